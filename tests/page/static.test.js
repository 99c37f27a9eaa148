// The page's folder on a static host, under any path: complete as it lies there, and a second visit
// needs no network.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { useBrowser } from '../support/browser.js';
import { serveFolder } from '../support/static-folder.js';
import { offlineFiles } from '../../xtask/offline.js';
import { PAGE_GATEWAY, pageGateway } from '../../xtask/page-gateway.js';

const browser = useBrowser();

test('the list of files to keep is the list of files that there are', () => {
  const list = readFileSync(new URL('../../www/offline-files.js', import.meta.url), 'utf8');
  assert.equal(list, offlineFiles(), 'run `node xtask/offline.js` and commit the result');
});

test("the page's gateway is made of the gateway that there is", async () => {
  const advice = 'run `node xtask/page-gateway.js` and commit the result';
  assert.equal(readFileSync(PAGE_GATEWAY, 'utf8'), await pageGateway(), advice);
});

test('no request leaves the folder, and none goes wrong', async (t) => {
  const { url, requests } = await serveFolder(t);
  const { page, troubles } = await browser.open(t, `${url}stories/`);
  const failed = [];
  page.on('response', (response) => response.ok() || failed.push(response.url()));
  await kept(page);
  assert.deepEqual(failed, []);
  assert.deepEqual(troubles, []);
  assert.ok(requests.length > 20);
  assert.deepEqual(
    requests.filter((path) => !path.startsWith('/some/path/')),
    ['/favicon.ico'].filter((path) => requests.includes(path)),
  );
});

test('a second visit plays each story without a network, from any page', async (t) => {
  const { url, close } = await serveFolder(t);
  const { page, context } = await browser.open(t, `${url}stories/`);
  await kept(page);
  await page.close();
  await close();
  const next = await context.newPage();
  for (const story of ['lost-answer', 'silent-gateway', 'too-many-requests']) {
    await next.goto(`${url}stories/?story=${story}`);
    await next.locator('.verdict[data-verdict="knows"]').waitFor({ timeout: 40_000 });
  }
});

test('a second visit to the trading page cancels without a network', async (t) => {
  const { url, close } = await serveFolder(t);
  const { page } = await browser.open(t, url);
  await kept(page);
  await close();
  await page.reload();
  const row = page.locator('#orders tr', { hasText: 'TSLA.US' });
  await row.locator('.cancel').click();
  await row.getByText('Cancelled').first().waitFor();
});

test('a new version is taken with a network, and kept for later', async (t) => {
  const { url, close, replace } = await serveFolder(t);
  const { page } = await browser.open(t, `${url}stories/`);
  await kept(page);
  replace('stories/index.html', (text) => text.replace('</h1>', ' anew</h1>'));
  replace('stories/locales/en.js', (text) => text.replace("'Play again'", "'Play anew'"));
  replace('lib/virtual-clock.js', (text) => `// anew\n${text}`);
  await page.reload();
  await page.getByRole('heading', { name: 'anew' }).waitFor();
  await page.getByRole('button', { name: 'Play anew' }).waitFor();
  // A file of the new version that this page did not ask for.
  await page.waitForFunction(async () => {
    const file = await caches.match(new URL('../lib/virtual-clock.js', location.href).href);
    return (await file.text()).startsWith('// anew');
  });
  await close();
  await page.reload();
  await page.getByRole('button', { name: 'Play anew' }).waitFor();
});

/** Waits until the files are kept. */
function kept(page) {
  return page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state));
}
