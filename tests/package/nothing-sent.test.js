// `not-sent` in Node.js: claimed where the runtime proves that no request left, and nowhere else.

import assert from 'node:assert/strict';
import dns from 'node:dns';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import test from 'node:test';
import { envelope, fetchDouble } from '../support/fetch-doubles.js';
import { assertFields, failureInTime } from '../support/failure.js';
import { project } from '../support/installed-package.js';
import { ID, contextWithFetch, practice } from '../support/practice.js';
import { closedPort, rawServer } from '../support/raw-server.js';
import { runScript } from '../support/script.js';
import { CERTIFICATE } from '../support/certificate.js';
import { tlsServer } from '../support/tls-server.js';

const NOT_SENT = { kind: 'Network', outcome: 'not-sent', attempts: 1, httpStatus: undefined };
const UNKNOWN = { ...NOT_SENT, outcome: 'unknown' };

const cancelAt = (httpUrl, options) =>
  failureInTime(contextWithFetch(undefined, { httpUrl, ...options }).cancelOrder(ID));

test('a connection that is refused: not sent, and the message names the host and the reason', async () => {
  const port = await closedPort();
  const error = await cancelAt(`http://127.0.0.1:${port}`);
  assertFields(error, NOT_SENT);
  const reason = `connection refused at 127.0.0.1:${port}`;
  assert.equal(error.message, `order ${ID}: the connection failed: ${reason}; nothing was sent`);
});

test('a host that is not found: not sent, and the message names it', async (t) => {
  // No resolver has to be asked.
  t.mock.method(dns, 'lookup', (hostname, options, done) => {
    const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
    done(Object.assign(error, { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname }));
  });
  const error = await cancelAt('https://gateway.example');
  assertFields(error, NOT_SENT);
  assert.match(error.message, /gateway\.example.*; nothing was sent$/);
});

test('TLS to a port that speaks plain HTTP: not sent', async (t) => {
  const { gateway } = await practice(t);
  assertFields(await cancelAt(gateway.url.replace('http:', 'https:')), NOT_SENT);
  assert.equal(gateway.counts.requests, 0);
});

test('a certificate that is not trusted: not sent', async (t) => {
  const server = await tlsServer(t);
  assertFields(await cancelAt(server.url), NOT_SENT);
  assert.deepEqual(server.heads, []);
});

test('a handshake that is reset: not sent', async (t) => {
  const server = await tlsServer(t, { onConnection: (socket) => socket.destroy() });
  assertFields(await cancelAt(server.url), NOT_SENT);
});

test('a port that the Fetch API blocks: not sent', async () => {
  for (const httpUrl of ['https://127.0.0.1:6000', 'http://127.0.0.1:10080']) {
    assertFields(await cancelAt(httpUrl), NOT_SENT);
  }
});

test('a reset in the handshake and one after the request are told apart, whatever is under way', async (t) => {
  const server = await tlsServer(t, {
    onConnection: (socket, number) => number % 2 && socket.destroy(),
    answer: (socket) => socket.destroy(),
  });
  const ids = Array.from({ length: 40 }, (_, n) => String(n + 1));
  const trusted = join(project, 'certificate.pem');
  writeFileSync(trusted, CERTIFICATE);
  const { stdout, stderr } = await runScript(
    project,
    `import { Config, TradeContext } from 'longport-cancel-order';
     const options = {
       httpUrl: '${server.url}', maxRetries: 0, hedge: false, settleTimeoutMs: 0, rateLimit: false };
     const ctx = new TradeContext(Config.fromApikey('k', 's', 't', options));
     const outcomes = ${JSON.stringify(ids)}.map((id) =>
       ctx.cancelOrder(id).catch(({ kind, outcome }) => [id, kind + ' ' + outcome]));
     console.log(JSON.stringify(await Promise.all(outcomes)));`,
    { env: { NODE_EXTRA_CA_CERTS: trusted } },
  );
  assert.equal(stderr, '');
  const arrived = new Set(server.heads.map((head) => /order_id=(\d+)/.exec(head)[1]));
  assert.ok(arrived.size > 0 && arrived.size < ids.length, `${arrived.size} arrived`);
  const told = (id) => `Network ${arrived.has(id) ? 'unknown' : 'not-sent'}`;
  assert.deepEqual(
    JSON.parse(stdout),
    ids.map((id) => [id, told(id)]),
  );
});

/** What may send a request again unseen, as a script of the caller's would put it in place. */
const REPLACED = {
  'a dispatcher around the built-in one': `
    await fetch('data:,');
    const inner = globalThis[DISPATCHER];
    globalThis[DISPATCHER] = { dispatch: (...args) => inner.dispatch(...args) };`,
  'a dispatcher that inherits from the built-in one': `
    await fetch('data:,');
    const inner = globalThis[DISPATCHER];
    globalThis[DISPATCHER] = Object.create(inner, {
      dispatch: { value: (...args) => inner.dispatch(...args) } });`,
  'a dispatcher that the built-in one composed': `
    await fetch('data:,');
    globalThis[DISPATCHER] = globalThis[DISPATCHER].compose((dispatch) => dispatch);`,
  'the built-in dispatcher with another way to dispatch': `
    await fetch('data:,');
    const inner = globalThis[DISPATCHER];
    const dispatch = inner.dispatch.bind(inner);
    inner.dispatch = (...args) => dispatch(...args);`,
  'a fetch around the built-in one': `
    const inner = globalThis.fetch;
    globalThis.fetch = async function fetch(input, init = undefined) { return inner(input, init) };`,
  'a fetch that is bound': 'globalThis.fetch = globalThis.fetch.bind(undefined);',
  'a proxy of fetch': 'globalThis.fetch = new Proxy(globalThis.fetch, {});',
  'a getter of fetch': `
    const inner = globalThis.fetch;
    Object.defineProperty(globalThis, 'fetch', {
      configurable: true, get: () => (...args) => inner(...args) });`,
};

/** A cancel in a process of its own, where `before` and `after` run around the import. */
async function cancelWith({ before = '', after = '' }, httpUrl) {
  const { stdout, stderr } = await runScript(
    project,
    `const DISPATCHER = Symbol.for('undici.globalDispatcher.1');
     ${before}
     const { Config, TradeContext } = await import('longport-cancel-order');
     ${after}
     const options = {
       httpUrl: '${httpUrl}', maxRetries: 0, hedge: false, settleTimeoutMs: 0, rateLimit: false };
     const ctx = new TradeContext(Config.fromApikey('k', 's', 't', options));
     const { kind, outcome, httpStatus, attempts } = await ctx.cancelOrder('${ID}').catch((e) => e);
     console.log(JSON.stringify({ kind, outcome, httpStatus, attempts }));`,
  );
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

test('in a process of its own, a connection that is refused proves that nothing was sent', async () => {
  assertFields(await cancelWith({}, `http://127.0.0.1:${await closedPort()}`), NOT_SENT);
});

for (const [what, script] of Object.entries(REPLACED)) {
  for (const when of ['before', 'after']) {
    test(`${what}, put in place ${when} the import: a refused connection proves nothing`, async () => {
      const port = await closedPort();
      assertFields(await cancelWith({ [when]: script }, `http://127.0.0.1:${port}`), UNKNOWN);
    });
  }
}

/** What sends a request once more when its connection ends without an answer. */
const RETRYING = {
  dispatcher: `
    await fetch('data:,');
    const inner = globalThis[DISPATCHER];
    const again = (options, handler) => ({
      get: (target, name) => {
        if (/^on(Response)?Error$/.test(name)) return () => inner.dispatch(options, handler);
        return typeof target[name] === 'function' ? target[name].bind(target) : target[name];
      },
    });
    globalThis[DISPATCHER] = {
      dispatch: (options, handler) =>
        inner.dispatch(options, new Proxy(handler, again(options, handler))),
    };`,
  fetch: `
    const inner = globalThis.fetch;
    globalThis.fetch = (...args) => inner(...args).catch(() => inner(...args));`,
};

for (const [what, script] of Object.entries(RETRYING)) {
  test(`a ${what} that sends again after the gateway is gone: unknown`, async (t) => {
    const server = createServer((socket) => {
      socket.on('error', () => {}).once('data', () => server.close(() => {}) && socket.destroy());
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const url = `http://127.0.0.1:${server.address().port}`;
    assertFields(await cancelWith({ after: script }, url), UNKNOWN);
  });

  test(`a ${what} whose second request is refused: unknown, since the first arrived`, async (t) => {
    const body = '{"code":429002,"message":"too many"}';
    const answer = `HTTP/1.1 429 Too Many Requests\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const server = await rawServer(t, (socket, number) =>
      number === 1 ? socket.destroy() : socket.end(answer),
    );
    const told = await cancelWith({ after: script }, server.url);
    assertFields(told, { kind: 'RateLimited', outcome: 'unknown', httpStatus: 429, attempts: 1 });
    assert.equal(server.requests, 2);
  });
}

test('what counts is the fetch of the moment, not the one before or after it', async (t) => {
  const httpUrl = `http://127.0.0.1:${await closedPort()}`;
  const { fetch } = globalThis;
  const wrapped = t.mock.method(globalThis, 'fetch', (...args) => fetch(...args));
  assertFields(await cancelAt(httpUrl), UNKNOWN);
  wrapped.mock.restore();
  assertFields(await cancelAt(httpUrl), NOT_SENT);
});

test('a fetch of the caller’s own that found nobody: unknown', async () => {
  const httpUrl = `http://127.0.0.1:${await closedPort()}`;
  const fetch = (...args) => globalThis.fetch(...args);
  assertFields(await failureInTime(contextWithFetch(fetch, { httpUrl }).cancelOrder(ID)), UNKNOWN);
});

test('a fetch that is taken away when the request has arrived: unknown', async (t) => {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
  t.after(() => Object.defineProperty(globalThis, 'fetch', descriptor));
  const server = await rawServer(t, (socket) => {
    delete globalThis.fetch;
    socket.destroy();
  });
  assertFields(await cancelAt(server.url), UNKNOWN);
});

test('a fetch that is taken away before the call: not sent', async (t) => {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
  t.after(() => Object.defineProperty(globalThis, 'fetch', descriptor));
  const ctx = contextWithFetch(undefined, { httpUrl: 'https://gateway.example' });
  delete globalThis.fetch;
  assertFields(await failureInTime(ctx.cancelOrder(ID)), { outcome: 'not-sent' });
});

/** Refusals that the same bytes would have met earlier as well, so that a copy of them decides. */
const CERTAIN = [
  [403, 403_201],
  [403, 403_203],
  [403, 403_205],
  [401, 401_004],
];

const OTHER = [
  [400, 400_000, 'Rejected'],
  [401, 401_003, 'TokenExpired'],
  [404, 900_404, 'Rejected'],
  [409, 900_409, 'Rejected'],
  [429, 429_002, 'RateLimited'],
  [200, 602_001, 'OrderNotFound'],
  [200, 429_002, 'RateLimited'],
];

/** The ways in which a cancel may meet a fetch that is not known to send once. */
async function refusalBy(t, how, status, code) {
  const double = fetchDouble(() => envelope(code, { status }));
  if (how === 'own') return failureInTime(contextWithFetch(double).cancelOrder(ID));
  t.mock.method(globalThis, 'fetch', double);
  return cancelAt('https://gateway.example');
}

for (const how of ['own', 'replaced']) {
  test(`a refusal by a fetch (${how}) that may send again is certain only by what a copy proves`, async (t) => {
    for (const [status, code] of CERTAIN) {
      assertFields(await refusalBy(t, how, status, code), {
        outcome: 'rejected',
        httpStatus: status,
        code,
      });
    }
    for (const [status, code, kind] of OTHER) {
      const error = await refusalBy(t, how, status, code);
      assertFields(error, { kind, outcome: 'unknown', httpStatus: status, code });
    }
  });
}
