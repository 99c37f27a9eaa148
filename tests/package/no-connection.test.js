// Where Node says that no connection was made, nothing was sent, and the error says so.

import assert from 'node:assert/strict';
import dns from 'node:dns';
import test from 'node:test';
import { assertFields, failureInTime } from '../support/failure.js';
import { ID, contextWithFetch } from '../support/practice.js';
import { closedPort } from '../support/raw-server.js';

const NOT_SENT = { kind: 'Network', outcome: 'not-sent', httpStatus: undefined, orderId: ID };

test('a port where nobody listens: nothing was sent', async () => {
  const port = await closedPort();
  for (const host of ['127.0.0.1', 'localhost']) {
    const ctx = contextWithFetch(undefined, { httpUrl: `http://${host}:${port}` });
    const error = await failureInTime(ctx.cancelOrder(ID));
    assertFields(error, { ...NOT_SENT, attempts: 1 });
    assert.match(error.message, /nothing was sent$/);
    assert.ok(error.cause instanceof Error);
  }
});

test('a host that is not found: nothing was sent', async (t) => {
  // In the place of a resolver, which may be out of reach.
  t.mock.method(dns, 'lookup', (hostname, _, done) => {
    const details = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname };
    done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), details));
  });
  const ctx = contextWithFetch(undefined, { httpUrl: 'https://gateway.invalid' });
  const error = await failureInTime(ctx.cancelOrder(ID));
  assertFields(error, { ...NOT_SENT, attempts: 1 });
  assert.match(error.message, /no such host: gateway\.invalid/);
});

test('it is tried again, and still nothing was sent', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const events = [];
  const ctx = contextWithFetch(undefined, {
    httpUrl: `http://127.0.0.1:${await closedPort()}`,
    maxRetries: 2,
    onAttempt: (event) => events.push(event.next),
  });
  assertFields(await failureInTime(ctx.cancelOrder(ID)), { ...NOT_SENT, attempts: 3 });
  assert.deepEqual(events, ['retry', 'retry', 'error']);
});

test('a call that never left takes no place under the rate limit', async () => {
  const ctx = contextWithFetch(undefined, {
    httpUrl: `http://127.0.0.1:${await closedPort()}`,
    rateLimit: { calls: 1, windowMs: 60_000, minIntervalMs: 0 },
  });
  for (let n = 0; n < 3; n++) {
    assertFields(await failureInTime(ctx.cancelOrder(ID)), { ...NOT_SENT, attempts: 1 });
  }
});
