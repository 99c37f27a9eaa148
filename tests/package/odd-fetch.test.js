// A `fetch` of the caller's own may return anything. Whatever it does, the cancel settles, and
// claims no more than it knows: there may be a request behind the oddest answer.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { accepted, envelope, fetchDouble } from '../support/fetch-doubles.js';
import { assertFields, failureInTime, inTime } from '../support/failure.js';
import { ID, contextWithFetch } from '../support/practice.js';

const SUCCESS = '{"code":0,"message":"success","data":{}}';
const bytes = (text = SUCCESS) => new TextEncoder().encode(text);
const broken = () => {
  throw new Error('broken');
};

/** A response as a library might make it, with these differences. */
function response(more) {
  return {
    status: 200,
    type: 'default',
    headers: new Headers({ 'x-trace-id': 'trace' }),
    body: streamOf([bytes()]),
    ...more,
  };
}

/** The least that reads like a ReadableStream. */
function streamOf(chunks) {
  const left = [...chunks];
  const read = async () =>
    left.length ? { done: false, value: left.shift() } : { done: true, value: undefined };
  return { getReader: () => ({ read }) };
}

/** A response whose chunk is `value`. */
const chunk = (value) => response({ body: streamOf([value]) });

const lyingLength = (length) =>
  Object.defineProperty(bytes(), 'length', { value: length, configurable: true });

const brokenThen = () => Object.assign(Promise.resolve(accepted()), { then: broken });
const brokenConstructor = () =>
  Object.defineProperty(Promise.resolve(accepted()), 'constructor', { get: broken });

const UNKNOWN = {
  null: () => null,
  undefined: () => undefined,
  'a number': () => 200,
  'a string': () => SUCCESS,
  'a symbol': () => Symbol('response'),
  'an empty object': () => ({}),
  'an array': () => [],
  'a function': () => () => {},
  'a rejection with nothing': () => Promise.reject(),
  'a rejection with text': () => Promise.reject('no'),
  'a rejection with a symbol': () => Promise.reject(Symbol('no')),
  'a throw': broken,
  'a throw of nothing': () => {
    throw undefined;
  },
  'an error whose getters throw': () =>
    Promise.reject({
      get cause() {
        return broken();
      },
      get code() {
        return broken();
      },
    }),
  'a thenable that throws': () => ({ then: broken }),
  'a proxy that throws': () =>
    new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : broken()) }),
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable(function () {}, {});
    revoke();
    return { then: undefined, status: 200, body: proxy };
  },
  'a status that is text': () => response({ status: '200' }),
  'a status that is missing': () => response({ status: undefined }),
  'a status that is NaN': () => response({ status: NaN }),
  'a status below 200': () => response({ status: 101 }),
  'a status below zero': () => response({ status: -200 }),
  'a status above 599': () => response({ status: 700 }),
  'a status far too large': () => response({ status: 65_736 }), // 200 in 16 bits
  'a status that throws': () => Object.defineProperty(response(), 'status', { get: broken }),
  'a body that is missing': () => response({ body: undefined }),
  'a body that throws': () => Object.defineProperty(response(), 'body', { get: broken }),
  'a body that is empty': () => response({ body: streamOf([]) }),
  'a body that is null': () => response({ body: null }),
  'a body that is text': () => response({ body: SUCCESS }),
  'a reader that is null': () => response({ body: { getReader: () => null } }),
  'a getReader that throws': () => response({ body: { getReader: broken } }),
  'a reader that reads null': () => response({ body: { getReader: () => ({ read: () => null }) } }),
  'a reader that throws': () => response({ body: { getReader: () => ({ read: broken }) } }),
  'a reader whose promise has a broken then': () =>
    response({ body: { getReader: () => ({ read: brokenThen }) } }),
  'a chunk that is text': () => chunk(SUCCESS),
  'a chunk that is null': () => chunk(null),
  'a chunk that only looks like bytes': () => chunk(Object.create(Uint8Array.prototype)),
  'an arrayBuffer that throws': () => response({ body: {}, arrayBuffer: broken }),
  'an arrayBuffer of null': () => response({ body: {}, arrayBuffer: async () => null }),
  'an arrayBuffer of text': () => response({ body: {}, arrayBuffer: async () => SUCCESS }),
  'an arrayBuffer of a huge number': () => response({ body: {}, arrayBuffer: async () => 1e12 }),
  'an arrayBuffer of a negative number': () => response({ body: {}, arrayBuffer: async () => -1 }),
  'an arrayBuffer of a symbol': () => response({ body: {}, arrayBuffer: async () => Symbol('b') }),
  'an arrayBuffer of a huge array-like': () =>
    response({ body: {}, arrayBuffer: async () => ({ length: 1e12 }) }),
  'an arrayBuffer of bytes that throw': () =>
    response({ body: {}, arrayBuffer: async () => Object.defineProperty([1], 0, { get: broken }) }),
  'JSON that is no envelope': () => response({ body: streamOf([bytes('[]')]) }),
  'a code that is text': () => response({ body: streamOf([bytes('{"code":"0"}')]) }),
  'a code that is a fraction': () => response({ body: streamOf([bytes('{"code":0.0}')]) }),
  'two codes': () => response({ body: streamOf([bytes('{"code":1,"code":0}')]) }),
  'a code that is too large': () => response({ body: streamOf([bytes('{"code":4294967296}')]) }),
  'an envelope and more': () => response({ body: streamOf([bytes(`${SUCCESS}${SUCCESS}`)]) }),
  'bytes that are no UTF-8': () => response({ body: streamOf([Uint8Array.of(123, 255, 254)]) }),
  'JSON as deep as a well': () => response({ body: streamOf([bytes('['.repeat(60_000))]) }),
};

// Here a lenient reader may find the acceptance that is behind it.
const EITHER = {
  'a promise whose constructor throws': brokenConstructor,
  'a reader whose promise has a broken constructor': () =>
    response({ body: { getReader: () => ({ read: brokenConstructor }) } }),
  'a chunk that is an ArrayBuffer': () => chunk(bytes().buffer),
  'a chunk that is a proxy of bytes': () => chunk(new Proxy(bytes(), {})),
  'a chunk that says it is shorter': () => chunk(lyingLength(1)),
  'a chunk that says it is huge': () => chunk(lyingLength(2 ** 32 - 1)),
  'a chunk whose length is no number': () => chunk(lyingLength('many')),
  'a chunk whose length is below zero': () => chunk(lyingLength(-1)),
  'a chunk whose length throws': () =>
    chunk(Object.defineProperty(bytes(), 'length', { get: broken })),
};

for (const [what, answer] of Object.entries(UNKNOWN)) {
  test(`fetch gives ${what}: the outcome is unknown`, async () => {
    const fetch = (...args) => ((fetch.calls += 1), answer(...args));
    fetch.calls = 0;
    const error = await failureInTime(contextWithFetch(fetch).cancelOrder(ID));
    assertFields(error, { outcome: 'unknown', orderId: ID, attempts: 1 });
    assert.ok(['Network', 'BadResponse', 'Internal'].includes(error.kind), error.kind);
    assert.equal(fetch.calls, 1);
  });
}

for (const [what, answer] of Object.entries(EITHER)) {
  test(`fetch gives ${what}: it settles, as accepted or as unknown`, async () => {
    const cancel = contextWithFetch(answer).cancelOrder(ID);
    const outcome = await inTime(
      cancel.then(
        () => 'accepted',
        (error) => error.outcome,
      ),
    );
    assert.ok(['accepted', 'unknown'].includes(outcome), outcome);
  });
}

const RECEIPT = {
  'a response that is no promise': () => accepted(),
  'a thenable': () => ({ then: (ok) => ok(accepted()) }),
  'a plain object': () => response(),
  'a promise whose then throws': brokenThen,
  'no headers': () => response({ headers: undefined }),
  'headers that are null': () => response({ headers: null }),
  'headers as a plain object': () => response({ headers: { 'x-trace-id': 'trace' } }),
  'headers that throw': () => Object.defineProperty(response(), 'headers', { get: broken }),
  'a header that is no text': () => response({ headers: { get: () => 7 } }),
  'no type': () => response({ type: undefined }),
  'a type that throws': () => Object.defineProperty(response(), 'type', { get: broken }),
  'a body in many chunks': () => response({ body: streamOf([...SUCCESS].map((c) => bytes(c))) }),
  'a body with empty chunks': () => response({ body: streamOf([bytes(''), bytes(), bytes('')]) }),
  'a body of Buffers': () => response({ body: streamOf([Buffer.from(SUCCESS)]) }),
  'a body without getReader': () => response({ body: {}, arrayBuffer: async () => bytes().buffer }),
  'an arrayBuffer that is bytes': () => response({ body: {}, arrayBuffer: () => bytes() }),
  'a status of 201': () => response({ status: 201 }),
  'spaces around the envelope': () => response({ body: streamOf([bytes(` \n${SUCCESS}\r\n`)]) }),
};

for (const [what, answer] of Object.entries(RECEIPT)) {
  test(`fetch gives ${what}: an acceptance is still one`, async () => {
    const receipt = await contextWithFetch(answer).cancelOrder(ID);
    assert.deepEqual([receipt.orderId, receipt.attempts], [ID, 1]);
  });
}

test('bytes of another realm are bytes', async () => {
  const Foreign = runInContext('Uint8Array', createContext());
  const fetch = () => response({ body: streamOf([Foreign.from(bytes())]) });
  const receipt = await contextWithFetch(fetch).cancelOrder(ID);
  assert.equal(receipt.orderId, ID);
});

test('a body is read to 64 KiB and no further', async () => {
  const padded = (length) =>
    `${SUCCESS.slice(0, -1)},"x":"${'x'.repeat(length - SUCCESS.length - 7)}"}`;
  const whole = padded(64 * 1024);
  const fetch = (length) => () => response({ body: streamOf([bytes(padded(length))]) });
  assert.equal(whole.length, 64 * 1024);
  await contextWithFetch(fetch(64 * 1024)).cancelOrder(ID);
  const error = await failureInTime(contextWithFetch(fetch(64 * 1024 + 1)).cancelOrder(ID));
  assertFields(error, { kind: 'BadResponse', outcome: 'unknown', httpStatus: 200 });
});

test('an endless body is left, and its request aborted', async () => {
  let signal;
  let reads = 0;
  const fetch = (url, init) => {
    signal = init.signal;
    const read = async () => ((reads += 1), { done: false, value: new Uint8Array(8_192) });
    return response({ body: { getReader: () => ({ read }) } });
  };
  const error = await failureInTime(contextWithFetch(fetch).cancelOrder(ID));
  assertFields(error, { kind: 'BadResponse', outcome: 'unknown' });
  assert.ok(reads < 20, `${reads}`);
  assert.ok(signal.aborted);
});

test('a body of endless empty chunks ends', async () => {
  const read = () =>
    new Promise((resolve) =>
      setImmediate(() => resolve({ done: false, value: new Uint8Array(0) })),
    );
  const fetch = () => response({ body: { getReader: () => ({ read }) } });
  const error = await failureInTime(contextWithFetch(fetch).cancelOrder(ID));
  assertFields(error, { kind: 'BadResponse', outcome: 'unknown' });
});

test('after the oddest answers the same context still works', async () => {
  const answers = [...Object.values(UNKNOWN), ...Object.values(EITHER)];
  const fetch = (...args) => (answers.length ? answers.shift()(...args) : accepted());
  const ctx = contextWithFetch(fetch, { attemptTimeoutMs: 200 });
  const odd = answers.length;
  for (let n = 0; n < odd; n++) await inTime(ctx.cancelOrder(ID).catch(() => {}));
  assert.equal((await ctx.cancelOrder(ID)).attempts, 1);
});

test('a fetch of the caller’s own that says “refused” may have tried before', async () => {
  const fetch = () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
  const error = await failureInTime(contextWithFetch(fetch).cancelOrder(ID));
  assertFields(error, { kind: 'Network', outcome: 'unknown' });
});

test('what the error that fetch gave says is the cause', async () => {
  const thrown = new TypeError('fetch failed');
  const { cause } = await failureInTime(
    contextWithFetch(() => Promise.reject(thrown)).cancelOrder(ID),
  );
  assert.ok(cause instanceof Error);
  assertFields(cause, { name: 'TypeError', message: 'fetch failed' });
  const refused = await failureInTime(contextWithFetch(() => envelope(7)).cancelOrder(ID));
  assert.ok(!('cause' in refused));
});

test('fetch is called as a plain function, with an address and an init', async () => {
  const seen = [];
  function fetch(...args) {
    seen.push([this, args.length, typeof args[0], typeof args[1]]);
    return accepted();
  }
  await contextWithFetch(fetch).cancelOrder(ID);
  assert.deepEqual(seen, [[undefined, 2, 'string', 'object']]);
});

test('a double of fetch that notes its calls shows one for one cancel', async () => {
  const fetch = fetchDouble();
  await contextWithFetch(fetch).cancelOrder(ID);
  assert.equal(fetch.calls.length, 1);
});
