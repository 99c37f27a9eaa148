// The demo page, used as a visitor would: by mouse, by keyboard, with a gateway of one's own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { startDemo } from '../../www/server/demo.js';
import { useBrowser } from '../support/browser.js';
import { ID, isWithdrawn, practice } from '../support/practice.js';

const browser = useBrowser();
const QUICK = { waitToCancelMs: 150, pendingCancelMs: 150 };

/** The demo, open in a browser, with its orders listed. */
async function demo(t, options) {
  const site = await startDemo({ port: 0, pace: QUICK, limits: false, ...options });
  t.after(() => site.close());
  const opened = await browser.open(t, site.url);
  await opened.page.locator('#orders tr').first().waitFor();
  return { ...site, ...opened };
}

const rowOf = (page, name) => page.locator('#orders tr', { hasText: name });
const cancelButton = (page, name) => rowOf(page, name).getByRole('button');
const inState = (page, name, words) =>
  rowOf(page, name)
    .locator('.state', { hasText: new RegExp(`^\\W?${words}$`) })
    .waitFor();
const outcome = (page, name) => page.locator(`#cancels li:first-child [data-outcome="${name}"]`);

/** Everything that the page shows or holds in its document. */
async function allText(page) {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll('input')].map(({ value }) => value);
    return [document.documentElement.outerHTML, document.body.innerText, ...values].join('\n');
  });
}

async function assertNoSecret(page) {
  const text = await allText(page);
  const { appSecret, accessToken, appKey } = PRACTICE_ACCOUNT;
  for (const hidden of [appSecret, accessToken, appKey, PRACTICE_OAUTH.accessToken]) {
    assert.ok(!text.includes(hidden), hidden);
  }
}

test('a click cancels an order, and its row follows it to the end', async (t) => {
  const { page, gateway, troubles } = await demo(t);
  const [order] = gateway.book.list();
  await cancelButton(page, '700.HK').click();
  await outcome(page, 'accepted').waitFor();
  await inState(page, '700.HK', 'Cancelled');
  assert.equal(gateway.book.get(order.orderId).status, 'CanceledStatus');
  assert.equal(gateway.counts.byEndpoint['DELETE /v1/trade/order'], 1);
  assert.equal(await cancelButton(page, '700.HK').getAttribute('aria-disabled'), 'true');
  await assertNoSecret(page);
  assert.deepEqual(troubles, []);
});

test('the keyboard alone cancels an order, and the focus stays', async (t) => {
  const { page, gateway } = await demo(t);
  await page.keyboard.press('Tab'); // Start over
  await page.keyboard.press('Tab'); // the first order
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.match(await focused(), /700\.HK/);
  await page.keyboard.press('Enter');
  await outcome(page, 'accepted').waitFor();
  assert.match(await focused(), /700\.HK/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await inState(page, 'AAPL.US', 'Cancelled, part was filled');
  assert.equal(gateway.counts.byEndpoint['DELETE /v1/trade/order'], 2);
});

test('what was sent and what came back is shown, with secrets masked', async (t) => {
  const { page, gateway } = await demo(t);
  await cancelButton(page, '700.HK').click();
  await outcome(page, 'accepted').waitFor();
  const text = await page.locator('#cancels li').first().innerText();
  const call = gateway.calls.find(({ method }) => method === 'DELETE');
  assert.ok(
    text.includes(`DELETE ${new URL(page.url()).origin}/v1/trade/order?order_id=${call.orderId}`),
  );
  for (const shown of [
    'x-timestamp',
    call.headers['x-timestamp'],
    'x-api-signature',
    'authorization',
  ]) {
    assert.ok(text.includes(shown), shown);
  }
  assert.ok(text.includes(call.traceId));
  assert.match(text, /Status\s+200/);
  assert.match(text, /Took\s+[\d.]+ ms/);
  assert.match(text, /••••••/);
  const signature = call.headers['x-api-signature'].split('Signature=')[1];
  assert.ok(!text.includes(signature));
  await assertNoSecret(page);
});

test('an order that fills first says so, for all that its cancel was accepted', async (t) => {
  const { page } = await demo(t);
  await cancelButton(page, '9988.HK').click();
  await outcome(page, 'accepted').waitFor();
  await inState(page, '9988.HK', 'Filled');
});

test('an order that the exchange will not let go says so', async (t) => {
  const { page } = await demo(t);
  await cancelButton(page, 'D05.SG').click();
  await outcome(page, 'accepted').waitFor();
  await inState(page, 'D05.SG', 'Rejected by the exchange');
});

test('a rejected and an unknown outcome are told apart, and each says what to do', async (t) => {
  const { page, gateway } = await demo(t);
  gateway.fault({ kind: 'status', status: 400, match: { method: 'DELETE' } });
  await cancelButton(page, '700.HK').click();
  await outcome(page, 'rejected').waitFor();
  const rejected = await page.locator('#cancels li').first().innerText();
  assert.match(rejected, /Rejected[\s\S]*The order is as it was/);
  assert.match(rejected, /HTTP status\s+400/);
  gateway.fault({ kind: 'html', status: 200, where: 'after', match: { method: 'DELETE' } });
  await cancelButton(page, 'TSLA.US').click();
  await outcome(page, 'unknown').waitFor();
  const unknown = await page.locator('#cancels li').first().innerText();
  assert.match(unknown, /Unknown: check the order/);
  assert.doesNotMatch(unknown, /as it was/);
  // In truth it took effect, and the list shows that.
  await inState(page, 'TSLA.US', 'Cancelled');
  await assertNoSecret(page);
});

test('outcomes and changes of state are announced to a screen reader', async (t) => {
  const { page } = await demo(t);
  const said = [];
  await page.exposeFunction('heard', (text) => said.push(text));
  await page.evaluate(() => {
    const region = document.querySelector('[aria-live]');
    const observer = new MutationObserver(() => window.heard(region.textContent));
    observer.observe(region, { childList: true, subtree: true, characterData: true });
  });
  await cancelButton(page, '700.HK').click();
  await inState(page, '700.HK', 'Cancelled');
  await page.waitForFunction(() => true);
  const all = said.join('\n');
  assert.match(all, /Accepted/);
  assert.match(all, /700\.HK Tencent: Cancelled/);
});

test('each retry is an exchange of its own', async (t) => {
  const { page, gateway } = await demo(t);
  await page.evaluate('Math.random = () => 0');
  gateway.fault({ kind: 'status', status: 503, match: { method: 'DELETE' } });
  await cancelButton(page, '700.HK').click();
  await outcome(page, 'accepted').waitFor();
  const summaries = await page.locator('#cancels li:first-child summary').allInnerTexts();
  assert.deepEqual(summaries, ['Exchange 1 of 2: 503', 'Exchange 2 of 2: 200']);
});

test('a second click while the first is under way sends nothing more', async (t) => {
  const { page, gateway } = await demo(t);
  gateway.fault({ kind: 'delay', delayMs: 400, match: { method: 'DELETE' } });
  await cancelButton(page, '700.HK').click();
  await cancelButton(page, '700.HK').click({ force: true });
  await outcome(page, 'accepted').waitFor();
  assert.equal(gateway.counts.byEndpoint['DELETE /v1/trade/order'], 1);
});

test('“Start over” opens the orders again', async (t) => {
  const { page } = await demo(t);
  await cancelButton(page, '700.HK').click();
  await inState(page, '700.HK', 'Cancelled');
  await page.locator('#start-over').click();
  await inState(page, '700.HK', 'Open');
  assert.equal(await cancelButton(page, '700.HK').getAttribute('aria-disabled'), 'false');
});

/** Fills in the form for a gateway of one's own. */
async function connect(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`#connect [name=${name}]`).fill(value);
  }
  await page.getByRole('button', { name: 'Use this gateway' }).click();
}

const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;

test('a gateway of one’s own is used with the keys typed in, and they are not kept', async (t) => {
  const { gateway } = await practice(t);
  const { page, context, troubles } = await demo(t);
  await connect(page, { appKey, appSecret, accessToken, httpUrl: gateway.url });
  await page.locator('#own').waitFor();
  assert.match(await page.locator('#connected').innerText(), /Paper trading is on/);
  await page.locator('#own [name=orderId]').fill(` ${ID} `);
  await page.getByRole('button', { name: 'Cancel this order' }).click();
  await outcome(page, 'accepted').waitFor();
  assert.ok(isWithdrawn(gateway));
  const call = gateway.calls.find(({ method }) => method === 'DELETE');
  assert.equal(call.headers['x-papertrading'], 'true');
  const text = await allText(page);
  for (const hidden of [appSecret, accessToken]) assert.ok(!text.includes(hidden), hidden);
  const { cookies, origins } = await context.storageState();
  assert.deepEqual([cookies, origins], [[], []]);
  assert.deepEqual(troubles, []);
});

test('a gateway of one’s own by OAuth, for an attached order', async (t) => {
  const { gateway } = await practice(t, { orders: [{ orderId: '7', attached: true }] });
  const { page } = await demo(t);
  await page.getByLabel('OAuth token').check();
  await connect(page, { ...oauthFields(), httpUrl: gateway.url });
  await page.locator('#own [name=orderId]').fill('7');
  await page.getByLabel(/attached/).check();
  await page.getByRole('button', { name: 'Cancel this order' }).click();
  await outcome(page, 'accepted').waitFor();
  assert.ok(isWithdrawn(gateway, '7'));
});

test('what is typed wrong is named, and nothing is sent', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await demo(t);
  await connect(page, { appKey, appSecret, accessToken, httpUrl: 'http://openapi.example' });
  await page.locator('#connect-failure', { hasText: 'httpUrl' }).waitFor();
  await connect(page, { appKey, appSecret, accessToken, httpUrl: gateway.url });
  await page.locator('#own [name=orderId]').fill('12a');
  await page.getByRole('button', { name: 'Cancel this order' }).click();
  await outcome(page, 'not-sent').waitFor();
  assert.match(await page.locator('#cancels li').first().innerText(), /InvalidOrderId/);
  assert.equal(gateway.counts.requests, 0);
});

test('keys that are wrong are rejected by the gateway, in words', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await demo(t);
  await connect(page, { appKey, appSecret: 'wrong', accessToken, httpUrl: gateway.url });
  await page.locator('#own [name=orderId]').fill(ID);
  await page.getByRole('button', { name: 'Cancel this order' }).click();
  await outcome(page, 'rejected').waitFor();
  assert.match(await page.locator('#cancels li').first().innerText(), /check appSecret/);
});

test('“Forget the keys” forgets them', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await demo(t);
  await connect(page, { appKey, appSecret, accessToken, httpUrl: gateway.url });
  await page.locator('#forget').click();
  await page.locator('#connect').waitFor();
  assert.ok(await page.locator('#own').isHidden());
  for (const name of ['appSecret', 'accessToken']) {
    assert.equal(await page.locator(`#connect [name=${name}]`).inputValue(), '');
  }
});

function oauthFields() {
  return { clientId: PRACTICE_OAUTH.clientId, accessToken: PRACTICE_OAUTH.accessToken };
}
