// An AbortSignal, at every point of a cancel: it settles at once and says what is known by then.

import assert from 'node:assert/strict';
import test from 'node:test';
import { accepted, hanging } from '../support/fetch-doubles.js';
import { assertFields, failureInTime, failureOf } from '../support/failure.js';
import {
  ID,
  apiKeyConfig,
  contextWithFetch,
  isCancelled,
  practice,
  until,
} from '../support/practice.js';
import { TradeContext } from '../support/installed-package.js';

const ABORTED = { kind: 'Aborted', name: 'AbortError' };

test('before: nothing is sent, and the reason is the cause', async (t) => {
  const { gateway, context } = await practice(t);
  const reason = new Error('the user changed tabs');
  const error = await failureInTime(
    context().cancelOrder(ID, { signal: AbortSignal.abort(reason) }),
  );
  assertFields(error, { ...ABORTED, outcome: 'not-sent', attempts: 0, orderId: ID });
  assert.equal(error.cause, reason);
  assert.equal(gateway.counts.requests, 0);
});

test('right after the call: nothing is sent', async (t) => {
  const { gateway, context } = await practice(t);
  const controller = new AbortController();
  const cancel = context().cancelOrder(ID, { signal: controller.signal });
  controller.abort();
  assertFields(await failureInTime(cancel), { ...ABORTED, outcome: 'not-sent', attempts: 0 });
  assert.equal(gateway.counts.requests, 0);
});

test('queued: nothing is sent, and those behind move up', async (t) => {
  const { gateway, context } = await practice(t, {
    orders: ['1', '2', '3'].map((orderId) => ({ orderId })),
  });
  const ctx = context({ rateLimit: { calls: 1, windowMs: 150, minIntervalMs: 0 } });
  const controller = new AbortController();
  const first = ctx.cancelOrder('1');
  const second = ctx.cancelOrder('2', { signal: controller.signal });
  const third = ctx.cancelOrder('3');
  await first;
  controller.abort();
  assertFields(await failureInTime(second), { ...ABORTED, outcome: 'not-sent', attempts: 0 });
  await third;
  assert.deepEqual(
    gateway.calls.map(({ orderId }) => orderId),
    ['1', '3'],
  );
});

test('queued behind a call without an answer: it settles at once', async () => {
  const fetch = hanging();
  const config = apiKeyConfig({ fetch, rateLimit: { calls: 1 } });
  const ctx = new TradeContext(config);
  const [one, two] = [new AbortController(), new AbortController()];
  const first = ctx.cancelOrder('1', { signal: one.signal });
  const second = ctx.cancelOrder('2', { signal: two.signal });
  await until(() => fetch.calls.length === 1);
  two.abort();
  assertFields(await failureInTime(second), { ...ABORTED, outcome: 'not-sent' });
  one.abort();
  assertFields(await failureInTime(first), { ...ABORTED, outcome: 'unknown' });
});

for (const where of ['before', 'after']) {
  test(`in flight, ${where} the book changed: unknown`, async (t) => {
    const { gateway, context } = await practice(t);
    gateway.fault({ kind: 'hang', where });
    const controller = new AbortController();
    const cancel = context().cancelOrder(ID, { signal: controller.signal });
    await until(() => gateway.counts.faults.hang === 1);
    controller.abort('enough');
    const error = await failureInTime(cancel);
    assertFields(error, { ...ABORTED, outcome: 'unknown', attempts: 1, cause: 'enough' });
    assert.equal(isCancelled(gateway), where === 'after');
  });
}

test('in flight: the request is aborted too', async () => {
  const fetch = hanging();
  const controller = new AbortController();
  const cancel = contextWithFetch(fetch).cancelOrder(ID, { signal: controller.signal });
  await until(() => fetch.calls.length === 1);
  const { signal } = fetch.calls[0].init;
  assert.ok(!signal.aborted);
  controller.abort();
  await failureInTime(cancel);
  assert.ok(signal.aborted);
});

test('in the middle of the answer’s body: unknown', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'endless', bytes: 1, everyMs: 5 });
  const controller = new AbortController();
  const cancel = context().cancelOrder(ID, { signal: controller.signal });
  await until(() => gateway.counts.faults.endless === 1);
  controller.abort();
  assertFields(await failureInTime(cancel), { ...ABORTED, outcome: 'unknown', attempts: 1 });
});

for (const [status, code, outcome] of [
  [429, 429_002, 'rejected'],
  [503, 503_000, 'unknown'],
]) {
  test(`backing off after a ${status}: ${outcome}`, async (t) => {
    const { gateway, context } = await practice(t);
    const controller = new AbortController();
    gateway.fault({ kind: 'status', status, headers: { 'retry-after': '10' } });
    const onAttempt = ({ next }) => next === 'retry' && setImmediate(() => controller.abort());
    const ctx = context({ maxRetries: 4, onAttempt });
    const error = await failureInTime(ctx.cancelOrder(ID, { signal: controller.signal }));
    assertFields(error, { ...ABORTED, outcome, attempts: 1, httpStatus: status, code });
    assert.equal(gateway.counts.requests, 1);
  });
}

test('while a token is fetched: nothing is sent', async (t) => {
  const { gateway, bearer } = await practice(t);
  const controller = new AbortController();
  let asked = false;
  const ctx = bearer(() => ((asked = true), new Promise(() => {})));
  const cancel = ctx.cancelOrder(ID, { signal: controller.signal });
  await until(() => asked);
  controller.abort();
  assertFields(await failureInTime(cancel), { ...ABORTED, outcome: 'not-sent', attempts: 0 });
  assert.equal(gateway.counts.requests, 0);
});

test('while a token is renewed: rejected', async (t) => {
  const { gateway, bearer } = await practice(t);
  gateway.fault({ kind: 'expired-token', times: 'forever' });
  const controller = new AbortController();
  const ctx = bearer(({ refresh }) => {
    if (!refresh) return 'practice-oauth-token';
    setImmediate(() => controller.abort());
    return new Promise(() => {});
  });
  const error = await failureInTime(ctx.cancelOrder(ID, { signal: controller.signal }));
  assertFields(error, { ...ABORTED, outcome: 'rejected', attempts: 1 });
  assert.equal(gateway.counts.accepted, 0);
});

test('a token that comes after the abort is not used', async (t) => {
  const { gateway, bearer } = await practice(t);
  const controller = new AbortController();
  let deliver;
  const ctx = bearer(() => new Promise((resolve) => (deliver = resolve)));
  const cancel = ctx.cancelOrder(ID, { signal: controller.signal });
  await until(() => deliver);
  controller.abort();
  await failureInTime(cancel);
  deliver('practice-oauth-token');
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(gateway.counts.requests, 0);
});

test('after the end: nothing changes', async (t) => {
  const { gateway, context } = await practice(t);
  const controller = new AbortController();
  const cancel = context().cancelOrder(ID, { signal: controller.signal });
  const receipt = await cancel;
  controller.abort();
  assert.equal(await cancel, receipt);
  assert.equal(gateway.counts.accepted, 1);
});

test('AbortSignal.timeout ends a cancel like any other signal', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'hang' });
  const error = await failureInTime(context().cancelOrder(ID, { signal: AbortSignal.timeout(50) }));
  assertFields(error, { ...ABORTED, outcome: 'unknown' });
  assert.equal(error.cause.name, 'TimeoutError');
});

test('one signal ends all cancels that were given it, and no others', async () => {
  const fetch = hanging();
  const ctx = contextWithFetch(fetch);
  const [controller, other] = [new AbortController(), new AbortController()];
  const cancels = ['1', '2', '3'].map((id) => ctx.cancelOrder(id, { signal: controller.signal }));
  const spared = ctx.cancelOrder('4', { signal: other.signal });
  await until(() => fetch.calls.length === 4);
  controller.abort();
  for (const cancel of cancels) assert.equal((await failureInTime(cancel)).kind, 'Aborted');
  const state = await Promise.race([spared.catch(() => 'settled'), Promise.resolve('pending')]);
  assert.equal(state, 'pending');
  other.abort();
  await failureOf(spared);
});

test('any reason will do', async () => {
  for (const reason of [null, 0, '', false, Symbol('reason'), {}, 42n]) {
    const ctx = contextWithFetch(hanging());
    const error = await failureInTime(ctx.cancelOrder(ID, { signal: AbortSignal.abort(reason) }));
    assertFields(error, { ...ABORTED, cause: reason });
  }
});

test('an AbortSignal of another make will do', async () => {
  const listeners = new Set();
  const signal = {
    aborted: false,
    reason: undefined,
    addEventListener: (name, listener) => listeners.add(listener),
    removeEventListener: (name, listener) => listeners.delete(listener),
  };
  const fetch = hanging();
  const cancel = contextWithFetch(fetch).cancelOrder(ID, { signal });
  await until(() => fetch.calls.length === 1);
  assert.equal(listeners.size, 1);
  for (const listener of [...listeners]) listener();
  assertFields(await failureInTime(cancel), { ...ABORTED, outcome: 'unknown' });
  assert.equal(listeners.size, 0);
});

test('a signal that cannot be listened to does not stop a cancel', async () => {
  const broken = () => {
    throw new Error('broken');
  };
  const signal = { aborted: false, addEventListener: broken, removeEventListener: broken };
  const receipt = await contextWithFetch(() => accepted()).cancelOrder(ID, { signal });
  assert.equal(receipt.attempts, 1);
});
