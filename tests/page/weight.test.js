// The page's weight.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { useBrowser } from '../support/browser.js';
import { openDemo } from './demo-page.js';

const browser = useBrowser();
const WWW = new URL('../../www/', import.meta.url);
const OWN_FOLDERS =
  /^(client|table|log|pictures|faults|custom-gateway|interrupted|request-view|snippets|styles)\b/;

const bytesOf = (path) => brotliCompressSync(readFileSync(new URL(path, WWW))).length;

for (const locale of ['en', 'zh-CN', 'zh-HK']) {
  test(`a reader of ${locale} loads less than 150 kB, compressed, package and all`, async (t) => {
    const { page } = await openDemo(t, browser, { options: { locale } });
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .concat(performance.getEntriesByType('navigation'))
        .filter(({ responseStatus }) => responseStatus < 400)
        .map(({ name }) => new URL(name).pathname.slice(1) || 'index.html'),
    );
    // A browser does not tell that it has loaded the icon.
    const all = new Set([...loaded, 'icon.svg'].filter((path) => !path.startsWith('practice/')));
    const bytes = [...all].reduce((sum, path) => sum + bytesOf(path), 0);
    t.diagnostic(`${locale}: ${bytes} bytes in ${all.size} files`);
    assert.ok(bytes < 150_000, `${bytes} bytes`);
    // Nothing of the trading page is left for later.
    const own = readdirSync(WWW, { recursive: true }).filter(
      (path) => OWN_FOLDERS.test(path) && statSync(new URL(path, WWW)).isFile(),
    );
    assert.deepEqual(
      own.filter((path) => !all.has(path)),
      [],
    );
  });
}
