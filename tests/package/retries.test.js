// Attempts that follow a failed one: when they are made, and what the sum of them proves.
// Math.random gives the share of the backoff; with 0 there is nothing to wait for.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startGateway } from '../../www/gateway/index.js';
import { accepted, envelope, fetchDouble } from '../support/fetch-doubles.js';
import { assertFields, failureInTime, failureOf, inTime } from '../support/failure.js';
import { ID, contextWithFetch, isCancelled, practice } from '../support/practice.js';
import { closedPort } from '../support/raw-server.js';

const atOnce = (t) => t.mock.method(Math, 'random', () => 0);
const status = (number, more) => ({ kind: 'status', status: number, ...more });

const RETRIED = {
  'a 429': status(429),
  'a 429 as text': status(429, { body: 'slow down' }),
  'a 500': status(500),
  'a 502 after the book': status(502, { where: 'after' }),
  'a 502 as HTML': { kind: 'html' },
  'a 503': status(503),
  'a 504': status(504),
  'a reset before the book': { kind: 'reset' },
  'a reset after the book': { kind: 'reset', where: 'after' },
  'a truncated answer': { kind: 'truncated' },
  'an attempt out of time': { kind: 'hang', where: 'after' },
  'a duplicate': { kind: 'duplicate' },
};

for (const [what, fault] of Object.entries(RETRIED)) {
  test(`${what} is followed by another attempt, which is accepted`, async (t) => {
    atOnce(t);
    const { gateway, context } = await practice(t);
    gateway.fault(fault);
    const receipt = await inTime(context({ attemptTimeoutMs: 400 }).cancelOrder(ID));
    assert.ok(receipt.attempts >= 2);
    assert.equal(receipt.traceId, gateway.calls.at(-1).traceId);
    assert.ok(isCancelled(gateway));
    assert.equal(gateway.counts.distinctSignatures, receipt.attempts);
  });
}

const FINAL = {
  'a 400': status(400),
  'a 401': status(401),
  'a 403': status(403),
  'a 404': status(404),
  'a 463 as HTML': { kind: 'html', status: 463 },
  'a 200 as HTML': { kind: 'html', status: 200 },
  'a redirect': { kind: 'redirect', status: 307 },
  'an endless answer': { kind: 'endless' },
  'a clock that is off': { kind: 'clock-skew', skewMs: 3_600_000 },
};

for (const [what, fault] of Object.entries(FINAL)) {
  test(`${what} is not followed by another attempt`, async (t) => {
    const { gateway, context } = await practice(t);
    gateway.fault(fault);
    const error = await failureInTime(context({ settleTimeoutMs: 0 }).cancelOrder(ID));
    assert.equal(error.attempts, 1);
    assert.equal(gateway.counts.requests, 1);
  });
}

test('there are four retries unless told otherwise, each under a signature of its own', async (t) => {
  atOnce(t);
  const { gateway, context } = await practice(t);
  gateway.fault(status(429, { times: 'forever' }));
  const ctx = context();
  for (const [options, attempts] of [
    [undefined, 5],
    [{ maxRetries: 0 }, 1],
    [{ maxRetries: 2 }, 3],
    [{ maxRetries: 7 }, 8],
  ]) {
    const before = gateway.counts.requests;
    const error = await failureInTime(ctx.cancelOrder(ID, options));
    assertFields(error, { kind: 'RateLimited', outcome: 'rejected', attempts });
    assert.equal(gateway.counts.requests - before, attempts);
  }
  assert.equal(gateway.counts.distinctSignatures, gateway.counts.requests);
  assert.equal(gateway.counts.refused[403202], undefined);
});

test('a call’s own maxRetries wins over that of its Config', async (t) => {
  atOnce(t);
  const { gateway, context } = await practice(t);
  gateway.fault(status(503, { times: 'forever' }));
  const ctx = context({ maxRetries: 1, settleTimeoutMs: 0 });
  assert.equal((await failureOf(ctx.cancelOrder(ID))).attempts, 2);
  assert.equal((await failureOf(ctx.cancelOrder(ID, { maxRetries: 3 }))).attempts, 4);
  assert.equal((await failureOf(ctx.cancelOrder(ID, {}))).attempts, 2);
});

test('a refusal after an ambiguous attempt stays unknown: the first may have worked', async (t) => {
  atOnce(t);
  const pace = { waitToCancelMs: 0, pendingCancelMs: 0 };
  for (const fault of [
    status(502, { where: 'after' }),
    { kind: 'reset', where: 'after' },
    { kind: 'truncated' },
  ]) {
    const { gateway, context } = await practice(t, { pace });
    gateway.fault(fault);
    const error = await failureInTime(context({ settleTimeoutMs: 0 }).cancelOrder(ID));
    assertFields(error, { kind: 'OrderNotOpen', outcome: 'unknown', code: 601_011, attempts: 2 });
    assert.ok(isCancelled(gateway));
  }
});

test('an ambiguous attempt after a refusal is unknown too', async (t) => {
  atOnce(t);
  const { gateway, context } = await practice(t);
  gateway.fault(status(429));
  gateway.fault({ kind: 'reset', where: 'after' });
  const error = await failureInTime(context({ maxRetries: 1, settleTimeoutMs: 0 }).cancelOrder(ID));
  assertFields(error, { kind: 'Network', outcome: 'unknown', attempts: 2, httpStatus: undefined });
  assert.ok(isCancelled(gateway));
});

test('an acceptance settles all doubt', async (t) => {
  atOnce(t);
  const { gateway, context } = await practice(t);
  for (const fault of [status(429), status(502), { kind: 'reset' }, status(500)])
    gateway.fault(fault);
  assert.equal((await context().cancelOrder(ID)).attempts, 5);
  assert.equal(gateway.counts.accepted, 1);
});

test('nothing left and then a refusal is rejected', async (t) => {
  atOnce(t);
  const port = await closedPort();
  let gateway;
  const onAttempt = ({ httpStatus }) => {
    if (!httpStatus) gateway ??= startGateway({ port, limits: false });
  };
  const ctx = contextWithFetch(undefined, {
    httpUrl: `http://127.0.0.1:${port}`,
    maxRetries: 100,
    onAttempt,
  });
  const error = await failureInTime(ctx.cancelOrder(ID));
  assert.ok(gateway, 'the first attempt found nobody');
  await (await gateway).close();
  assertFields(error, { kind: 'OrderNotFound', outcome: 'rejected', code: 602_001 });
  assert.ok(error.attempts > 1);
});

test('Retry-After is honoured, in seconds', async (t) => {
  atOnce(t);
  const { gateway, context } = await practice(t);
  gateway.fault(status(429, { headers: { 'retry-after': '1' } }));
  const events = [];
  await context({ onAttempt: (event) => events.push(event) }).cancelOrder(ID);
  const [first, second] = gateway.calls;
  assert.ok(second.receivedAt - first.receivedAt >= 990);
  assert.deepEqual([events[0].next, events[0].retryInMs], ['retry', 1_000]);
});

test('Retry-After is honoured, as a date', async (t) => {
  atOnce(t);
  const { gateway, context } = await practice(t);
  const date = new Date(Date.now() + 2_000).toUTCString(); // whole seconds: 1 to 2 s from now
  gateway.fault(status(503, { headers: { 'retry-after': date } }));
  await context().cancelOrder(ID);
  const [, second] = gateway.calls;
  assert.ok(second.receivedAt >= Date.parse(date) - 10);
});

test('a Retry-After that does not fit the call’s time ends it at once, and is passed on', async (t) => {
  const { gateway, context } = await practice(t);
  for (const [header, least, most] of [
    ['90', 90_000, 90_000],
    [new Date(Date.now() + 90_000).toUTCString(), 70_000, 90_000],
    ['999999999999', 999_999_999_998_999, 999_999_999_999_001],
  ]) {
    gateway.fault(status(429, { headers: { 'retry-after': header } }));
    const error = await failureInTime(context({ maxRetries: 4 }).cancelOrder(ID));
    assertFields(error, { kind: 'RateLimited', outcome: 'rejected', attempts: 1 });
    assert.ok(error.retryAfterMs >= least && error.retryAfterMs <= most, `${error.retryAfterMs}`);
  }
});

test('a Retry-After that cannot be read counts as none', async (t) => {
  atOnce(t);
  for (const header of [
    'soon',
    '-1',
    '1.5',
    '1e3',
    '9'.repeat(30),
    'Mon, 99 Foo 2026 00:00:00 GMT',
  ]) {
    const answers = [
      envelope(429_002, { status: 429, headers: { 'retry-after': header } }),
      accepted(),
    ];
    const receipt = await inTime(
      contextWithFetch(
        fetchDouble(() => answers.shift()),
        { maxRetries: 1 },
      ).cancelOrder(ID),
    );
    assert.equal(receipt.attempts, 2, header);
  }
});

test('a Retry-After that has passed asks for nothing', async (t) => {
  atOnce(t);
  const past = new Date(Date.now() - 60_000).toUTCString();
  for (const header of ['0', past]) {
    const answers = [
      envelope(429_002, { status: 429, headers: { 'retry-after': header } }),
      accepted(),
    ];
    const ctx = contextWithFetch(
      fetchDouble(() => answers.shift()),
      { maxRetries: 1 },
    );
    assert.equal((await inTime(ctx.cancelOrder(ID))).attempts, 2);
  }
});

test('the whole call ends with its time, however many retries are left', async () => {
  const fetch = fetchDouble(() => envelope(500_000, { status: 500 }));
  const ctx = contextWithFetch(fetch, { maxRetries: 100, timeoutMs: 250 });
  const startedAt = performance.now();
  const error = await failureInTime(ctx.cancelOrder(ID));
  assertFields(error, { kind: 'Internal', outcome: 'unknown', attempts: fetch.calls.length });
  assert.ok(performance.now() - startedAt < 4_000);
});

test('an attempt has no more time than is left of the call', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'hang', times: 'forever' });
  const error = await failureInTime(
    context({ timeoutMs: 150, settleTimeoutMs: 0 }).cancelOrder(ID),
  );
  assertFields(error, { kind: 'Timeout', outcome: 'unknown', attempts: 1 });
});

test('an attempt that was given up is aborted', async (t) => {
  atOnce(t);
  const signals = [];
  const fetch = fetchDouble((url, { signal }) => {
    signals.push(signal);
    return signals.length === 1 ? new Promise(() => {}) : accepted();
  });
  const ctx = contextWithFetch(fetch, { maxRetries: 1, attemptTimeoutMs: 50 });
  await inTime(ctx.cancelOrder(ID));
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true, false],
  );
});

test('the backoff is a random share of a doubling ceiling', async (t) => {
  t.mock.method(Math, 'random', () => 0.5);
  const events = [];
  const fetch = fetchDouble(() => envelope(500_000, { status: 500 }));
  const ctx = contextWithFetch(fetch, { maxRetries: 3, onAttempt: (event) => events.push(event) });
  await failureInTime(ctx.cancelOrder(ID));
  assert.deepEqual(
    events.map(({ retryInMs }) => retryInMs),
    [100, 200, 400, undefined],
  );
});
