// What a runtime or a caller's own `fetch` throws may be anything. It fails the one cancel, and never
// the module, the process, or the next cancel.

import assert from 'node:assert/strict';
import test from 'node:test';
import { accepted, fetchDouble } from '../support/fetch-doubles.js';
import { failureInTime } from '../support/failure.js';
import { ID, contextWithFetch } from '../support/practice.js';
import { wasmMemorySize } from '../support/wasm-memory.js';

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const broken = () => {
  throw new Error('broken');
};
const LONG = 'x'.repeat(60_000_000);
const error = (fields) => Object.assign(new TypeError('failed'), fields);

const CAUSES = {
  'errors that is a revoked proxy': () => error({ errors: revoked() }),
  'errors whose first throws': () =>
    error({ errors: Object.defineProperty([], 0, { get: broken }) }),
  'a cause that is a revoked proxy': () => error({ cause: revoked() }),
  'a revoked proxy itself': revoked,
  'a port that is a symbol': () =>
    error({ code: 'ECONNREFUSED', address: '1.2.3.4', port: Symbol('port') }),
  'a port that cannot be written': () =>
    error({ code: 'ECONNREFUSED', address: '1.2.3.4', port: { toString: broken } }),
  'a message of 60 million characters': () => new TypeError(LONG),
  'a code of 60 million characters': () => error({ code: LONG }),
  'a cause of itself': () => {
    const cause = error({});
    cause.cause = cause;
    return cause;
  },
  'errors of themselves': () => {
    const cause = error({});
    cause.errors = [cause];
    return cause;
  },
};

const bodyThat = (cause) => ({
  status: 200,
  headers: { get: () => null },
  body: { getReader: () => ({ read: () => Promise.reject(cause) }) },
});

for (const [what, make] of Object.entries(CAUSES)) {
  for (const [where, fail] of [
    ['fetch', (cause) => Promise.reject(cause)],
    ['the body', (cause) => Promise.resolve(bodyThat(cause))],
  ]) {
    test(`${where} fails with ${what}: the cancel is unknown, and the next one works`, async () => {
      const fetch = fetchDouble((url, init, number) => (number === 1 ? fail(make()) : accepted()));
      const ctx = contextWithFetch(fetch);
      const failure = await failureInTime(ctx.cancelOrder(ID));
      assert.equal(failure.outcome, 'unknown');
      assert.notEqual(failure.kind, 'ModuleEnded');
      assert.ok(failure.message.length < 500, `${failure.message.length} characters`);
      assert.equal(typeof JSON.stringify(failure), 'string');
      assert.equal((await ctx.cancelOrder(ID)).orderId, ID);
      assert.ok(wasmMemorySize() < 4_000_000);
    });
  }
}

test('a trace id of any length is cut', async () => {
  const headers = { get: (name) => (name === 'x-trace-id' ? LONG : null) };
  const body = { getReader: () => fetchDouble() && accepted().body.getReader() };
  const ctx = contextWithFetch(() => Promise.resolve({ status: 200, headers, body }));
  const { traceId } = await ctx.cancelOrder(ID);
  assert.ok(traceId.length <= 1_000);
});
