// Connections that are dead and do not say so: a NAT has forgotten an idle one, or nothing comes back
// after the handshake. The call comes to a receipt by another connection, or to an outcome that is true.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startRelay } from '../bench/distance/relay.js';
import { assertFields, inTime, rejectionOf } from '../support/failure.js';
import { ID, apiKeyConfig, isCancelled, practice } from '../support/practice.js';
import { TradeContext } from '../support/installed-package.js';

const OTHER_ID = '709043056541253633';

/** A practice gateway behind a relay, and a context that calls it through that. */
async function behindRelay(t, relayed, options) {
  const { gateway } = await practice(t, { orders: [{ orderId: ID }, { orderId: OTHER_ID }] });
  const relay = await startRelay(new URL(gateway.url).port, relayed);
  t.after(() => relay.close());
  const httpUrl = `http://127.0.0.1:${relay.port}`;
  return { gateway, relay, ctx: new TradeContext(apiKeyConfig({ httpUrl, ...options })) };
}

const first = (what) => (number) => (number === 1 ? what : undefined);

test('the first connection swallows all: a hedge gets a receipt by another', async (t) => {
  const { gateway, relay, ctx } = await behindRelay(
    t,
    { swallows: first('all') },
    { hedge: true, attemptTimeoutMs: 60_000 },
  );
  const receipt = await inTime(ctx.cancelOrder(ID));
  assert.deepEqual([receipt.confirmedBy, receipt.attempts], ['answer', 2]);
  assert.deepEqual([isCancelled(gateway), relay.connections.length], [true, 2]);
});

test('a NAT forgets the idle connection: a hedge gets a receipt by another', async (t) => {
  const options = { hedge: true, attemptTimeoutMs: 60_000 };
  const { gateway, relay, ctx } = await behindRelay(t, {}, options);
  await ctx.cancelOrder(OTHER_ID);
  // Node.js has the connection back a turn after the answer.
  await new Promise((resolve) => setTimeout(resolve));
  relay.forget();
  const receipt = await inTime(ctx.cancelOrder(ID));
  assert.deepEqual([receipt.confirmedBy, receipt.attempts], ['answer', 2]);
  assert.equal(isCancelled(gateway), true);
});

test('without hedges, the retry after attemptTimeoutMs leaves the dead connection', async (t) => {
  const { gateway, relay, ctx } = await behindRelay(t, {}, { attemptTimeoutMs: 200 });
  await ctx.warmUp();
  relay.forget();
  const receipt = await inTime(ctx.cancelOrder(ID));
  assert.deepEqual([receipt.confirmedBy, isCancelled(gateway)], ['answer', true]);
});

test('an order that was cancelled by an attempt whose answer is lost is never called rejected', async (t) => {
  const { gateway, ctx } = await behindRelay(
    t,
    { swallows: first('answers') },
    { hedge: true, attemptTimeoutMs: 60_000 },
  );
  // The hedge is refused, since the first attempt has cancelled the order: its status tells.
  const receipt = await inTime(ctx.cancelOrder(ID));
  assert.equal(isCancelled(gateway), true);
  assert.ok(['answer', 'status'].includes(receipt.confirmedBy));
});

for (const [what, isExecuted] of [
  ['all', false],
  ['answers', true],
]) {
  test(`every connection swallows ${what}: unknown, in time, with or without hedges`, async (t) => {
    for (const hedge of [true, false]) {
      const { gateway, ctx } = await behindRelay(
        t,
        { swallows: () => what },
        { hedge, timeoutMs: 300, attemptTimeoutMs: 100, settleTimeoutMs: 100 },
      );
      const error = await rejectionOf(() => inTime(ctx.cancelOrder(ID)));
      assertFields(error, { outcome: 'unknown' });
      assert.equal(isCancelled(gateway), isExecuted);
    }
  });
}

test('with no attempt left, a forgotten connection is unknown, though the request may not have left', async (t) => {
  const options = { maxRetries: 0, settleTimeoutMs: 0, timeoutMs: 200 };
  const { gateway, relay, ctx } = await behindRelay(t, {}, options);
  await ctx.warmUp();
  relay.forget();
  const error = await rejectionOf(() => inTime(ctx.cancelOrder(ID)));
  assertFields(error, { outcome: 'unknown', attempts: 1 });
  assert.equal(isCancelled(gateway), false);
});
