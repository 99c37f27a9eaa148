// `keepWarm`: after the last use the connection is used again now and then, for so long. By a clock of
// the test's, except where processes end by themselves.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inChild } from '../support/child.js';
import { accepted, fetchDouble } from '../support/fetch-doubles.js';
import { TradeContext } from '../support/installed-package.js';
import { ID, apiKeyConfig, contextWithFetch, practice } from '../support/practice.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A context whose requests are counted, and `pass(ms)`, which lets the time pass second by second. */
function warm(t, keepWarm, answer = accepted) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const fetch = fetchDouble(() => answer());
  const config = apiKeyConfig({ fetch, keepWarm });
  return {
    config,
    ctx: new TradeContext(config),
    pings: () => fetch.calls.filter(({ url }) => url.endsWith('/health')).length,
    async pass(ms) {
      for (let passed = 0; passed < ms; passed += 500) {
        t.mock.timers.tick(500);
        await turn();
      }
    },
  };
}

test('without keepWarm, or with 0, no request follows the last', async (t) => {
  for (const keepWarm of [undefined, 0]) {
    const { ctx, pings, pass } = warm(t, keepWarm);
    await ctx.cancelOrder(ID);
    await ctx.warmUp();
    await pass(700_000);
    assert.equal(pings(), 1);
    t.mock.timers.reset();
  }
});

test('a fetch of the caller’s own in Node.js, which may let go after 4 s: every 3 s', async (t) => {
  const { ctx, pings, pass } = warm(t, 12_000);
  await ctx.cancelOrder(ID);
  await pass(2_500);
  assert.equal(pings(), 0);
  await pass(500);
  assert.equal(pings(), 1);
  await pass(60_000);
  assert.equal(pings(), 4);
});

test('each use counts anew: a cancel, a look-up, warmUp()', async (t) => {
  const { ctx, pings, pass } = warm(t, 6_000);
  for (const use of [
    () => ctx.cancelOrder(ID),
    () => ctx.orderDetail(ID).catch(() => {}),
    () => ctx.openOrders().catch(() => {}),
  ]) {
    const before = pings();
    await use();
    await pass(20_000);
    assert.equal(pings() - before, 2, `${use}`);
  }
  const before = pings();
  await ctx.warmUp();
  await pass(2_000);
  await ctx.warmUp();
  await pass(20_000);
  assert.equal(pings() - before, 4);
});

test('a gateway that says it closes sooner is asked sooner', async (t) => {
  const answer = () => accepted({ 'keep-alive': 'timeout=4, max=100' });
  const { ctx, pings, pass } = warm(t, 10_000, answer);
  await ctx.warmUp();
  await pass(3_000);
  await pass(20_000);
  assert.equal(pings(), 1 + 1 + 3);
});

test('a gateway that is not there is asked again, and nobody hears of it', async (t) => {
  const fails = () => Promise.reject(new Error('no'));
  const { ctx, pings, pass } = warm(t, 9_000, fails);
  assert.equal(await ctx.warmUp(), false);
  await pass(30_000);
  assert.equal(pings(), 4);
});

test('free() of the Config ends it', async (t) => {
  const { config, ctx, pings, pass } = warm(t, 600_000);
  await ctx.cancelOrder(ID);
  await pass(6_000);
  assert.equal(pings(), 2);
  config.free();
  await pass(60_000);
  assert.equal(pings(), 2);
});

test('free() of a context leaves it on: the Config is in use by others', async (t) => {
  const { ctx, pings, pass } = warm(t, 600_000);
  await ctx.cancelOrder(ID);
  ctx.free();
  await pass(6_000);
  assert.equal(pings(), 2);
});

/** What is waited for by timers, in a child that has Node.js's own `fetch`. */
const WAITS = `
  const waits = [];
  const { setTimeout: real } = globalThis;
  globalThis.setTimeout = (act, ms, ...more) => (waits.push(ms), real(act, ms, ...more));`;

test('Node.js’s own fetch keeps a connection for a minute: every 30 s', async (t) => {
  const { gateway } = await practice(t);
  const waits = await inChild(
    `${WAITS}
     await contextOf({ keepWarm: 60_000 }).cancelOrder('${ID}');
     finish(waits);`,
    { httpUrl: gateway.url },
  );
  assert.ok(waits.includes(30_000) && !waits.includes(3_000), `${waits}`);
});

test('a dispatcher of the user’s, which may let go after 4 s: every 3 s', async (t) => {
  const { gateway } = await practice(t);
  const waits = await inChild(
    `await fetch('data:,x');
     const names = [1, 2].map((n) => Symbol.for('undici.globalDispatcher.' + n));
     const own = globalThis[names[1]] ?? globalThis[names[0]];
     for (const name of names) globalThis[name] = new own.constructor({ connections: 1 });
     ${WAITS}
     await contextOf({ keepWarm: 60_000 }).cancelOrder('${ID}');
     finish(waits);`,
    { httpUrl: gateway.url },
  );
  assert.ok(waits.includes(3_000) && !waits.includes(30_000), `${waits}`);
});

test('a process that has nothing else to do ends, connection and keepWarm or not', async (t) => {
  const { gateway } = await practice(t);
  // A child that goes on for 30 s fails.
  const [cancelled, warmed] = await inChild(
    `const ctx = contextOf({ keepWarm: 600_000 });
     const warmed = await ctx.warmUp();
     const { orderId } = await ctx.cancelOrder('${ID}');
     finish([orderId, warmed]);`,
    { httpUrl: gateway.url },
  );
  assert.deepEqual([cancelled, warmed], [ID, true]);
});

test('a Config that nobody can reach any more is collected, and keeps nothing warm', async () => {
  const pings = await inChild(
    `let pings = 0;
     const fetch = async (url) => ((pings += url.endsWith('/health')), accepted());
     const ticks = [];
     globalThis.setTimeout = (act) => (ticks.push(act), ticks.length);
     globalThis.clearTimeout = (timer) => delete ticks[timer - 1];
     await (async () => { await contextOf({ fetch, keepWarm: 600_000 }).cancelOrder('1'); })();
     const left = () => ticks.filter(() => true).length;
     const before = left();
     for (let n = 0; n < 50 && left() > 0; n++) {
       gc();
       await new Promise((resolve) => setImmediate(resolve));
     }
     finish({ before, after: left(), pings });`,
    { args: ['--expose-gc'] },
  );
  assert.deepEqual(pings, { before: 1, after: 0, pings: 0 });
});

test('it is a whole number of milliseconds, at most ten minutes', () => {
  for (const keepWarm of [0, 1, 600_000]) {
    assert.ok(contextWithFetch(undefined, { keepWarm }));
  }
});
