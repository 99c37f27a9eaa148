// The documented limits, on a clock that the test turns.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { bearer, call, practice, send } from './client.js';

const PATH = '/v1/trade/order/today';
const OTHER = { account: 'other', appKey: 'o', appSecret: 's', accessToken: 't' };

test('30 calls in any 30 seconds, by signature and bearer together', async (t) => {
  const { gateway, clock } = await practice(t, { limits: {} });
  const code = async (advance) => {
    clock.at += advance;
    return (await call(gateway, 'GET', PATH)).json.code;
  };
  for (let n = 0; n < 29; n++) assert.equal(await code(100), 0);
  clock.at += 100;
  assert.equal(
    (await send(gateway, { method: 'GET', path: PATH, headers: bearer() })).json.code,
    0,
  );
  const refused = await call(gateway, 'GET', PATH);
  assert.deepEqual([refused.status, refused.json.code], [429, 429002]);
  assert.equal(await code(30_000 - 29 * 100 - 1), 429002, 'a millisecond too early');
  assert.equal(await code(1), 0, 'the first call is 30 s old; refused calls took no place');
  assert.equal(await code(99), 429002);
  assert.equal(await code(1), 0);
});

test('20 ms between two calls', async (t) => {
  const { gateway, clock } = await practice(t, { limits: {} });
  const code = async (advance) => {
    clock.at += advance;
    return (await call(gateway, 'GET', PATH)).json.code;
  };
  assert.deepEqual(
    [await code(0), await code(19), await code(1), await code(20)],
    [0, 429001, 0, 0],
  );
});

test('each securities account has its own', async (t) => {
  const { gateway } = await practice(t, {
    limits: { calls: 1 },
    accounts: [PRACTICE_ACCOUNT, OTHER],
  });
  const code = async (account) => (await call(gateway, 'GET', PATH, { account })).json.code;
  assert.deepEqual(
    [await code(PRACTICE_ACCOUNT), await code(OTHER), await code(OTHER)],
    [0, 0, 429002],
  );
});

test('they can be changed and switched off', async (t) => {
  const { gateway } = await practice(t, { limits: { calls: 1, minIntervalMs: 0 } });
  const code = async () => (await call(gateway, 'GET', PATH)).json.code;
  assert.deepEqual([await code(), await code()], [0, 429002]);
  gateway.setLimits(false);
  assert.deepEqual([await code(), await code()], [0, 0]);
  assert.throws(() => gateway.setLimits({ call: 1 }), TypeError);
  assert.throws(() => gateway.setLimits({ calls: -1 }), TypeError);
});

test('each interface is counted alone, unless the limit is for the account', async (t) => {
  const detail = (gateway) =>
    call(gateway, 'GET', '/v1/trade/order', { query: 'order_id=1' }).then(({ json }) => json.code);
  const today = (gateway) => call(gateway, 'GET', PATH).then(({ json }) => json.code);
  const limits = { calls: 1, minIntervalMs: 0 };
  for (const [scope, second] of [
    ['interface', 602001],
    ['account', 429002],
  ]) {
    const { gateway } = await practice(t, { limits: { ...limits, scope } });
    assert.deepEqual(
      [await today(gateway), await detail(gateway), await today(gateway)],
      [0, second, 429002],
      scope,
    );
  }
  const { gateway } = await practice(t, { limits: { minIntervalMs: 20 } });
  assert.deepEqual(
    [await today(gateway), await detail(gateway)],
    [0, 429001],
    'the interval is not',
  );
  assert.throws(() => gateway.setLimits({ scope: 'all' }), TypeError);
});
