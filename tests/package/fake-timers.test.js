// Test libraries replace timers and clocks for a while. A cancel that is made meanwhile settles as
// long as it needs no timer to do so, and whatever was made meanwhile harms none that comes later.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inChild, lend } from '../support/child.js';
import { ID, isCancelled, practice } from '../support/practice.js';

lend('fake-timers');
const before = "import { useFakeTimers } from './fake-timers.mjs';";

/** A response that needs no timer of the runtime's. */
const PLAIN = `
  const plain = () => {
    const chunks = [new TextEncoder().encode('{"code":0,"message":"success","data":{}}')];
    const read = async () =>
      chunks.length ? { done: false, value: chunks.pop() } : { done: true, value: undefined };
    return { status: 200, headers: new Headers(), body: { getReader: () => ({ read }) } };
  };
  const outcome = async (promise) => {
    const result = await settled(promise);
    return result.value ? 'accepted' : (result.message ?? result);
  };
  const all = (ctx) => [ctx.cancelOrder('1'), ctx.cancelOrders(['2', '3']), ctx.signCancelOrder('4')];
  const outcomes = (promises) => Promise.all(promises.map(outcome));`;

const inFakeTime = (body, options) => inChild(`${PLAIN}\n${body}`, { before, ...options });

const GOOD = ['accepted', 'accepted', 'accepted'];

test('cancels that are made under fake timers settle', async () => {
  const made = await inFakeTime(`
    const ctx = contextOf({ fetch: plain });
    const clock = useFakeTimers();
    const made = await outcomes(all(ctx));
    clock.restore();
    finish(made);`);
  assert.deepEqual(made, GOOD);
});

test('cancels that are made after restore() settle, on the same and on new contexts', async () => {
  const made = await inFakeTime(`
    const ctx = contextOf({ fetch: plain });
    const clock = useFakeTimers();
    for (const promise of all(ctx)) promise.catch(() => {});
    clock.restore();
    finish([...(await outcomes(all(ctx))), ...(await outcomes(all(contextOf({ fetch: plain }))))]);`);
  assert.deepEqual(made, [...GOOD, ...GOOD]);
});

test('cancels that are made under fake timers and answered after restore() settle', async () => {
  const made = await inFakeTime(`
    let answer;
    const answered = new Promise((resolve) => (answer = resolve));
    const ctx = contextOf({ fetch: () => answered.then(plain) });
    const clock = useFakeTimers();
    const open = all(ctx);
    clock.restore();
    answer();
    finish(await outcomes(open));`);
  assert.deepEqual(made, GOOD);
});

test('cancels that were made before settle under fake timers and after', async () => {
  const made = await inFakeTime(`
    const ctx = contextOf({ fetch: plain, attemptTimeoutMs: 3_000 });
    const open = all(ctx);
    const clock = useFakeTimers();
    const under = await outcomes(open);
    clock.restore();
    finish([...under, ...(await outcomes(all(ctx)))]);`);
  assert.deepEqual(made, [...GOOD, ...GOOD]);
});

test('fake timers in turns poison nothing', async () => {
  const made = await inFakeTime(`
    const ctx = contextOf({ fetch: plain });
    const made = [];
    for (let n = 0; n < 10; n++) {
      const clock = useFakeTimers(n * 1e12);
      const open = all(ctx);
      if (n % 2) made.push(...(await outcomes(open)));
      clock.restore();
      made.push(...(await outcomes(all(ctx))));
    }
    finish([...new Set(made)]);`);
  assert.deepEqual(made, ['accepted']);
});

test('a package that is loaded under fake timers works after restore()', async () => {
  const made = await inChild(
    `${PLAIN}\nfinish(await outcomes(all(contextOf({ fetch: plain }))));`,
    {
      before: `${before}
      const clock = useFakeTimers();
      await import('longport-cancel-order');
      clock.restore();`,
    },
  );
  assert.deepEqual(made, GOOD);
});

test('the time limit of a cancel holds after restore()', async () => {
  const made = await inFakeTime(`
    const ctx = contextOf({ fetch: hanging, attemptTimeoutMs: 50 });
    const clock = useFakeTimers();
    for (const promise of all(contextOf({ fetch: plain }))) promise.catch(() => {});
    clock.restore();
    finish((await settled(ctx.cancelOrder('1'))).kind ?? 'pending');`);
  assert.equal(made, 'Timeout');
});

test('after restore() the default rate limit lets cancels go on', async () => {
  const made = await inFakeTime(`
    const ctx = contextOf({ fetch: plain, rateLimit: undefined });
    await ctx.cancelOrder('1');
    const clock = useFakeTimers(4e12);
    ctx.cancelOrder('2').catch(() => {});
    await null;
    clock.restore();
    finish(await outcome(ctx.cancelOrder('3')));`);
  assert.equal(made, 'accepted');
});

test('after restore() a real gateway is reached', async (t) => {
  const { gateway } = await practice(t);
  const made = await inFakeTime(
    `const ctx = contextOf();
     const clock = useFakeTimers();
     contextOf({ fetch: plain }).cancelOrder('1').catch(() => {});
     clock.restore();
     finish(await outcome(ctx.cancelOrder('${ID}')));`,
    { httpUrl: gateway.url },
  );
  assert.equal(made, 'accepted');
  assert.ok(isCancelled(gateway));
});
