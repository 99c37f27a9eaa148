// A function that gets OAuth access tokens: when it is asked, and what its failures come to.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { assertFields, failureOf, failureInTime, inTime } from '../support/failure.js';
import { ID, isCancelled, practice, until } from '../support/practice.js';

const TOKEN = PRACTICE_OAUTH.accessToken;
const FRESH = 'practice-oauth-token-renewed';

/** A provider that notes why it was asked. */
function provider(answer) {
  const asked = (why) => {
    asked.whys.push(why);
    return answer(why);
  };
  asked.whys = [];
  return asked;
}

/** A gateway where the usual token has expired and a renewed one is good. */
async function expired(t, options) {
  const started = await practice(t, options);
  started.gateway.addAccount({ ...PRACTICE_OAUTH, accessToken: FRESH });
  started.gateway.expireToken(TOKEN);
  return started;
}

test('a token may come at once or by promise', async (t) => {
  for (const answer of [() => TOKEN, async () => TOKEN, () => ({ then: (ok) => ok(TOKEN) })]) {
    const { gateway, bearer } = await practice(t);
    const asked = provider(answer);
    await bearer(asked).cancelOrder(ID);
    assert.ok(isCancelled(gateway));
    assert.deepEqual(asked.whys, [{ refresh: false }]);
  }
});

test('an expired token is renewed once and the cancel made again', async (t) => {
  const { gateway, bearer } = await expired(t);
  const asked = provider(({ refresh }) => (refresh ? FRESH : TOKEN));
  const receipt = await bearer(asked).cancelOrder(ID);
  assert.equal(receipt.attempts, 2);
  assert.ok(isCancelled(gateway));
  assert.deepEqual(asked.whys, [{ refresh: false }, { refresh: true }]);
  assert.deepEqual(
    gateway.calls.map(({ headers }) => headers.authorization),
    [`Bearer ${TOKEN}`, `Bearer ${FRESH}`],
  );
});

test('a renewal takes no retry away', async (t) => {
  const { bearer } = await expired(t);
  const receipt = await bearer(({ refresh }) => (refresh ? FRESH : TOKEN)).cancelOrder(ID, {
    maxRetries: 0,
  });
  assert.equal(receipt.attempts, 2);
});

test('a token that is refused again ends the cancel', async (t) => {
  const { gateway, bearer } = await practice(t);
  gateway.expireToken(TOKEN);
  const asked = provider(() => TOKEN);
  const error = await failureOf(bearer(asked).cancelOrder(ID));
  assertFields(error, {
    kind: 'TokenExpired',
    outcome: 'rejected',
    code: 401003,
    httpStatus: 401,
    attempts: 2,
  });
  assert.deepEqual(asked.whys, [{ refresh: false }, { refresh: true }]);
  assert.ok(!isCancelled(gateway));
});

test('cancels that find the token expired together share one renewal', async (t) => {
  const ids = Array.from({ length: 12 }, (_, n) => String(2000 + n));
  const { gateway, bearer } = await expired(t, { orders: ids.map((orderId) => ({ orderId })) });
  const asked = provider(async ({ refresh }) => {
    // The renewal is slow enough for every first attempt to be refused meanwhile.
    if (refresh) await until(() => gateway.counts.refused[401003] === ids.length);
    return refresh ? FRESH : TOKEN;
  });
  const ctx = bearer(asked);
  await Promise.all(ids.map((id) => ctx.cancelOrder(id)));
  assert.equal(gateway.counts.accepted, ids.length);
  assert.equal(asked.whys.filter(({ refresh }) => refresh).length, 1);
});

test('a cancel whose old token is refused late takes what another has renewed', async (t) => {
  const { gateway, bearer } = await expired(t, { orders: [{ orderId: '1' }, { orderId: '2' }] });
  gateway.fault({ kind: 'delay', where: 'front', delayMs: 100, match: { orderId: '2' } });
  const asked = provider(({ refresh }) => (refresh ? FRESH : TOKEN));
  const ctx = bearer(asked);
  await Promise.all([ctx.cancelOrder('1'), ctx.cancelOrder('2')]);
  assert.equal(asked.whys.filter(({ refresh }) => refresh).length, 1);
});

test('a string that expires cannot be renewed, and the error says how it could', async (t) => {
  const { gateway, bearer } = await practice(t);
  gateway.expireToken(TOKEN);
  const error = await failureOf(bearer(TOKEN).cancelOrder(ID));
  assertFields(error, { kind: 'TokenExpired', outcome: 'rejected', attempts: 1, code: 401003 });
  assert.match(error.message, /function/);
});

test('a provider that throws or rejects sends nothing, and its error is the cause', async (t) => {
  const cause = new Error('no network at the identity provider');
  const failing = [
    () => {
      throw cause;
    },
    () => Promise.reject(cause),
    () => ({ then: (_, no) => no(cause) }),
    () => ({
      get then() {
        throw cause;
      },
    }),
  ];
  for (const provide of failing) {
    const { gateway, bearer } = await practice(t);
    const error = await failureOf(bearer(provide).cancelOrder(ID));
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent', orderId: ID, attempts: 0 });
    assert.match(error.message, /accessToken/);
    assert.equal(error.cause, cause);
    assert.equal(gateway.counts.requests, 0);
  }
});

test('a provider that throws nothing in particular is no worse', async (t) => {
  for (const thrown of [undefined, null, 0, 'text', Symbol('x'), Object.create(null)]) {
    const { gateway, bearer } = await practice(t);
    const error = await failureOf(bearer(() => Promise.reject(thrown)).cancelOrder(ID));
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' });
    assert.equal(gateway.counts.requests, 0);
  }
});

test('a provider that returns no usable token sends nothing', async (t) => {
  const { gateway, bearer } = await practice(t);
  const odd = [undefined, null, 42, 42n, Symbol('t'), {}, [TOKEN], Object(TOKEN), () => TOKEN];
  for (const token of [...odd, '', 'Bearer ', 'a\nb', 'a\r\nx: y', 'schlüssel', '\0']) {
    for (const answer of [() => token, async () => token]) {
      const error = await failureOf(bearer(answer).cancelOrder(ID));
      const label = `${typeof token} ${error.message}`;
      assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 }, label);
      assert.match(error.message, /accessToken/);
    }
  }
  assert.equal(gateway.counts.requests, 0);
});

test('a provider whose promise is broken still lets the cancel settle', async (t) => {
  const { gateway, bearer } = await practice(t);
  const broken = () => {
    throw new Error('broken');
  };
  const brokenThen = Object.assign(Promise.resolve(TOKEN), { then: broken });
  const error = await failureInTime(bearer(() => brokenThen).cancelOrder(ID));
  assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' });
  assert.equal(gateway.counts.requests, 0);
  const brokenConstructor = Promise.resolve(TOKEN);
  Object.defineProperty(brokenConstructor, 'constructor', { get: broken });
  await inTime(
    bearer(() => brokenConstructor)
      .cancelOrder(ID)
      .catch(() => {}),
  );
});

test('a provider that hangs is waited for no longer than the whole call', async (t) => {
  const { gateway, bearer } = await practice(t);
  const error = await failureOf(
    bearer(() => new Promise(() => {}), { timeoutMs: 60 }).cancelOrder(ID),
  );
  assertFields(error, { kind: 'Timeout', name: 'TimeoutError', outcome: 'not-sent', attempts: 0 });
  assert.equal(gateway.counts.requests, 0);
});

test('a renewal that hangs leaves the refusal as it was', async (t) => {
  const { gateway, bearer } = await practice(t);
  gateway.expireToken(TOKEN);
  const provide = ({ refresh }) => (refresh ? new Promise(() => {}) : TOKEN);
  const error = await failureOf(bearer(provide, { timeoutMs: 300 }).cancelOrder(ID));
  assertFields(error, { kind: 'Timeout', outcome: 'rejected', attempts: 1 });
  assert.equal(gateway.counts.accepted, 0);
});

test('a renewal that hung for one cancel is asked for again by the next', async (t) => {
  const { gateway, bearer } = await expired(t);
  let renewals = 0;
  const ctx = bearer(({ refresh }) => {
    if (!refresh) return TOKEN;
    renewals += 1;
    return renewals === 1 ? new Promise(() => {}) : FRESH;
  });
  await failureOf(ctx.cancelOrder(ID, { timeoutMs: 200 }));
  await ctx.cancelOrder(ID);
  assert.ok(isCancelled(gateway));
  assert.equal(renewals, 2);
});

test('a provider that fails to renew leaves the refusal as it was', async (t) => {
  const { gateway, bearer } = await practice(t);
  gateway.expireToken(TOKEN);
  const cause = new Error('signed out');
  const error = await failureOf(
    bearer(({ refresh }) => (refresh ? Promise.reject(cause) : TOKEN)).cancelOrder(ID),
  );
  assertFields(error, { kind: 'TokenExpired', outcome: 'rejected', attempts: 1 });
  assert.equal(error.cause, cause);
});

test('a provider is asked by signCancelOrder too, and never for an order id that is none', async (t) => {
  const { bearer } = await practice(t);
  const asked = provider(() => TOKEN);
  const ctx = bearer(asked);
  const { headers } = await ctx.signCancelOrder(ID);
  assert.equal(headers.authorization, `Bearer ${TOKEN}`);
  assert.equal(asked.whys.length, 1);
  await failureOf(ctx.cancelOrder('12a'));
  await failureOf(ctx.signCancelOrder('12a'));
  assert.equal(asked.whys.length, 1);
});

test('a function that aborts its own cancel, and then hangs, does not hold it up', async (t) => {
  const { gateway, bearer } = await practice(t);
  const controller = new AbortController();
  const asked = provider(() => {
    controller.abort();
    return new Promise(() => {});
  });
  const { signal } = controller;
  const error = await failureInTime(bearer(asked).cancelOrder(ID, { signal }));
  assertFields(error, { kind: 'Aborted', outcome: 'not-sent', attempts: 0 });
  assert.equal(gateway.counts.requests, 0);
});
