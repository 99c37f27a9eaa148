// The pages of examples/ in Chromium, installed from the packed packages: what each tells the trader is
// what the practice gateway's book says.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { before, test } from 'node:test';
import { useBrowser } from '../support/browser.js';
import { bundle, makeExample, packBoth } from './examples.js';

const browser = useBrowser();
let tarballs;
before(() => (tarballs = packBoth()));

const TYPES = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves an example's folder as any static host does. */
async function open(t, project) {
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url;
    const body = await readFile(join(project.folder, path)).catch(() => undefined);
    const type = TYPES[extname(path)] ?? 'text/plain';
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return browser.open(t, `http://127.0.0.1:${server.address().port}/`);
}

test('plain-page: it tells every outcome', async (t) => {
  const project = await makeExample(t, 'plain-page', tarballs);
  const { gateway } = project;
  const { page, troubles } = await open(t, project);
  const { appKey, appSecret, accessToken } = gateway.account;
  const said = async ({ plan, id = '1', secret = appSecret } = {}) => {
    gateway.reset();
    gateway.seed({ orderId: '1', quantity: '100', plan });
    const fields = { httpUrl: gateway.url, appKey, appSecret: secret, accessToken, orderId: id };
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
    await page.evaluate(() => (document.querySelector('output').value = ''));
    await page.click('button');
    await page.waitForFunction(() => document.querySelector('output').value !== '');
    return page.textContent('output');
  };
  assert.match(await said(), /^Cancelled: 0 of 100 had been filled/);
  assert.match(await said({ plan: { executed: '40' } }), /^Cancelled: 40 of 100 had been filled/);
  assert.match(await said({ plan: { fillsFirst: true } }), /^Too late: it had ended otherwise/);
  assert.match(await said({ id: 'none' }), /^Nothing was sent/);
  assert.match(await said({ secret: 'another' }), /^Refused: this cancel changed nothing/);
  assert.match(await said({ secret: '' }), /^Nothing was sent.* appSecret: is empty/);
  assert.deepEqual(troubles, []);
});

test('plain-page: where nobody answers, it does not say that the order is open', async (t) => {
  const project = await makeExample(t, 'plain-page', tarballs, { orders: [{ orderId: '1' }] });
  const { gateway } = project;
  const { page } = await open(t, project);
  // A minute is over at once.
  await page.clock.install();
  const fields = { httpUrl: gateway.url, orderId: '1', ...gateway.account };
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value);
  gateway.arm('reset@after:forever');
  await page.click('button');
  while (!(await page.textContent('output'))) await page.clock.runFor(1_000);
  assert.match(await page.textContent('output'), /^Unknown: it may be open, or cancelled/);
  assert.notEqual(gateway.book('1').status, 'NewStatus');
});

test('react-button: each order is told apart, and a press too many is not possible', async (t) => {
  const project = await makeExample(t, 'react-button', tarballs);
  await bundle(project, 'main.jsx');
  const { page, troubles } = await open(t, project);
  const rows = { 1: 'Cancelled', 2: 'Cancelled; 40 had been filled', 3: 'Too late: Filled' };
  for (const [id, text] of Object.entries(rows)) {
    const row = page.locator('p', { has: page.locator(`output[title="${id}"]`) });
    await row.locator('button').click();
    await row.locator('output', { hasText: new RegExp(`^${text}$`) }).waitFor();
    assert.ok(await row.locator('button').isDisabled());
  }
  const statuses = await page.evaluate(() => globalThis.gateway.book().map(({ status }) => status));
  assert.deepEqual(statuses, ['CanceledStatus', 'PartialWithdrawal', 'FilledStatus']);
  assert.deepEqual(troubles, []);
});

test('react-button: while nothing answers it cannot be pressed again', async (t) => {
  const project = await makeExample(t, 'react-button', tarballs);
  await bundle(project, 'main.jsx');
  const { page } = await open(t, project);
  const row = page.locator('p', { has: page.locator('output[title="1"]') });
  await page.evaluate(() => {
    globalThis.gateway.arm('delay=300', { method: 'DELETE' });
    globalThis.gateway.arm('reset@after', { method: 'DELETE' });
    const output = document.querySelector('output[title="1"]');
    const button = output.parentElement.querySelector('button');
    globalThis.shown = [];
    const note = () => globalThis.shown.push([output.textContent, button.disabled]);
    new MutationObserver(note).observe(output, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await row.locator('button').click();
  await row.locator('output', { hasText: /^Cancelled$/ }).waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.shown), [
    ['Cancelling…', true],
    ['Cancelled', true],
  ]);
});
