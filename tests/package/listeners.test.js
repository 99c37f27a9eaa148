// What listens may fail in any way that a function can: it changes nothing, and ends no process.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inChild } from '../support/child.js';

/** Listeners whose failure comes later than their return. */
const LATE = {
  'an async function that throws': "async () => { throw new Error('the listener'); }",
  'an async function that rejects later':
    "async () => { await new Promise(setImmediate); throw new Error('the listener'); }",
  'a function that returns a rejected promise': "() => Promise.reject(new Error('the listener'))",
  'a rejection with nothing': '() => Promise.reject()',
  'a promise of another realm':
    '() => runInNewContext("Promise.reject(new Error(\'the listener\'))")',
  'a subclass of Promise': "() => (class extends Promise {}).reject(new Error('the listener'))",
};

const SCRIPT = (listener) => `
  const { runInNewContext } = await import('node:vm');
  let [calls, sent] = [0, 0];
  const listener = ${listener};
  const listen = (event) => ((calls += 1), listener(event));
  const fetch = () => ((sent += 1) % 2 ? Response.json({ code: 500_000 }, { status: 500 }) : accepted());
  Math.random = () => 0;
  const ctx = contextOf({ fetch, maxRetries: 1, onAttempt: listen });
  const { value: receipt } = await settled(ctx.cancelOrder('1'));
  const { value: results } = await settled(
    ctx.cancelOrders(['2', '3'], { onProgress: listen, concurrency: 1 }),
  );
  // By then whatever nobody handled has ended the process.
  for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve));
  finish({ attempts: receipt?.attempts, ok: results?.map(({ ok }) => ok), calls: calls >= 8 });`;

for (const [what, listener] of Object.entries(LATE)) {
  test(`a listener that is ${what} changes nothing`, async () => {
    const result = await inChild(SCRIPT(listener));
    assert.deepEqual(result, { attempts: 2, ok: [true, true], calls: true });
  });
}

for (const which of ['onAttempt', 'onProgress']) {
  test(`an ${which} that rejects leaves no unhandled rejection`, async () => {
    const result = await inChild(`
      const reject = async () => { throw new Error('the listener'); };
      const { onAttempt, onProgress } = { ${which}: reject };
      const ctx = contextOf({ fetch: accepted, onAttempt });
      const { value } = await settled(ctx.cancelOrders(['1', '2', 'x'], { onProgress }));
      await new Promise((resolve) => setImmediate(resolve));
      finish(value.map(({ ok }) => ok));`);
    assert.deepEqual(result, [true, true, false]);
  });
}
