// A look-up says that no cache may answer it, in the words that the runtime knows: Cloudflare Workers
// threw at some of them, or at all, until lately.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fetchDouble } from '../support/fetch-doubles.js';
import { ID, contextWithFetch } from '../support/practice.js';

/** Has `Request` throw at cache modes other than these. */
function knowing(t, modes) {
  const { Request } = globalThis;
  t.mock.method(globalThis, 'Request', function (url, init) {
    if (init !== undefined && !modes.includes(init.cache)) {
      throw new TypeError(`Unsupported cache mode: ${init.cache}`);
    }
    return new Request(url, init);
  });
}

/** The cache modes of a look-up, a warm-up and a cancel. */
async function modesSent() {
  const fetch = fetchDouble();
  const ctx = contextWithFetch(fetch);
  await ctx.orderDetail(ID).catch(() => {});
  await ctx.warmUp();
  await ctx.cancelOrder(ID);
  return fetch.calls.map(({ init }) => ('cache' in init ? init.cache : 'none said'));
}

const RUNTIMES = {
  'that knows them all': [['no-cache', 'no-store'], 'no-cache'],
  'that knows no-store only': [['no-store'], 'no-store'],
  'that knows none': [[], 'none said'],
};

for (const [what, [known, expected]] of Object.entries(RUNTIMES)) {
  test(`in a runtime ${what} a look-up says ${expected}, and a cancel nothing`, async (t) => {
    knowing(t, known);
    assert.deepEqual(await modesSent(), [expected, expected, 'none said']);
  });
}
