// The endpoints, the book behind them, and requests that make no sense. What the lists and the
// detail answer is in look-ups.test.js, what becomes of orders in lives.test.js.

import assert from 'node:assert/strict';
import net from 'node:net';
import test from 'node:test';
import { call, practice, send, signed, cancel } from './client.js';

const ORDER = {
  symbol: '700.HK',
  order_type: 'LO',
  side: 'Buy',
  submitted_quantity: '200',
  submitted_price: '50.1',
  time_in_force: 'Day',
};
const submit = (gateway, fields) =>
  call(gateway, 'POST', '/v1/trade/order', { body: JSON.stringify({ ...ORDER, ...fields }) });
const detail = (gateway, id) =>
  call(gateway, 'GET', '/v1/trade/order', { query: `order_id=${id}` });
const today = (gateway, query) => call(gateway, 'GET', '/v1/trade/order/today', { query });

test('an order is submitted, read, listed and cancelled', async (t) => {
  const { gateway, clock } = await practice(t);
  const { order_id: id } = (await submit(gateway)).json.data;
  assert.match(id, /^\d{18,19}$/);
  const { data } = (await detail(gateway, id)).json;
  assert.deepEqual(
    [data.symbol, data.quantity, data.price, data.status],
    ['700.HK', '200', '50.1', 'NewStatus'],
  );
  const answer = await cancel(gateway, id);
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.json, { code: 0, message: 'success', data: {} });
  clock.at += 60_000;
  assert.equal((await today(gateway)).json.data.orders[0].status, 'CanceledStatus');
});

test("today's orders are filtered", async (t) => {
  const orders = [
    { orderId: '1', symbol: '700.HK', side: 'Buy' },
    { orderId: '2', symbol: 'AAPL.US', side: 'Sell', plan: { executed: '5' } },
    { orderId: '3', symbol: 'AAPL.US', account: 'somebody else' },
  ];
  const { gateway } = await practice(t, { orders });
  const ids = async (query) =>
    (await today(gateway, query)).json.data.orders.map((each) => each.order_id);
  assert.deepEqual(await ids(''), ['2', '1'], 'newest first');
  assert.deepEqual(await ids('market=US'), ['2']);
  assert.deepEqual(await ids('symbol=700.HK&side=Buy'), ['1']);
  assert.deepEqual(await ids('status=NewStatus&status=PartialFilledStatus'), ['2', '1']);
  assert.deepEqual(await ids('status=FilledStatus'), []);
  assert.deepEqual(await ids('order_id=2'), ['2']);
});

const lives = [
  ['CanceledStatus', {}, 'NewStatus', '0', 601011],
  ['PartialWithdrawal', { executed: '40' }, 'PartialFilledStatus', '40', 601011],
  ['FilledStatus', { fillsFirst: true }, 'NewStatus', '100', 601012],
  ['FilledStatus', { executed: '40', fillsAfterMs: 1000 }, 'PartialFilledStatus', '100', 601012],
  ['RejectedStatus', { endsAs: 'RejectedStatus' }, 'NewStatus', '0', 601013],
];
for (const [end, plan, start, executed, code] of lives) {
  test(`an order with plan ${JSON.stringify(plan)} goes from ${start} to ${end}`, async (t) => {
    const { gateway, clock } = await practice(t, { orders: [{ orderId: '7', plan }] });
    const status = () => gateway.book.get('7').status;
    assert.equal(status(), start);
    await cancel(gateway, '7');
    assert.equal(status(), 'WaitToCancel');
    clock.at += 600;
    assert.equal(status(), 'PendingCancelStatus');
    assert.equal((await cancel(gateway, '7')).json.code, 0, 'cancelling again is accepted');
    clock.at += 900;
    assert.equal(status(), end);
    assert.equal(gateway.book.get('7').executedQuantity, executed);
    const late = await cancel(gateway, '7');
    assert.deepEqual([late.status, late.json.code], [400, code]);
  });
}

test('an order that fills before anybody cancels it is no longer open', async (t) => {
  const { gateway, clock } = await practice(t, {
    orders: [{ orderId: '7', plan: { fillsAfterMs: 5 } }],
  });
  clock.at += 5;
  assert.equal((await cancel(gateway, '7')).json.code, 601012);
});

test("an unknown order and another account's order are refused alike", async (t) => {
  const { gateway } = await practice(t, { orders: [{ orderId: '8', account: 'somebody else' }] });
  for (const id of ['8', '9', '9223372036854775807']) {
    const answer = await cancel(gateway, id);
    assert.deepEqual([answer.status, answer.json.code], [400, 602001]);
    assert.equal((await detail(gateway, id)).json.code, 602001);
  }
});

test('an attached order is cancelled only as one', async (t) => {
  const { gateway } = await practice(t, { orders: [{ orderId: '8', attached: true }] });
  assert.equal((await cancel(gateway, '8')).json.code, 602001);
  assert.equal((await cancel(gateway, '8&is_attached=true')).json.code, 0);
});

test('a malformed parameter is a bad request', async (t) => {
  const { gateway } = await practice(t);
  for (const query of [
    '',
    'order_id=',
    'order_id=%2B1',
    'order_id=1%0A',
    'order_id=12345678901234567890',
    'order_id=9223372036854775808',
    'order_id=1&order_id=1',
    'order_id=1&x=1',
    'order_id=1&is_attached=yes',
  ]) {
    const answer = await call(gateway, 'DELETE', '/v1/trade/order', { query });
    assert.deepEqual([answer.status, answer.json.code], [400, 900400], query);
  }
  assert.equal((await cancel(gateway, '1', { body: '{}' })).json.code, 900400, 'a body');
  for (const wrong of [
    { symbol: 'x' },
    { side: 'buy' },
    { order_type: '' },
    { submitted_quantity: 5 },
    { submitted_price: '0' },
    { time_in_force: 'ever' },
  ]) {
    assert.equal((await submit(gateway, wrong)).json.code, 900400, JSON.stringify(wrong));
  }
  for (const body of ['', '[]', 'null', '{']) {
    assert.equal(
      (await call(gateway, 'POST', '/v1/trade/order', { body })).json.code,
      900400,
      body,
    );
  }
});

test('unknown paths and methods are refused', async (t) => {
  const { gateway } = await practice(t);
  for (const [method, path] of [
    ['GET', '/'],
    ['PUT', '/v1/trade/order'],
    ['GET', '/v1/trade/order/'],
    ['GET', '/__proto__'],
  ]) {
    assert.equal((await call(gateway, method, path)).json.code, 900405, path);
  }
});

test('every answer has a trace id, and may be read by any page', async (t) => {
  const { gateway } = await practice(t);
  const answers = [
    await today(gateway),
    await cancel(gateway, '1'),
    await call(gateway, 'GET', '/nowhere'),
  ];
  for (const { headers } of answers) {
    assert.match(headers['x-trace-id'], /^[0-9a-f]{32}$/);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.match(headers['access-control-expose-headers'], /x-trace-id/);
  }
  assert.equal(new Set(answers.map(({ headers }) => headers['x-trace-id'])).size, answers.length);
});

test('a preflight is granted the headers of the protocol and others of the x- kind', async (t) => {
  const { gateway } = await practice(t);
  const ask = 'authorization,content-type,x-api-key,x-my-own,cookie2';
  const { status, headers } = await send(gateway, {
    method: 'OPTIONS',
    path: '/v1/trade/order',
    headers: {
      origin: 'http://a.example',
      'access-control-request-method': 'DELETE',
      'access-control-request-headers': ask,
    },
  });
  assert.equal(status, 204);
  const allowed = headers['access-control-allow-headers'].split(', ');
  for (const name of [
    'authorization',
    'x-api-signature',
    'x-timestamp',
    'x-dc-region',
    'x-papertrading',
    'accept-language',
    'x-my-own',
  ]) {
    assert.ok(allowed.includes(name), name);
  }
  assert.ok(!allowed.includes('cookie2'));
  assert.match(headers['access-control-allow-methods'], /DELETE/);
  assert.deepEqual([gateway.counts.preflights, gateway.counts.requests], [1, 0]);
});

test('anybody may ask whether it is there: no limit counts that, and no list of calls', async (t) => {
  const { gateway } = await practice(t, { limits: { calls: 1, windowMs: 60_000 } });
  for (let n = 0; n < 3; n++) {
    const { status, text } = await send(gateway, { method: 'GET', path: '/health' });
    assert.deepEqual([status, text], [200, 'success']);
  }
  assert.deepEqual([gateway.counts.healthChecks, gateway.counts.requests], [3, 0]);
  assert.equal(gateway.calls.length, 0);
});

test('it counts and lists what it saw', async (t) => {
  const { gateway } = await practice(t, { orders: [{ orderId: '1' }] });
  const { headers } = await cancel(gateway, '1');
  await cancel(gateway, '2');
  const [first, second] = gateway.calls;
  assert.deepEqual(
    [first.method, first.path, first.query, first.orderId],
    ['DELETE', '/v1/trade/order', 'order_id=1', '1'],
  );
  assert.deepEqual([first.status, first.code, first.accepted], [200, 0, true]);
  assert.equal(first.traceId, headers['x-trace-id']);
  assert.equal(first.headers['x-api-key'], 'practice-app-key');
  assert.deepEqual([second.status, second.code, second.accepted], [400, 602001, false]);
  const { requests, accepted, refused, distinctSignatures, byEndpoint } = gateway.counts;
  assert.deepEqual([requests, accepted, refused, distinctSignatures], [2, 1, { 602001: 1 }, 2]);
  assert.deepEqual(byEndpoint, { 'DELETE /v1/trade/order': 2 });
  gateway.reset();
  assert.deepEqual([gateway.calls.length, gateway.counts.requests], [0, 0]);
  assert.equal(gateway.book.get('1').status, 'NewStatus');
});

test('what is too large or not HTTP is answered, and does no harm', async (t) => {
  const { gateway } = await practice(t);
  const large = await call(gateway, 'POST', '/v1/trade/order', { body: 'x'.repeat(70_000) });
  assert.deepEqual([large.status, large.json.code], [413, 900413]);
  const wide = await call(gateway, 'GET', '/v1/trade/order/today', {
    headers: { 'x-wide': 'x'.repeat(40_000) },
  });
  assert.deepEqual([wide.status, wide.json.code], [431, 900431]);
  assert.match(await raw(gateway, 'nonsense\r\n\r\n'), /^HTTP\/1.1 400 .*900400/s);
  assert.match(
    await raw(gateway, 'GET http://[ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'),
    /^HTTP\/1.1 404/,
  );
  assert.equal((await today(gateway)).json.code, 0);
});

test('a client that leaves in the middle of a body does no harm', async (t) => {
  const { gateway } = await practice(t);
  const headers = Object.entries(signed({ method: 'POST', path: '/v1/trade/order' })).map((pair) =>
    pair.join(': '),
  );
  const socket = net.connect(new URL(gateway.url).port, '127.0.0.1');
  socket.write(
    `POST /v1/trade/order HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n${headers.join('\r\n')}\r\n\r\n{`,
  );
  while (gateway.counts.requests === 0) await new Promise(setImmediate);
  socket.destroy();
  assert.equal((await today(gateway)).json.code, 0);
});

/** Sends bytes as they are and resolves to all that comes back. */
function raw(gateway, bytes) {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(new URL(gateway.url).port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}
