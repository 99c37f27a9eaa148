// CancelProgress: `total` is the number of ids that were passed, from the first event on, and the
// bar is full when the last order has settled, not before.

import assert from 'node:assert/strict';
import test from 'node:test';
import { accepted, envelope, fetchDouble, hanging } from '../support/fetch-doubles.js';
import { inTime } from '../support/failure.js';
import { contextWithFetch, until } from '../support/practice.js';

const IDS = Array.from({ length: 25 }, (_, n) => String(5_000 + n));
const REFUSED = ['5003', '5011'];

/** All events of a bulk, as `[done, accepted, failed, total]`, and its results. */
async function progressOf(ids, { fetch = fetchDouble(), ...options } = {}) {
  const events = [];
  const onProgress = ({ done, accepted, failed, total }) =>
    events.push([done, accepted, failed, total]);
  const cancel = contextWithFetch(fetch).cancelOrders(ids, { onProgress, ...options });
  return { results: await inTime(cancel), events };
}

function refusing() {
  return fetchDouble((url) =>
    REFUSED.some((id) => url.endsWith(`=${id}`)) ? envelope(400_001, { status: 400 }) : accepted(),
  );
}

test('total is the number of ids in every event', async () => {
  for (const concurrency of [1, 8, 100]) {
    const { events } = await progressOf(IDS, { concurrency });
    assert.equal(events.length, IDS.length);
    for (const [, , , total] of events) assert.equal(total, IDS.length);
  }
});

test('done grows one by one to total, and is accepted and failed together', async () => {
  const { events } = await progressOf(IDS, { fetch: refusing() });
  assert.deepEqual(
    events.map(([done]) => done),
    IDS.map((_, n) => n + 1),
  );
  for (const [done, accepted, failed] of events) assert.equal(done, accepted + failed);
  assert.deepEqual(events.at(-1), [25, 23, 2, 25]);
});

test('only the last event shows a full bar', async () => {
  const { events } = await progressOf(IDS);
  const full = events.filter(([done, , , total]) => done === total);
  assert.deepEqual(full, [events.at(-1)]);
});

test('bad ids are told at once, before any order has settled', async () => {
  const fetch = hanging();
  const controller = new AbortController();
  const events = [];
  const onProgress = ({ done, accepted, failed, total }) =>
    events.push([done, accepted, failed, total]);
  const { signal } = controller;
  const cancel = contextWithFetch(fetch).cancelOrders(['x', '1', '', '2', 7], {
    onProgress,
    signal,
  });
  await until(() => fetch.calls.length === 2);
  assert.deepEqual(events, [[3, 0, 3, 5]]);
  controller.abort();
  await inTime(cancel);
  assert.deepEqual(events.slice(1), [
    [4, 0, 4, 5],
    [5, 0, 5, 5],
  ]);
});

test('a bulk of bad ids alone is told as well', async () => {
  const { results, events } = await progressOf(['x', 'y', '', null]);
  assert.equal(results.length, 4);
  assert.deepEqual(events, [[4, 0, 4, 4]]);
});

test('an id that occurs twice counts twice, from the start', async () => {
  const { events } = await progressOf(['1', '2', '1', 1n, 'x'], { concurrency: 1 });
  assert.deepEqual(events, [
    [1, 0, 1, 5],
    [4, 3, 1, 5],
    [5, 4, 1, 5],
  ]);
});

test('ids of any iterable are counted before the first event', async () => {
  const { events } = await progressOf(new Set(['1', '2', '3']), { concurrency: 1 });
  assert.deepEqual(
    events.map(([, , , total]) => total),
    [3, 3, 3],
  );
});

test('no ids, no events', async () => {
  const { events } = await progressOf([]);
  assert.deepEqual(events, []);
});
