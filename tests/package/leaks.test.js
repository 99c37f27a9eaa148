// After many cancels, with and without faults, nothing is left: no memory, listener, timer or
// rejection that nobody handled.

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import test from 'node:test';
import { wasmMemorySize } from '../support/wasm-memory.js';
import { collectGarbage } from '../support/garbage.js';
import { Config, TradeContext } from '../support/installed-package.js';
import { fixRandom } from '../support/chance.js';
import { accepted, envelope, fetchDouble } from '../support/fetch-doubles.js';
import { ID, apiKeyConfig, contextWithFetch, practice } from '../support/practice.js';

// `LEAK_CANCELS=100000 node --test tests/package/leaks.test.js` looks longer.
const CANCELS = Number(process.env.LEAK_CANCELS ?? 20_000);
const AT_ONCE = 50;

const unhandled = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

/** Runs `cancel(n)` so many times, some at once, and counts the outcomes. */
async function many(count, cancel) {
  const outcomes = {};
  for (let n = 0; n < count; n += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - n) }, (_, at) =>
      cancel(n + at).then(
        () => 'accepted',
        ({ outcome }) => outcome,
      ),
    );
    for (const outcome of await Promise.all(batch))
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return outcomes;
}

/**
 * A double that misbehaves in every way of a network that needs no waiting, with an order always
 * in the same one: what stays open is remembered, once for each order.
 */
function misbehaving() {
  const answers = [
    () => accepted({ 'x-trace-id': 'trace' }),
    () => envelope(400_001, { status: 400, message: 'a message of some length'.repeat(10) }),
    () => envelope(403_201, { status: 403 }), // certain, even by a fetch that may send again
    () => envelope(500_000, { status: 500 }),
    () => Promise.reject(new TypeError('fetch failed')),
    () => new Response('<html></html>', { status: 502 }),
    () => new Response(new Uint8Array(70_000)),
    () => accepted(),
    () => new Response('', { status: 302 }),
  ];
  const retried = new Set();
  return (url) => {
    const order = Number(new URL(url).searchParams.get('order_id'));
    const first = order % answers.length;
    if (first < 3 || first > 5) return answers[first]();
    // It is followed by a second attempt, of another fate.
    if (retried.delete(order)) return answers[first + 2]();
    retried.add(order);
    return answers[first]();
  };
}

/** As many orders as differ: those under way at once are never the same, so that none joins. */
const orderOf = (n, orders = 1_000) => String((n % orders) + 1);

test(`${CANCELS} cancels leave memory, listeners, timers and rejections as they were`, async (t) => {
  fixRandom(t, 0);
  const timersBefore = timers();
  const { signal } = new AbortController();
  const ctx = contextWithFetch(misbehaving(), { maxRetries: 1, onAttempt: () => {} });
  const cancel = (n) => ctx.cancelOrder(orderOf(n), { signal });
  await many(2_000, cancel);
  const before = wasmMemorySize();
  const heapBefore = heapUsed();
  const outcomes = await many(CANCELS, cancel);
  assert.equal(wasmMemorySize(), before);
  const grown = heapUsed() - heapBefore;
  assert.ok(grown < 4_000_000, `the heap grew by ${grown} bytes`);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  assert.equal(timers(), timersBefore);
  assert.deepEqual(Object.keys(outcomes).sort(), ['accepted', 'rejected', 'unknown']);
});

test('what a Config remembers of the orders that stay open is less than 64 bytes each', async () => {
  const ctx = contextWithFetch(() => Promise.reject(new TypeError('fetch failed')));
  let orders = 0;
  const cancel = () => ctx.cancelOrder(String((orders += 1)));
  await many(200, cancel);
  const before = wasmMemorySize();
  await many(3_000, cancel);
  const grown = wasmMemorySize() - before;
  assert.ok(grown < 64 * 3_000, `${grown} bytes`);
});

test('invalid input leaves nothing behind', async () => {
  const ctx = contextWithFetch(() => accepted());
  const bad = (n) =>
    [
      () => ctx.cancelOrder('x'.repeat(200)),
      () => ctx.cancelOrder('1', { timeoutMs: 'soon' }),
      () => ctx.signCancelOrder(7),
      () => ctx.cancelOrders(7),
      () => ctx.cancelOrders(['x', 'y'.repeat(300)]),
    ][n % 5]();
  await many(1_000, bad);
  const before = wasmMemorySize();
  await many(10_000, bad);
  assert.equal(wasmMemorySize(), before);
});

test('what the caller’s own functions throw leaves nothing behind', async () => {
  const broken = () => {
    throw new Error('broken');
  };
  const provided = new TradeContext(Config.fromOAuth('client', broken));
  const fetching = contextWithFetch(() => Promise.reject(new Error('broken')));
  const told = contextWithFetch(() => accepted(), { onAttempt: broken });
  const calls = [
    (id) => provided.cancelOrder(id),
    (id) => fetching.cancelOrder(id),
    (id) => told.cancelOrder(id),
    (id) => told.cancelOrders([id], { onProgress: broken }),
  ];
  await many(1_000, (n) => calls[n % calls.length](orderOf(n)));
  const before = wasmMemorySize();
  await many(20_000, (n) => calls[n % calls.length](orderOf(n)));
  assert.equal(wasmMemorySize(), before);
});

test('configurations and contexts that are freed leave nothing behind', async () => {
  const oneMore = async () => {
    const config = Config.fromOAuth('client', () => 'token', { fetch: () => accepted() });
    const ctx = new TradeContext(config);
    await ctx.cancelOrder(ID);
    ctx.free();
    config.free();
  };
  await many(500, oneMore);
  const before = wasmMemorySize();
  await many(5_000, oneMore);
  assert.equal(wasmMemorySize(), before);
});

test('configurations that are only forgotten are collected', async () => {
  const oneMore = async () => {
    const config = apiKeyConfig({ fetch: () => accepted(), headers: { 'x-a': 'a'.repeat(8_000) } });
    await new TradeContext(config).cancelOrder(ID);
  };
  const round = async () => {
    await many(500, oneMore);
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  for (let n = 0; n < 4; n++) await round();
  const before = wasmMemorySize();
  for (let n = 0; n < 10; n++) await round();
  assert.ok(wasmMemorySize() - before < 8_000_000, `${wasmMemorySize() - before}`);
});

test('large bodies are given back', async () => {
  const answer = () => new Response(`{"code":0,"x":"${'x'.repeat(60_000)}"}`);
  const ctx = contextWithFetch(answer);
  await many(500, (n) => ctx.cancelOrder(orderOf(n)));
  const before = wasmMemorySize();
  await many(2_000, (n) => ctx.cancelOrder(orderOf(n)));
  assert.equal(wasmMemorySize(), before);
});

test('aborts at every point leave no listener and no timer', async () => {
  const timersBefore = timers();
  const never = fetchDouble(() => new Promise(() => {}));
  const config = apiKeyConfig({ fetch: never, rateLimit: { calls: 10, minIntervalMs: 0 } });
  const ctx = new TradeContext(config);
  const tokenless = new TradeContext(Config.fromOAuth('c', () => new Promise(() => {})));
  const controller = new AbortController();
  const { signal } = controller;
  const calls = Array.from({ length: 100 }, (_, n) => ctx.cancelOrder(String(n + 1), { signal }));
  calls.push(tokenless.cancelOrder(ID, { signal }), ctx.cancelOrders(['7', '8', '9'], { signal }));
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(getEventListeners(signal, 'abort').length > 0);
  controller.abort();
  await Promise.allSettled(calls);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  assert.equal(timers(), timersBefore);
});

test('a bulk cancel with a signal lets go of each request as it ends', async () => {
  const { signal } = new AbortController();
  const requests = [];
  let heldAtTheEnd;
  const ctx = contextWithFetch(async (_, init) => {
    requests.push(new WeakRef(init.signal));
    if (requests.length < 50) return accepted();
    // What a WeakRef was asked for lives until the task ends.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    heldAtTheEnd = requests.filter((request) => request.deref()).length;
    return accepted();
  });
  await ctx.cancelOrders(
    Array.from({ length: 50 }, (_, n) => String(n + 1)),
    { signal, concurrency: 1 },
  );
  assert.ok(heldAtTheEnd < 10, `${heldAtTheEnd} of 50`);
});

test('over a real connection, with faults, it is the same', async (t) => {
  fixRandom(t, 0);
  // The orders stay on their way to be cancelled, however long this takes.
  const pace = { waitToCancelMs: 3_600_000, pendingCancelMs: 3_600_000 };
  const orders = Array.from({ length: AT_ONCE }, (_, n) => ({ orderId: orderOf(n) }));
  const { gateway, context } = await practice(t, { pace, orders });
  const faults = [
    { kind: 'status', status: 429 },
    { kind: 'status', status: 502, where: 'after' },
    { kind: 'reset' },
    { kind: 'reset', where: 'after' },
    { kind: 'truncated' },
    { kind: 'html', status: 200 },
    { kind: 'redirect' },
    { kind: 'endless' },
    { kind: 'duplicate' },
  ];
  const { signal } = new AbortController();
  const ctx = context({ maxRetries: 2, settleTimeoutMs: 200 });
  const cancel = (n) => {
    if (n % 3 === 0) gateway.fault(faults[(n / 3) % faults.length]);
    return ctx.cancelOrder(orderOf(n, AT_ONCE), { signal });
  };
  const timersBefore = timers();
  await many(200, cancel);
  const before = wasmMemorySize();
  const outcomes = await many(1_000, cancel);
  assert.equal(wasmMemorySize(), before);
  assert.equal(getEventListeners(signal, 'abort').length, 0);
  assert.ok(timers() - timersBefore <= 1, 'a timer of undici’s own may run');
  assert.ok(outcomes.accepted > 0);
  const timestamps = gateway.calls.map(({ headers }) => headers['x-timestamp']);
  assert.equal(new Set(timestamps).size, timestamps.length);
  assert.equal(gateway.counts.distinctSignatures, gateway.counts.requests);
});

test('requests of one context never share a timestamp, even when the clock stands or goes back', async (t) => {
  const times = [1_800_000_000_000, 1_800_000_000_000, 1_700_000_000_000, 1_800_000_000_001];
  let at = 0;
  t.mock.method(Date, 'now', () => times[(at += 1) % times.length]);
  const fetch = fetchDouble();
  const ctx = contextWithFetch(fetch);
  await many(2_000, (n) => ctx.cancelOrder(String(n + 1)));
  const seen = fetch.calls.map(({ init }) => init.headers['x-timestamp']);
  assert.equal(new Set(seen).size, 2_000);
  assert.deepEqual(
    seen,
    seen.toSorted((a, b) => a - b),
  );
});

test('no rejection was left unhandled by any of this', async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(unhandled, []);
});

function heapUsed() {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
