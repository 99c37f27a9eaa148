// `warmUp()`: an unauthenticated request that opens the connection which the next cancel will take.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fetchDouble, hanging } from '../support/fetch-doubles.js';
import { assertFields, inTime, rejectionOf } from '../support/failure.js';
import { TradeContext } from '../support/installed-package.js';
import { ID, apiKeyConfig, contextWithFetch, isWithdrawn, practice } from '../support/practice.js';
import { closedPort, rawServer } from '../support/raw-server.js';

const INVALID = { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 };

/** Resolves once what was just handed over has been done. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a cancel takes the connection that warmUp() opened', async (t) => {
  const heads = [];
  const connections = new Set();
  const server = await rawServer(t, (socket, _, head) => {
    connections.add(socket);
    heads.push(head);
    const body = '{"code":0,"message":"success","data":{}}';
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  });
  const ctx = contextWithFetch(undefined, { httpUrl: server.url });
  assert.equal(await ctx.warmUp(), true);
  await ctx.cancelOrder(ID);
  assert.equal(connections.size, 1);
  const methods = heads.map((head) => head.split(' ', 1)[0]);
  assert.deepEqual(methods, ['GET', 'DELETE']);
});

test('it asks for /health, below the path of httpUrl, and sends no credential', async () => {
  const fetch = fetchDouble();
  const httpUrl = 'https://proxy.example/broker';
  const ctx = contextWithFetch(fetch, { httpUrl, headers: { 'x-own': 'secret' } });
  assert.equal(await ctx.warmUp(), true);
  const [{ url, init }] = fetch.calls;
  assert.equal(url, `${httpUrl}/health`);
  const { method, headers, credentials, referrerPolicy, body } = init;
  const plain = { method, headers: { ...headers }, credentials, referrerPolicy, body };
  assert.deepEqual(plain, {
    method: 'GET',
    headers: {},
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    body: undefined,
  });
});

test('it costs no call: neither the rate limit nor the gateway counts it', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context({ rateLimit: { calls: 1, windowMs: 60_000 }, timeoutMs: 5_000 });
  for (let n = 0; n < 3; n++) assert.equal(await ctx.warmUp(), true);
  await ctx.cancelOrder(ID);
  assert.ok(isWithdrawn(gateway));
  assert.deepEqual([gateway.counts.healthChecks, gateway.counts.requests], [3, 1]);
});

const ANSWERS = {
  'a refusal': 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n',
  'no such path': 'HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\n\r\nnone',
  'an error in HTML': 'HTTP/1.1 502 Bad Gateway\r\ncontent-length: 13\r\n\r\n<html></html>',
  'a redirect': 'HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n',
  'a body that breaks off': 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nsucc',
};

for (const [what, answer] of Object.entries(ANSWERS)) {
  test(`${what} is an answer: true`, async (t) => {
    const server = await rawServer(t, (socket) => socket.end(answer));
    const ctx = contextWithFetch(undefined, { httpUrl: server.url });
    assert.equal(await inTime(ctx.warmUp()), true);
  });
}

test('no answer is false, and no rejection: nobody listens, or the connection is reset', async (t) => {
  const server = await rawServer(t, (socket) => socket.resetAndDestroy());
  for (const httpUrl of [`http://127.0.0.1:${await closedPort()}`, server.url]) {
    assert.equal(await inTime(contextWithFetch(undefined, { httpUrl }).warmUp()), false);
  }
});

const ODD = {
  rejects: () => Promise.reject(new Error('no')),
  throws: () => {
    throw new Error('no');
  },
  'returns nothing': () => undefined,
  'returns what is no response': () => ({}),
};

for (const [what, fetch] of Object.entries(ODD)) {
  test(`a fetch of the caller’s own that ${what}: false`, async () => {
    assert.equal(await inTime(contextWithFetch(fetch).warmUp()), false);
  });
}

test('after 5 s without an answer it is false, and the request is aborted', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const fetch = hanging();
  const warm = contextWithFetch(fetch).warmUp();
  await turn();
  t.mock.timers.tick(4_999);
  assert.equal(fetch.calls[0].init.signal.aborted, false);
  t.mock.timers.tick(1);
  assert.equal(await warm, false);
  assert.equal(fetch.calls[0].init.signal.aborted, true);
});

test('an answer whose body never ends is an answer, and is read no further than it must', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let isCancelled = false;
  let bytes = 0;
  const endless = () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          bytes += 10_000;
          controller.enqueue(new Uint8Array(10_000));
        },
        cancel() {
          isCancelled = true;
        },
      }),
    );
  assert.equal(await contextWithFetch(endless).warmUp(), true);
  assert.ok(isCancelled && bytes < 200_000, `${bytes} bytes`);
});

test('twice at once is one request, and later another', async () => {
  const fetch = fetchDouble();
  const config = apiKeyConfig({ fetch });
  const [one, other] = [new TradeContext(config), new TradeContext(config)];
  assert.deepEqual(await Promise.all([one.warmUp(), one.warmUp(), other.warmUp()]), [
    true,
    true,
    true,
  ]);
  assert.equal(fetch.calls.length, 1);
  assert.equal(await one.warmUp(), true);
  assert.equal(fetch.calls.length, 2);
});

test('on a freed context, of a freed Config, on a copy or on its own it rejects', async () => {
  const fetch = fetchDouble();
  const freed = contextWithFetch(fetch);
  freed.free();
  const config = apiKeyConfig({ fetch });
  const orphan = new TradeContext(config);
  config.free();
  const ctx = contextWithFetch(fetch);
  const { warmUp } = ctx;
  for (const [call, what] of [
    [() => freed.warmUp(), /^context: warmUp was called after free\(\)/],
    [() => orphan.warmUp(), /^config: .*free/],
    [() => Object.create(ctx).warmUp(), /^context: .*copy/],
    [() => warmUp(), /^context: .*ctx\.warmUp/],
  ]) {
    const error = await rejectionOf(call);
    assertFields(error, INVALID);
    assert.match(error.message, what);
  }
  assert.equal(fetch.calls.length, 0);
});
