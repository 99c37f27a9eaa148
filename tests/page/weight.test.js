// The page's weight.

import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import test from 'node:test';
import { useBrowser } from '../support/browser.js';
import { openDemo } from './demo-page.js';

const browser = useBrowser();
const WWW = new URL('../../www/', import.meta.url);
const NOT_THE_PAGE =
  /^(bin|gateway|lib|server|screenshots|vendor|LICENSE-\w+|README\.md|package\.json)\b/;

/** What a page loads besides: the package, and its list of orders. */
const OF_THE_PACKAGE = /^(pkg|practice|vendor\/longport-cancel-order)\//;

/** Path -> bytes, of all files of the page. */
const FILES = new Map(
  readdirSync(WWW, { recursive: true })
    .filter((path) => !NOT_THE_PAGE.test(path))
    .map((path) => [path, statSync(new URL(path, WWW))])
    .filter(([, file]) => file.isFile())
    .map(([path, { size }]) => [path, size]),
);

for (const locale of ['en', 'zh-CN', 'zh-HK']) {
  test(`a reader of ${locale} loads less than 62 kB besides the package`, async (t) => {
    const { page } = await openDemo(t, browser, { options: { locale } });
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .concat(performance.getEntriesByType('navigation'))
        .map(({ name }) => new URL(name).pathname.slice(1) || 'index.html'),
    );
    // A browser does not tell that it has loaded the icon.
    const own = new Set([...loaded, 'icon.svg'].filter((path) => !OF_THE_PACKAGE.test(path)));
    const bytes = [...own].reduce((sum, path) => sum + FILES.get(path), 0);
    t.diagnostic(`${locale}: ${bytes} bytes in ${own.size} files`);
    assert.ok(bytes < 62_000, `${bytes} bytes`);
    // Nothing is left for later but the words of the other languages.
    const later = [...FILES.keys()].filter((path) => !own.has(path));
    assert.deepEqual(
      later.filter((path) => !/^words\/(en|zh-CN|zh-HK)\.js$/.test(path)),
      [],
    );
    assert.equal(later.length, 2);
  });
}
