// until: 'closed': what the promise comes to, and how the order is watched meanwhile.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertTrueOfBook, cancelsFor, lookUpsOf, told, toldBy } from '../support/book-as-judge.js';
import { assertFields, failureInTime, inTime } from '../support/failure.js';
import { TradeContext } from '../support/installed-package.js';
import { PACE, assertToldAs } from '../support/outcome-rows.js';
import { ID, practice, until, usAccount } from '../support/practice.js';

const CLOSED = { until: 'closed' };
const NEVER = { waitToCancelMs: 60_000, pendingCancelMs: 60_000 };
const DAY = 86_400_000;

const withPlan = (t, plan, options) =>
  practice(t, { pace: PACE, orders: [{ orderId: ID, plan }], ...options });

test('it resolves with the order’s last state, when that was read, and the cancel’s trace id', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  const receipt = await context().cancelOrder(ID, CLOSED);
  assertTrueOfBook(gateway, ID, { receipt });
  assertFields(receipt, { confirmedBy: 'status', attempts: 1, traceId: gateway.calls[0].traceId });
  assertFields(receipt.order, { status: 'Canceled', executedQuantity: '0', timeInForce: 'Day' });
  assert.ok(receipt.readAt >= receipt.order.updatedAt);
  assert.ok(receipt.durationMs >= 150, 'the pause before the first look-up counts');
});

test('what was filled before is told with the cancel', async (t) => {
  const { gateway, context } = await withPlan(t, { executed: '20', fillsWhileCancelled: '10.5' });
  const receipt = await context().cancelOrder(ID, CLOSED);
  assertTrueOfBook(gateway, ID, { receipt });
  assertFields(receipt.order, { status: 'PartialWithdrawal', executedQuantity: '30.5' });
});

for (const [status, plan] of Object.entries({
  Filled: { fillsFirst: true },
  Rejected: { endsAs: 'RejectedStatus' },
  Expired: { endsAs: 'ExpiredStatus' },
})) {
  test(`${status} instead: too-late, though the cancel was accepted`, async (t) => {
    const { gateway, context } = await withPlan(t, plan);
    const error = await failureInTime(context().cancelOrder(ID, CLOSED));
    assertFields(error, { outcome: 'too-late', accepted: true, orderId: ID, attempts: 1 });
    assert.equal(error.order.status, status);
    assert.match(error.message, new RegExp(`^order ${ID}: .*its status is ${status}$`));
    assertTrueOfBook(gateway, ID, { error });
  });
}

test('not closed in time: unknown, accepted, a Timeout that says so, and the order', async (t) => {
  const { gateway, context } = await withPlan(t, {}, { pace: { ...NEVER, waitToCancelMs: 0 } });
  const error = await failureInTime(context().cancelOrder(ID, { ...CLOSED, timeoutMs: 1100 }));
  const expected = { outcome: 'unknown', kind: 'Timeout', name: 'TimeoutError', accepted: true };
  assertFields(error, expected);
  assert.match(
    error.message,
    /: submitted, still PendingCancel after [1-9] s; it may still be filled/,
  );
  assert.equal(error.order.status, 'PendingCancel');
  assertTrueOfBook(gateway, ID, { error });
});

test('no look-up is answered: unknown and accepted, and not seen', async (t) => {
  const { gateway, context } = await withPlan(t, {});
  gateway.fault({ kind: 'html', match: { method: 'GET' }, times: 'forever' });
  const error = await failureInTime(context().cancelOrder(ID, { ...CLOSED, timeoutMs: 500 }));
  assertFields(error, { outcome: 'unknown', kind: 'Timeout', accepted: true, order: undefined });
  assert.match(error.message, /: submitted, still not seen after \d s/);
});

test('where no look-up can help, it ends at once, and says why', async (t) => {
  const { gateway, ctx } = await usAccount(t, { pace: PACE });
  const [closed, accepted] = await Promise.all([
    failureInTime(ctx.cancelOrder(ID, CLOSED)),
    ctx.cancelOrder(ID),
  ]);
  assertFields(closed, {
    outcome: 'unknown',
    kind: 'Unsupported',
    accepted: true,
    order: undefined,
  });
  assert.match(
    closed.message,
    /: submitted, still not seen after \d s: not supported for this acc/,
  );
  assert.equal(accepted.confirmedBy, 'answer');
  assert.deepEqual(lookUpsOf(gateway), []);
});

test('a Config that is freed meanwhile: unknown and accepted, since nothing can be asked', async (t) => {
  const { gateway, config } = await practice(t, { pace: NEVER });
  const freed = config();
  const cancel = failureInTime(new TradeContext(freed).cancelOrder(ID, CLOSED));
  await until(() => lookUpsOf(gateway).length === 1);
  freed.free();
  const error = await cancel;
  assertFields(error, { outcome: 'unknown', kind: 'InvalidConfig', accepted: true });
  assert.equal(error.order.status, 'WaitToCancel');
  assert.match(error.message, /still WaitToCancel after \d s: the configuration cannot be used/);
});

test('an order that opens again is cancelled again, for as long as there is time', async (t) => {
  const pace = { waitToCancelMs: 0, pendingCancelMs: 300 };
  const { gateway, context } = await withPlan(t, { reopens: 1 }, { pace });
  const receipt = await context().cancelOrder(ID, CLOSED);
  assertTrueOfBook(gateway, ID, { receipt });
  assert.deepEqual([receipt.attempts, receipt.order.status], [2, 'Canceled']);
  assert.equal(gateway.book.get(ID).cancels.filter(({ accepted }) => accepted).length, 2);
});

test('one that opens again and again: unknown in the end, with accepted', async (t) => {
  const pace = { waitToCancelMs: 0, pendingCancelMs: 250 };
  const { gateway, context } = await withPlan(t, { reopens: 99 }, { pace });
  const error = await failureInTime(context().cancelOrder(ID, { ...CLOSED, timeoutMs: 1200 }));
  assertFields(error, { outcome: 'unknown', kind: 'Timeout', accepted: true });
  assert.equal(error.attempts, cancelsFor(gateway, ID).length);
});

test('a cancel that was accepted stays so, whatever its repetition is told', async (t) => {
  const pace = { waitToCancelMs: 0, pendingCancelMs: 300 };
  const { gateway, context } = await withPlan(t, { reopens: 1 }, { pace });
  const onAttempt = ({ call }) => {
    if (call !== 'cancel') return;
    gateway.fault({ kind: 'status', status: 400, match: { method: 'DELETE' }, times: 'forever' });
  };
  const error = await failureInTime(
    context({ onAttempt }).cancelOrder(ID, { ...CLOSED, timeoutMs: 1000 }),
  );
  assertToldAs(
    { outcome: 'unknown', kind: 'Timeout', status: 'New PendingCancel', accepted: true },
    { error },
  );
});

test('aborted while it watches: unknown and accepted, with what was seen', async (t) => {
  const orders = [{ orderId: ID }, { orderId: '7' }];
  const { gateway, context } = await practice(t, { orders, pace: NEVER });
  const reason = new Error('enough');
  const controller = new AbortController();
  const cancel = failureInTime(context().cancelOrder(ID, { ...CLOSED, signal: controller.signal }));
  await until(() => lookUpsOf(gateway).length === 2);
  controller.abort(reason);
  const error = await cancel;
  assertFields(error, { outcome: 'unknown', kind: 'Aborted', accepted: true, cause: reason });
  assert.equal(error.order.status, 'WaitToCancel');
  // Meanwhile another one is looked up twice.
  await failureInTime(context().cancelOrder('7', { ...CLOSED, timeoutMs: 650 }));
  assert.equal(lookUpsOf(gateway).filter(({ orderId }) => orderId === ID).length, 2);
});

test('look-ups begin after 200 ms, and each pause is twice the last', async (t) => {
  const { gateway, context } = await withPlan(t, {}, { pace: NEVER });
  await failureInTime(context().cancelOrder(ID, { ...CLOSED, timeoutMs: 1600 }));
  const times = gateway.calls.map(({ receivedAt }) => receivedAt);
  const gaps = times.slice(1).map((time, n) => time - times[n]);
  assert.ok(gaps.length <= 3, `${gaps}`);
  // A timer of Node.js may fire a millisecond early.
  for (const [n, gap] of gaps.entries()) assert.ok(gap >= 200 * 2 ** n - 2, `${gaps}`);
});

test('look-ups yield to cancels: those that wait for the same limit leave first', async (t) => {
  const ids = ['1', '2', '3', '4'];
  const orders = [ID, ...ids].map((orderId) => ({ orderId }));
  const { gateway, context } = await practice(t, { pace: PACE, orders });
  const ctx = context({ rateLimit: { calls: 100, minIntervalMs: 150, scope: 'account' } });
  const watched = ctx.cancelOrder(ID, CLOSED);
  await until(() => gateway.calls.length === 1);
  const bulk = ctx.cancelOrders(ids);
  await Promise.all([watched, bulk]);
  const methods = gateway.calls.map(({ method }) => method);
  assert.deepEqual(methods.slice(0, 5), Array(5).fill('DELETE'));
});

for (const [when, order] of Object.entries({
  'of today': {},
  'of earlier days': { timeInForce: 'GTC', submittedAt: Date.now() - 120 * DAY },
})) {
  test(`30 orders ${when}, at the broker’s limits: all closed with at most 45 calls`, async (t) => {
    const ids = Array.from({ length: 30 }, (_, n) => String(100 + n));
    const orders = ids.map((orderId) => ({ orderId, ...order }));
    const { gateway, context } = await practice(t, { orders, limits: {} });
    const ctx = context({ rateLimit: {} });
    const results = await ctx.cancelOrders(ids, CLOSED);
    for (const result of results) assertTrueOfBook(gateway, result.orderId, toldBy(result));
    assert.ok(results.every(({ ok, receipt }) => ok && receipt.order.status === 'Canceled'));
    assert.ok(gateway.calls.length <= 45, `${gateway.calls.length} calls`);
    t.diagnostic(`${gateway.calls.length} calls`);
  });
}

test('a bulk tells how many are accepted, and how many are closed', async (t) => {
  const ids = ['1', '2', '3'];
  const plan = { fillsFirst: true };
  const orders = ids.map((orderId, n) => ({ orderId, ...(n === 2 && { plan }) }));
  const { context } = await practice(t, { pace: PACE, orders });
  const told = [];
  const onProgress = (progress) => told.push(progress);
  const results = await context().cancelOrders(ids, { ...CLOSED, onProgress });
  assert.deepEqual(
    results.map(({ ok }) => ok),
    [true, true, false],
  );
  const { nextCallInMs, ...last } = told.at(-1);
  assert.deepEqual(last, { done: 3, accepted: 3, closed: 2, failed: 1, total: 3 });
  assert.ok(
    told.some(({ accepted, done }) => accepted > done),
    'accepted is told before closed',
  );
  for (const [n, { done, accepted, closed }] of told.entries()) {
    const before = told[n - 1] ?? { done: 0, accepted: 0, closed: 0 };
    assert.ok(done >= before.done && accepted >= before.accepted && closed >= before.closed);
  }
});

test('totalTimeoutMs ends a bulk that watches', async (t) => {
  const { gateway, context } = await withPlan(t, {}, { pace: NEVER });
  const [result] = await inTime(context().cancelOrders([ID], { ...CLOSED, totalTimeoutMs: 700 }));
  assertFields(result.error, { outcome: 'unknown', kind: 'Timeout', accepted: true });
  assertTrueOfBook(gateway, ID, toldBy(result));
});

test('an attached order is watched as one, and one of an order that ended is too', async (t) => {
  const orders = [{ orderId: ID, attachedOrders: [{ orderId: '7' }, { orderId: '8' }] }];
  const { gateway, context } = await practice(t, { pace: PACE, orders });
  const options = { ...CLOSED, isAttached: true };
  assert.equal((await context().cancelOrder('7', options)).order.status, 'Canceled');
  await context().cancelOrder(ID, CLOSED);
  const heard = await told(context().cancelOrder('8', options));
  assertToldAs({ confirmedBy: 'status', status: 'Canceled' }, heard);
  assert.equal(gateway.book.get('8').history.at(-1).by, 'its main order');
});

test('what cannot be used is refused, and nothing is sent', async (t) => {
  const { gateway, context } = await practice(t);
  for (const [options, message] of [
    [{ until: 'done' }, /^until: must be 'accepted' or 'closed'$/],
    [{ until: 'Closed' }, /^until: must be /],
    [{ until: true }, /^until: must be /],
    [{ until: null }, /^until: must be /],
    [{ settleTimeoutMs: -1 }, /^settleTimeoutMs: must be a whole number from 0 to /],
    [{ settleTimeoutMs: 0.5 }, /^settleTimeoutMs: /],
    [{ settleTimeoutMs: '0' }, /^settleTimeoutMs: /],
    [{ settleTimeoutMs: Infinity }, /^settleTimeoutMs: /],
    [{ hedge: 1 }, /^hedge: must be true or false$/],
    [{ totalTimeoutMs: 5 }, /^totalTimeoutMs: is not an option of options/],
    [{ settleTimeout: 5 }, /^settleTimeout: is not an option of options/],
  ]) {
    const error = await failureInTime(context().cancelOrder(ID, options));
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' }, String(message));
    assert.match(error.message, message);
  }
  for (const [options, message] of [
    [{ settleTimeoutMs: '5000' }, /^settleTimeoutMs: must be a whole number/],
    [{ hedge: 'no' }, /^hedge: must be true or false$/],
    [{ until: 'closed' }, /^until: is not an option of options/],
    [{ onSend: true }, /^onSend: must be a function$/],
    [{ onWait: {} }, /^onWait: must be a function$/],
    [{ rateLimit: { scope: 'all' } }, /^rateLimit: .*scope.*'interface' or 'account'/],
  ]) {
    assert.throws(() => context(options), { kind: 'InvalidConfig', message });
  }
  assert.deepEqual(gateway.calls, []);
});
