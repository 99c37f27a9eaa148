// cancelOrders: one result per id, in the order of the ids, whatever becomes of each.

import assert from 'node:assert/strict';
import test from 'node:test';
import { LongportError } from '../support/installed-package.js';
import { accepted, envelope, fetchDouble, hanging } from '../support/fetch-doubles.js';
import { assertFields, inTime, rejectionOf } from '../support/failure.js';
import { contextWithFetch, practice, until } from '../support/practice.js';

const IDS = Array.from({ length: 40 }, (_, n) => String(5_000 + n));
const orderOf = (url) => new URL(url).searchParams.get('order_id');
const later = () => new Promise((resolve) => setImmediate(resolve));

test('all orders are cancelled, and the results are in the order of the ids', async (t) => {
  const { gateway, context } = await practice(t, { orders: IDS.map((orderId) => ({ orderId })) });
  // The first is the slowest, so that the order of the answers is another.
  gateway.fault({ kind: 'delay', delayMs: 60, match: { orderId: IDS[0] } });
  const results = await context().cancelOrders(IDS);
  assert.deepEqual(
    results.map(({ ok, orderId, receipt }) => [ok, orderId, receipt.orderId]),
    IDS.map((id) => [true, id, id]),
  );
  assert.equal(gateway.counts.accepted, IDS.length);
  assert.notEqual(gateway.calls.at(-1).orderId, undefined);
});

test('no failure stops the rest', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const { gateway, context } = await practice(t, { orders: IDS.map((orderId) => ({ orderId })) });
  const [refused, failing, recovering] = IDS;
  const fault = (orderId, kind) => gateway.fault({ ...kind, match: { orderId } });
  fault(refused, { kind: 'status', status: 400 });
  fault(failing, { kind: 'status', status: 502, times: 'forever' });
  fault(recovering, { kind: 'reset', times: 1 });
  const results = await context({ maxRetries: 1, settleTimeoutMs: 0 }).cancelOrders(IDS);
  assert.deepEqual(
    results.slice(0, 3).map(({ ok, error, receipt }) => [ok, error?.outcome, receipt?.attempts]),
    [
      [false, 'rejected', undefined],
      [false, 'unknown', undefined],
      [true, undefined, 2],
    ],
  );
  assert.ok(results.slice(3).every(({ ok }) => ok));
});

test('an id that occurs twice is sent once, and each place has its result', async () => {
  const fetch = fetchDouble();
  const results = await contextWithFetch(fetch).cancelOrders(['1', '2', '1', 1n, '2', '1']);
  assert.deepEqual(
    fetch.calls.map(({ url }) => orderOf(url)),
    ['1', '2'],
  );
  assert.deepEqual(
    results.map(({ ok, orderId }) => [ok, orderId]),
    ['1', '2', '1', '1', '2', '1'].map((id) => [true, id]),
  );
});

test('ids that are not valid have their errors in place, and are not sent', async () => {
  const fetch = fetchDouble();
  const bad = ['x', null, 7, {}, '', Symbol('id'), ' 1'];
  const results = await contextWithFetch(fetch).cancelOrders(['1', ...bad, '2']);
  assert.equal(results.length, bad.length + 2);
  for (const { ok, orderId, error } of results.slice(1, -1)) {
    assert.deepEqual([ok, orderId], [false, undefined]);
    assert.ok(error instanceof LongportError);
    assertFields(error, { kind: 'InvalidOrderId', outcome: 'not-sent', attempts: 0 });
  }
  assert.deepEqual([results[0].ok, results.at(-1).ok], [true, true]);
  assert.equal(fetch.calls.length, 2);
});

test('nothing but bad ids sends nothing', async () => {
  const ctx = contextWithFetch(() => assert.fail('fetch was called'));
  const results = await inTime(ctx.cancelOrders(['x', 'y']));
  assert.deepEqual(
    results.map(({ ok }) => ok),
    [false, false],
  );
});

test('no ids, no results', async () => {
  const ctx = contextWithFetch(() => assert.fail('fetch was called'));
  for (const ids of [[], new Set(), (function* () {})()]) {
    assert.deepEqual(await inTime(ctx.cancelOrders(ids)), []);
  }
});

test('the ids may be anything that iterates', async () => {
  const own = { *[Symbol.iterator]() { yield '1'; yield '2'; } }; // prettier-ignore
  const generator = (function* () {
    yield* ['1', 2n];
  })();
  const lists = [
    ['1', '2'],
    new Set(['1', '2']),
    new Map([['1', 'a'], ['2', 'b']]).keys(), // prettier-ignore
    BigInt64Array.of(1n, 2n),
    generator,
    own,
    Object.freeze(['1', '2']),
  ];
  for (const ids of lists) {
    const results = await contextWithFetch(fetchDouble()).cancelOrders(ids);
    assert.deepEqual(
      results.map(({ ok, orderId }) => [ok, orderId]),
      [
        [true, '1'],
        [true, '2'],
      ],
    );
  }
});

test('what does not iterate over ids is refused as a whole', async () => {
  const ctx = contextWithFetch(() => assert.fail('fetch was called'));
  const none = [undefined, null, 7, 7n, true, Symbol('ids'), {}, () => {}, { length: 1, 0: '1' }];
  const asyncIds = (async function* () {
    yield '1';
  })();
  for (const ids of [...none, asyncIds, Promise.resolve(['1'])]) {
    const error = await rejectionOf(() => ctx.cancelOrders(ids));
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' });
    assert.match(error.message, /^orderIds: /);
  }
});

test('a string is refused, though it iterates', async () => {
  const ctx = contextWithFetch(() => assert.fail('fetch was called'));
  for (const ids of ['709043056541253632', '1', '']) {
    assert.match((await rejectionOf(() => ctx.cancelOrders(ids))).message, /^orderIds: /);
  }
});

const broken = () => {
  throw new Error('broken');
};
const iterator = (next) => ({ [Symbol.iterator]: () => ({ next }) });
const BROKEN_ITERATORS = {
  'throws at once': { [Symbol.iterator]: broken },
  'throws on the way': (function* () {
    yield '1';
    throw new Error('broken');
  })(),
  'is a getter that throws': {
    get [Symbol.iterator]() {
      return broken();
    },
  },
  'is null': { [Symbol.iterator]: () => null },
  'has a next that throws': iterator(broken),
  'has a next that is no function': iterator(7),
  'has a next getter that throws': {
    [Symbol.iterator]: () => ({
      get next() {
        return broken();
      },
    }),
  },
  'gives null': iterator(() => null),
  'gives a number': iterator(() => 7),
  'gives a done that throws': iterator(() => ({
    get done() {
      return broken();
    },
  })),
  'gives a value that throws': iterator(() => ({
    done: false,
    get value() {
      return broken();
    },
  })),
};

for (const [what, ids] of Object.entries(BROKEN_ITERATORS)) {
  test(`an iterator that ${what} is refused, and nothing is sent`, async () => {
    const ctx = contextWithFetch(() => assert.fail('fetch was called'));
    const error = await rejectionOf(() => ctx.cancelOrders(ids));
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 });
    assert.match(error.message, /^orderIds: /);
  });
}

test('ids without end are refused, and nothing is sent', async () => {
  const ctx = contextWithFetch(() => assert.fail('fetch was called'));
  const endless = (function* () {
    for (let id = 1n; ; id++) yield id;
  })();
  const error = await rejectionOf(() => ctx.cancelOrders(endless));
  assert.match(error.message, /^orderIds: .*100000/);
});

test('no more than `concurrency` are under way at once', async () => {
  for (const [options, most] of [
    [{ concurrency: 1 }, 1],
    [{ concurrency: 3 }, 3],
    [{}, 32],
  ]) {
    let now = 0;
    let peak = 0;
    const fetch = fetchDouble(async () => {
      peak = Math.max(peak, (now += 1));
      await later();
      now -= 1;
      return accepted();
    });
    await contextWithFetch(fetch).cancelOrders(IDS, options);
    assert.equal(peak, most);
    assert.equal(fetch.calls.length, IDS.length);
  }
});

test('progress is told of the bad ids at once, then after each order, and adds up', async () => {
  const fetch = fetchDouble((url) => (orderOf(url) === '2' ? envelope(7) : accepted()));
  const progress = [];
  const onProgress = (now) => progress.push(now);
  await contextWithFetch(fetch).cancelOrders(['1', '2', '3', '3', 'x'], {
    onProgress,
    concurrency: 1,
  });
  assert.deepEqual(
    progress.map(({ done, accepted, failed, total }) => [done, accepted, failed, total]),
    [
      [1, 0, 1, 5],
      [2, 1, 1, 5],
      [3, 1, 2, 5],
      [5, 3, 2, 5],
    ],
  );
  for (const { nextCallInMs } of progress) assert.equal(nextCallInMs, 0);
});

test('progress tells when the next call may leave', async () => {
  const fetch = fetchDouble();
  const progress = [];
  const controller = new AbortController();
  const ctx = contextWithFetch(fetch, {
    rateLimit: { calls: 2, windowMs: 50_000, minIntervalMs: 0 },
  });
  const onProgress = (now) => {
    progress.push(now);
    if (progress.length === 2) controller.abort();
  };
  await inTime(
    ctx.cancelOrders(['1', '2', '3'], { onProgress, signal: controller.signal, concurrency: 1 }),
  );
  assert.equal(progress[0].nextCallInMs, 0);
  assert.ok(progress[1].nextCallInMs > 40_000 && progress[1].nextCallInMs <= 50_000);
});

test('a progress listener that throws changes nothing', async () => {
  const results = await contextWithFetch(fetchDouble()).cancelOrders(['1', '2'], {
    onProgress: broken,
  });
  assert.ok(results.every(({ ok }) => ok));
});

test('an abort settles what is left as not sent, and what is under way as unknown', async () => {
  const fetch = hanging();
  const controller = new AbortController();
  const cancel = contextWithFetch(fetch).cancelOrders(IDS, {
    signal: controller.signal,
    concurrency: 3,
  });
  await until(() => fetch.calls.length === 3);
  controller.abort();
  const results = await inTime(cancel);
  assert.deepEqual(
    results.map(({ ok, orderId, error }) => [ok, orderId, error.kind, error.outcome]),
    IDS.map((id, n) => [false, id, 'Aborted', n < 3 ? 'unknown' : 'not-sent']),
  );
  assert.equal(fetch.calls.length, 3);
});

test('an abort beforehand sends nothing at all', async () => {
  const ctx = contextWithFetch(() => assert.fail('fetch was called'));
  const results = await inTime(ctx.cancelOrders(IDS, { signal: AbortSignal.abort() }));
  assert.ok(results.every(({ error }) => error.outcome === 'not-sent'));
});

test('attached orders are cancelled as such', async () => {
  const fetch = fetchDouble();
  await contextWithFetch(fetch).cancelOrders(['1', '2'], { isAttached: true });
  for (const { url } of fetch.calls) assert.match(url, /&is_attached=true$/);
});

test('retries and times hold for each order', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'status', status: 429, times: 'forever' });
  const results = await context().cancelOrders(['1', '2'], { maxRetries: 2 });
  for (const { error } of results) assertFields(error, { outcome: 'rejected', attempts: 3 });
  assert.equal(gateway.counts.requests, 6);
});

test('1000 orders go through in one call', async () => {
  const ids = Array.from({ length: 1_000 }, (_, n) => String(n + 1));
  const fetch = fetchDouble();
  const results = await contextWithFetch(fetch).cancelOrders(ids);
  assert.ok(results.every(({ ok, orderId }, n) => ok && orderId === ids[n]));
  assert.equal(new Set(fetch.calls.map(({ init }) => init.headers['x-timestamp'])).size, 1_000);
});
