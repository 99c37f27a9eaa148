// Each step between JavaScript and WebAssembly costs time, so a cancel takes few of them. The figures
// are exact where nothing but the code decides them; raise one knowingly.

import { crossings } from '../support/crossings.js';
import assert from 'node:assert/strict';
import test from 'node:test';
import { accepted, fetchDouble } from '../support/fetch-doubles.js';
import { ID, contextWithFetch } from '../support/practice.js';

/** The steps of one call, after one that came first. */
async function counted(call) {
  await call();
  const before = crossings();
  await call();
  const after = crossings();
  return { out: after.out - before.out, in: after.in - before.in };
}

const context = (options) =>
  contextWithFetch(
    fetchDouble(() => accepted({ 'x-trace-id': 'trace' })),
    options,
  );

test('a cancel goes out of the module 10 times, and in 6 times', async () => {
  const ctx = context();
  assert.deepEqual(await counted(() => ctx.cancelOrder(ID)), { out: 10, in: 6 });
});

test('to wait at the rate limit adds no more than two each way', async () => {
  const ctx = context({ rateLimit: { calls: 100, windowMs: 1_000, minIntervalMs: 20 } });
  const { out, in: into } = await counted(() => ctx.cancelOrder(ID));
  assert.ok(out <= 12 && into <= 8, `${out} out, ${into} in`);
});

test('the clocks are read once for each step of a call, and once more after the request was handed over', async (t) => {
  const ctx = context();
  await ctx.cancelOrder(ID);
  const clocks = [t.mock.method(performance, 'now'), t.mock.method(Date, 'now')];
  await ctx.cancelOrder(ID);
  assert.deepEqual(
    clocks.map(({ mock }) => mock.callCount()),
    [3, 3],
  );
});
