// What the page says where it cannot start.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startDemo } from '../../www/server/demo.js';
import { useBrowser } from '../support/browser.js';
import { textOf } from './demo-page.js';

const browser = useBrowser();

test('where the policy forbids WebAssembly, the page names the directive that is missing', async (t) => {
  const demo = await startDemo({ port: 0 });
  t.after(() => demo.close());
  const { page } = await browser.open(t, 'about:blank', { locale: 'en' });
  await page.route(`${demo.url}/`, async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': policy, ...headers } = response.headers();
    assert.match(policy, / 'wasm-unsafe-eval'/);
    const stricter = policy.replace(" 'wasm-unsafe-eval'", '');
    await route.fulfill({
      response,
      headers: { ...headers, 'content-security-policy': stricter },
    });
  });
  await page.goto(demo.url);
  await page.locator('#failure').waitFor();
  assert.match(await textOf(page, '#failure'), /could not start: .*'wasm-unsafe-eval'.*script-src/);
  // Nothing beside it says that orders are being read.
  assert.equal(await page.locator('main').count(), 0);
});
