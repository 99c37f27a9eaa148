// Input without end, from a gateway or from a caller: it is left after its limit, takes no memory to
// speak of, and lets everything else go on.

import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import test from 'node:test';
import { wasmMemorySize } from '../support/wasm-memory.js';
import { Config, TradeContext } from '../support/installed-package.js';
import { inChild } from '../support/child.js';
import { assertFields, failureInTime, inTime, rejectionOf, thrownBy } from '../support/failure.js';
import { fetchDouble } from '../support/fetch-doubles.js';
import { ID, apiKeyConfig, contextWithFetch, until } from '../support/practice.js';

const LIMIT = 64 * 1024;
const CHUNK = 16 * 1024;
const SUCCESS = '{"code":0,"message":"success","data":{}}';
const TOO_LONG = { kind: 'BadResponse', outcome: 'unknown', httpStatus: 200, attempts: 1 };
const soon = () => new Promise((resolve) => setImmediate(resolve));

/** A chunk for ever, of which what was taken is counted. */
function endless(makeChunk = () => new Uint8Array(CHUNK)) {
  const source = { bytes: 0, chunks: 0, ended: false };
  source.next = () => {
    const chunk = makeChunk();
    source.bytes += chunk.length;
    source.chunks += 1;
    // Once the test has failed, it must end all the same.
    if (source.bytes > 64 * LIMIT) throw new Error('far too much was read');
    return chunk;
  };
  return source;
}

/** The whole of a stream, as `Response.arrayBuffer()` of node-fetch 2 collects it. */
async function collected(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks)).buffer;
}

/** Responses without a web stream, as node-fetch 2 and its like give them. */
const BODIES = {
  'a Node.js stream': (source) => {
    const read = function () {
      this.push(source.next());
    };
    const stream = new Readable({ read, highWaterMark: CHUNK });
    return stream.on('close', () => (source.ended = true));
  },
  'an async iterable': (source) => ({
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) yield source.next();
      } finally {
        source.ended = true;
      }
    },
  }),
  'an async iterable that waits': (source) => ({
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) {
          await soon();
          yield source.next();
        }
      } finally {
        source.ended = true;
      }
    },
  }),
};

for (const [what, makeBody] of Object.entries(BODIES)) {
  test(`a body that is ${what} without end is left after 64 KiB`, async () => {
    const source = endless();
    const fetch = fetchDouble(() => {
      const body = makeBody(source);
      return { status: 200, headers: new Headers(), body, arrayBuffer: () => collected(body) };
    });
    const error = await failureInTime(contextWithFetch(fetch).cancelOrder(ID));
    assertFields(error, TOO_LONG);
    // A stream reads a little ahead.
    assert.ok(source.bytes <= LIMIT + 3 * CHUNK, `${source.bytes} bytes were read`);
    // Not left open.
    await until(() => source.ended);
  });
}

const SHORT = {
  'a Node.js stream': (chunks) => Readable.from(chunks),
  'an async iterable': (chunks) => ({
    async *[Symbol.asyncIterator]() {
      yield* chunks;
    },
  }),
};

for (const [what, makeBody] of Object.entries(SHORT)) {
  test(`a short body that is ${what} is read`, async () => {
    const bytes = Buffer.from(SUCCESS);
    const fetch = fetchDouble(() => {
      const body = makeBody([bytes.subarray(0, 5), new Uint8Array(0), bytes.subarray(5)]);
      return { status: 200, headers: new Headers(), body, arrayBuffer: () => collected(body) };
    });
    assert.equal((await contextWithFetch(fetch).cancelOrder(ID)).orderId, ID);
  });
}

test('a body of which only arrayBuffer() is there is refused when it is too long', async () => {
  const fetch = (length) =>
    fetchDouble(() => ({ status: 200, arrayBuffer: async () => new ArrayBuffer(length) }));
  const error = await failureInTime(contextWithFetch(fetch(LIMIT + 1)).cancelOrder(ID));
  assertFields(error, TOO_LONG);
});

const EMPTY = {
  'a web stream': () =>
    new Response(new ReadableStream({ pull: (control) => control.enqueue(new Uint8Array(0)) })),
  'a reader': () => {
    const read = async () => ({ done: false, value: new Uint8Array(0) });
    return { status: 200, body: { getReader: () => ({ read, cancel: async () => {} }) } };
  },
  'an async iterable': () => ({
    status: 200,
    body: {
      async *[Symbol.asyncIterator]() {
        for (;;) yield new Uint8Array(0);
      },
    },
  }),
};

for (const [what, answer] of Object.entries(EMPTY)) {
  // In a process of its own, which nothing but a timer that fires can end.
  test(`empty chunks without end from ${what} keep no timer from firing`, async () => {
    const result = await inChild(
      `const EMPTY = ${answer.toString()};
       let fired = 0;
       const other = setInterval(() => (fired += 1), 1);
       const ctx = contextOf({ fetch: EMPTY, attemptTimeoutMs: 200 });
       const cancel = settled(ctx.cancelOrder('1'));
       await new Promise((resolve) => setTimeout(resolve, 20));
       const { kind, outcome } = await cancel;
       clearInterval(other);
       finish({ kind, outcome, fired: fired > 0 });`,
      { args: ['--import', WATCHDOG] },
    );
    assert.equal(result.outcome, 'unknown');
    assert.ok(['Timeout', 'BadResponse'].includes(result.kind), result.kind);
    assert.ok(result.fired);
  });
}

/** Ends a process whose timers never fire, from a thread that has timers of its own. */
const WATCHDOG = `data:text/javascript,${encodeURIComponent(`
  import { Worker, isMainThread } from 'node:worker_threads';
  const source = 'setTimeout(() => process.kill(process.pid, "SIGKILL"), 20_000)';
  if (isMainThread) new Worker(source, { eval: true, execArgv: [] }).unref();
`)}`;

/** Text that is much too long, as every place for text may be given it. */
const LONG = '7'.repeat(2 ** 26);

/** Asserts that the module has not grown to hold such a text; it never gives memory back. */
function assertSmall() {
  assert.ok(wasmMemorySize() < 8_000_000, `${wasmMemorySize()} bytes`);
}

const CALLS = {
  cancelOrder: (ctx) => rejectionOf(() => ctx.cancelOrder(LONG)),
  signCancelOrder: (ctx) => rejectionOf(() => ctx.signCancelOrder(LONG)),
  cancelOrders: async (ctx) => (await inTime(ctx.cancelOrders([LONG])))[0].error,
};

for (const [what, call] of Object.entries(CALLS)) {
  test(`an order id of 67 million characters costs ${what} no memory of the module's`, async () => {
    const ctx = contextWithFetch(() => assert.fail('fetch was called'));
    const error = await call(ctx);
    assertFields(error, { kind: 'InvalidOrderId', outcome: 'not-sent', attempts: 0 });
    assert.match(error.message, /^orderId: /);
    assert.ok(error.message.length < 300);
    assertSmall();
  });
}

const make = (at, value) => {
  const credentials = ['key', 'secret', 'token'];
  credentials[at] = value;
  return Config.fromApikey(...credentials);
};
const TEXTS = {
  appKey: () => make(0, LONG),
  appSecret: () => make(1, LONG),
  accessToken: () => make(2, LONG),
  clientId: () => Config.fromOAuth(LONG, 'token'),
  httpUrl: () => apiKeyConfig({ httpUrl: `https://a.example/${LONG}` }),
  language: () => apiKeyConfig({ language: LONG }),
  region: () => apiKeyConfig({ region: LONG }),
  'a header’s value': () => apiKeyConfig({ headers: { 'x-a': LONG } }),
  'a header’s name': () => apiKeyConfig({ headers: { [LONG]: 'a' } }),
};

for (const [what, call] of Object.entries(TEXTS)) {
  test(`${what} of 67 million characters is refused before it costs memory`, () => {
    const error = thrownBy(call);
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' });
    assert.ok(error.message.length < 300);
    assertSmall();
  });
}

test('a token of 67 million characters from a provider is refused before it costs memory', async () => {
  const fetch = () => assert.fail('fetch was called');
  const ctx = new TradeContext(Config.fromOAuth('client', async () => LONG, { fetch }));
  const error = await rejectionOf(() => ctx.cancelOrder(ID));
  assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 });
  assertSmall();
});

test('an order id of the greatest length that a string can have leaves no memory behind', async () => {
  const { kind, grown } = await inChild(
    `const ctx = contextOf({ fetch: accepted });
     await ctx.cancelOrder('1');
     const before = process.memoryUsage().rss;
     const { kind } = await settled(ctx.cancelOrder('7'.repeat(2 ** 29 - 24)));
     // The string itself is not the package's.
     for (let n = 0; n < 3; n++) {
       await new Promise((resolve) => setImmediate(resolve));
       gc();
     }
     finish({ kind, grown: process.memoryUsage().rss - before });`,
    { args: ['--expose-gc'] },
  );
  assert.equal(kind, 'InvalidOrderId');
  assert.ok(grown < 200_000_000, `${grown} bytes`);
});
