// A gateway of the visitor's own, on another origin: typed keys, the notice, paper trading, the
// outcomes, and what becomes of the keys.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH, startGateway } from '../../www/gateway/index.js';
import { useBrowser } from '../support/browser.js';
import { openDemo, textOf } from './demo-page.js';

const browser = useBrowser();
const ID = '709043056541253999';

async function ownGateway(t, options) {
  const own = await startGateway({ limits: false, orders: [{ orderId: ID }], ...options });
  t.after(() => own.close());
  return own;
}

async function connect(page, url, { how = 'apiKey', paper = true } = {}) {
  await page.selectOption('[name=how]', how);
  if (how === 'apiKey') {
    await page.fill('[name=appKey]', PRACTICE_ACCOUNT.appKey);
    await page.fill('[name=appSecret]', PRACTICE_ACCOUNT.appSecret);
    await page.fill('[name=accessToken]', PRACTICE_ACCOUNT.accessToken);
  } else {
    await page.fill('[name=clientId]', PRACTICE_OAUTH.clientId);
    await page.fill('[name=accessToken]', PRACTICE_OAUTH.accessToken);
  }
  await page.fill('[name=httpUrl]', url);
  await page.locator('[name=paper]').setChecked(paper);
  await page.click('#connect button');
}

async function press(page, orderId) {
  await page.fill('[name=orderId]', orderId);
  await page.click('#own .bar .danger');
}

async function cancel(page, orderId) {
  await press(page, orderId);
  await page.click('#confirm-yes');
}

const stands = (page, outcome) =>
  page.locator(`#cancels li:first-child summary [data-outcome="${outcome}"]`).waitFor();

for (const how of ['apiKey', 'oauth']) {
  test(`by ${how}: each cancel that leaves the practice gateway is confirmed`, async (t) => {
    const own = await ownGateway(t);
    const { page, troubles } = await openDemo(t, browser);
    await connect(page, own.url, { how });
    assert.match(await textOf(page, '#connected'), /Paper trading is on/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'connected');
    await press(page, ID);
    assert.match(await textOf(page, '#confirm-words'), new RegExp(`${ID} goes to ${own.url}`));
    assert.equal(own.counts.requests, 0);
    await page.keyboard.press('Escape');
    await cancel(page, ID);
    await stands(page, 'cancelled');
    await press(page, ID);
    assert.match(await textOf(page, '#confirm-words'), new RegExp(`${ID} goes to ${own.url}`));
    await page.click('#confirm-yes');
    await page.locator('#cancels > li').nth(1).waitFor();
    await stands(page, 'cancelled');
    // One that reaches a gateway of one's own never looks like practice.
    assert.match(await textOf(page, '#cancels li:first-child .where'), /Your gateway, paper/);
    assert.equal(own.calls[0].headers['x-papertrading'], 'true');
    assert.equal(own.calls.filter(({ method }) => method === 'DELETE').length, 2);
    assert.deepEqual(troubles, []);
  });
}

test('paper trading off is said, in the form and in the notice', async (t) => {
  const own = await ownGateway(t);
  const { page } = await openDemo(t, browser);
  assert.equal(await page.isChecked('[name=paper]'), true);
  await connect(page, own.url, { paper: false });
  assert.match(await textOf(page, '#connected'), /cancels are for real/);
  assert.match(await textOf(page, '#own .danger'), /REAL/);
  await press(page, ID);
  assert.match(await textOf(page, '#confirm-words'), /cancels are for real/);
  await page.click('#confirm-yes');
  await stands(page, 'accepted');
  assert.equal(own.calls[0].headers['x-papertrading'], undefined);
});

test('each outcome: not sent, rejected where certain, unknown with the advice to look the order up', async (t) => {
  const own = await ownGateway(t);
  const { page } = await openDemo(t, browser);
  await connect(page, own.url);
  await cancel(page, '007');
  await stands(page, 'not-sent');
  own.fault({ kind: 'status', status: 403 });
  await cancel(page, ID);
  await stands(page, 'rejected');
  const says = () => textOf(page, '#cancels li:first-child .body');
  await cancel(page, '12345'); // no such order: also the answer to a second copy
  await stands(page, 'unknown');
  assert.match(
    await says(),
    /Check its status before you act on it\..* last answer was code 602001\. But/,
  );
  own.fault({ kind: 'html', status: 502, times: 'forever' });
  await cancel(page, '12346');
  await page.locator('#cancels > li:first-child', { hasText: '12346' }).waitFor();
  await stands(page, 'unknown');
  assert.match(await says(), /Check its status before you act on it/);
});

test('an order that is over is looked up: filled, or cancelled by somebody else', async (t) => {
  const over = (orderId, endsBeforeCancel) => ({ orderId, plan: { endsBeforeCancel } });
  const own = await ownGateway(t, {
    orders: [over(ID, 'FilledStatus'), over('7', 'CanceledStatus')],
  });
  const { page } = await openDemo(t, browser);
  await connect(page, own.url);
  const says = () => textOf(page, '#cancels li:first-child .body');
  await cancel(page, ID);
  await stands(page, 'filled');
  assert.match(await says(), /Its status, read at [\d:]+: Filled\./);
  await cancel(page, '7');
  await stands(page, 'cancelled');
  assert.match(await says(), /Its status, read at [\d:]+: Cancelled\./);
});

test('the keys leave the form at once, and are forgotten on demand', async (t) => {
  const own = await ownGateway(t);
  const { page } = await openDemo(t, browser);
  await connect(page, own.url);
  const values = () =>
    page.locator('[type=password]').evaluateAll((fields) => fields.map(({ value }) => value));
  assert.deepEqual(await values(), []); // the form is gone, with what was in it
  await page.click('#forget');
  await page.locator('#connect').waitFor();
  assert.deepEqual(await values(), ['', '']);
  assert.equal(await page.locator('#own').count(), 0);
  await page.waitForFunction(() => document.activeElement.name === 'accessToken');
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]));
  assert.doesNotMatch(stored, /practice-/);
});

test('keys that cannot be right are told in the package’s words', async (t) => {
  const { page } = await openDemo(t, browser);
  await connect(page, 'http://gateway.example');
  assert.match(await textOf(page, '#connect-failure'), /http/);
  assert.equal(await page.locator('#own').isVisible(), false);
});

test('the formula stands in for the signature: the page keeps no key to compute it from', async (t) => {
  const own = await ownGateway(t);
  const { page } = await openDemo(t, browser);
  await connect(page, own.url);
  await cancel(page, ID);
  await stands(page, 'accepted');
  await page.click('#cancels ol summary');
  const steps = page.locator('pre', { hasText: 'hmac_sha256(app_secret, to_sign)' });
  await steps.waitFor();
  const full = own.calls[0].headers['x-api-signature'].split('Signature=')[1];
  const content = await page.content();
  for (const secret of [full, PRACTICE_ACCOUNT.appSecret, PRACTICE_ACCOUNT.accessToken]) {
    assert.ok(!content.includes(secret));
  }
});
