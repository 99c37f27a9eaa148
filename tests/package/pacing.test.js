// The rate limit: what the package lets leave, the gateway lets in.

import assert from 'node:assert/strict';
import test from 'node:test';
import { TradeContext } from '../support/installed-package.js';
import { fetchDouble, accepted } from '../support/fetch-doubles.js';
import { failureOf } from '../support/failure.js';
import { apiKeyConfig, contextWithFetch, practice } from '../support/practice.js';

const orderOf = (url) => new URL(url).searchParams.get('order_id');

test('a window that the gateway enforces is never overrun', async (t) => {
  const ids = Array.from({ length: 12 }, (_, n) => String(n + 1));
  const window = { calls: 3, windowMs: 150, minIntervalMs: 0 };
  const { gateway, context } = await practice(t, {
    limits: window,
    orders: ids.map((orderId) => ({ orderId })),
  });
  const results = await context({ rateLimit: window, maxRetries: 0 }).cancelOrders(ids);
  assert.ok(results.every(({ ok }) => ok));
  assert.deepEqual(gateway.counts.refused, {});
});

test('calls leave at least the interval apart, first come first served', async () => {
  const departures = [];
  const fetch = fetchDouble((url) => {
    departures.push([performance.now(), orderOf(url)]);
    return accepted();
  });
  const ctx = contextWithFetch(fetch, { rateLimit: { calls: 1_000, minIntervalMs: 25 } });
  const ids = ['5', '3', '4', '1', '2'];
  await Promise.all(ids.map((id) => ctx.cancelOrder(id)));
  assert.deepEqual(
    departures.map(([, id]) => id),
    ids,
  );
  for (let n = 1; n < departures.length; n++) {
    const apart = departures[n][0] - departures[n - 1][0];
    assert.ok(apart >= 24.5, `${apart}`);
  }
});

test('all that is made from one Config shares its limit', async () => {
  const fetch = fetchDouble();
  const rateLimit = { calls: 2, windowMs: 60_000, minIntervalMs: 0 };
  const config = apiKeyConfig({ fetch, rateLimit });
  await new TradeContext(config).cancelOrder('1');
  await new TradeContext(config).cancelOrder('2');
  const queued = new TradeContext(config).cancelOrder('3', { signal: AbortSignal.timeout(60) });
  assert.equal((await failureOf(queued)).outcome, 'not-sent');
  assert.equal(fetch.calls.length, 2);
});

test('a retry waits for its turn like any other call', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const times = [];
  const fetch = fetchDouble((url, init, number) => {
    times.push(performance.now());
    return number === 1 ? Response.json({ code: 429_002 }, { status: 429 }) : accepted();
  });
  const rateLimit = { minIntervalMs: 80 };
  await contextWithFetch(fetch, { rateLimit, maxRetries: 1 }).cancelOrder('1');
  assert.ok(times[1] - times[0] >= 79.5, `${times[1] - times[0]}`);
});

test('the default is the broker’s limit: 30 in a window', async () => {
  const fetch = fetchDouble();
  const ctx = contextWithFetch(fetch, { rateLimit: { minIntervalMs: 0 } });
  const ids = Array.from({ length: 31 }, (_, n) => String(n + 1));
  const controller = new AbortController();
  const onProgress = ({ done }) => done === 30 && setTimeout(() => controller.abort(), 20);
  const results = await ctx.cancelOrders(ids, { onProgress, signal: controller.signal });
  assert.equal(fetch.calls.length, 30);
  assert.deepEqual(
    results.filter(({ ok }) => !ok).map(({ error }) => error.outcome),
    ['not-sent'],
  );
});
