// What happened to my order? Each claim is reached, and the gateway's own book judges it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertTrueOfBook, cancelsFor, lookUpsOf, told } from '../support/book-as-judge.js';
import { assertFields, failureInTime } from '../support/failure.js';
import { TradeContext } from '../support/installed-package.js';
import { OPTIONS, PACE, ROWS, assertToldAs } from '../support/outcome-rows.js';
import { ID, apiKeyConfig, practice, usAccount } from '../support/practice.js';
import { closedPort } from '../support/raw-server.js';

const LOST = { kind: 'reset', where: 'after', match: { method: 'DELETE' } };
const BAD_GATEWAY = { kind: 'html', match: { method: 'DELETE' } };

for (const [what, { order, faults = [], options, isAborted, told: expected }] of Object.entries(
  ROWS,
)) {
  test(`${what}: ${expected.confirmedBy ?? expected.outcome}`, async (t) => {
    const orders = [{ orderId: ID, ...order }];
    const { gateway, context } = await practice(t, { pace: PACE, orders });
    for (const fault of faults) gateway.fault(fault);
    const signal = isAborted ? AbortSignal.abort() : undefined;
    const heard = await told(context().cancelOrder(ID, { ...OPTIONS, ...options, signal }));
    assertToldAs(expected, heard);
    assertTrueOfBook(gateway, ID, heard);
    if (!expected.status && expected.kind !== 'Internal') assert.deepEqual(lookUpsOf(gateway), []);
  });
}

test('a connection that is refused: not-sent, and nothing is looked up', async () => {
  const httpUrl = `http://127.0.0.1:${await closedPort()}`;
  const ctx = new TradeContext(apiKeyConfig({ httpUrl, maxRetries: 0 }));
  const error = await failureInTime(ctx.cancelOrder(ID));
  assertFields(error, {
    outcome: 'not-sent',
    kind: 'Network',
    order: undefined,
    readAt: undefined,
  });
});

test('a message says which status was seen, and that it proves nothing', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault(BAD_GATEWAY);
  const error = await failureInTime(context().cancelOrder(ID, OPTIONS));
  assert.match(error.message, /may have been cancelled, or be yet: its status was New$/);
});

test('settleTimeoutMs: 0, in the call or the Config, sends no look-up and leaves it open', async (t) => {
  for (const where of ['call', 'Config']) {
    const { gateway, context } = await practice(t, { pace: PACE });
    gateway.fault(LOST);
    const options = { maxRetries: 0, settleTimeoutMs: 0 };
    const inConfig = where === 'Config' ? options : undefined;
    const inCall = where === 'call' ? options : undefined;
    const error = await failureInTime(context(inConfig).cancelOrder(ID, inCall));
    assertFields(error, { outcome: 'unknown', kind: 'Network', order: undefined });
    assert.equal(gateway.calls.length, 1);
  }
});

test('settling ends when its time is up, however slow the look-ups are', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault(BAD_GATEWAY);
  gateway.fault({ kind: 'hang', match: { method: 'GET' }, times: 'forever' });
  const error = await failureInTime(
    context().cancelOrder(ID, { maxRetries: 0, settleTimeoutMs: 200 }),
  );
  assertFields(error, { outcome: 'unknown', kind: 'Internal', httpStatus: 502, order: undefined });
});

test('an ambiguous attempt is answered by another cancel first, and not by a look-up', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const { gateway, context } = await practice(t);
  gateway.fault(LOST);
  const receipt = await context().cancelOrder(ID);
  assert.deepEqual([receipt.confirmedBy, receipt.attempts], ['answer', 2]);
  assert.deepEqual(lookUpsOf(gateway), []);
});

test('attempts counts cancels, not look-ups', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const { gateway, context } = await practice(t, { pace: PACE });
  gateway.fault({ ...LOST, times: 'forever' });
  const receipt = await context().cancelOrder(ID, { maxRetries: 2 });
  assert.deepEqual([receipt.confirmedBy, receipt.attempts], ['status', 3]);
  assert.equal(cancelsFor(gateway, ID).length, 3);
  assert.ok(lookUpsOf(gateway).length >= 1);
});

test('a failed look-up is made again, and its error is no cause of the call’s', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  gateway.fault(LOST);
  gateway.fault({ kind: 'html', match: { method: 'GET' } });
  assert.equal((await context().cancelOrder(ID, OPTIONS)).confirmedBy, 'status');
  gateway.book.submit({ orderId: '7' });
  gateway.fault({ kind: 'status', status: 400, match: { method: 'DELETE' } });
  const error = await failureInTime(context().cancelOrder('7', OPTIONS));
  assertFields(error, { outcome: 'rejected', kind: 'Rejected', cause: undefined });
});

test('an order that the account does not have: rejected after one look-up, whoever’s it is', async (t) => {
  const orders = [{ orderId: ID, account: 'another' }];
  const { gateway, context } = await practice(t, { orders });
  for (const id of [ID, '7']) {
    const error = await failureInTime(context().cancelOrder(id));
    assert.equal(lookUpsOf(gateway).filter(({ orderId }) => orderId === id).length, 1);
    assertFields(error, { outcome: 'rejected', kind: 'OrderNotFound', code: 602_001, orderId: id });
  }
  assert.deepEqual(gateway.book.get(ID).cancels, []);
});

test('a look-up that does not know the order proves nothing', async (t) => {
  const orders = [{ orderId: ID, plan: { knownAfterMs: 60_000 } }];
  const { gateway, context } = await practice(t, { orders, pace: PACE });
  gateway.fault({ kind: 'status', status: 502, match: { method: 'DELETE' } });
  const heard = await told(context().cancelOrder(ID, { maxRetries: 0, settleTimeoutMs: 150 }));
  assertToldAs({ outcome: 'unknown', kind: 'Internal' }, heard);
});

test('an attached order is looked up as one', async (t) => {
  const orders = [{ orderId: ID, attachedOrders: [{ orderId: '7' }, { orderId: '8' }] }];
  const { gateway, context } = await practice(t, { orders, pace: PACE });
  gateway.fault({ ...LOST, times: 'forever' });
  const options = { ...OPTIONS, isAttached: true };
  const one = await context().cancelOrder('7', options);
  assert.deepEqual([one.confirmedBy, one.order.orderId], ['status', '7']);
  assert.match(lookUpsOf(gateway)[0].query, /^order_id=7&is_attached=true$/);
  const closed = await context().cancelOrder('8', { ...options, until: 'closed' });
  assert.equal(closed.order.status, 'Canceled');
});

test('a US account cancels as ever, and what is open stays unknown: no look-up leaves', async (t) => {
  const { gateway, ctx } = await usAccount(t);
  assert.equal((await ctx.cancelOrder(ID)).confirmedBy, 'answer');
  gateway.book.submit({ orderId: '7' });
  gateway.fault({ ...LOST, times: 'forever' });
  const error = await failureInTime(ctx.cancelOrder('7', { maxRetries: 0 }));
  assertFields(error, { outcome: 'unknown', kind: 'Network', order: undefined });
  assert.deepEqual(lookUpsOf(gateway), []);
});

test('a cancel of an order that is cancelled already resolves, with its last state', async (t) => {
  const { gateway, context } = await practice(t, {
    pace: { waitToCancelMs: 0, pendingCancelMs: 0 },
  });
  await context().cancelOrder(ID);
  const receipt = await context().cancelOrder(ID);
  assert.deepEqual([receipt.confirmedBy, receipt.order.status], ['status', 'Canceled']);
  assertTrueOfBook(gateway, ID, { receipt });
});

test('a bulk settles what is open by a list, and not by a look-up for each', async (t) => {
  const ids = Array.from({ length: 12 }, (_, n) => String(100 + n));
  const orders = ids.map((orderId) => ({ orderId }));
  const { gateway, context } = await practice(t, { orders, pace: PACE });
  gateway.fault({ ...LOST, times: 'forever' });
  const results = await context().cancelOrders(ids, OPTIONS);
  for (const { ok, orderId, receipt } of results) {
    assert.ok(ok);
    assert.equal(receipt.confirmedBy, 'status');
    assertTrueOfBook(gateway, orderId, { receipt });
  }
  assert.ok(lookUpsOf(gateway).length < ids.length, `${lookUpsOf(gateway).length} look-ups`);
});
