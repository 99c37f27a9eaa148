// A second call for an order that is being cancelled joins the first; and what a Config remembers of
// a cancel makes what it says of the next one only more careful.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertTrueOfBook, cancelsFor, lookUpsOf, told } from '../support/book-as-judge.js';
import { assertFields, failureInTime, inTime } from '../support/failure.js';
import { PACE, assertToldAs } from '../support/outcome-rows.js';
import { ID, practice, until } from '../support/practice.js';

const DELETE = { method: 'DELETE' };
const HANGS = { kind: 'hang', match: DELETE };
const LOST = { kind: 'reset', where: 'after', match: DELETE };
const ALONE = { hedge: false, maxRetries: 0 };
const AT_ONCE = { waitToCancelMs: 0, pendingCancelMs: 0 };
const slow = (delayMs) => ({ kind: 'delay', where: 'after', delayMs, match: DELETE });

/** Resolves once the gateway has so many calls. */
const arrived = (gateway, count) => until(() => gateway.calls.length === count);

test('a double click sends one cancel, and both are told the same', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  const [one, other] = await Promise.all([ctx.cancelOrder(ID), ctx.cancelOrder(BigInt(ID))]);
  assert.equal(gateway.calls.length, 1);
  assert.deepEqual([one.traceId, one.attempts], [other.traceId, other.attempts]);
});

test('contexts of one Config share it, and those of another do not', async (t) => {
  const { gateway, config } = await practice(t);
  const { TradeContext, cancelOrder } = await import('../support/installed-package.js');
  const shared = config();
  gateway.fault(slow(50));
  await Promise.all([
    new TradeContext(shared).cancelOrder(ID),
    cancelOrder(shared, ID),
    new TradeContext(config()).cancelOrder(ID),
  ]);
  assert.equal(cancelsFor(gateway, ID).length, 2);
});

test('each waits as far as it wants: one for the answer, one until closed', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  const ctx = context();
  for (const order of [
    ['accepted', 'closed'],
    ['closed', 'accepted'],
  ]) {
    gateway.reset();
    gateway.fault(slow(50));
    const receipts = await Promise.all(order.map((until) => ctx.cancelOrder(ID, { until })));
    const [accepted, closed] = order[0] === 'accepted' ? receipts : receipts.toReversed();
    assert.equal(accepted.confirmedBy, 'answer');
    assert.equal(closed.order.status, 'Canceled');
    assert.ok(accepted.durationMs < closed.durationMs);
    assert.equal(cancelsFor(gateway, ID).length, 1, order.join());
    for (const receipt of receipts) assertTrueOfBook(gateway, ID, { receipt });
  }
});

for (const who of ['the first', 'the second']) {
  test(`abort of ${who} of two: the other goes on, and is told of the acceptance`, async (t) => {
    const { gateway, context } = await practice(t);
    gateway.fault(slow(300));
    const ctx = context(ALONE);
    const controller = new AbortController();
    const { signal } = controller;
    const options = who === 'the first' ? [{ signal }, {}] : [{}, { signal }];
    const [leaves, stays] = await (async () => {
      const calls = options.map((each) => told(ctx.cancelOrder(ID, each)));
      await arrived(gateway, 1);
      controller.abort();
      const heard = await Promise.all(calls);
      return who === 'the first' ? heard : heard.toReversed();
    })();
    assertToldAs({ outcome: 'unknown', kind: 'Aborted' }, leaves);
    assert.ok(stays.receipt, String(stays.error));
    assertTrueOfBook(gateway, ID, stays);
    assertTrueOfBook(gateway, ID, leaves);
  });
}

test('a timeout of one of two: the other goes on', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault(slow(800));
  const ctx = context(ALONE);
  const hurried = told(ctx.cancelOrder(ID, { timeoutMs: 400, settleTimeoutMs: 0 }));
  const patient = told(ctx.cancelOrder(ID));
  assertToldAs({ outcome: 'unknown', kind: 'Timeout' }, await hurried);
  assert.ok((await patient).receipt);
});

test('when all have left, nothing more is sent', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ ...HANGS, times: 'forever' });
  const ctx = context({ maxRetries: 0, hedge: true });
  const controller = new AbortController();
  const calls = [1, 2].map(() => told(ctx.cancelOrder(ID, { signal: controller.signal })));
  await arrived(gateway, 1);
  controller.abort();
  for (const heard of await Promise.all(calls)) {
    assertToldAs({ outcome: 'unknown', kind: 'Aborted' }, heard);
  }
  assert.equal(gateway.calls.length, 1);
});

test('other headers, or isAttached, make a cancel of its own', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  gateway.fault({ ...slow(50), times: 3 });
  await Promise.all([
    ctx.cancelOrder(ID),
    ctx.cancelOrder(ID, { headers: { traceparent: '00-1' } }),
    told(ctx.cancelOrder(ID, { isAttached: true, settleTimeoutMs: 0 })),
  ]);
  assert.deepEqual(
    gateway.calls.map(({ headers, query }) => [headers.traceparent, query]).sort(),
    [
      ['00-1', `order_id=${ID}`],
      [undefined, `order_id=${ID}`],
      [undefined, `order_id=${ID}&is_attached=true`],
    ].sort(),
  );
});

test('a click on an order of a bulk lifts it to the front, and is one cancel', async (t) => {
  const ids = Array.from({ length: 8 }, (_, n) => String(n + 1));
  const { gateway, context } = await practice(t, { orders: ids.map((orderId) => ({ orderId })) });
  const ctx = context({ rateLimit: { calls: 100, minIntervalMs: 40 } });
  const bulk = ctx.cancelOrders(ids);
  await arrived(gateway, 1);
  const receipt = await ctx.cancelOrder('8');
  const results = await bulk;
  const order = gateway.calls.map(({ orderId }) => orderId);
  assert.deepEqual(order.toSorted?.() ?? [...order].sort(), ids);
  assert.ok(order.indexOf('8') <= 2, order.join());
  assert.equal(results[7].receipt.traceId, receipt.traceId);
});

test('a single cancel of another order does not queue behind a bulk', async (t) => {
  const ids = Array.from({ length: 8 }, (_, n) => String(n + 1));
  const orders = [ID, ...ids].map((orderId) => ({ orderId }));
  const { gateway, context } = await practice(t, { orders });
  const ctx = context({ rateLimit: { calls: 100, minIntervalMs: 40 } });
  const bulk = ctx.cancelOrders(ids);
  await arrived(gateway, 1);
  await ctx.cancelOrder(ID);
  await bulk;
  const order = gateway.calls.map(({ orderId }) => orderId);
  assert.ok(order.indexOf(ID) <= 2, order.join());
});

test('an id that a bulk names twice, and a click, are one cancel', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  const [results, receipt] = await Promise.all([ctx.cancelOrders([ID, ID]), ctx.cancelOrder(ID)]);
  assert.equal(gateway.calls.length, 1);
  for (const result of results) assert.equal(result.receipt.traceId, receipt.traceId);
});

/** Ways to leave a cancel unsettled that took effect. */
const UNSETTLED = {
  'a lost answer': async (gateway, ctx) => {
    gateway.fault(LOST);
    await failureInTime(ctx.cancelOrder(ID, { ...ALONE, settleTimeoutMs: 0 }));
  },
  'an abort': async (gateway, ctx) => {
    gateway.fault({ ...HANGS, where: 'after' });
    const controller = new AbortController();
    const cancel = failureInTime(ctx.cancelOrder(ID, { ...ALONE, signal: controller.signal }));
    await until(() => gateway.counts.accepted === 1);
    controller.abort();
    await cancel;
  },
  'a timeout': async (gateway, ctx) => {
    gateway.fault({ ...HANGS, where: 'after' });
    await failureInTime(ctx.cancelOrder(ID, { ...ALONE, timeoutMs: 300, settleTimeoutMs: 0 }));
  },
};

for (const [what, leave] of Object.entries(UNSETTLED)) {
  test(`after ${what}, a refusal is no proof: unknown, and never "this call changed nothing"`, async (t) => {
    const { gateway, context } = await practice(t, { pace: AT_ONCE });
    const ctx = context();
    await leave(gateway, ctx);
    const refused = await failureInTime(ctx.cancelOrder(ID, { settleTimeoutMs: 0 }));
    assertFields(refused, { outcome: 'unknown', kind: 'OrderNotOpen', code: 601_011 });
    assert.doesNotMatch(refused.message, /changed nothing/);
    const { receipt } = await told(ctx.cancelOrder(ID));
    assertFields(receipt, { confirmedBy: 'status' });
    assert.equal(receipt.order.status, 'Canceled');
  });
}

test('after an unknown cancel, a refusal for another reason is looked up as well', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  const ctx = context();
  await UNSETTLED['a lost answer'](gateway, ctx);
  gateway.fault({ kind: 'status', status: 400, match: DELETE });
  const heard = await told(ctx.cancelOrder(ID, { settleTimeoutMs: 400 }));
  assertToldAs({ confirmedBy: 'status', status: 'WaitToCancel PendingCancel Canceled' }, heard);
  assertTrueOfBook(gateway, ID, heard);
});

test('an order that was seen to be closed is not remembered as open', async (t) => {
  const { gateway, context } = await practice(t, { pace: AT_ONCE });
  const ctx = context();
  await UNSETTLED['a lost answer'](gateway, ctx);
  assert.equal((await ctx.cancelOrder(ID)).confirmedBy, 'status');
  const refused = await failureInTime(ctx.cancelOrder(ID, { settleTimeoutMs: 0 }));
  assertFields(refused, { outcome: 'rejected', code: 601_011 });
});

test('what is remembered of one order says nothing of another, nor of another Config', async (t) => {
  const orders = [{ orderId: ID }, { orderId: '7' }];
  const { gateway, context } = await practice(t, { pace: AT_ONCE, orders });
  const ctx = context();
  await UNSETTLED['a lost answer'](gateway, ctx);
  gateway.book.end('7', 'CanceledStatus');
  const options = { settleTimeoutMs: 0 };
  assert.equal((await failureInTime(ctx.cancelOrder('7', options))).outcome, 'rejected');
  assert.equal((await failureInTime(context().cancelOrder(ID, options))).outcome, 'rejected');
});

test('memory never resolves a call', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  await ctx.cancelOrder(ID);
  gateway.fault({ kind: 'html', match: DELETE });
  gateway.fault({ kind: 'html', match: { method: 'GET' }, times: 'forever' });
  const error = await failureInTime(ctx.cancelOrder(ID, { ...ALONE, settleTimeoutMs: 200 }));
  assertFields(error, { outcome: 'unknown', kind: 'Internal' });
});

test('a call that joins after the answer, while the order is settled, is told the same', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  gateway.fault(LOST);
  gateway.fault({ kind: 'delay', delayMs: 100, match: { method: 'GET' } });
  const ctx = context({ maxRetries: 0 });
  const first = told(ctx.cancelOrder(ID));
  await until(() => lookUpsOf(gateway).length === 1);
  const second = told(ctx.cancelOrder(ID));
  const heard = await inTime(Promise.all([first, second]));
  for (const each of heard) {
    assertToldAs({ confirmedBy: 'status', status: 'WaitToCancel PendingCancel Canceled' }, each);
  }
  assert.equal(cancelsFor(gateway, ID).length, 1);
});
