// cancelAll: every open order cancelled, and a report that equals the book's own history.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertTrueOfBook, cancelsFor, lookUpsOf, toldBy } from '../support/book-as-judge.js';
import { assertFields, failureInTime, inTime } from '../support/failure.js';
import { PACE } from '../support/outcome-rows.js';
import {
  ID,
  contextWithFetch,
  neverWhole,
  practice,
  until,
  usAccount,
} from '../support/practice.js';
import { createGateway } from '../../www/gateway/core.js';

const DAY = 86_400_000;
const TODAY = '/v1/trade/order/today';
const HISTORY = '/v1/trade/order/history';

/** A gateway with these orders, whose ids count from 100 where they have none. */
async function withOrders(t, orders, options) {
  const numbered = orders.map((order, n) => ({ orderId: String(100 + n), ...order }));
  const made = await practice(t, { orders: numbered, pace: PACE, ...options });
  return { ...made, ids: numbered.map(({ orderId }) => orderId) };
}

const repeated = (count, order = {}) => Array.from({ length: count }, () => order);
const idsOf = (orders) => orders.map(({ orderId }) => orderId).sort();
const isOver = ({ status }) => /^(Canceled|Filled|Rejected|Expired)Status$|^Partial/.test(status);

/** Asserts that each result is true of the book, and that the book agrees with `complete`. */
function assertReportIsTrue(gateway, { results, stillOpen, complete }) {
  for (const result of results) assertTrueOfBook(gateway, result.orderId, toldBy(result));
  if (!complete) return;
  assert.deepEqual(stillOpen, []);
  assert.ok(results.every(({ orderId }) => isOver(gateway.book.get(orderId))));
}

test('40 orders, of which 20 meet five kinds of trouble: an empty book, and a true report', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const PLANS = { 'filled first': 'FilledStatus', 'cancelled by another': 'CanceledStatus' };
  const FAULTS = {
    'answer lost': { kind: 'reset', where: 'after' },
    'reset before': { kind: 'reset' },
    'a 502': { kind: 'html' },
  };
  const troubles = [...Object.keys(PLANS), ...Object.keys(FAULTS)];
  const orders = repeated(40).map((order, n) => {
    const endsBeforeCancel = PLANS[troubles[n % 10]];
    return endsBeforeCancel ? { plan: { endsBeforeCancel } } : order;
  });
  const { gateway, context, ids } = await withOrders(t, orders);
  for (const [n, orderId] of ids.entries()) {
    const fault = FAULTS[troubles[n % 10]];
    if (fault) gateway.fault({ ...fault, match: { method: 'DELETE', orderId } });
  }
  const report = await context().cancelAll();
  assertReportIsTrue(gateway, report);
  assertFields(report, { complete: true, stillOpen: [] });
  assert.ok(gateway.book.list().every(isOver));
  assert.deepEqual(idsOf(report.results), ids);
  for (const { orderId, ok, receipt, error } of report.results) {
    const { status, executedQuantity } = gateway.book.get(orderId);
    const wasFilled = status === 'FilledStatus';
    assert.equal(ok, !wasFilled);
    if (wasFilled) assert.equal(error.outcome, 'too-late');
    const { order } = receipt ?? error;
    assert.deepEqual([`${order.status}Status`, order.executedQuantity], [status, executedQuantity]);
  }
});

test('orders of today and of earlier days, open in all ways, are all found and cancelled', async (t) => {
  const earlier = { timeInForce: 'GTC', submittedAt: Date.now() - 390 * DAY };
  const { gateway, context, ids } = await withOrders(t, [
    {},
    { plan: { executed: '30' } },
    { plan: { startsAs: 'NotReported' } },
    { plan: { startsAs: 'VarietiesNotReported' } },
    { plan: { startsAs: 'Halted' } },
    earlier,
    { ...earlier, plan: { dormantFromMs: DAY } },
    { ...earlier, timeInForce: 'GTD', expireDate: '2090-01-01', plan: { dormantFromMs: 0 } },
    { symbol: 'AAPL.US', side: 'Sell' },
  ]);
  const report = await context().cancelAll({});
  assertReportIsTrue(gateway, report);
  assert.equal(report.complete, true);
  assert.deepEqual(idsOf(report.results), ids);
  assert.ok(report.results.every(({ ok }) => ok));
  assert.equal(gateway.book.get(ids[1]).status, 'PartialWithdrawal');
  const partly = report.results.find(({ orderId }) => orderId === ids[1]);
  assert.equal(partly.receipt.order.executedQuantity, '30');
});

test('what was over before is neither cancelled nor told of', async (t) => {
  const { gateway, context, ids } = await withOrders(t, [
    {},
    { plan: { fillsAfterMs: 0 } },
    { plan: { cancelledAfterMs: 0 }, submittedAt: Date.now() - 5000 },
    { submittedAt: Date.now() - 3 * DAY },
    { submittedAt: Date.now() - 200 * DAY },
  ]);
  const report = await context().cancelAll();
  assert.deepEqual(idsOf(report.results), [ids[0]]);
  assertFields(report, { complete: true, rounds: 2, stillOpen: [] });
  for (const id of ids.slice(1)) assert.deepEqual(cancelsFor(gateway, id), [], id);
});

test('a Day order that a list shows as Expired is judged by its detail: the list may be wrong', async (t) => {
  const dormant = { timeInForce: 'GTC', submittedAt: Date.now() - 3 * DAY };
  const plan = { dormantFromMs: DAY, inList: { time_in_force: 'Day' } };
  const { gateway, context, ids } = await withOrders(t, [
    { ...dormant, plan },
    { submittedAt: Date.now() - 3 * DAY },
    { submittedAt: Date.now() - 3 * DAY, plan: { inList: { time_in_force: 'GTC' } } },
  ]);
  const report = await context().cancelAll();
  assertReportIsTrue(gateway, report);
  assert.equal(gateway.book.get(ids[0]).status, 'CanceledStatus');
  assert.deepEqual(cancelsFor(gateway, ids[1]), []);
  assert.ok(idsOf(report.results).includes(ids[0]));
});

test('an expired order whose detail cannot be read is cancelled, and keeps the report incomplete', async (t) => {
  const { gateway, context, ids } = await withOrders(t, [{ submittedAt: Date.now() - 3 * DAY }]);
  gateway.fault({
    kind: 'html',
    match: { path: '/v1/trade/order', method: 'GET' },
    times: 'forever',
  });
  const report = await context().cancelAll({}, { maxRetries: 0, maxRounds: 2, settleTimeoutMs: 0 });
  assertFields(report, { complete: false, rounds: 2 });
  assert.deepEqual(idsOf(report.stillOpen), ids);
});

test('a filter narrows both lists', async (t) => {
  const earlier = { timeInForce: 'GTC', submittedAt: Date.now() - 3 * DAY };
  const orders = [
    { symbol: '700.HK' },
    { symbol: '700.HK', side: 'Sell', ...earlier },
    { symbol: 'AAPL.US' },
    { symbol: 'AAPL.US', side: 'Sell', ...earlier },
  ];
  for (const [filter, wanted] of [
    [{ symbol: '700.HK' }, ['100', '101']],
    [{ side: 'Sell' }, ['101', '103']],
    [{ market: 'US' }, ['102', '103']],
    [{ symbol: 'AAPL.US', side: 'Buy', market: 'US' }, ['102']],
    [{ symbol: 'AAPL.US', market: 'HK' }, []],
  ]) {
    const { gateway, context } = await withOrders(t, orders);
    const report = await context().cancelAll(filter);
    assertFields(report, { complete: true });
    assert.deepEqual(idsOf(report.results), wanted);
    const open = gateway.book.list().filter((order) => !isOver(order));
    assert.equal(open.length, 4 - wanted.length);
  }
});

test('where narrows further, and sees what the official SDK would show', async (t) => {
  const { gateway, context, ids } = await withOrders(t, [{ quantity: '200' }, {}]);
  const seen = [];
  const where = (order) => seen.push(order) && order.quantity === '200';
  const report = await context().cancelAll({}, { where });
  assert.deepEqual(idsOf(report.results), [ids[0]]);
  assert.equal(report.complete, true);
  assert.deepEqual([seen[0].status, seen[0].submittedAt instanceof Date], ['New', true]);
  assert.deepEqual(cancelsFor(gateway, ids[1]), []);
});

for (const [what, where] of Object.entries({
  'throws at the last order': ({ orderId }) => {
    if (orderId === '100') throw new TypeError('no such field');
    return true;
  },
  'is asynchronous': async () => false,
  'is asynchronous and rejects': () => Promise.reject(new Error('late')),
})) {
  test(`where that ${what}: it rejects and names where, and no cancel leaves`, async (t) => {
    const { gateway, context } = await withOrders(t, repeated(3));
    const error = await failureInTime(context().cancelAll({}, { where }));
    assertFields(error, { kind: 'InvalidConfig', outcome: undefined });
    assert.match(error.message, /^where: /);
    assert.ok(error.cause instanceof TypeError);
    assert.equal(gateway.counts.byEndpoint['DELETE /v1/trade/order'], undefined);
    assert.ok(gateway.book.list().every(({ status }) => status === 'NewStatus'));
  });
}

test('dryRun lists what it would cancel, and sends no cancel', async (t) => {
  const { gateway, context, ids } = await withOrders(t, [
    {},
    { timeInForce: 'GTC', submittedAt: Date.now() - 3 * DAY, plan: { dormantFromMs: 0 } },
    { side: 'Sell' },
    { submittedAt: Date.now() - 3 * DAY },
  ]);
  const where = ({ side }) => side === 'Buy';
  const report = await context().cancelAll({}, { where, dryRun: true });
  assertFields(report, { results: [], rounds: 1, complete: false });
  assert.deepEqual(idsOf(report.stillOpen), ids.slice(0, 2));
  assert.equal(lookUpsOf(gateway).length, gateway.calls.length);
});

test('an empty book: complete after one round', async (t) => {
  const { context } = await withOrders(t, []);
  const expected = { results: [], stillOpen: [], rounds: 1, complete: true };
  assert.deepEqual(await context().cancelAll(), expected);
});

test('it begins to cancel while the second list is still on its way', async (t) => {
  const { gateway, context } = await withOrders(t, repeated(3));
  gateway.fault({ kind: 'hang', match: { path: HISTORY } });
  const controller = new AbortController();
  const all = context().cancelAll({}, { signal: controller.signal });
  await until(() => gateway.book.list().every(isOver));
  controller.abort();
  const report = await inTime(all);
  assert.equal(report.complete, false);
  assert.equal(report.results.length, 3);
});

test('a first list that fails rejects, and nothing is cancelled', async (t) => {
  const { gateway, context } = await withOrders(t, repeated(3));
  gateway.fault({ kind: 'html', match: { path: TODAY }, times: 'forever' });
  const error = await failureInTime(context().cancelAll({}, { maxRetries: 0 }));
  assertFields(error, { kind: 'Internal', httpStatus: 502, outcome: undefined });
  assert.equal(gateway.counts.accepted, 0);
});

test('a second list that fails: what the first one has is cancelled, and it is not complete', async (t) => {
  const { gateway, context, ids } = await withOrders(t, repeated(3));
  gateway.fault({ kind: 'html', match: { path: HISTORY }, times: 'forever' });
  const report = await context().cancelAll({}, { maxRetries: 0 });
  assertReportIsTrue(gateway, report);
  assert.deepEqual(idsOf(report.results), ids);
  assertFields(report, { complete: false, stillOpen: [] });
  assert.ok(gateway.book.list().every(isOver));
});

test('a first list that fails in a later round: not complete, and the results stay', async (t) => {
  const { gateway, context, ids } = await withOrders(t, repeated(3));
  const onAttempt = ({ call, orderId }) => {
    if (call !== 'cancel' || orderId !== ids[0]) return;
    gateway.fault({ kind: 'html', match: { path: TODAY }, times: 'forever' });
  };
  const report = await context({ onAttempt }).cancelAll({}, { maxRetries: 0 });
  assert.equal(report.complete, false);
  assert.ok(report.results.every(({ ok }) => ok));
});

test('an order that moves from one list to the other at midnight is found, and once', async () => {
  const now = Date.now();
  const orders = [
    { orderId: ID, timeInForce: 'GTC', submittedAt: now - 1000 },
    { orderId: '7', timeInForce: 'GTC', submittedAt: now - DAY },
  ];
  for (const path of [TODAY, HISTORY]) {
    const gateway = createGateway({ limits: false, orders, pace: PACE, midnight: now + 60_000 });
    let isBefore = true;
    const fetch = async (url, init) => {
      if (isBefore && url.includes(path)) {
        isBefore = false;
        gateway.advance(120_000);
      }
      return gateway.fetch(url, init);
    };
    const ctx = contextWithFetch(fetch, { httpUrl: gateway.url });
    const report = await ctx.cancelAll();
    assert.deepEqual(idsOf(report.results), ['7', ID], path);
    assert.equal(report.complete, true);
    assert.ok(gateway.book.list().every(isOver));
    gateway.close();
  }
});

test('an order that a list shows late is cancelled in a later round, and total grows', async (t) => {
  const { gateway, context, ids } = await withOrders(t, [{}, { plan: { listedAfterMs: 150 } }], {
    pace: { waitToCancelMs: 50, pendingCancelMs: 150 },
  });
  const totals = [];
  const onProgress = ({ total, done }) => totals.push([total, done]);
  const report = await context().cancelAll({}, { onProgress });
  assertReportIsTrue(gateway, report);
  assert.deepEqual(idsOf(report.results), ids);
  assertFields(report, { complete: true, rounds: 3 });
  assert.deepEqual(totals.at(-1), [2, 2]);
  assert.equal(totals[0][0], 1);
});

test('an order that somebody submits meanwhile is cancelled too', async (t) => {
  const { gateway, context } = await withOrders(t, [{}]);
  const onProgress = ({ closed }) => {
    if (closed === 1) gateway.book.submit({ orderId: '7' });
  };
  const report = await context().cancelAll({}, { onProgress });
  assertReportIsTrue(gateway, report);
  assert.deepEqual(idsOf(report.results), ['100', '7']);
  assertFields(report, { complete: true, rounds: 3 });
});

test('pressed twice, and beside a click on one of its orders: one cancel for each', async (t) => {
  const { gateway, context, ids } = await withOrders(t, repeated(8));
  const ctx = context();
  const reports = await Promise.all([ctx.cancelAll(), ctx.cancelAll(), ctx.cancelOrder(ids[3])]);
  for (const report of reports.slice(0, 2)) {
    assertReportIsTrue(gateway, report);
    assert.equal(report.complete, true);
    assert.deepEqual(idsOf(report.results), ids);
  }
  assert.equal(gateway.counts.byEndpoint['DELETE /v1/trade/order'], 8);
});

test('more orders than the limit allows at once: it waits, and all are cancelled', async (t) => {
  const limit = { calls: 10, windowMs: 400, minIntervalMs: 1 };
  const { gateway, context } = await withOrders(t, repeated(25), { limits: limit });
  const report = await context({ rateLimit: limit }).cancelAll();
  assertReportIsTrue(gateway, report);
  assertFields(report, { complete: true, stillOpen: [] });
  assert.equal(report.results.length, 25);
});

test('maxRounds bounds how often it lists, and an order that opens again is still open', async (t) => {
  const { gateway, context, ids } = await withOrders(t, [{}, { plan: { reopens: 99 } }]);
  const report = await context().cancelAll({}, { maxRounds: 2, timeoutMs: 500 });
  assertReportIsTrue(gateway, report);
  assertFields(report, { rounds: 2, complete: false });
  assert.deepEqual(idsOf(report.stillOpen), [ids[1]]);
  const { error } = report.results.find(({ orderId }) => orderId === ids[1]);
  assertFields(error, { outcome: 'unknown', kind: 'Timeout', accepted: true });
});

test('an order that opens again once is cancelled again', async (t) => {
  const { gateway, context } = await withOrders(t, [{ plan: { reopens: 1 } }]);
  gateway.fault({ kind: 'stale', staleMs: 0 });
  const report = await context().cancelAll({}, { timeoutMs: 400 });
  assertReportIsTrue(gateway, report);
  assertFields(report, { complete: true, stillOpen: [] });
  assert.deepEqual([report.results.length, report.results[0].ok], [1, true]);
});

test('totalTimeoutMs ends it, and the report says what is still open', async (t) => {
  const { gateway, context, ids } = await withOrders(t, repeated(3), {
    pace: { waitToCancelMs: 60_000, pendingCancelMs: 0 },
  });
  const report = await inTime(context().cancelAll({}, { totalTimeoutMs: 800 }));
  assertReportIsTrue(gateway, report);
  assert.equal(report.complete, false);
  assert.deepEqual(idsOf(report.stillOpen), ids);
  for (const { error } of report.results) {
    assertFields(error, { outcome: 'unknown', kind: 'Timeout', accepted: true });
  }
});

test('abort in the middle: one result for each order, and nothing leaves afterwards', async (t) => {
  const { gateway, context, ids } = await withOrders(t, repeated(20), {
    pace: { waitToCancelMs: 60_000, pendingCancelMs: 0 },
  });
  const controller = new AbortController();
  let attempts = 0;
  const onAttempt = ({ call }) => {
    if (call === 'cancel' && (attempts += 1) === 5) controller.abort();
  };
  const options = { signal: controller.signal, concurrency: 2 };
  const report = await inTime(context({ onAttempt }).cancelAll({}, options));
  const sent = gateway.calls.length;
  assertReportIsTrue(gateway, report);
  assert.equal(report.complete, false);
  assert.deepEqual(idsOf(report.results), ids);
  for (const { error } of report.results) assert.equal(error.kind, 'Aborted');
  assert.ok(report.results.some(({ error }) => error.outcome === 'not-sent'));
  assert.ok(report.results.some(({ error }) => error.accepted));
  assert.deepEqual(idsOf(report.stillOpen), ids);
  assert.equal(gateway.calls.length, sent);
});

test('aborted before it begins: it rejects, and nothing is sent', async (t) => {
  const { gateway, context } = await withOrders(t, repeated(3));
  const reason = new Error('changed my mind');
  const error = await failureInTime(context().cancelAll({}, { signal: AbortSignal.abort(reason) }));
  assertFields(error, { kind: 'Aborted', cause: reason });
  assert.deepEqual(gateway.calls, []);
});

test('1,001 open orders of earlier days, more than a list has room for: all are found', async (t) => {
  const start = Date.now() - 300 * DAY;
  const orders = Array.from({ length: 1001 }, (_, n) => ({
    orderId: String(1000 + n),
    timeInForce: 'GTC',
    submittedAt: start + n * 20_000_000,
  }));
  const { gateway, context } = await withOrders(t, orders);
  const wanted = orders.map(({ orderId }) => orderId).filter((_, n) => n < 8 || n > 996);
  const seen = [];
  const where = ({ orderId }) => seen.push(orderId) && wanted.includes(orderId);
  const report = await context().cancelAll({}, { where });
  assertReportIsTrue(gateway, report);
  assert.equal(new Set(seen).size, 1001);
  assertFields(report, { complete: true, stillOpen: [] });
  assert.deepEqual(idsOf(report.results), wanted);
  assert.equal(gateway.book.list().filter(isOver).length, wanted.length);
});

test('a list that never says it is whole: what was seen is cancelled, and it is not complete', async (t) => {
  const { gateway, ids } = await withOrders(t, [{}, { timeInForce: 'GTC', submittedAt: 1e12 }]);
  gateway.book.submit({ orderId: '7', timeInForce: 'GTC', submittedAt: Date.now() - 3 * DAY });
  const ctx = contextWithFetch(neverWhole, { httpUrl: gateway.url });
  const report = await ctx.cancelAll({}, { maxRounds: 1 });
  assertReportIsTrue(gateway, report);
  assert.equal(report.complete, false);
  assert.deepEqual(idsOf(report.results), [ids[0], '7']);
});

test('a US account: Unsupported, and nothing is sent', async (t) => {
  const { gateway, ctx } = await usAccount(t);
  const error = await failureInTime(ctx.cancelAll());
  assertFields(error, { kind: 'Unsupported', outcome: undefined });
  assert.deepEqual(gateway.calls, []);
});

/** Each: a filter and options that cannot be used, and what the message must name. */
const UNUSABLE = [
  [{ symbols: '700.HK' }, undefined, /^symbols: is not an option of filter/],
  [{ orderId: ID }, undefined, /^orderId: is not an option of filter/],
  [{ symbol: undefined }, undefined, /^symbol: is undefined/],
  [{ side: undefined, symbol: '700.HK' }, undefined, /^side: is undefined/],
  [{ symbol: null }, undefined, /^symbol: /],
  [{ symbol: '' }, undefined, /^symbol: must be like 700\.HK/],
  [{ symbol: '700' }, undefined, /^symbol: /],
  [{ symbol: '.HK' }, undefined, /^symbol: /],
  [{ symbol: '腾讯.HK' }, undefined, /^symbol: /],
  [{ symbol: 700 }, undefined, /^symbol: /],
  [{ symbol: ['700.HK'] }, undefined, /^symbol: /],
  [{ side: 'buy' }, undefined, /^side: must be 'Buy' or 'Sell'/],
  [{ market: 'SG' }, undefined, /^market: must be 'US' or 'HK'/],
  [null, undefined, /^filter: /],
  ['700.HK', undefined, /^filter: /],
  [['700.HK'], undefined, /^filter: /],
  [() => true, undefined, /^filter: /],
  [new Map([['symbol', '700.HK']]), undefined, /^filter: /],
  [{}, { until: 'closed' }, /^until: is not an option/],
  [{}, { isAttached: true }, /^isAttached: is not an option/],
  [{}, { where: '700.HK' }, /^where: must be a function/],
  [{}, { where: null }, /^where: must be a function/],
  [{}, { dryRun: 1 }, /^dryRun: must be true or false/],
  [{}, { dryRun: 'true' }, /^dryRun: must be true or false/],
  [{}, { maxRounds: 0 }, /^maxRounds: must be a whole number from 1 to 100/],
  [{}, { maxRounds: 1.5 }, /^maxRounds: /],
  [{}, { totalTimeoutMs: 0 }, /^totalTimeoutMs: /],
  [{}, { totalTimeoutMs: '5000' }, /^totalTimeoutMs: /],
  [{}, { settleTimeoutMs: -1 }, /^settleTimeoutMs: /],
  [{}, { concurrency: 0 }, /^concurrency: /],
  [{}, { headers: { traceparent: 7 } }, /^headers: /],
  [{}, { signal: {} }, /^signal: must be an AbortSignal/],
  [{}, true, /^options: must be a plain object/],
];

test('what cannot be used rejects at once, names the field, and sends nothing', async (t) => {
  const { gateway, context } = await withOrders(t, repeated(2));
  for (const [filter, options, message] of UNUSABLE) {
    const error = await failureInTime(context().cancelAll(filter, options));
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' }, String(message));
    assert.match(error.message, message);
  }
  assert.deepEqual(gateway.calls, []);
});
