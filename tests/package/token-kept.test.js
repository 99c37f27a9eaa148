// A token that a function gave is kept: until it is refused, or until it expires where it is a JWT.
// The function is asked no more often than that, and each time that it has to be.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { Config, TradeContext } from '../support/installed-package.js';
import { assertFields, failureOf, inTime } from '../support/failure.js';
import { accepted, envelope, fetchDouble } from '../support/fetch-doubles.js';
import { ID, practice, until } from '../support/practice.js';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const QUICK = { rateLimit: false, hedge: false, settleTimeoutMs: 0 };

/** A provider that notes why it was asked. */
function provider(answer) {
  const asked = (why) => {
    asked.whys.push(why.refresh);
    return answer(why);
  };
  asked.whys = [];
  return asked;
}

/** A context, and a gateway behind its `fetch` that knows which tokens are good. */
function account(provide, { isGood = () => true, ...options } = {}) {
  const fetch = fetchDouble((url, { headers }) => {
    const token = headers.authorization.slice('Bearer '.length);
    return isGood(token) ? accepted() : envelope(401_003, { status: 401 });
  });
  const config = Config.fromOAuth('client', provide, { fetch, ...QUICK, ...options });
  const sent = () => fetch.calls.map(({ init }) => init.headers.authorization.slice(7));
  return { ctx: new TradeContext(config), config, sent };
}

/** A clock that stands still until it is set. */
function useClock(t) {
  const clock = { now: NOW };
  t.mock.method(Date, 'now', () => clock.now);
  return clock;
}

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims) => `${part({ alg: 'HS256' })}.${part(claims)}.c2lnbmF0dXJl`;
const expiringIn = (ms, more) => jwt({ exp: Math.floor((NOW + ms) / 1000), ...more });

test('a provider is asked once for many cancels', async () => {
  const asked = provider(async () => 'token');
  const { ctx, sent } = account(asked);
  for (let n = 1; n <= 10; n++) await ctx.cancelOrder(String(n));
  await ctx.cancelOrders(['11', '12', '13']);
  await ctx.signCancelOrder('14');
  assert.deepEqual(asked.whys, [false]);
  assert.deepEqual(new Set(sent()), new Set(['token']));
});

test('cancels that begin together share one request for a token', async () => {
  let give;
  const asked = provider(() => new Promise((resolve) => (give = resolve)));
  const { ctx, sent } = account(asked);
  const ids = Array.from({ length: 12 }, (_, n) => String(n + 1));
  const cancels = ids.map((id) => ctx.cancelOrder(id));
  const signed = ctx.signCancelOrder('13');
  await until(() => give);
  give('token');
  await inTime(Promise.all([...cancels, signed]));
  assert.deepEqual(asked.whys, [false]);
  assert.equal(sent().length, ids.length);
});

test('contexts of one Config share the token', async () => {
  const asked = provider(() => 'token');
  const { config } = account(asked);
  for (let n = 0; n < 3; n++) await new TradeContext(config).cancelOrder(ID);
  assert.deepEqual(asked.whys, [false]);
});

test('every expiry is answered by a refresh, also where the provider has an old cache', async (t) => {
  const { gateway, bearer } = await practice(t);
  let current = PRACTICE_OAUTH.accessToken;
  let version = 1;
  // Without `refresh` it answers what it had first, whatever has happened since.
  const asked = provider(({ refresh }) => {
    if (!refresh) return PRACTICE_OAUTH.accessToken;
    current = `practice-oauth-token-${(version += 1)}`;
    gateway.addAccount({ ...PRACTICE_OAUTH, accessToken: current });
    return current;
  });
  const ctx = bearer(asked);
  await ctx.cancelOrder(ID);
  for (let n = 1; n <= 4; n++) {
    gateway.expireToken(current);
    const { attempts } = await ctx.cancelOrder(ID);
    assert.equal(attempts, 2, `expiry ${n}`);
    await ctx.cancelOrder(ID);
  }
  assert.deepEqual(asked.whys, [false, true, true, true, true]);
});

test('after a refusal that a refresh did not help against, the next cancel asks for a refresh', async () => {
  let good = 'none';
  const asked = provider(({ refresh }) => (refresh ? good : 'old'));
  const { ctx, sent } = account(asked, { isGood: (token) => token === 'new' });
  assertFields(await failureOf(ctx.cancelOrder(ID)), { kind: 'TokenExpired', attempts: 2 });
  good = 'new';
  await ctx.cancelOrder(ID);
  assert.equal(sent().at(-1), 'new');
  assert.ok(asked.whys.slice(1).every((refresh) => refresh));
});

test('a refusal for another reason keeps the token', async () => {
  const asked = provider(() => 'token');
  const answers = [
    envelope(400_001, { status: 400 }),
    envelope(403_205, { status: 403 }),
    envelope(401_004, { status: 401 }),
    envelope(429_002, { status: 429 }),
    envelope(500_000, { status: 500 }),
  ];
  const count = answers.length;
  const fetch = () => answers.shift() ?? accepted();
  const config = Config.fromOAuth('client', asked, { fetch, ...QUICK, maxRetries: 0 });
  const ctx = new TradeContext(config);
  for (let n = 0; n < count; n++) await failureOf(ctx.cancelOrder(ID));
  await ctx.cancelOrder(ID);
  assert.deepEqual(asked.whys, [false]);
});

test('a JWT is refreshed when it has expired, without a request that is refused', async (t) => {
  const clock = useClock(t);
  const tokens = [expiringIn(HOUR), expiringIn(2 * HOUR), expiringIn(3 * HOUR)];
  const given = [...tokens];
  const asked = provider(() => given.shift());
  const { ctx, sent } = account(asked);
  for (const hours of [0, 0.9, 1.1, 1.9, 2.1]) {
    clock.now = NOW + hours * HOUR;
    const { attempts } = await ctx.cancelOrder(ID);
    assert.equal(attempts, 1, `after ${hours} h`);
  }
  const [first, second, third] = tokens;
  assert.deepEqual(sent(), [first, first, second, second, third]);
  assert.deepEqual(asked.whys, [false, true, true]);
});

test('a JWT that is refused before its time is refreshed at once', async (t) => {
  useClock(t);
  const [old, fresh] = [expiringIn(HOUR), expiringIn(HOUR, { sub: 'fresh' })];
  const asked = provider(({ refresh }) => (refresh ? fresh : old));
  const { ctx, sent } = account(asked, { isGood: (token) => token === fresh });
  assert.equal((await ctx.cancelOrder(ID)).attempts, 2);
  await ctx.cancelOrder(ID);
  assert.deepEqual(sent(), [old, fresh, fresh]);
  assert.deepEqual(asked.whys, [false, true]);
});

test('an expired JWT from a cache of the provider’s leads to a refresh, not to a refusal', async (t) => {
  useClock(t);
  const [old, fresh] = [expiringIn(-HOUR), expiringIn(HOUR)];
  const asked = provider(({ refresh }) => (refresh ? fresh : old));
  const { ctx, sent } = account(asked);
  await ctx.cancelOrder(ID);
  await ctx.cancelOrder(ID);
  assert.ok(sent().at(-1) === fresh, 'the expired token is not kept');
  assert.deepEqual(asked.whys, [false, true]);
});

test('where the clock is wrong, and every JWT looks expired, cancels go through', async (t) => {
  useClock(t);
  const asked = provider(() => expiringIn(-HOUR));
  const { ctx } = account(asked);
  for (let n = 1; n <= 5; n++) assert.ok(await inTime(ctx.cancelOrder(ID)));
  assert.ok(asked.whys.length <= 10, `asked ${asked.whys.length} times`);
});

const NO_EXPIRY = {
  'is no JWT': 'opaque',
  'has dots': 'a.b.c',
  'has two parts': `${part({})}.${part({ exp: 1 })}`,
  'has four parts': `${jwt({ exp: 1 })}.x`,
  'has claims that are no JSON': `${part({})}.bm9uZQ.c2ln`,
  'has claims that are no base64': `${part({})}.~~~~.c2ln`,
  'has claims that are null': jwt(null),
  'has claims that are an array': jwt([1]),
  'has no exp': jwt({ sub: 'x' }),
  'has an exp that is text': jwt({ exp: '1' }),
  'has an exp that is null': jwt({ exp: null }),
  'has an exp far in the future': jwt({ exp: 1e300 }),
  'has text around its exp': jwt({ exp: 4_000_000_000, sub: 'ünï "exp":1' }),
};

for (const [what, token] of Object.entries(NO_EXPIRY)) {
  test(`a token that ${what} is kept`, async () => {
    const asked = provider(() => token);
    const { ctx } = account(asked);
    for (let n = 1; n <= 3; n++) await inTime(ctx.cancelOrder(ID));
    assert.deepEqual(asked.whys, [false]);
  });
}

test('a provider that failed is asked again by the next cancel', async () => {
  let calls = 0;
  const asked = provider(() => {
    if ((calls += 1) < 3) throw new Error('no network');
    return 'token';
  });
  const { ctx, sent } = account(asked);
  for (let n = 0; n < 2; n++) {
    assertFields(await failureOf(ctx.cancelOrder(ID)), { outcome: 'not-sent' });
  }
  await ctx.cancelOrder(ID);
  await ctx.cancelOrder(ID);
  assert.equal(asked.whys.length, 3);
  assert.equal(sent().length, 2);
});

test('whoever gives up waiting for a shared token takes it from nobody', async () => {
  let give;
  const asked = provider(() => new Promise((resolve) => (give = resolve)));
  const { ctx } = account(asked);
  const controller = new AbortController();
  const aborted = ctx.cancelOrder('1', { signal: controller.signal });
  const late = ctx.cancelOrder('2', { timeoutMs: 20 });
  const patient = ctx.cancelOrder('3');
  await until(() => give);
  controller.abort();
  assertFields(await failureOf(aborted), { kind: 'Aborted', outcome: 'not-sent' });
  assertFields(await failureOf(late), { kind: 'Timeout', outcome: 'not-sent' });
  give('token');
  assert.equal((await inTime(patient)).orderId, '3');
  assert.equal((await ctx.cancelOrder('4')).orderId, '4');
  assert.equal(asked.whys.length, 1);
});

test('a bulk that finds the token expired on the way refreshes it once', async () => {
  let good = 'old';
  const asked = provider(({ refresh }) => (refresh ? (good = 'new') : 'old'));
  const { ctx, sent } = account(asked, {
    isGood: (token) => token === good && (token === 'new' || sent().length < 10),
  });
  const ids = Array.from({ length: 30 }, (_, n) => String(n + 1));
  const results = await ctx.cancelOrders(ids, { concurrency: 4 });
  assert.ok(results.every(({ ok }) => ok));
  assert.deepEqual(asked.whys, [false, true]);
});

test('each Config has a token of its own', async () => {
  const { ctx: one, sent: sentByOne } = account(() => 'one');
  const { ctx: two, sent: sentByTwo } = account(() => 'two');
  for (let n = 0; n < 2; n++) await Promise.all([one.cancelOrder(ID), two.cancelOrder(ID)]);
  assert.deepEqual([sentByOne(), sentByTwo()], [['one', 'one'], ['two', 'two']]); // prettier-ignore
});
