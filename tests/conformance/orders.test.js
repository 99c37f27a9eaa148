// The practice gateway speaks the broker's protocol: the official SDK submits, reads and cancels
// orders on it and finds nothing amiss; and what either client does, the other sees.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { startGateway } from './gateway.js';
import { Config, TradeContext } from '../support/installed-package.js';
import { official, officially } from './official.js';

const ORDER = { symbol: '700.HK', quantity: '200', price: '381.2' };
const PACE = { waitToCancelMs: 0, pendingCancelMs: 0 };

/** A gateway where a cancel takes no time, and the official SDK's configuration for it. */
async function practice(t, account = PRACTICE_ACCOUNT) {
  const gateway = await startGateway({ limits: false, pace: PACE });
  t.after(() => gateway.close());
  return { gateway, config: { ...account, httpUrl: gateway.url } };
}

function ours({ httpUrl, appKey, appSecret, accessToken }) {
  return new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, { httpUrl }));
}

/** An order without its times; look-ups.test.js has all of it. */
function lasting({ submittedAt, updatedAt, history, attachedOrders, ...order }) {
  return order;
}

for (const account of [PRACTICE_ACCOUNT, PRACTICE_OAUTH]) {
  const how = account.clientId ? 'by OAuth' : 'with an API key';
  test(`the official SDK submits, reads and cancels an order ${how}`, async (t) => {
    const { gateway, config } = await practice(t, account);
    const id = await officially(config, 'submit', ORDER);
    const [detail, today, cancelled, after] = await official(config, [
      ['detail', { order_id: id }],
      ['today', {}],
      ['cancel', { order_id: id }],
      // Asked another way, since the SDK writes whole seconds: the same call would be a duplicate.
      ['today', { order_id: id }],
    ]);
    const order = { orderId: id, ...ORDER, executedQuantity: '0', timeInForce: 'Day' };
    assert.deepEqual(lasting(detail.ok), { ...order, status: 'New' });
    assert.deepEqual(today.ok.map(lasting), [{ ...order, status: 'New' }]);
    assert.deepEqual(cancelled, { ok: null });
    assert.deepEqual(after.ok.map(lasting), [{ ...order, status: 'Canceled' }]);
    assert.deepEqual([gateway.counts.accepted, gateway.counts.refused], [5, {}]);
  });
}

test('this package cancels what the official SDK submitted, and the SDK sees it', async (t) => {
  const { config } = await practice(t);
  const id = await officially(config, 'submit', ORDER);
  assert.equal((await ours(config).cancelOrder(id)).orderId, id);
  assert.equal((await officially(config, 'detail', { order_id: id })).status, 'Canceled');
});

test('both are refused an order that is no longer open, with the same code', async (t) => {
  const { config } = await practice(t);
  const id = await officially(config, 'submit', ORDER);
  await ours(config).cancelOrder(id);
  const [theirs] = await official(config, [['cancel', { order_id: id }]]);
  const error = await ours(config)
    .cancelOrder(id, { settleTimeoutMs: 0 })
    .catch((reason) => reason);
  assert.equal(theirs.code, 601011);
  assert.deepEqual([error.code, error.outcome], [theirs.code, 'rejected']);
});

test('this package looks up what became of it, and resolves: the SDK had cancelled it', async (t) => {
  const { config } = await practice(t);
  const id = await officially(config, 'submit', ORDER);
  await officially(config, 'cancel', { order_id: id });
  const receipt = await ours(config).cancelOrder(id);
  assert.deepEqual([receipt.confirmedBy, receipt.order.status], ['status', 'Canceled']);
});
