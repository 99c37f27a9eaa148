// `error.cause` says why a request failed, and holds nothing of the request: what the runtime or a
// caller's own fetch threw may carry its headers.

import assert from 'node:assert/strict';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import test from 'node:test';
import { inspect } from 'node:util';
import { Config, TradeContext } from '../support/installed-package.js';
import { failureInTime } from '../support/failure.js';
import { ID } from '../support/practice.js';
import { closedPort, rawServer } from '../support/raw-server.js';

const TOKEN = 'T0ken-of-the-account-709043056541253632';

/** The error of a cancel with this token. */
function failure(options) {
  const quick = { rateLimit: false, maxRetries: 0, settleTimeoutMs: 0 };
  const all = { httpUrl: 'https://gateway.example', ...quick, ...options };
  return failureInTime(new TradeContext(Config.fromOAuth('client', TOKEN, all)).cancelOrder(ID));
}

/** What a log makes of an error. */
function logged(error) {
  let text = '';
  const stream = new Writable({ write: (chunk, _, done) => ((text += chunk), done()) });
  new Console(stream, stream).error(error);
  const whole = { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity };
  return [text, inspect(error, whole), JSON.stringify(error), JSON.stringify({ error })].join('\n');
}

function assertNoToken(error) {
  const text = logged(error);
  const at = text.indexOf(TOKEN.slice(0, 12));
  assert.ok(at < 0, `…${text.slice(Math.max(0, at - 120), at + 60)}…`);
}

/** Each makes an error that holds the request, as the HTTP library of its kind does. */
const HOLDING = {
  'its data': (init) => Object.assign(new Error('invalid'), { data: inspect(init.headers) }),
  'the data of its cause': (init) => {
    const cause = Object.assign(new Error('parse'), { data: inspect(init.headers) });
    return new TypeError('fetch failed', { cause });
  },
  'the headers of its config': (init) =>
    Object.assign(new Error('failed'), { config: { headers: init.headers }, isAxiosError: true }),
  'a request': (init) =>
    Object.assign(new Error('failed'), { request: new Request('https://a.example', init) }),
  'a property that is hidden': (init) =>
    Object.defineProperty(new Error('failed'), 'init', { value: init }),
  'a property named by a symbol': (init) =>
    Object.assign(new Error('failed'), { [Symbol('init')]: init }),
  'its toJSON': (init) => Object.assign(new Error('failed'), { toJSON: () => init }),
  'the errors that it gathers': (init) =>
    new AggregateError([Object.assign(new Error('failed'), { init })], 'all failed'),
  'a cause that is no error': (init) => new Error('failed', { cause: init }),
  'its class': (init) =>
    new (class extends Error {
      init = init;
      get headers() {
        return this.init.headers;
      }
    })('failed'),
  'no error at all': (init) => ({ message: 'failed', init }),
  'its message': (init) => new Error(`failed: ${init.headers.authorization}`),
  'the message of its cause': (init) =>
    new TypeError('fetch failed', { cause: new Error(`bad: ${init.headers.authorization}`) }),
  'its code and its name': (init) =>
    Object.assign(new Error('failed'), {
      code: init.headers.authorization,
      name: init.headers.authorization,
    }),
};

for (const [where, make] of Object.entries(HOLDING)) {
  test(`what a fetch throws holds the request in ${where}: no token shows`, async () => {
    const error = await failure({ fetch: (url, init) => Promise.reject(make(init)) });
    assert.equal(error.outcome, 'unknown');
    assertNoToken(error);
  });
}

test('a gateway that echoes the request where an answer should be: no token shows', async (t) => {
  for (const echo of [
    (head) => head,
    (head) => `HTTP/1.1 200 OK\r\nx: \0${head}\r\n\r\n`,
    (head) => `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n${head}`,
  ]) {
    const server = await rawServer(t, (socket, number, head) => socket.end(echo(head)));
    const error = await failure({ httpUrl: server.url });
    assert.equal(error.outcome, 'unknown');
    assert.ok(error.cause instanceof Error);
    assertNoToken(error);
  }
});

test('what is left of a cause says why: names, messages, codes and addresses', async () => {
  const port = await closedPort();
  const { cause } = await failure({ httpUrl: `http://127.0.0.1:${port}` });
  assert.ok(cause instanceof Error);
  assert.deepEqual([cause.name, cause.message], ['TypeError', 'fetch failed']);
  const { name, message, code, syscall, address } = cause.cause;
  assert.deepEqual(
    [name, code, syscall, address],
    ['Error', 'ECONNREFUSED', 'connect', '127.0.0.1'],
  );
  assert.equal(cause.cause.port, port);
  assert.match(message, /ECONNREFUSED/);
});

test('a cause has the fields that say why, and no other', async () => {
  const known = { code: 'EX', syscall: 'connect', address: '::1', port: 9, hostname: 'a.example' };
  const thrown = () => Object.assign(new RangeError('inner'), known, { socket: {}, extra: 'x' });
  const fetch = () => Promise.reject(new TypeError('outer', { cause: thrown() }));
  const { cause } = await failure({ fetch });
  const inner = cause.cause;
  assert.deepEqual([cause.name, cause.message], ['TypeError', 'outer']);
  assert.deepEqual([inner.name, inner.message], ['RangeError', 'inner']);
  for (const [name, value] of Object.entries(known)) assert.equal(inner[name], value, name);
  const allowed = new Set(['stack', 'name', 'message', 'cause', ...Object.keys(known)]);
  for (const each of [cause, inner]) {
    assert.deepEqual(
      Reflect.ownKeys(each).filter((name) => !allowed.has(name)),
      [],
    );
  }
});

test('causes that go round in a circle, or on without an end, come to an end', async () => {
  const circle = new Error('circle');
  circle.cause = circle;
  const endless = () => Object.defineProperty(new Error('endless'), 'cause', { get: endless });
  for (const thrown of [circle, endless()]) {
    const error = await failure({ fetch: () => Promise.reject(thrown) });
    assert.equal(error.outcome, 'unknown');
    assert.ok(JSON.stringify(error).length < 10_000);
    assert.ok(logged(error).length < 100_000);
  }
});

test('what a signal gives as its reason, and what a token provider throws, are passed as they are', async () => {
  const own = Object.assign(new Error('mine'), { data: { mine: true } });
  const fetch = () => assert.fail('fetch was called');
  const ctx = new TradeContext(Config.fromOAuth('client', TOKEN, { fetch }));
  const aborted = await failureInTime(ctx.cancelOrder(ID, { signal: AbortSignal.abort(own) }));
  assert.equal(aborted.cause, own);
  const provided = new TradeContext(
    Config.fromOAuth('client', () => Promise.reject(own), { fetch }),
  );
  assert.equal((await failureInTime(provided.cancelOrder(ID))).cause, own);
});
