// Answers that a runtime rejects by itself: the request has ended then, and is left alone.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inChild } from '../support/child.js';
import { assertFields, failureInTime } from '../support/failure.js';
import { accepted, fetchDouble } from '../support/fetch-doubles.js';
import { ID, contextWithFetch } from '../support/practice.js';
import { rawServer } from '../support/raw-server.js';

// What undici emits a little later shows in how the process ends.
const CANCEL = `finish(await settled(contextOf().cancelOrder('${ID}')));`;

const ENCODINGS = {
  'six encodings in one header': ['gzip, gzip, gzip, gzip, gzip, gzip'],
  'six headers of one encoding': Array(6).fill('gzip'),
  'many encodings': [Array(200).fill('br').join(', ')],
};

for (const [what, values] of Object.entries(ENCODINGS)) {
  for (const [when, millis] of [
    ['later', 50],
    ['at once', 0],
  ]) {
    test(`${what}, the body ${when}: the cancel settles and the process lives`, async (t) => {
      const body = '{"code":0,"message":"success","data":{}}';
      const lines = values.map((value) => `content-encoding: ${value}\r\n`).join('');
      const { url } = await rawServer(t, (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\n${lines}content-length: ${body.length}\r\n\r\n`);
        setTimeout(() => socket.write(body), millis);
      });
      const error = await inChild(CANCEL, { httpUrl: url });
      assert.deepEqual(
        [error.isOurs, error.outcome, ['Network', 'BadResponse'].includes(error.kind)],
        [true, 'unknown', true],
        error.kind,
      );
    });
  }
}

/** The signal of the one request that a cancel makes, once it has settled. */
async function signalAfter(answer) {
  const fetch = fetchDouble(answer);
  const error = await contextWithFetch(fetch)
    .cancelOrder(ID)
    .then(
      () => undefined,
      (error) => error,
    );
  await new Promise((resolve) => setImmediate(resolve));
  return { error, signal: fetch.calls[0].init.signal };
}

test('a request that failed by itself is not aborted', async () => {
  const { error, signal } = await signalAfter(() => Promise.reject(new TypeError('fetch failed')));
  assertFields(error, { kind: 'Network', outcome: 'unknown' });
  assert.equal(signal.aborted, false);
});

test('a request whose body broke off by itself is not aborted', async () => {
  const brokenOff = () =>
    new Response(new ReadableStream({ pull: (control) => control.error(new Error('reset')) }));
  const { error, signal } = await signalAfter(brokenOff);
  assertFields(error, { kind: 'Network', outcome: 'unknown' });
  assert.equal(signal.aborted, false);
});

test('a request that was answered in full is not aborted', async () => {
  const { error, signal } = await signalAfter(() => accepted());
  assert.deepEqual([error, signal.aborted], [undefined, false]);
});

test('a request that has not ended is aborted', async () => {
  const fetch = fetchDouble(() => new Promise(() => {}));
  const ctx = contextWithFetch(fetch, { attemptTimeoutMs: 20 });
  assertFields(await failureInTime(ctx.cancelOrder(ID)), { kind: 'Timeout', outcome: 'unknown' });
  assert.equal(fetch.calls[0].init.signal.aborted, true);
});
