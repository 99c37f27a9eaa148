// free(): what it ends, and that nothing after it throws what it should not or sends anything.

import assert from 'node:assert/strict';
import test from 'node:test';
import { TradeContext, cancelOrder } from '../support/installed-package.js';
import { hanging } from '../support/fetch-doubles.js';
import {
  assertFields,
  failureInTime,
  failureOf,
  rejectionOf,
  thrownBy,
} from '../support/failure.js';
import { ID, apiKeyConfig, isCancelled, practice, until } from '../support/practice.js';

const FREED = { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 };

function freedConfig() {
  const config = apiKeyConfig({ fetch: () => assert.fail('fetch was called') });
  config.free();
  return config;
}

test('a freed Config makes no context', () => {
  for (const make of [
    () => new TradeContext(freedConfig()),
    () => TradeContext.new(freedConfig()),
  ]) {
    const error = thrownBy(make);
    assertFields(error, FREED);
    assert.match(error.message, /^config: .*freed/);
  }
});

test('cancelOrder(config) with a freed Config rejects', async () => {
  const error = await rejectionOf(() => cancelOrder(freedConfig(), ID));
  assertFields(error, FREED);
  assert.match(error.message, /^config: .*freed/);
});

test('a context made before free() sends nothing after it', async (t) => {
  const { gateway, config } = await practice(t);
  const freed = config();
  const ctx = new TradeContext(freed);
  freed.free();
  const cancel = await rejectionOf(() => ctx.cancelOrder(ID));
  const sign = await rejectionOf(() => ctx.signCancelOrder(ID));
  const [{ error: bulk }] = await ctx.cancelOrders([ID]);
  for (const error of [cancel, sign, bulk]) {
    assertFields(error, FREED);
    assert.match(error.message, /config.*free\(\)/);
  }
  assert.equal(gateway.counts.requests, 0);
});

test('an OAuth context made before free() asks its provider no more', async (t) => {
  const { gateway, bearer } = await practice(t);
  const { Config } = await import('../support/installed-package.js');
  const config = Config.fromOAuth('c', () => assert.fail('asked'), { httpUrl: gateway.url });
  const ctx = new TradeContext(config);
  config.free();
  assertFields(await rejectionOf(() => ctx.cancelOrder(ID)), FREED);
  assertFields(await rejectionOf(() => ctx.signCancelOrder(ID)), FREED);
  assert.equal(gateway.counts.requests, 0);
  assert.ok(bearer);
});

test('freeing a Config twice does no harm', () => {
  const config = apiKeyConfig();
  config.free();
  assert.doesNotThrow(() => config.free());
});

test('freeing a context twice does no harm', () => {
  const ctx = new TradeContext(apiKeyConfig());
  ctx.free();
  assert.doesNotThrow(() => ctx.free());
});

test('a freed context rejects, and does not throw', async () => {
  const ctx = new TradeContext(apiKeyConfig({ fetch: () => assert.fail('fetch was called') }));
  ctx.free();
  assertFields(await rejectionOf(() => ctx.cancelOrder(ID)), { outcome: 'not-sent' });
  assertFields(await rejectionOf(() => ctx.signCancelOrder(ID)), { outcome: 'not-sent' });
  assertFields(await rejectionOf(() => ctx.cancelOrders([ID])), { outcome: 'not-sent' });
});

test('a freed context leaves its Config usable', async (t) => {
  const { gateway, config } = await practice(t);
  const kept = config();
  new TradeContext(kept).free();
  await new TradeContext(kept).cancelOrder(ID);
  assert.ok(isCancelled(gateway));
});

test('Symbol.dispose frees, as `using` calls it', async () => {
  const config = apiKeyConfig({ fetch: () => assert.fail('fetch was called') });
  const ctx = new TradeContext(config);
  config[Symbol.dispose]();
  assertFields(await rejectionOf(() => ctx.cancelOrder(ID)), FREED);
  assert.doesNotThrow(() => ctx[Symbol.dispose]());
});

test('free() in flight lets the answer count', async (t) => {
  const { gateway, config } = await practice(t);
  gateway.fault({ kind: 'delay', delayMs: 60 });
  const freed = config();
  const cancel = new TradeContext(freed).cancelOrder(ID);
  await until(() => gateway.counts.requests === 1);
  freed.free();
  const receipt = await cancel;
  assert.deepEqual([receipt.orderId, receipt.attempts], [ID, 1]);
});

test('free() between two attempts ends the cancel with what is known by then', async (t) => {
  const { gateway, config } = await practice(t);
  gateway.fault({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
  const freed = config();
  const cancel = new TradeContext(freed).cancelOrder(ID);
  await until(() => gateway.calls[0]?.status === 429);
  freed.free();
  const error = await failureInTime(cancel);
  assertFields(error, { kind: 'InvalidConfig', outcome: 'rejected', attempts: 1 });
  assert.equal(gateway.counts.requests, 1);
});

test('free() while queued sends nothing', async () => {
  const fetch = hanging();
  const config = apiKeyConfig({ fetch, rateLimit: { calls: 1, windowMs: 60_000 } });
  const ctx = new TradeContext(config);
  const controller = new AbortController();
  const first = ctx.cancelOrder('1', { signal: controller.signal });
  const second = ctx.cancelOrder('2', { signal: controller.signal });
  await until(() => fetch.calls.length === 1);
  config.free();
  controller.abort();
  assertFields(await failureOf(first), { outcome: 'unknown', attempts: 1 });
  assertFields(await failureOf(second), { outcome: 'not-sent', attempts: 0 });
  assert.equal(fetch.calls.length, 1);
});
