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
  test(`a reader of ${locale} loads less than 150 kB first, compressed, package and stories and all`, async (t) => {
    const { page } = await openDemo(t, browser, { options: { locale } });
    const loaded = await page.evaluate(() => {
      const [{ loadEventStart }] = performance.getEntriesByType('navigation');
      return performance
        .getEntriesByType('resource')
        .concat(performance.getEntriesByType('navigation'))
        .filter(({ responseStatus }) => responseStatus < 400)
        .map(({ name, startTime }) => ({
          path: new URL(name).pathname.slice(1) || 'index.html',
          isFirst: startTime < loadEventStart,
        }));
    });
    // A browser does not tell that it has loaded the icon.
    loaded.push({ path: 'icon.svg', isFirst: true });
    const files = loaded.filter(({ path }) => !path.startsWith('practice/'));
    const all = new Set(files.map(({ path }) => path));
    const first = new Set(files.filter(({ isFirst }) => isFirst).map(({ path }) => path));
    const sum = (paths) => [...paths].reduce((bytes, path) => bytes + bytesOf(path), 0);
    t.diagnostic(`${locale}: first ${sum(first)} bytes in ${first.size} files`);
    t.diagnostic(`${locale}: then all ${sum(all)} bytes in ${all.size} files`);
    assert.ok(sum(first) < 150_000, `${sum(first)} bytes`);
    assert.ok(sum(all) < 170_000, `${sum(all)} bytes`);
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
