// orderDetail: an order as the gateway tells of it, by the official SDK's names, and never a guess.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertFields, failureInTime, rejectionOf } from '../support/failure.js';
import { accepted, envelope } from '../support/fetch-doubles.js';
import { ID, contextWithFetch, practice, usAccount } from '../support/practice.js';

const OPEN = Object.freeze({
  order_id: ID,
  status: 'NewStatus',
  symbol: '700.HK',
  side: 'Buy',
  quantity: '100',
  executed_quantity: '0',
  time_in_force: 'Day',
});

/** A context whose gateway answers each look-up with this `data`. */
const answering = (data) => contextWithFetch(() => Response.json({ code: 0, message: '', data }));

test('an order has the official SDK’s names, and the types that they stand for', async (t) => {
  const orders = [
    {
      orderId: ID,
      symbol: 'AAPL.US',
      side: 'Sell',
      timeInForce: 'GTD',
      expireDate: '2090-01-01',
      price: '180.5',
      remark: 'mine',
      attachedOrders: [{ orderId: '7', triggerPrice: '200' }],
      plan: { executed: '30.5' },
    },
  ];
  const { gateway, context } = await practice(t, { orders });
  const order = await context().orderDetail(ID);
  const { submittedAt, updatedAt, history, attachedOrders, chargeDetail, ...fields } = order;
  assert.deepEqual(fields, {
    orderId: ID,
    status: 'PartialFilled',
    symbol: 'AAPL.US',
    stockName: 'TENCENT',
    side: 'Sell',
    orderType: 'LO',
    quantity: '100',
    executedQuantity: '30.5',
    price: '180.5',
    executedPrice: '180.5',
    lastDone: '180.5',
    currency: 'USD',
    tag: 'LongTerm',
    timeInForce: 'GoodTilDate',
    expireDate: '2090-01-01',
    remark: 'mine',
    limitDepthLevel: 0,
    triggerCount: 0,
    freeStatus: 'None',
    deductionsStatus: 'None',
    platformDeductedStatus: 'None',
  });
  const second = (ms) => Math.floor(ms / 1000) * 1000;
  const book = gateway.book.get(ID);
  assert.equal(submittedAt.getTime(), second(book.submittedAt));
  assert.ok(updatedAt instanceof Date);
  assert.deepEqual([history[0].status, history[0].quantity], ['PartialFilled', '30.5']);
  assert.equal(chargeDetail.totalAmount, '0');
  assertFields(attachedOrders[0], { orderId: '7', triggerPrice: '200', withdrawn: false });
});

test('an attached order is asked for as one, by the option or by true', async (t) => {
  const orders = [{ orderId: ID, attachedOrders: [{ orderId: '7' }] }];
  const { gateway, context } = await practice(t, { orders });
  for (const options of [true, { isAttached: true }]) {
    const order = await context().orderDetail('7', options);
    assert.deepEqual([order.orderId, order.chargeDetail], ['7', undefined]);
  }
  assert.ok(gateway.calls.every(({ query }) => query === 'order_id=7&is_attached=true'));
  const error = await failureInTime(context().orderDetail('7'));
  assertFields(error, { kind: 'OrderNotFound', code: 602_001 });
});

test('an order id may be a bigint, and the longest one', async (t) => {
  const orderId = '9223372036854775807';
  const { context } = await practice(t, { orders: [{ orderId }] });
  assert.equal((await context().orderDetail(BigInt(orderId))).orderId, orderId);
});

test('an order that the account does not have, or another’s: OrderNotFound, and no outcome', async (t) => {
  const orders = [{ orderId: ID, account: 'another' }];
  const { gateway, context } = await practice(t, { orders });
  for (const id of [ID, '7']) {
    const error = await failureInTime(context().orderDetail(id));
    assertFields(error, {
      kind: 'OrderNotFound',
      code: 602_001,
      httpStatus: 400,
      orderId: id,
      attempts: 1,
      traceId: gateway.calls.at(-1).traceId,
    });
    assert.ok(!('outcome' in error) && !('outcome' in error.toJSON()));
    assert.doesNotMatch(error.message, /cancel|changed nothing|sent/);
  }
});

test('a status or a time in force that nobody knows stays as the gateway wrote it', async () => {
  for (const status of ['Halted', 'newstatus', 'NewStatus ', '取消']) {
    const order = await answering({ ...OPEN, status, time_in_force: 'GTX' }).orderDetail(ID);
    assert.deepEqual([order.status, order.timeInForce], [status, 'GTX']);
  }
});

/** Each: `data` that is not the order’s details, and what the message says of it. */
const MISREAD = {
  'another order': [{ ...OPEN, order_id: '7' }, /another order/],
  'no order': [{}, /order_id/],
  'no data': [undefined, /data/],
  null: [null, /data/],
  'a list': [[OPEN], /data/],
  'an order in an order': [{ order: OPEN }, /order_id/],
  'a status that is a number': [{ ...OPEN, status: 3 }, /status/],
  'no status': [{ ...OPEN, status: undefined }, /status/],
  'no quantity': [{ ...OPEN, executed_quantity: undefined }, /executed_quantity/],
  'a quantity that is not a number': [{ ...OPEN, executed_quantity: 'all' }, /executed_quantity/],
  'an id that is a number': [{ ...OPEN, order_id: 709 }, /order_id/],
};

for (const [what, [data, message]] of Object.entries(MISREAD)) {
  test(`an answer with ${what}: BadResponse, which says what is wrong`, async () => {
    const error = await failureInTime(answering(data).orderDetail(ID));
    assertFields(error, { kind: 'BadResponse', outcome: undefined, httpStatus: 200, orderId: ID });
    assert.match(error.message, message);
  });
}

test('an answer that says a field twice is not believed', async () => {
  const json = JSON.stringify(OPEN).replace('{', '{"status":"CanceledStatus",');
  const ctx = contextWithFetch(() => new Response(`{"code":0,"data":${json}}`));
  const error = await failureInTime(ctx.orderDetail(ID));
  assertFields(error, { kind: 'BadResponse' });
  assert.match(error.message, /status/);
});

test('a look-up that fails is made again, as a cancel is', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const { gateway, context } = await practice(t);
  for (const fault of [{ kind: 'html' }, { kind: 'reset' }, { kind: 'status', status: 429 }]) {
    gateway.fault(fault);
  }
  assert.equal((await context().orderDetail(ID)).status, 'New');
  assert.equal(gateway.calls.length, 4);
  gateway.fault({ kind: 'html', times: 'forever' });
  const error = await failureInTime(context({ maxRetries: 1 }).orderDetail(ID));
  assertFields(error, { kind: 'Internal', httpStatus: 502, attempts: 2, outcome: undefined });
});

test('timeoutMs and signal end it, and name what it waited for', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'hang', times: 'forever' });
  const late = await failureInTime(context().orderDetail(ID, { timeoutMs: 100 }));
  assertFields(late, { kind: 'Timeout', name: 'TimeoutError', outcome: undefined });
  const reason = new Error('left the page');
  const signal = AbortSignal.abort(reason);
  const sent = gateway.calls.length;
  const aborted = await failureInTime(context().orderDetail(ID, { signal }));
  assertFields(aborted, { kind: 'Aborted', name: 'AbortError', cause: reason, outcome: undefined });
  assert.equal(gateway.calls.length, sent);
});

test('a look-up does not wait for the cancels’ limit, which is counted alone', async (t) => {
  const { context } = await practice(t);
  const ctx = context({ rateLimit: { calls: 1, windowMs: 60_000, minIntervalMs: 0 } });
  await ctx.cancelOrder(ID);
  assert.equal((await ctx.orderDetail(ID, { timeoutMs: 5000 })).orderId, ID);
  const error = await failureInTime(ctx.orderDetail(ID, { timeoutMs: 5000 }));
  assertFields(error, { kind: 'RateLimited', attempts: 0, outcome: undefined });
});

test('by OAuth an expired token is asked for once more', async (t) => {
  const { gateway, bearer } = await practice(t);
  const given = [];
  const provider = ({ refresh }) => {
    given.push(refresh);
    return refresh ? 'practice-oauth-token' : 'an-older-token';
  };
  assert.equal((await bearer(provider).orderDetail(ID)).orderId, ID);
  assert.deepEqual(given, [false, true]);
  assert.equal(gateway.calls.length, 2);
});

test('a US account: Unsupported, with a reason, and nothing is sent', async (t) => {
  const { gateway, ctx } = await usAccount(t);
  for (const call of [() => ctx.orderDetail(ID), () => ctx.openOrders()]) {
    const error = await failureInTime(call());
    assertFields(error, { kind: 'Unsupported', outcome: undefined, attempts: 0 });
    assert.match(error.message, /US data centre/);
  }
  assert.deepEqual(gateway.calls, []);
});

/** Each: an id and options that cannot be used, the kind, and what the message says. */
const UNUSABLE = [
  [undefined, undefined, 'InvalidOrderId', /^orderId: is missing/],
  [709043056541253632, undefined, 'InvalidOrderId', /^orderId: is a number/],
  ['', undefined, 'InvalidOrderId', /^orderId: /],
  ['0x7', undefined, 'InvalidOrderId', /^orderId: /],
  ['9223372036854775808', undefined, 'InvalidOrderId', /^orderId: /],
  [[ID], undefined, 'InvalidOrderId', /^orderId: must be a string of digits/],
  [ID, { isAttached: 'yes' }, 'InvalidConfig', /^isAttached: must be true or false/],
  [ID, { timeoutMs: 0 }, 'InvalidConfig', /^timeoutMs: must be a whole number/],
  [ID, { signal: 'stop' }, 'InvalidConfig', /^signal: must be an AbortSignal/],
  [ID, { until: 'closed' }, 'InvalidConfig', /^until: is not an option/],
  [ID, { settleTimeoutMs: 5 }, 'InvalidConfig', /^settleTimeoutMs: is not an option/],
  [ID, 7, 'InvalidConfig', /^options: must be a plain object/],
];

test('what cannot be used rejects, names the field, has no outcome, and sends nothing', async (t) => {
  const { gateway, context } = await practice(t);
  for (const [id, options, kind, message] of UNUSABLE) {
    const error = await rejectionOf(() => context().orderDetail(id, options));
    assertFields(error, { kind, outcome: undefined }, String(message));
    assert.match(error.message, message);
  }
  const { orderDetail } = context();
  assertFields(await rejectionOf(() => orderDetail(ID)), { outcome: undefined });
  const freed = context();
  freed.free();
  const error = await rejectionOf(() => freed.orderDetail(ID));
  assertFields(error, { kind: 'InvalidConfig', outcome: undefined });
  assert.match(error.message, /^context: orderDetail was called after free\(\)/);
  assert.deepEqual(gateway.calls, []);
});

test('what an answer holds beyond an order harms nobody', async () => {
  const json = JSON.stringify({ ...OPEN, remark: '\u2028</script>' });
  const evil = json.replace('{', '{"__proto__":{"polluted":1},"toString":1,');
  const ctx = contextWithFetch(() => new Response(`{"code":0,"data":${evil}}`));
  const order = await ctx.orderDetail(ID);
  assert.equal({}.polluted, undefined);
  assert.equal(String(order), '[object Object]');
  assert.equal(order.remark, '\u2028</script>');
});

test('an acceptance without details, and a refusal in a 200, are no orders', async () => {
  const none = await failureInTime(contextWithFetch(() => accepted()).orderDetail(ID));
  assert.equal(none.kind, 'BadResponse');
  const refused = contextWithFetch(() => envelope(603_001, { message: 'order not found' }));
  assertFields(await failureInTime(refused.orderDetail(ID)), { kind: 'OrderNotFound' });
});
