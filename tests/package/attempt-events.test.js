// onAttempt: one event per attempt, true, in order, and of no consequence.

import assert from 'node:assert/strict';
import test from 'node:test';
import { accepted, envelope, fetchDouble } from '../support/fetch-doubles.js';
import { failureInTime, inTime } from '../support/failure.js';
import { ID, contextWithFetch, practice } from '../support/practice.js';

const atOnce = (t) => t.mock.method(Math, 'random', () => 0);

test('each attempt is told, with what came of it and what follows', async (t) => {
  atOnce(t);
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'status', status: 429 });
  gateway.fault({ kind: 'reset' });
  gateway.fault({ kind: 'html' });
  const events = [];
  await context({ onAttempt: (event) => events.push(event) }).cancelOrder(ID);
  const [{ traceId }, , html, last] = gateway.calls;
  const told = events.map(({ durationMs, ...event }) => {
    assert.ok(durationMs >= 0 && durationMs < 60_000);
    return event;
  });
  const common = { call: 'cancel', orderId: ID, hedge: false };
  const retry = { ...common, next: 'retry', retryInMs: 0, known: 'ambiguous' };
  const limited = {
    kind: 'RateLimited',
    known: 'refused',
    httpStatus: 429,
    code: 429_002,
    traceId,
  };
  const accepted = { known: 'accepted', httpStatus: 200, code: 0, traceId: last.traceId };
  assert.deepEqual(told, [
    { ...retry, attempt: 1, ...limited },
    { ...retry, attempt: 2, kind: 'Network' },
    { ...retry, attempt: 3, kind: 'Internal', httpStatus: 502, traceId: html.traceId },
    { ...common, attempt: 4, next: 'receipt', ...accepted },
  ]);
});

test('the last event of a failed cancel says that nothing follows', async (t) => {
  atOnce(t);
  const { gateway, context, bearer } = await practice(t);
  for (const fault of [
    { kind: 'status', status: 400 },
    { kind: 'status', status: 503 },
    { kind: 'reset' },
    { kind: 'expired-token' },
  ]) {
    for (const make of [context, (options) => bearer('practice-oauth-token', options)]) {
      gateway.clearFaults();
      gateway.fault({ ...fault, times: 'forever' });
      const events = [];
      const ctx = make({
        settleTimeoutMs: 0,
        maxRetries: 1,
        onAttempt: (event) => events.push(event),
      });
      const error = await failureInTime(ctx.cancelOrder(ID));
      assert.equal(events.length, error.attempts);
      assert.equal(events.at(-1).next, 'error', fault.kind);
      assert.equal(events.at(-1).kind, error.kind);
    }
  }
});

test('a cancel that never leaves tells of no attempt', async (t) => {
  const { context } = await practice(t);
  const events = [];
  const ctx = context({ onAttempt: (event) => events.push(event) });
  await failureInTime(ctx.cancelOrder('x'));
  await failureInTime(ctx.cancelOrder(ID, { signal: AbortSignal.abort() }));
  assert.deepEqual(events, []);
});

test('a listener that throws, rejects or meddles changes nothing', async (t) => {
  atOnce(t);
  const listeners = [
    () => {
      throw new Error('the listener');
    },
    () => {
      throw undefined;
    },
    (event) => Object.assign(event, { orderId: '7', next: 'error', attempt: 99 }),
    (event) => Object.freeze(event),
    () => ({ then: () => assert.fail('it was awaited') }),
  ];
  for (const onAttempt of listeners) {
    const answers = [envelope(500_000, { status: 500 }), accepted()];
    const ctx = contextWithFetch(
      fetchDouble(() => answers.shift()),
      { maxRetries: 1, onAttempt },
    );
    const receipt = await inTime(ctx.cancelOrder(ID));
    assert.deepEqual([receipt.orderId, receipt.attempts], [ID, 2]);
  }
});

test('a listener may cancel, sign and abort from within', async (t) => {
  atOnce(t);
  const controller = new AbortController();
  const inner = [];
  const fetch = fetchDouble((url) =>
    url.endsWith('=1') ? envelope(500_000, { status: 500 }) : accepted(),
  );
  const ctx = contextWithFetch(fetch, {
    maxRetries: 3,
    onAttempt: ({ orderId }) => {
      if (orderId !== '1') return;
      inner.push(ctx.cancelOrder('2'), ctx.signCancelOrder('3'), ctx.cancelOrders(['4']));
      controller.abort();
    },
  });
  const error = await failureInTime(ctx.cancelOrder('1', { signal: controller.signal }));
  assert.deepEqual([error.kind, error.outcome, error.attempts], ['Aborted', 'unknown', 1]);
  const [receipt, signed, results] = await inTime(Promise.all(inner));
  assert.deepEqual([receipt.orderId, signed.method, results[0].ok], ['2', 'DELETE', true]);
});
