// The page's weight.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import test from 'node:test';
import { useBrowser } from '../support/browser.js';
import { openDemo } from './demo-page.js';

const browser = useBrowser();

for (const locale of ['en', 'zh-CN', 'zh-HK']) {
  test(`a reader of ${locale} loads less than 60 kB besides the package`, async (t) => {
    const { page } = await openDemo(t, browser, { options: { locale } });
    const files = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .concat(performance.getEntriesByType('navigation'))
        .map(({ name, decodedBodySize }) => [new URL(name).pathname, decodedBodySize]),
    );
    const own = new Map(files.filter(([path]) => !/^\/(pkg|practice)\//.test(path)));
    own.set('/icon.svg', statSync(new URL('../../www/icon.svg', import.meta.url)).size);
    const bytes = [...own.values()].reduce((sum, size) => sum + size, 0);
    t.diagnostic(`${locale}: ${bytes} bytes in ${own.size} files`);
    assert.ok(own.has('/') && own.has('/app.js') && own.has(`/words/${locale}.js`));
    assert.ok(bytes < 60_000, `${bytes} bytes`);
  });
}
