// openOrders: what is still open, of today and of the 400 days before.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createGateway } from '../../www/gateway/core.js';
import { assertFields, failureInTime, rejectionOf } from '../support/failure.js';
import { ID, contextWithFetch, neverWhole, practice } from '../support/practice.js';

const DAY = 86_400_000;
const NOON = 1_800_014_400_000;
const TODAY = '/v1/trade/order/today';
const HISTORY = '/v1/trade/order/history';

const earlier = (days, more) => ({
  timeInForce: 'GTC',
  submittedAt: Date.now() - days * DAY,
  ...more,
});
const idsOf = (orders) => orders.map(({ orderId }) => orderId).sort();

test('an order is open whatever its status, unless that closes it', async (t) => {
  const open = `NotReported ReplacedNotReported ProtectedNotReported VarietiesNotReported WaitToNew
    NewStatus WaitToReplace PendingReplaceStatus ReplacedStatus PartialFilledStatus WaitToCancel
    PendingCancelStatus Halted`.split(/\s+/);
  const closed = ['FilledStatus', 'RejectedStatus', 'CanceledStatus', 'PartialWithdrawal'];
  const all = [...open, ...closed];
  const orders = all.map((startsAs, n) => ({ orderId: String(100 + n), plan: { startsAs } }));
  const { context } = await practice(t, { orders });
  const listed = await context().openOrders();
  assert.deepEqual(idsOf(listed), idsOf(orders.slice(0, open.length)));
  const names = new Set(listed.map(({ status }) => status));
  assert.ok(names.has('Halted') && names.has('New') && names.has('PendingCancel'));
});

test('orders of earlier days are listed for 400 days, dormant ones too', async (t) => {
  const orders = [
    { orderId: '1' },
    { orderId: '2', ...earlier(1) },
    { orderId: '3', ...earlier(399) },
    { orderId: '4', ...earlier(10, { plan: { dormantFromMs: DAY } }) },
    { orderId: '5', ...earlier(10, { plan: { fillsAfterMs: DAY } }) },
  ];
  const { gateway, context } = await practice(t, { orders });
  const listed = await context().openOrders();
  assert.deepEqual(idsOf(listed), ['1', '2', '3', '4']);
  const dormant = listed.find(({ orderId }) => orderId === '4');
  assert.deepEqual([dormant.status, dormant.timeInForce], ['Expired', 'GoodTilCanceled']);
  assert.deepEqual(
    gateway.calls.map(({ path }) => path),
    [TODAY, HISTORY],
  );
  assert.equal(gateway.calls[0].query, '');
});

test('orders have the official SDK’s names, as details have', async (t) => {
  const orders = [{ orderId: ID, attachedOrders: [{ orderId: '7' }] }];
  const { context } = await practice(t, { orders });
  const [order] = await context().openOrders();
  const { history, chargeDetail, attachedOrders, ...detail } = await context().orderDetail(ID);
  for (const name of Object.keys(order)) {
    if (name !== 'attachedOrders') assert.deepEqual(order[name], detail[name], name);
  }
  assert.deepEqual(order.attachedOrders, attachedOrders);
  assert.ok(history.length > 0 && chargeDetail);
});

test('a filter goes to both lists, as it is', async (t) => {
  const { gateway, context } = await practice(t);
  await context().openOrders({ symbol: '700.HK', side: 'Buy', market: 'HK' });
  for (const { query } of gateway.calls) {
    const sent = new URLSearchParams(query);
    const filter = ['symbol', 'side', 'market'].map((name) => sent.get(name));
    assert.deepEqual(filter, ['700.HK', 'Buy', 'HK']);
  }
});

test('nothing is open: an empty list', async (t) => {
  const { context } = await practice(t, { orders: [] });
  assert.deepEqual(await context().openOrders(), []);
  assert.deepEqual(await context().openOrders({}), []);
  assert.deepEqual(await context().openOrders(undefined, { timeoutMs: 5000 }), []);
});

test('an order that is in both lists is told once, as the later one has it', async () => {
  const orders = [{ orderId: ID, timeInForce: 'GTC', submittedAt: NOON }];
  const fills = { orderId: '7', timeInForce: 'GTC', submittedAt: NOON };
  const options = { limits: false, now: () => NOON, midnight: NOON + 1000 };
  const gateway = createGateway({ ...options, orders: [...orders, fills] });
  const fetch = (url, init) => {
    if (url.includes(HISTORY)) {
      gateway.advance(2000);
      gateway.book.fill('7');
    }
    return gateway.fetch(url, init);
  };
  const listed = await contextWithFetch(fetch, { httpUrl: gateway.url }).openOrders();
  gateway.close();
  // The filled one is in no list of open orders any more, and today's said that it was open.
  assert.deepEqual(idsOf(listed), ['7', ID]);
});

test('1,001 orders of earlier days: ranges are halved, and each order is told once', async (t) => {
  const start = Date.now() - 300 * DAY;
  const orders = Array.from({ length: 1001 }, (_, n) => ({
    orderId: String(1000 + n),
    timeInForce: 'GTC',
    submittedAt: start + n * 20_000_000,
  }));
  const { gateway, context } = await practice(t, { orders });
  const listed = await context().openOrders();
  assert.deepEqual(idsOf(listed), idsOf(orders));
  assert.equal(gateway.counts.byEndpoint[`GET ${HISTORY}`], 3);
});

test('a second that a list has no room for: ListTooLong, which says how to narrow it', async (t) => {
  const { gateway } = await practice(t, { orders: [{ orderId: ID, ...earlier(3) }] });
  const ctx = contextWithFetch(neverWhole, { httpUrl: gateway.url });
  const error = await failureInTime(ctx.openOrders());
  assertFields(error, { kind: 'ListTooLong', outcome: undefined });
  assert.match(error.message, /1,000 orders at most; narrow it by symbol, side or market/);
});

test('either list that fails rejects, with no outcome, and says that it was a list', async (t) => {
  for (const path of [TODAY, HISTORY]) {
    const { gateway, context } = await practice(t);
    gateway.fault({ kind: 'html', match: { path }, times: 'forever' });
    const error = await failureInTime(context({ maxRetries: 0 }).openOrders());
    assertFields(error, { kind: 'Internal', httpStatus: 502, outcome: undefined, attempts: 1 });
    assert.match(error.message, /^the list of orders: /);
    assert.equal(error.orderId, undefined);
  }
});

test('a list that cannot be understood is no list', async () => {
  for (const [data, message] of [
    [{}, /orders/],
    [{ orders: {} }, /orders/],
    [{ orders: [{ order_id: '7' }] }, /status|symbol|quantity/],
    [{ orders: [null] }, /orders/],
    [[], /data/],
    [{ orders: [], has_more: 'no' }, /has_more/],
  ]) {
    const ctx = contextWithFetch(() => Response.json({ code: 0, data }));
    const error = await failureInTime(ctx.openOrders());
    assertFields(error, { kind: 'BadResponse', outcome: undefined }, JSON.stringify(data));
    assert.match(error.message, message);
  }
});

test('timeoutMs and signal end it', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'hang', match: { path: HISTORY }, times: 'forever' });
  const late = await failureInTime(context().openOrders({}, { timeoutMs: 100 }));
  assertFields(late, { kind: 'Timeout', outcome: undefined });
  const signal = AbortSignal.timeout(100);
  const aborted = await failureInTime(context().openOrders({}, { signal }));
  assertFields(aborted, { kind: 'Aborted', outcome: undefined, cause: signal.reason });
});

/** Each: a filter and options that cannot be used, and what the message says. */
const UNUSABLE = [
  [{ status: 'New' }, undefined, /^status: is not an option of filter; expected one of symbol/],
  [{ symbol: undefined }, undefined, /^symbol: is undefined; leave it out of filter to take all/],
  [{ symbol: '' }, undefined, /^symbol: must be like 700\.HK or AAPL\.US/],
  [{ symbol: '700' }, undefined, /^symbol: /],
  [{ symbol: '700.HK ' }, undefined, /^symbol: /],
  [{ symbol: `${'7'.repeat(40)}.HK` }, undefined, /^symbol: /],
  [{ side: 'Both' }, undefined, /^side: must be 'Buy' or 'Sell'/],
  [{ market: 'hk' }, undefined, /^market: must be 'US' or 'HK'/],
  [null, undefined, /^filter: must be a plain object.*got null/],
  ['700.HK', undefined, /^filter: must be a plain object/],
  [{}, { isAttached: true }, /^isAttached: is not an option/],
  [{}, { where: () => true }, /^where: is not an option/],
  [{}, { timeoutMs: -1 }, /^timeoutMs: /],
  [{}, true, /^options: must be a plain object/],
];

test('what cannot be used rejects, names the field, and sends nothing', async (t) => {
  const { gateway, context } = await practice(t);
  for (const [filter, options, message] of UNUSABLE) {
    const error = await rejectionOf(() => context().openOrders(filter, options));
    assertFields(error, { kind: 'InvalidConfig', outcome: undefined }, String(message));
    assert.match(error.message, message);
  }
  assert.deepEqual(gateway.calls, []);
});
