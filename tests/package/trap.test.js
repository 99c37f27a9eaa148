// After a trap the WebAssembly module has ended for good. Every promise that is open then rejects
// with what is known of it, and whatever is called later says what has happened.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inChild, lend } from '../support/child.js';

lend('trap');
const before = "import { exhaustMemory, trap } from './trap.mjs';";

/** Runs a script that can make the module trap, and whose cancels would wait for ten minutes. */
const inDoomedChild = (body) =>
  inChild(
    `const patient = { timeoutMs: 600_000, attemptTimeoutMs: 600_000 };
     const ids = Array.from({ length: 100_000 }, (_, n) => String(n + 1));
     /** Something that enters the module. */
     const enter = () => {
       try {
         configOf();
       } catch {
         // It traps.
       }
     };
     ${body}`,
    { before, args: ['--expose-gc'] },
  );

const UNKNOWN = { isOurs: true, kind: 'ModuleEnded', outcome: 'unknown' };
const NOT_SENT = { ...UNKNOWN, outcome: 'not-sent' };

function assertEnded(actual, expected, label) {
  const { message, ...fields } = actual;
  assert.deepEqual(fields, expected, `${label ?? ''} ${JSON.stringify(actual)}`);
  assert.match(message, /WebAssembly/);
  // What begins anew.
  assert.match(message, /process/);
  assert.match(message, /page/);
  assert.match(message, /worker/);
}

test('memory that runs out in a call: what is in flight rejects as unknown', async () => {
  const { open, trapped, later } = await inDoomedChild(`
    const ctx = contextOf({ fetch: hanging, timeoutMs: 3_000 });
    const open = ['1', '2', '3'].map((id) => settled(ctx.cancelOrder(id)));
    await new Promise((resolve) => setImmediate(resolve));
    exhaustMemory();
    const trapped = await settled(ctx.cancelOrders(ids));
    finish({
      trapped: Array.isArray(trapped.value) ? trapped.value[0].error : trapped,
      open: await Promise.all(open),
      later: await settled(ctx.cancelOrder('4')),
    });`);
  for (const each of open) assertEnded(each, UNKNOWN);
  assert.deepEqual([trapped.kind, trapped.outcome], ['ModuleEnded', 'not-sent']);
  assertEnded(later, NOT_SENT);
});

test('memory that runs out bit by bit: no cancel stays open, and none claims too much', async () => {
  const { kinds, claimed, sent, count } = await inDoomedChild(`
    const sent = new Set();
    const fetch = (url) => {
      sent.add(new URL(url).searchParams.get('order_id'));
      return hanging();
    };
    const ctx = contextOf({ fetch, ...patient });
    exhaustMemory();
    const all = [];
    let isOver = false;
    while (!isOver && all.length < ids.length) {
      const cancel = ctx.cancelOrder(ids[all.length]);
      cancel.catch(() => (isOver = true));
      all.push(settled(cancel));
      await null;
    }
    const results = await Promise.all(all);
    finish({
      kinds: [...new Set(results.map((result) => result.kind ?? result))],
      claimed: ids.filter((id, n) => results[n]?.outcome === 'not-sent'),
      sent: [...sent],
      count: results.length,
    });`);
  assert.deepEqual(kinds, ['ModuleEnded']);
  assert.ok(count < 100_000, 'the memory never ran out');
  assert.deepEqual(
    claimed.filter((id) => sent.includes(id)),
    [],
  );
});

const WAYS_IN = {
  'a call': 'enter();',
  'the answer to a request': 'answer(accepted());',
  'the failure of a request': 'fail(new TypeError("fetch failed"));',
  'a time that is over': '',
};

for (const [what, way] of Object.entries(WAYS_IN)) {
  test(`a trap at ${what} settles what is in flight and what waits, by what has left`, async () => {
    const { inFlight, waiting, tokenless, listeners } = await inDoomedChild(`
      const { getEventListeners } = await import('node:events');
      const { signal } = new AbortController();
      let [answer, fail] = [];
      let sent = 0;
      const fetch = () =>
        (sent += 1) === 3 ? new Promise((...both) => ([answer, fail] = both)) : hanging();
      const rateLimit = { calls: 3, windowMs: 600_000, minIntervalMs: 0 };
      const ctx = contextOf({ fetch, rateLimit, ...patient });
      const inFlight = ['1', '2', '3'].map((id) => settled(ctx.cancelOrder(id, { signal })));
      const waiting = ['4', '5'].map((id) => settled(ctx.cancelOrder(id, { signal })));
      const asking = Config.fromOAuth('client', hanging, patient);
      const tokenless = settled(new TradeContext(asking).cancelOrder('6', { signal }));
      ${what === 'a time that is over' ? "const late = settled(ctx.cancelOrder('7', { timeoutMs: 50 }));" : ''}
      while (sent < 3) await new Promise((resolve) => setImmediate(resolve));
      trap();
      ${way}
      finish({
        inFlight: await Promise.all(inFlight),
        waiting: await Promise.all(waiting),
        tokenless: await tokenless,
        listeners: getEventListeners(signal, 'abort').length,
      });`);
    for (const each of inFlight) assertEnded(each, UNKNOWN, 'in flight');
    for (const each of waiting) assertEnded(each, NOT_SENT, 'waiting');
    assertEnded(tokenless, NOT_SENT, 'without a token');
    assert.equal(listeners, 0);
  });
}

test('a bulk resolves: what had settled stays, the rest says how far it was', async () => {
  const results = await inDoomedChild(`
    let sent = 0;
    const fetch = (url) => {
      sent += 1;
      return url.endsWith('=1') ? accepted() : hanging();
    };
    const ctx = contextOf({ fetch, ...patient });
    const bulk = settled(
      ctx.cancelOrders(['1', '2', 'x', '3', '2', '4', '5'], { concurrency: 2 }),
    );
    while (sent < 3) await new Promise((resolve) => setImmediate(resolve));
    trap();
    enter();
    const { value, ...rest } = await bulk;
    finish(
      value?.map(({ ok, orderId, receipt, error }) =>
        ok
          ? { ok, orderId, attempts: receipt.attempts }
          : { ok, orderId, isOurs: error instanceof LongportError, kind: error.kind, outcome: error.outcome },
      ) ?? rest,
    );`);
  const failed = (orderId, fields) => ({ ok: false, orderId, ...fields });
  assert.deepEqual(results, [
    { ok: true, orderId: '1', attempts: 1 },
    failed('2', UNKNOWN),
    { ok: false, isOurs: true, kind: 'InvalidOrderId', outcome: 'not-sent' },
    failed('3', UNKNOWN),
    failed('2', UNKNOWN),
    failed('4', NOT_SENT),
    failed('5', NOT_SENT),
  ]);
});

test('later calls say that the module has ended, and free() does no harm', async () => {
  const { promised, thrown, freed } = await inDoomedChild(`
    const config = configOf({ fetch: accepted });
    const ctx = new TradeContext(config);
    await ctx.cancelOrder('1');
    trap();
    enter();
    const calls = [
      () => ctx.cancelOrder('1'),
      () => ctx.signCancelOrder('1'),
      () => ctx.cancelOrders(['1', '2']),
      () => cancelOrder(config, '1'),
    ];
    const promised = [];
    for (const call of calls) promised.push(await settled(call()));
    const thrown = [];
    for (const make of [configOf, () => Config.fromOAuth('client', 'token')]) {
      try {
        make();
      } catch (error) {
        const { kind, outcome, message } = error;
        thrown.push({ isOurs: error instanceof LongportError, kind, outcome, message });
      }
    }
    const freed = [];
    for (const free of [() => ctx.free(), () => config.free(), () => config.free()]) {
      try {
        free();
      } catch (error) {
        freed.push(error.message);
      }
    }
    finish({ promised, thrown, freed });`);
  assert.equal(promised.length, 4);
  assert.equal(thrown.length, 2);
  for (const each of [...promised, ...thrown]) assertEnded(each, NOT_SENT);
  assert.deepEqual(freed, []);
});

test('what settled before a trap stays as it was', async () => {
  const { first, second } = await inDoomedChild(`
    const ctx = contextOf({ fetch: accepted });
    const first = ctx.cancelOrder('1');
    await first;
    const second = settled(contextOf({ fetch: hanging, timeoutMs: 20 }).cancelOrder('2'));
    await second;
    trap();
    enter();
    finish({ first: (await first).orderId, second: (await second).kind });`);
  assert.deepEqual([first, second], ['1', 'Timeout']);
});

test('what is collected after a trap enters the module no more', async () => {
  const collected = await inDoomedChild(`
    let collected = 0;
    const registry = new FinalizationRegistry(() => (collected += 1));
    (() => {
      for (let n = 0; n < 50; n++) {
        const config = configOf();
        registry.register(config);
        registry.register(new TradeContext(config));
      }
    })();
    trap();
    enter();
    for (let n = 0; n < 50 && collected < 90; n++) {
      gc();
      await new Promise((resolve) => setImmediate(resolve));
    }
    finish(collected);`);
  assert.ok(collected >= 90, `${collected}`);
});
