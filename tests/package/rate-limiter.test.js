// A limiter that the account's callers share: what it is asked and told, and that no cancel is lost
// whatever it does.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Config, TradeContext } from '../support/installed-package.js';
import { accepted, fetchDouble } from '../support/fetch-doubles.js';
import { failureOf } from '../support/failure.js';
import { ID, apiKeyConfig, contextWithFetch, practice, until } from '../support/practice.js';

const LIMIT = { calls: 4, windowMs: 60_000, minIntervalMs: 0 };

/** A limiter that answers as it is told, and notes what happens. */
function limiter(answer = () => ({ permit: {} })) {
  const requests = [];
  const released = [];
  const permitOf = (permit, number) => ({
    release: (how, facts) => released.push([number, how, facts]),
    ...permit,
  });
  const acquire = async (request) => {
    const number = requests.push(request);
    const { permit, ...rest } = await answer(request, number);
    return permit ? { permit: permitOf(permit, number) } : rest;
  };
  return { acquire, requests, released };
}

/** A context that asks `rateLimiter`, with its `onWait` events in `waits`. */
function contextUnder(rateLimiter, options) {
  const waits = [];
  const fetch = options?.fetch ?? fetchDouble();
  const onWait = (event) => waits.push(event);
  const ctx = contextWithFetch(fetch, { rateLimit: LIMIT, rateLimiter, onWait, ...options, fetch });
  return { ctx, fetch, waits };
}

test('a permit is asked for each request, and given back with how it went', async () => {
  const shared = limiter();
  const answers = [
    () => Response.json({ code: 429002 }, { status: 429, headers: { 'retry-after': '0' } }),
    accepted,
  ];
  const fetch = fetchDouble(() => answers.shift()());
  const { ctx } = contextUnder(shared, { fetch, maxRetries: 1 });
  await ctx.cancelOrder('1');
  const [request] = shared.requests;
  const { signal, account, ...rest } = request;
  assert.ok(signal instanceof AbortSignal);
  assert.match(account, /^[0-9a-f]{32}$/);
  assert.deepEqual(rest, {
    interface: 'cancel-order',
    priority: 'single',
    limit: { ...LIMIT, scope: 'interface' },
  });
  assert.deepEqual(shared.released, [
    [1, 'refused', { retryAfterMs: 0 }],
    [2, 'answered', {}],
  ]);
});

test('a limit for the whole account has one name for all interfaces', async () => {
  const shared = limiter();
  const { ctx } = contextUnder(shared, { rateLimit: { ...LIMIT, scope: 'account' } });
  await ctx.cancelOrder('1');
  assert.equal(shared.requests[0].interface, 'all');
});

test('bulk cancels and look-ups say that they are such', async (t) => {
  const shared = limiter();
  const { config } = await practice(t);
  const ctx = new TradeContext(config({ rateLimit: LIMIT, rateLimiter: shared }));
  const orderId = ID;
  await ctx.cancelOrders([orderId]);
  await ctx.orderDetail(orderId);
  const asked = shared.requests.map((request) => [request.interface, request.priority]);
  assert.deepEqual(asked, [
    ['cancel-order', 'bulk'],
    ['order-detail', 'look-up'],
  ]);
});

test('a call that is told to wait comes back with its ticket, and says that it waits', async () => {
  const shared = limiter((_, number) =>
    number === 1 ? { notBeforeMs: 40, ticket: 'seventh' } : { permit: {} },
  );
  const { ctx, waits, fetch } = contextUnder(shared);
  await ctx.cancelOrder('1');
  assert.deepEqual(
    shared.requests.map(({ ticket }) => ticket),
    [undefined, 'seventh'],
  );
  assert.equal(shared.requests[0].signal.aborted, false);
  assert.deepEqual(
    waits.map(({ reason }) => reason),
    ['limit'],
  );
  assert.equal(fetch.calls.length, 1);
});

test('a call whose turn would come too late fails at once, and gives up its ticket', async () => {
  const shared = limiter(() => ({ notBeforeMs: 60_000, ticket: 'late' }));
  const { ctx } = contextUnder(shared, { timeoutMs: 30_000 });
  const error = await failureOf(ctx.cancelOrder('1'));
  assert.deepEqual([error.kind, error.outcome], ['RateLimited', 'not-sent']);
  assert.equal(shared.requests[0].signal.aborted, true);
});

test('an abort gives up the ticket, and a permit that comes after it', async () => {
  const ticketed = limiter(() => ({ notBeforeMs: 5_000, ticket: 'a' }));
  const first = new AbortController();
  const waiting = contextUnder(ticketed).ctx.cancelOrder('1', { signal: first.signal });
  await until(() => ticketed.requests.length === 1);
  await new Promise(setImmediate);
  first.abort();
  assert.equal((await failureOf(waiting)).outcome, 'not-sent');
  assert.equal(ticketed.requests[0].signal.aborted, true);

  let answer;
  const slow = limiter(() => new Promise((resolve) => (answer = resolve)));
  const second = new AbortController();
  const asking = contextUnder(slow).ctx.cancelOrder('1', { signal: second.signal });
  await until(() => answer);
  second.abort();
  assert.equal((await failureOf(asking)).kind, 'Aborted');
  answer({ permit: {} });
  await until(() => slow.released.length === 1);
  assert.deepEqual(slow.released, [[1, 'not-sent', {}]]);
});

const failing = {
  throws: () => {
    throw new Error('connect ECONNREFUSED');
  },
  rejects: () => Promise.reject(new Error('READONLY')),
  'never answers': () => new Promise(() => {}),
  'answers nothing': () => undefined,
  'answers something else': () => ({ permit: { release: 1 } }),
  'answers without a ticket': () => ({ notBeforeMs: 1 }),
  'answers a time that is none': () => ({ notBeforeMs: Number.NaN, ticket: 'x' }),
};
for (const [how, acquire] of Object.entries(failing)) {
  test(`a limiter that ${how} is gone on without, under the share, and asked again`, async () => {
    let asked = 0;
    const rateLimiter = { acquire: (request) => ((asked += 1), acquire(request)) };
    const { ctx, waits, fetch } = contextUnder(rateLimiter, {
      rateLimit: { ...LIMIT, share: 0.5 },
    });
    await ctx.cancelOrder('1');
    await ctx.cancelOrder('2');
    const third = await failureOf(ctx.cancelOrder('3', { timeoutMs: 300 }));
    assert.deepEqual([third.kind, third.outcome], ['RateLimited', 'not-sent']);
    assert.equal(fetch.calls.length, 2);
    assert.equal(asked, 1);
    assert.equal(waits[0].reason, 'limiter-unavailable');
    assert.equal('cause' in waits[0], how !== 'never answers');
  });
}

test('a limiter that answers again is taken up again', async () => {
  const shared = limiter((_, number) => {
    if (number === 1) throw new Error('down');
    return { permit: {} };
  });
  const { ctx, waits } = contextUnder(shared);
  // Two are its share, and the others wait until it is asked again.
  await ctx.cancelOrder('1');
  await Promise.all(['2', '3', '4'].map((id) => ctx.cancelOrder(id)));
  assert.equal(shared.requests.length, 3);
  assert.ok(waits.every(({ reason }) => reason === 'limiter-unavailable'));
});

test('a limiter that says "now" for ever, or releases with an error, loses no order', async () => {
  let asked = 0;
  const rateLimiter = {
    acquire: async () => {
      asked += 1;
      if (asked < 5) return { notBeforeMs: -1_000, ticket: String(asked) };
      return {
        permit: {
          release: () => {
            throw new Error('released twice');
          },
        },
      };
    },
  };
  const { ctx } = contextUnder(rateLimiter);
  assert.equal((await ctx.cancelOrder('1')).confirmedBy, 'answer');
  const rejecting = {
    acquire: async () => ({ permit: { release: () => Promise.reject(new Error('gone')) } }),
  };
  await contextUnder(rejecting).ctx.cancelOrder('1');
  await new Promise(setImmediate);
});

test('a limiter that is none, or has no limit to keep, is an error that says how to fix it', () => {
  const invalid = (options, message) =>
    assert.throws(() => apiKeyConfig({ rateLimit: LIMIT, ...options }), {
      kind: 'InvalidConfig',
      message,
    });
  for (const rateLimiter of [1, 'redis://localhost', {}, { acquire: 1 }, () => {}]) {
    invalid({ rateLimiter }, /^rateLimiter: must have a method `acquire`/);
  }
  invalid({ rateLimiter: limiter(), rateLimit: false }, /^rateLimiter: has no limit to keep/);
  for (const share of [0, -1, 1.1, '0.5', Number.NaN]) {
    invalid({ rateLimit: { share } }, /share: must be a number above 0/);
  }
  invalid({ accountId: 7 }, /^accountId: must be a string/);
  const oauth = () => Config.fromOAuth('client', 'token', { rateLimiter: limiter() });
  assert.throws(oauth, {
    kind: 'InvalidConfig',
    message: /^accountId: is needed with a rateLimiter/,
  });
});

test('accounts are told apart by the app key, or by accountId', async () => {
  const shared = limiter();
  const config = (key, options) =>
    Config.fromApikey(key, 's', 't', { rateLimiter: shared, fetch: fetchDouble(), ...options });
  const oauth = (accountId) =>
    Config.fromOAuth('client', 't', { rateLimiter: shared, fetch: fetchDouble(), accountId });
  const configs = [
    config('a'),
    config('a'),
    config('b'),
    config('b', { accountId: 'a' }),
    oauth('a'),
    oauth('c'),
  ];
  for (const one of configs) await new TradeContext(one).cancelOrder('1');
  const accounts = shared.requests.map(({ account }) => account);
  const [a, , b, , , c] = accounts;
  assert.deepEqual(accounts, [a, a, b, a, a, c]);
  assert.equal(new Set([a, b, c]).size, 3);
});

test('the Configs of one account in one process share the limit', async () => {
  const fetch = fetchDouble();
  const rateLimit = { calls: 2, windowMs: 60_000, minIntervalMs: 0 };
  const context = (options) => contextWithFetch(fetch, { rateLimit, ...options });
  await context().cancelOrder('1');
  const last = context();
  await last.cancelOrder('2');
  const queued = await failureOf(context().cancelOrder('3', { timeoutMs: 1_000 }));
  assert.deepEqual([queued.kind, queued.outcome], ['RateLimited', 'not-sent']);
  // Neither another limit nor another account is waited for, nor does anyone wait without one.
  await context({ rateLimit: { ...rateLimit, calls: 3 } }).cancelOrder('3');
  await context({ accountId: 'another' }).cancelOrder('3');
  const oauth = () => new TradeContext(Config.fromOAuth('client', 't', { fetch, rateLimit }));
  for (const id of ['4', '5', '6']) await oauth().cancelOrder(id);
  assert.equal(fetch.calls.length, 7);
});

test('a call that waits for another Config of the account leaves when that is done', async () => {
  const pending = [];
  const fetch = fetchDouble(() => new Promise((resolve) => pending.push(resolve)));
  const rateLimit = { calls: 30, windowMs: 60_000, minIntervalMs: 1 };
  const [first, second] = [1, 2].map(() => contextWithFetch(fetch, { rateLimit }));
  const one = first.cancelOrder('1');
  await until(() => pending.length === 1);
  const two = second.cancelOrder('2');
  await new Promise(setImmediate);
  assert.equal(pending.length, 1, 'the first call over a connection leaves alone');
  pending[0](accepted());
  await one;
  await until(() => pending.length === 2);
  pending[1](accepted());
  await two;
});
