// signCancelOrder: a request for somebody else to send.

import assert from 'node:assert/strict';
import test from 'node:test';
import { failureOf, rejectionOf } from '../support/failure.js';
import { ID, contextWithFetch, isCancelled, practice } from '../support/practice.js';

test('the gateway accepts what was signed when plain fetch sends it', async (t) => {
  const { gateway, context } = await practice(t);
  const { method, url, headers } = await context().signCancelOrder(ID);
  assert.equal(gateway.counts.requests, 0);
  const response = await fetch(url, { method, headers });
  assert.deepEqual([response.status, (await response.json()).code], [200, 0]);
  assert.ok(isCancelled(gateway));
});

test('it has the method, the address and the headers, and nothing else', async (t) => {
  const { gateway, context } = await practice(t);
  const signed = await context().signCancelOrder(ID, true);
  assert.deepEqual(Object.keys(signed).sort(), ['headers', 'method', 'url']);
  assert.equal(signed.method, 'DELETE');
  assert.equal(signed.url, `${gateway.url}/v1/trade/order?order_id=${ID}&is_attached=true`);
  for (const [name, value] of Object.entries(signed.headers)) {
    assert.equal(typeof value, 'string', name);
  }
  assert.deepEqual(JSON.parse(JSON.stringify(signed)), signed);
});

test('each is signed anew, so that each is accepted', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  const signed = await Promise.all([1, 2, 3, 4, 5].map(() => ctx.signCancelOrder(ID)));
  const field = (name) => new Set(signed.map(({ headers }) => headers[name])).size;
  assert.deepEqual([field('x-timestamp'), field('x-api-signature')], [5, 5]);
  for (const { method, url, headers } of signed) await fetch(url, { method, headers });
  assert.deepEqual([gateway.counts.accepted, gateway.counts.refused], [5, {}]);
});

test('what it signs and what cancelOrder sends never share a timestamp', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  const signing = ctx.signCancelOrder(ID);
  const cancelling = ctx.cancelOrder(ID);
  const { headers } = await signing;
  await cancelling;
  assert.notEqual(headers['x-timestamp'], gateway.calls[0].headers['x-timestamp']);
});

test('the gateway refuses it when it is sent twice', async (t) => {
  const { gateway, context } = await practice(t);
  const { url, ...init } = await context().signCancelOrder(ID);
  await fetch(url, init);
  const again = await fetch(url, init);
  assert.equal((await again.json()).code, 403202);
  assert.equal(gateway.counts.accepted, 1);
});

test('bad input rejects, and calls no fetch', async () => {
  const ctx = contextWithFetch(() => assert.fail('fetch was called'));
  assert.equal((await rejectionOf(() => ctx.signCancelOrder('x'))).kind, 'InvalidOrderId');
  assert.equal((await rejectionOf(() => ctx.signCancelOrder(ID, 7))).kind, 'InvalidConfig');
  assert.equal(
    (await failureOf(ctx.signCancelOrder(ID, { attached: true }))).kind,
    'InvalidConfig',
  );
});
