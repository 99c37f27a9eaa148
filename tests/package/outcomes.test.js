// The table of outcomes, one fault at a time: what the caller is told of the answers alone, without
// a look-up, and that it is true of the gateway's book.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertFields, failureInTime } from '../support/failure.js';
import { ID, contextWithFetch, isCancelled, practice, until } from '../support/practice.js';
import { rawServer } from '../support/raw-server.js';

const status = (number, more) => ({ kind: 'status', status: number, ...more });
const refusal = (number, code) => status(number, { body: { code, message: 'no' } });
/** One attempt, and what it says. */
const ONCE = Object.freeze({ maxRetries: 0, settleTimeoutMs: 0 });
const SUCCESS = { code: 0, message: 'success', data: {} };

/** Each: a fault, and the error that a single attempt ends with. */
const REJECTED = {
  'a 400': [status(400), { kind: 'Rejected', httpStatus: 400, code: 400_000 }],
  'a 401': [status(401), { kind: 'TokenExpired', httpStatus: 401, code: 401_003 }],
  'an expired token': [{ kind: 'expired-token' }, { kind: 'TokenExpired', code: 401_003 }],
  'a 403': [status(403), { kind: 'SignatureInvalid', httpStatus: 403, code: 403_201 }],
  'an unknown app key': [refusal(403, 403_203), { kind: 'AppKeyIllegal', code: 403_203 }],
  'an address that may not': [refusal(403, 403_205), { kind: 'IpNotAllowed', code: 403_205 }],
  'a 404': [status(404), { kind: 'Rejected', httpStatus: 404, code: 404_000 }],
  'a 409': [status(409), { kind: 'Rejected', httpStatus: 409, code: 409_000 }],
  'a 429': [status(429), { kind: 'RateLimited', httpStatus: 429, code: 429_002 }],
  'a 429 by address': [refusal(429, 429_001), { kind: 'RateLimited', code: 429_001 }],
  'a 429 with another code': [refusal(429, 7), { kind: 'RateLimited', code: 7 }],
  'a 200 with another code': [
    refusal(200, 602_001),
    { kind: 'OrderNotFound', httpStatus: 200, code: 602_001 },
  ],
  'a 200 that means too many': [refusal(200, 429_002), { kind: 'RateLimited', httpStatus: 200 }],
  'a clock that is off': [
    { kind: 'clock-skew', skewMs: 3_600_000 },
    { kind: 'Rejected', httpStatus: 400, code: 900_401 },
  ],
};

for (const [what, [fault, expected]] of Object.entries(REJECTED)) {
  test(`${what}: rejected, and this call changed nothing`, async (t) => {
    const { gateway, context } = await practice(t);
    gateway.fault(fault);
    const error = await failureInTime(context(ONCE).cancelOrder(ID));
    assertFields(error, { ...expected, outcome: 'rejected', attempts: 1, orderId: ID });
    assert.equal(error.name, 'LongportError');
    assert.equal(error.traceId, gateway.calls[0].traceId);
    assert.deepEqual([gateway.counts.accepted, isCancelled(gateway)], [0, false]);
    assert.equal(gateway.counts.requests, 1);
    assert.match(error.message, /this call changed nothing$/);
  });
}

/** Each: a fault, the error, and whether the order was in truth withdrawn. */
const UNKNOWN = {
  'a 500': [status(500), { kind: 'Internal', httpStatus: 500, code: 500_000 }, false],
  'a 500 after the book': [
    status(500, { where: 'after' }),
    { kind: 'Internal', httpStatus: 500, code: 500_000 },
    true,
  ],
  'a 502': [status(502), { kind: 'Internal', httpStatus: 502 }, false],
  'a 502 as HTML after the book': [
    { kind: 'html', where: 'after' },
    { kind: 'Internal', httpStatus: 502, code: undefined },
    true,
  ],
  'a 503': [status(503), { kind: 'Internal', httpStatus: 503 }, false],
  'a 503 as text': [status(503, { body: 'busy' }), { kind: 'Internal', code: undefined }, false],
  'a 504': [status(504, { where: 'after' }), { kind: 'Internal', httpStatus: 504 }, true],
  'a 599': [status(599), { kind: 'Internal', httpStatus: 599 }, false],
  'a 500 that says success': [
    status(500, { body: SUCCESS, where: 'after' }),
    { kind: 'Internal', code: 0 },
    true,
  ],
  'a 500 with the code of a refusal': [
    status(500, { body: { code: 403_201 } }),
    { kind: 'Internal', code: 403_201 },
    false,
  ],
  'a 200 with code 500000': [
    refusal(200, 500_000),
    { kind: 'Internal', httpStatus: 200, code: 500_000 },
    false,
  ],
  'a 200 as HTML': [
    { kind: 'html', status: 200 },
    { kind: 'BadResponse', httpStatus: 200, code: undefined },
    false,
  ],
  'a 200 as HTML after the book': [
    { kind: 'html', status: 200, where: 'after' },
    { kind: 'BadResponse', httpStatus: 200 },
    true,
  ],
  'a 200 without a body': [
    status(200, { body: '', where: 'after' }),
    { kind: 'BadResponse' },
    true,
  ],
  'a 200 without a code': [
    status(200, { body: { message: 'success' } }),
    { kind: 'BadResponse' },
    false,
  ],
  'a 204': [
    status(204, { body: '', where: 'after' }),
    { kind: 'BadResponse', httpStatus: 204 },
    true,
  ],
  'a 400 as text': [
    status(400, { body: 'no' }),
    { kind: 'Rejected', httpStatus: 400, code: undefined },
    false,
  ],
  'a 403 as text': [
    status(403, { body: 'Forbidden' }),
    { kind: 'Rejected', httpStatus: 403, code: undefined },
    false,
  ],
  'a 429 as text': [
    status(429, { body: 'slow down' }),
    { kind: 'RateLimited', httpStatus: 429, code: undefined },
    false,
  ],
  'a 429 without a body': [
    status(429, { body: '' }),
    { kind: 'RateLimited', code: undefined },
    false,
  ],
  'a 463 as HTML': [
    { kind: 'html', status: 463 },
    { kind: 'Rejected', httpStatus: 463, code: undefined },
    false,
  ],
  'a 200 with a negative code': [refusal(200, -1), { kind: 'Rejected', code: -1 }, false],
  'a 301': [{ kind: 'redirect', status: 301 }, { kind: 'BadResponse', httpStatus: 301 }, false],
  'a 302': [{ kind: 'redirect', status: 302 }, { kind: 'BadResponse', httpStatus: 302 }, false],
  'a 307': [{ kind: 'redirect', status: 307 }, { kind: 'BadResponse', httpStatus: 307 }, false],
  'a 308': [{ kind: 'redirect', status: 308 }, { kind: 'BadResponse', httpStatus: 308 }, false],
  'a redirect to the gateway itself': [
    { kind: 'redirect', status: 307, location: `/v1/trade/order?order_id=${ID}` },
    { kind: 'BadResponse', httpStatus: 307 },
    false,
  ],
  'a 400 that says success': [
    status(400, { body: SUCCESS, where: 'after' }),
    { kind: 'BadResponse', httpStatus: 400, code: 0 },
    true,
  ],
  'a reset before the book': [{ kind: 'reset' }, { kind: 'Network', httpStatus: undefined }, false],
  'a reset after the book': [{ kind: 'reset', where: 'after' }, { kind: 'Network' }, true],
  'a reset at the front': [{ kind: 'reset', where: 'front' }, { kind: 'Network' }, false],
  'a truncated acceptance': [{ kind: 'truncated' }, { kind: 'Network', code: undefined }, true],
  'a truncated answer before the book': [
    { kind: 'truncated', where: 'before' },
    { kind: 'Network' },
    false,
  ],
  'an endless answer': [{ kind: 'endless' }, { kind: 'BadResponse', httpStatus: 200 }, false],
  'an endless answer after the book': [
    { kind: 'endless', where: 'after' },
    { kind: 'BadResponse' },
    true,
  ],
  'a drip of an answer': [
    { kind: 'endless', bytes: 1, everyMs: 20, where: 'after' },
    { kind: 'Timeout', httpStatus: undefined },
    true,
  ],
  'no answer': [{ kind: 'hang' }, { kind: 'Timeout', name: 'TimeoutError' }, false],
  'no answer after the book': [{ kind: 'hang', where: 'after' }, { kind: 'Timeout' }, true],
  'a call delivered twice': [
    { kind: 'duplicate' },
    { kind: 'DuplicateRequest', httpStatus: 403, code: 403_202 },
    true,
  ],
};

for (const [what, [fault, expected, truth]] of Object.entries(UNKNOWN)) {
  test(`${what}: unknown, whatever became of the order`, async (t) => {
    const { gateway, context } = await practice(t);
    gateway.fault(fault);
    const options = { ...ONCE, ...(expected.kind === 'Timeout' && { attemptTimeoutMs: 150 }) };
    const error = await failureInTime(context(options).cancelOrder(ID));
    assertFields(error, { ...expected, outcome: 'unknown', attempts: 1, orderId: ID });
    await until(() => gateway.counts.faults[fault.kind] === 1);
    assert.equal(isCancelled(gateway), truth);
    assert.equal(gateway.counts.accepted, truth ? 1 : 0);
    assert.match(error.message, /look it up before acting on it$/);
  });
}

test('an answer that comes too late: unknown, and the order is withdrawn after all', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'delay', delayMs: 400 });
  const error = await failureInTime(context({ ...ONCE, attemptTimeoutMs: 100 }).cancelOrder(ID));
  assertFields(error, { kind: 'Timeout', name: 'TimeoutError', outcome: 'unknown', attempts: 1 });
  await until(() => isCancelled(gateway));
});

test('a slow answer within its time is an acceptance', async (t) => {
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'delay', where: 'after', delayMs: 150 });
  const receipt = await context({ maxRetries: 0 }).cancelOrder(ID);
  assert.equal(receipt.attempts, 1);
  assert.ok(receipt.durationMs >= 140, `${receipt.durationMs}`);
});

test('an order that the gateway does not know, or that is closed, is rejected', async (t) => {
  const pace = { waitToCancelMs: 0, pendingCancelMs: 0 };
  const { context } = await practice(t, { pace });
  const ctx = context(ONCE);
  const unknown = await failureInTime(ctx.cancelOrder('7'));
  const rejected = { outcome: 'rejected', httpStatus: 400 };
  assertFields(unknown, { ...rejected, kind: 'OrderNotFound', code: 602_001 });
  await ctx.cancelOrder(ID);
  const closed = await failureInTime(ctx.cancelOrder(ID));
  assertFields(closed, { ...rejected, kind: 'OrderNotOpen', code: 601_011 });
});

test('an order that is on its way to be cancelled may be cancelled again', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  await ctx.cancelOrder(ID);
  await ctx.cancelOrder(ID);
  assert.equal(gateway.counts.accepted, 2);
});

test('both spellings of the gateway’s message are repeated', async () => {
  for (const name of ['message', 'msg']) {
    const fetch = () => Response.json({ code: 7, [name]: 'the market is closed' }, { status: 400 });
    const error = await failureInTime(contextWithFetch(fetch).cancelOrder(ID));
    assert.match(error.message, /: the market is closed \(HTTP 400, code 7\);/);
  }
});

/** What a broken server may write, and what that comes to. */
const BROKEN = {
  'a 200 that breaks off': ['200 OK', 'Network', 'unknown'],
  'a 400 that breaks off': ['400 Bad Request', 'Network', 'unknown'],
  'a 403 that breaks off': ['403 Forbidden', 'Network', 'unknown'],
  'a 429 that breaks off': ['429 Too Many Requests', 'RateLimited', 'unknown'],
  'a 502 that breaks off': ['502 Bad Gateway', 'Internal', 'unknown'],
  'a 302 that breaks off': ['302 Found', 'BadResponse', 'unknown'],
};

for (const [what, [line, kind, outcome]] of Object.entries(BROKEN)) {
  test(`${what}: ${outcome}`, async (t) => {
    const server = await rawServer(t, (socket) =>
      socket.end(`HTTP/1.1 ${line}\r\nlocation: /x\r\ncontent-length: 100\r\n\r\n{"code":0,`),
    );
    const ctx = contextWithFetch(undefined, { httpUrl: server.url });
    const error = await failureInTime(ctx.cancelOrder(ID));
    assertFields(error, { kind, outcome, attempts: 1, httpStatus: Number(line.slice(0, 3)) });
    assert.equal(server.requests, 1);
  });
}

const NO_HTTP = {
  'a connection that ends without an answer': (socket) => socket.end(),
  'an answer that is no HTTP': (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'headers that never end': (socket) => socket.end('HTTP/1.1 200 OK\r\nx-trace-id: '),
  'a header that is too large': (socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(100_000)}\r\n\r\n{"code":0}`),
  'chunks that are broken': (socket) =>
    socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{"code":0}'),
  'bytes that do not unzip': (socket) =>
    socket.end('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 10\r\n\r\n{"code":0}'),
};

for (const [what, answer] of Object.entries(NO_HTTP)) {
  test(`${what}: unknown`, async (t) => {
    const server = await rawServer(t, answer);
    const ctx = contextWithFetch(undefined, { httpUrl: server.url });
    const error = await failureInTime(ctx.cancelOrder(ID));
    assertFields(error, { kind: 'Network', outcome: 'unknown', attempts: 1 });
    assert.equal(server.requests, 1);
  });
}

test('a compressed body that unpacks to far more is left after 64 KiB', async (t) => {
  const { gzipSync } = await import('node:zlib');
  const body = gzipSync(Buffer.alloc(20_000_000, 0x20));
  const server = await rawServer(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n');
    socket.write(`content-length: ${body.length}\r\n\r\n`);
    socket.end(body);
  });
  const error = await failureInTime(
    contextWithFetch(undefined, { httpUrl: server.url }).cancelOrder(ID),
  );
  assertFields(error, { kind: 'BadResponse', outcome: 'unknown' });
});
