// Each outcome in milliseconds, against a gateway in the same process: node --test

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Config, TradeContext } from 'longport-cancel-order';
import { createGateway, virtualClock } from 'longport-practice';
import { cancelText } from './cancel-text.js';

let clock;
let gateway;

beforeEach(() => {
  clock = virtualClock();
  gateway = createGateway();
});
afterEach(() => clock.restore());

/** What the code under test says of an order with this plan. */
function said(plan, { appSecret = gateway.account.appSecret } = {}) {
  gateway.seed({ orderId: '1', quantity: '100', plan });
  const { appKey, accessToken } = gateway.account;
  const { fetch, url: httpUrl } = gateway;
  const config = Config.fromApikey(appKey, appSecret, accessToken, { fetch, httpUrl });
  return clock.run(cancelText(new TradeContext(config), '1'));
}

test('it is cancelled', async () => {
  assert.equal(await said({}), 'Cancelled.');
  assert.equal(gateway.book('1').status, 'CanceledStatus');
});

test('part of it was filled before', async () => {
  assert.equal(await said({ executed: '40' }), 'Cancelled; 40 had been filled.');
});

test('it was filled although its cancel was accepted', async () => {
  assert.equal(await said({ fillsFirst: true }), 'Too late: Filled.');
});

test('the answer to an accepted cancel is lost: it is cancelled, and we know it', async () => {
  gateway.arm('reset@after', { method: 'DELETE' });
  assert.equal(await said({}), 'Cancelled.');
});

test('nothing answers: whatever we say, it is not that it is open', async () => {
  gateway.arm('hang@after:forever');
  assert.match(await said({}), /may be open, or cancelled/);
  assert.notEqual(gateway.book('1').status, 'NewStatus');
});

test('the secret is wrong', async () => {
  assert.equal(await said({}, { appSecret: 'another' }), 'This cancel changed nothing.');
  assert.equal(gateway.book('1').status, 'NewStatus');
});
