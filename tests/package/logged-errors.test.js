// What a log has of an error: its cause, the host and the reason, and no contradiction.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Config, LongportError, TradeContext } from '../support/installed-package.js';
import { envelope } from '../support/fetch-doubles.js';
import { assertFields, failureInTime } from '../support/failure.js';
import { ID, contextWithFetch, practice, until } from '../support/practice.js';
import { closedPort, rawServer } from '../support/raw-server.js';

const failing = (thrown, options) =>
  failureInTime(contextWithFetch(() => Promise.reject(thrown), options).cancelOrder(ID));

const answered = (response) =>
  failureInTime(contextWithFetch(async () => response).cancelOrder(ID));

test('toJSON holds the cause, and the causes of that', async () => {
  const port = await closedPort();
  const ctx = contextWithFetch(undefined, { httpUrl: `http://127.0.0.1:${port}` });
  const error = await failureInTime(ctx.cancelOrder(ID));
  const logged = JSON.parse(JSON.stringify({ error })).error;
  assertFields(logged, {
    name: 'LongportError',
    message: error.message,
    kind: 'Network',
    outcome: 'not-sent',
    orderId: ID,
    attempts: 1,
  });
  assert.deepEqual([logged.cause.name, logged.cause.message], ['TypeError', 'fetch failed']);
  const { name, message, code } = logged.cause.cause;
  assert.deepEqual([name, code], ['Error', 'ECONNREFUSED']);
  assert.match(message, /ECONNREFUSED/);
});

test('toJSON of what a token provider throws has its name, message and code', async () => {
  const thrown = Object.assign(new RangeError('signed out'), { code: 'EOUT' });
  const ctx = new TradeContext(Config.fromOAuth('client', () => Promise.reject(thrown)));
  const { cause } = JSON.parse(JSON.stringify(await failureInTime(ctx.cancelOrder(ID))));
  assertFields(cause, { name: 'RangeError', message: 'signed out', code: 'EOUT' });
});

test('toJSON of an abort has its reason', async () => {
  const signal = AbortSignal.abort(new RangeError('the user left'));
  const ctx = contextWithFetch(() => assert.fail('fetch was called'));
  const error = await failureInTime(ctx.cancelOrder(ID, { signal }));
  const { cause } = JSON.parse(JSON.stringify(error));
  assertFields(cause, { name: 'RangeError', message: 'the user left' });
});

test('toJSON never throws, whatever the cause is', async () => {
  const circle = new Error('circle');
  circle.cause = circle;
  circle.itself = circle;
  const bare = Object.create(null);
  const broken = new Proxy(new Error('x'), {
    get: () => {
      throw new Error('the trap');
    },
  });
  const odd = ['name', 'message', 'code'].flatMap((name) =>
    [1n, circle, () => {}].map((value) =>
      Object.defineProperty(new Error('x'), name, { value, enumerable: true }),
    ),
  );
  const other = [circle, bare, broken, 42n, Symbol('s'), () => {}, null, 'text', 7];
  for (const reason of [...odd, ...other]) {
    const signal = AbortSignal.abort(reason);
    const ctx = contextWithFetch(() => assert.fail('fetch was called'));
    const error = await failureInTime(ctx.cancelOrder(ID, { signal }));
    const logged = JSON.parse(JSON.stringify(error));
    assertFields(logged, { name: 'AbortError', kind: 'Aborted', outcome: 'not-sent' });
  }
});

test('toJSON without a cause has none, and one of the user’s own making works as well', async () => {
  assert.ok(!('cause' in (await answered(envelope(7))).toJSON()));
  const fields = { kind: 'Rejected', outcome: 'rejected', attempts: 1 };
  assert.deepEqual(new LongportError('no', fields).toJSON(), {
    name: 'LongportError',
    message: 'no',
    ...fields,
  });
  const caused = new LongportError('no', { ...fields, cause: new TypeError('why') }).toJSON();
  assertFields(JSON.parse(JSON.stringify(caused)).cause, { name: 'TypeError', message: 'why' });
});

test('the message says why the connection failed', async (t) => {
  const { url } = await rawServer(t, (socket) => socket.destroy());
  const ctx = contextWithFetch(undefined, { httpUrl: url });
  const error = await failureInTime(ctx.cancelOrder(ID));
  assertFields(error, { kind: 'Network', outcome: 'unknown' });
  assert.match(error.message, /the connection failed: .+;/);
});

test('whatever a fetch throws, the message is one line and not long', async () => {
  const text = `proxy said no\nERROR forged ${'x'.repeat(50_000)}`;
  const fields = { code: text, syscall: text, address: text, port: text, hostname: text };
  for (const thrown of [new Error(text), Object.assign(new Error(text), fields)]) {
    const error = await failing(thrown);
    assert.equal(error.kind, 'Network');
    assert.ok(!error.message.includes('\n') && error.message.length < 1_000);
  }
});

test('a timeout after a refusal does not say that there was an answer and none', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const { gateway, context, bearer } = await practice(t);
  gateway.fault({ kind: 'status', status: 429 });
  const queued = context({ rateLimit: { minIntervalMs: 60_000 }, timeoutMs: 200 });
  const first = await failureInTime(queued.cancelOrder(ID));
  gateway.fault({ kind: 'expired-token' });
  const renewing = bearer(
    ({ refresh }) => (refresh ? new Promise(() => {}) : 'practice-oauth-token'),
    { timeoutMs: 200 },
  );
  const second = await failureInTime(renewing.cancelOrder(ID));
  await until(() => gateway.counts.requests === 2);
  for (const { message, outcome } of [first, second]) {
    assert.equal(outcome, 'rejected');
    assert.doesNotMatch(message, /no answer[^;]*\(HTTP/);
  }
});

/** What tests pass for a response, and none of which says what the gateway answered. */
const MOCKS = {
  'a status and nothing else': { status: 200 },
  'ok and json()': { ok: true, json: async () => ({ code: 0 }) },
  'ok, a status and json()': { ok: true, status: 200, json: async () => ({ code: 0 }) },
  'a body of text': { status: 200, headers: new Headers(), body: '{"code":0}' },
  'a body of JSON': { code: 0, message: 'success' },
};

for (const [what, response] of Object.entries(MOCKS)) {
  test(`a fetch that gives ${what}: the message says why that cannot be read`, async () => {
    const error = await answered(response);
    assert.equal(error.outcome, 'unknown');
    assert.match(error.message, /response/i);
    assert.match(error.message, /body|arrayBuffer|status/);
    assert.doesNotMatch(error.message, /the connection failed( \(HTTP 200\))?;/);
  });
}
