// A cancel that works: the gateway accepts it, the promise resolves, the order changes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { TradeContext, cancelOrder } from '../support/installed-package.js';
import { collectGarbage } from '../support/garbage.js';
import { ID, isCancelled, practice } from '../support/practice.js';

const ATTACHED = '709043056541253999';

test('a cancel by API key is accepted and takes effect', async (t) => {
  const { gateway, context } = await practice(t);
  await context().cancelOrder(ID);
  assert.ok(isCancelled(gateway));
  assert.deepEqual(gateway.counts.byEndpoint, { 'DELETE /v1/trade/order': 1 });
  assert.equal(gateway.counts.accepted, 1);
});

test('the receipt has the order, the attempts, the trace id, the time taken and what confirms it', async (t) => {
  const { gateway, context } = await practice(t);
  const startedAt = performance.now();
  const receipt = await context().cancelOrder(ID);
  const took = performance.now() - startedAt;
  const [call] = gateway.calls;
  const { durationMs, ...rest } = receipt;
  const { traceId } = call;
  assert.deepEqual(rest, { orderId: ID, attempts: 1, traceId, confirmedBy: 'answer' });
  assert.ok(durationMs > 0 && durationMs <= took + 1, `${durationMs}`);
});

test('a bigint is as good an order id as a string', async (t) => {
  const { gateway, context } = await practice(t);
  const receipt = await context().cancelOrder(BigInt(ID));
  assert.equal(receipt.orderId, ID);
  assert.ok(isCancelled(gateway));
});

test('the smallest and the largest order id are sent as they are', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context({ settleTimeoutMs: 0 });
  for (const id of ['1', '9223372036854775807']) {
    await assert.rejects(ctx.cancelOrder(id), { kind: 'OrderNotFound', code: 602001 });
  }
  assert.deepEqual(
    gateway.calls.map(({ orderId }) => orderId),
    ['1', '9223372036854775807'],
  );
});

test('an OAuth token cancels without a signature', async (t) => {
  const { gateway, bearer } = await practice(t);
  await bearer(PRACTICE_OAUTH.accessToken).cancelOrder(ID);
  assert.ok(isCancelled(gateway));
  const [{ headers }] = gateway.calls;
  assert.equal(headers.authorization, `Bearer ${PRACTICE_OAUTH.accessToken}`);
  assert.equal(headers['x-api-key'], PRACTICE_OAUTH.clientId);
  assert.equal(headers['x-api-signature'], undefined);
});

test('an OAuth token may come with its scheme', async (t) => {
  const { gateway, bearer } = await practice(t);
  await bearer(`Bearer ${PRACTICE_OAUTH.accessToken}`).cancelOrder(ID);
  assert.equal(gateway.calls[0].headers.authorization, `Bearer ${PRACTICE_OAUTH.accessToken}`);
});

test('an attached order is cancelled by `true` as in the official SDK, or by name', async (t) => {
  for (const options of [true, { isAttached: true }]) {
    const { gateway, context } = await practice(t, {
      orders: [{ orderId: ATTACHED, attached: true }],
    });
    await context().cancelOrder(ATTACHED, options);
    assert.ok(isCancelled(gateway, ATTACHED));
    assert.equal(gateway.calls[0].query, `order_id=${ATTACHED}&is_attached=true`);
  }
});

test('an order is not attached unless that is said', async (t) => {
  for (const options of [undefined, null, false, {}, { isAttached: false }]) {
    const { gateway, context } = await practice(t);
    await context().cancelOrder(ID, options);
    assert.equal(gateway.calls[0].query, `order_id=${ID}`);
  }
});

test('cancelOrder(config, id, options) does it in one call', async (t) => {
  const { gateway, config } = await practice(t, {
    orders: [{ orderId: ID }, { orderId: ATTACHED, attached: true }],
  });
  const practiceConfig = config();
  assert.equal((await cancelOrder(practiceConfig, ID)).orderId, ID);
  await cancelOrder(practiceConfig, ATTACHED, true);
  assert.ok(isCancelled(gateway) && isCancelled(gateway, ATTACHED));
});

test('TradeContext.new makes what `new` makes, awaited or not', async (t) => {
  const { gateway, config } = await practice(t);
  const ctx = TradeContext.new(config());
  assert.ok(ctx instanceof TradeContext);
  await ctx.cancelOrder(ID);
  await (await TradeContext.new(config())).cancelOrder(ID);
  assert.equal(gateway.counts.accepted, 2);
});

test('a context keeps its configuration alive', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  for (let n = 0; n < 20; n++) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ctx.cancelOrder(ID);
  assert.ok(isCancelled(gateway));
});

test('cancels made at once all go through, none like another', async (t) => {
  const ids = Array.from({ length: 200 }, (_, n) => String(1000 + n));
  const { gateway, context } = await practice(t, { orders: ids.map((orderId) => ({ orderId })) });
  const ctx = context();
  const receipts = await Promise.all(ids.map((id) => ctx.cancelOrder(id)));
  assert.deepEqual(
    receipts.map(({ orderId }) => orderId),
    ids,
  );
  const timestamps = gateway.calls.map(({ headers }) => headers['x-timestamp']);
  assert.equal(new Set(timestamps).size, ids.length);
  assert.equal(gateway.counts.distinctSignatures, ids.length);
  assert.equal(gateway.counts.accepted, ids.length);
});

test('the same order may be cancelled twice in one instant, by one request or by two', async (t) => {
  // Calls of one Config join; those with headers of their own do not.
  for (const [options, requests] of [
    [undefined, 1],
    [{ headers: { 'x-a': '1' } }, 2],
  ]) {
    const { gateway, context } = await practice(t);
    const ctx = context();
    const receipts = await Promise.all([ctx.cancelOrder(ID), ctx.cancelOrder(ID, options)]);
    for (const { orderId, attempts } of receipts) assert.deepEqual([orderId, attempts], [ID, 1]);
    assert.deepEqual([gateway.counts.accepted, gateway.counts.refused], [requests, {}]);
    assert.equal(gateway.counts.requests, requests);
  }
});

test('a cancel outlives the objects it was made from', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'delay', delayMs: 50 });
  const ctx = context();
  const cancel = ctx.cancelOrder(ID);
  ctx.free();
  await cancel;
  assert.ok(isCancelled(gateway));
});

test('keepalive is passed on to fetch, and only when asked for', async (t) => {
  const { gateway, context } = await practice(t);
  const seen = [];
  const fetch = (url, init) => {
    seen.push(init.keepalive ?? false);
    return globalThis.fetch(url, init);
  };
  const ctx = context({ fetch });
  await ctx.cancelOrder(ID, { keepalive: true });
  await ctx.cancelOrder(ID, { keepalive: false });
  await ctx.cancelOrder(ID);
  assert.deepEqual(seen, [true, false, false]);
  assert.equal(gateway.counts.accepted, 3);
});
