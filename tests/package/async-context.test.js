// Whatever calls the user's code does so in the context of the call that it belongs to: a function
// that reads AsyncLocalStorage finds its own user there, never another one's.

import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import test from 'node:test';
import { Config, TradeContext } from '../support/installed-package.js';
import { fixRandom } from '../support/chance.js';
import { inTime } from '../support/failure.js';
import { accepted, envelope, fetchDouble } from '../support/fetch-doubles.js';
import { apiKeyConfig, practice, until } from '../support/practice.js';

const storage = new AsyncLocalStorage();
const USERS = Array.from({ length: 20 }, (_, n) => `user-${n}`);
const orderOf = (user) => String(Number(user.slice('user-'.length)) + 1);
const userOf = (orderId) => `user-${orderId - 1}`;
const orderIn = (url) => new URL(url).searchParams.get('order_id');

/** Notes for which user a function was called, and whose context it saw. */
function witness() {
  const seen = [];
  const note = (user) => seen.push({ user, saw: storage.getStore() });
  return { seen, note };
}

function assertOwn(seen, atLeast) {
  const foreign = seen.filter(({ user, saw }) => saw !== user);
  assert.equal(foreign.length, 0, `${foreign.length} of ${seen.length} saw another context`);
  assert.ok(seen.length >= atLeast, `only ${seen.length} calls`);
}

/** Runs `handle(user)` for each user in a context of its own; all of them wait for one start. */
async function handlers(handle) {
  let start;
  const started = new Promise((resolve) => (start = resolve));
  const all = USERS.map((user) =>
    storage.run(user, async () => {
      await started;
      return handle(user);
    }),
  );
  storage.run('the one who starts', start);
  return inTime(Promise.all(all), 20_000);
}

/** A configuration whose token is that of the user in whose context its provider runs. */
const ofWhoAsks = (user, options) =>
  Config.fromOAuth('client', () => `token-of-${storage.getStore()}`, {
    rateLimit: false,
    ...options,
  });

test('each of 20 handlers with one start sends its own user’s token', async () => {
  const sent = [];
  const fetch = fetchDouble((url, { headers }) => {
    sent.push([userOf(orderIn(url)), headers.authorization]);
    return accepted();
  });
  await handlers((user) => new TradeContext(ofWhoAsks(user, { fetch })).cancelOrder(orderOf(user)));
  assert.equal(sent.length, USERS.length);
  const wrong = sent.filter(([user, token]) => token !== `Bearer token-of-${user}`);
  assert.deepEqual(wrong, []);
});

test('the same over real connections', async (t) => {
  const { gateway } = await practice(t);
  await handlers((user) =>
    new TradeContext(ofWhoAsks(user, { httpUrl: gateway.url, maxRetries: 0 }))
      .cancelOrder(orderOf(user))
      .catch(() => {}),
  );
  const tokens = new Map(
    gateway.calls.map(({ orderId, headers }) => [orderId, headers.authorization]),
  );
  for (const user of USERS) {
    assert.equal(tokens.get(orderOf(user)), `Bearer token-of-${user}`);
  }
});

test('a provider that is asked again, after a refusal, is in the context too', async () => {
  const { seen, note } = witness();
  const fetch = fetchDouble((url, { headers }) =>
    headers.authorization.endsWith('new') ? accepted() : envelope(401_003, { status: 401 }),
  );
  await handlers((user) => {
    const provide = ({ refresh }) => {
      note(user);
      return refresh ? 'new' : 'old';
    };
    const config = Config.fromOAuth('client', provide, { fetch, rateLimit: false });
    return new TradeContext(config).cancelOrder(orderOf(user));
  });
  assertOwn(seen, 2 * USERS.length);
});

test('signCancelOrder asks in the context too', async () => {
  const signed = await handlers(async (user) => {
    const request = await new TradeContext(ofWhoAsks(user)).signCancelOrder(orderOf(user));
    return [request.headers.authorization, `Bearer token-of-${user}`];
  });
  for (const [sent, own] of signed) assert.equal(sent, own);
});

test('a fetch of the user’s own, and onAttempt, see their call’s context at every attempt', async (t) => {
  fixRandom(t, 0);
  const { seen, note } = witness();
  const attempts = {};
  const fetch = fetchDouble((url) => {
    const orderId = orderIn(url);
    note(userOf(orderId));
    attempts[orderId] = (attempts[orderId] ?? 0) + 1;
    return attempts[orderId] > 2 ? accepted() : envelope(500_000, { status: 500 });
  });
  const onAttempt = ({ orderId }) => note(userOf(orderId));
  const ctx = new TradeContext(apiKeyConfig({ fetch, onAttempt }));
  await handlers((user) => ctx.cancelOrder(orderOf(user)));
  assertOwn(seen, 6 * USERS.length);
});

test('the same where each call waits for the one before it', async () => {
  const { seen, note } = witness();
  const fetch = fetchDouble((url) => {
    note(userOf(orderIn(url)));
    return accepted();
  });
  const onAttempt = ({ orderId }) => note(userOf(orderId));
  const rateLimit = { calls: 2, windowMs: 10, minIntervalMs: 1 };
  const ctx = new TradeContext(apiKeyConfig({ fetch, onAttempt, rateLimit }));
  await handlers((user) => ctx.cancelOrder(orderOf(user)));
  assertOwn(seen, 2 * USERS.length);
});

test('whoever aborts, onAttempt sees the context of the call', async () => {
  const { seen, note } = witness();
  const fetch = fetchDouble(() => new Promise(() => {}));
  const controller = new AbortController();
  const onAttempt = ({ orderId }) => note(userOf(orderId));
  const ctx = new TradeContext(apiKeyConfig({ fetch, onAttempt }));
  const all = handlers((user) =>
    ctx.cancelOrder(orderOf(user), { signal: controller.signal }).catch(() => {}),
  );
  await until(() => fetch.calls.length === USERS.length);
  storage.run('the one who aborts', () => controller.abort());
  await all;
  assertOwn(seen, USERS.length);
});

test('a bulk tells its progress, and sends, in the context of its call', async () => {
  const { seen, note } = witness();
  await handlers((user) => {
    const fetch = fetchDouble(() => {
      note(user);
      return accepted();
    });
    const ctx = new TradeContext(apiKeyConfig({ fetch, onAttempt: () => note(user) }));
    return ctx.cancelOrders(['1', '2', '3', 'x'], { onProgress: () => note(user), concurrency: 2 });
  });
  assertOwn(seen, 9 * USERS.length);
});

test('a call that is made in no context finds none, whoever else calls', async () => {
  const { seen, note } = witness();
  const onAttempt = ({ orderId }) => note(orderId === '99' ? undefined : userOf(orderId));
  const ctx = new TradeContext(apiKeyConfig({ fetch: fetchDouble(), onAttempt }));
  let start;
  const started = new Promise((resolve) => (start = resolve));
  const inside = storage.run('user-0', async () => {
    await started;
    return ctx.cancelOrder('1');
  });
  const outside = started.then(() => ctx.cancelOrder('99'));
  start();
  await inTime(Promise.all([inside, outside]));
  assertOwn(seen, 2);
});

test('what follows an await of a cancel is in the context of whoever awaits', async () => {
  const ctx = new TradeContext(apiKeyConfig({ fetch: fetchDouble() }));
  await handlers(async (user) => {
    await ctx.cancelOrder(orderOf(user));
    assert.equal(storage.getStore(), user);
  });
});
