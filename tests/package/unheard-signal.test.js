// A signal may fire without a word to this package's listener.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inChild } from '../support/child.js';

test('a signal that fired unheard, since another listener kept it, ends what comes after it', async () => {
  const { outcome, calls } = await inChild(`
    const controller = new AbortController();
    controller.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
    let calls = 0;
    const ctx = contextOf({ fetch: () => ((calls += 1), hanging()), timeoutMs: 500 });
    const first = settled(ctx.cancelOrder('1', { signal: controller.signal }));
    await null;
    controller.abort();
    const second = await settled(ctx.cancelOrder('2', { signal: controller.signal }));
    await first;
    finish({ outcome: second.outcome, calls });`);
  assert.equal(outcome, 'not-sent');
  assert.equal(calls, 1);
});
