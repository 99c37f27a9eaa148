// The control endpoint: what it steers, and whom it keeps out.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { control, practice, cancel } from './client.js';

const ID = '709043056541253632';
const start = (t, options) => practice(t, { orders: [{ orderId: ID }], ...options });

test('it arms and disarms faults', async (t) => {
  const { gateway } = await start(t);
  const armed = await control(gateway, 'POST', 'faults', { kind: 'status', status: 502 });
  assert.deepEqual([armed.status, armed.json.code, armed.json.data.kind], [200, 0, 'status']);
  assert.equal((await cancel(gateway, ID)).status, 502);
  await control(gateway, 'POST', 'faults', [{ kind: 'hang' }, { kind: 'reset' }]);
  assert.equal(gateway.faults.length, 2);
  await control(gateway, 'DELETE', 'faults');
  assert.equal(gateway.faults.length, 0);
});

test('it submits orders, expires tokens, changes limits, resets and tells the state', async (t) => {
  const { gateway } = await start(t);
  const order = await control(gateway, 'POST', 'orders', {
    symbol: 'AAPL.US',
    plan: { fillsFirst: true },
  });
  assert.equal(gateway.book.get(order.json.data.orderId).symbol, 'AAPL.US');
  await control(gateway, 'POST', 'tokens', {
    accessToken: PRACTICE_ACCOUNT.accessToken,
    expired: true,
  });
  assert.equal((await cancel(gateway, ID)).json.code, 401003);
  await control(gateway, 'POST', 'tokens', {
    accessToken: PRACTICE_ACCOUNT.accessToken,
    expired: false,
  });
  await control(gateway, 'POST', 'limits', { calls: 0 });
  assert.equal((await cancel(gateway, ID)).json.code, 429002);
  const { data } = (await control(gateway, 'GET', 'state')).json;
  assert.deepEqual(
    [data.counts.requests, data.orders.length, data.calls.length, data.faults],
    [2, 2, 2, []],
  );
  assert.ok(!JSON.stringify(data).includes(PRACTICE_ACCOUNT.accessToken));
  await control(gateway, 'POST', 'reset');
  assert.deepEqual([gateway.book.list().length, gateway.counts.requests], [1, 0]);
  assert.equal((await cancel(gateway, ID)).json.code, 0);
});

test('it answers nonsense', async (t) => {
  const { gateway } = await start(t);
  for (const [method, name, json, code] of [
    ['POST', 'faults', { kind: 'rain' }, 900400],
    ['POST', 'tokens', { accessToken: 'nobody' }, 900400],
    ['POST', 'tokens', null, 900400],
    ['POST', 'orders', { orderId: ID }, 900400],
    ['POST', 'limits', { calls: 'many' }, 900400],
    ['GET', 'nowhere', undefined, 900405],
    ['PUT', 'faults', {}, 900405],
  ]) {
    assert.equal((await control(gateway, method, name, json)).json.code, code, name);
  }
});

test('it keeps out other web pages and names that only resolve to this machine', async (t) => {
  const { gateway } = await start(t);
  const own = new URL(gateway.url);
  const status = async (headers) => (await control(gateway, 'POST', 'reset', {}, headers)).status;
  assert.equal(await status({ 'sec-fetch-site': 'same-origin', origin: gateway.url }), 200);
  assert.equal(await status({ host: `localhost:${own.port}` }), 200);
  assert.equal(await status({ host: `[::1]:${own.port}` }), 200);
  for (const headers of [
    { host: 'attacker.example' },
    { host: `127.0.0.1.attacker.example:${own.port}` },
    { origin: 'http://attacker.example' },
    { origin: 'null' },
    { origin: `http://127.0.0.1:${Number(own.port) + 1}` },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    assert.equal(await status(headers), 403, JSON.stringify(headers));
  }
  const { headers } = await control(gateway, 'GET', 'state');
  assert.equal(headers['access-control-allow-origin'], undefined);
});

test('it asks for the control token when there is one', async (t) => {
  const { gateway } = await start(t, { controlToken: 'open sesame' });
  assert.equal((await control(gateway, 'GET', 'state')).status, 403);
  assert.equal(
    (await control(gateway, 'GET', 'state', undefined, { 'x-control-token': 'open sesame' }))
      .status,
    200,
  );
});
