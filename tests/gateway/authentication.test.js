// Who gets in, and what the others are told.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { bearer, call, fresh, practice, send, signed, cancel } from './client.js';

const today = { method: 'GET', path: '/v1/trade/order/today' };
const LIVE = {
  account: 'live',
  live: true,
  appKey: 'live-key',
  appSecret: 's',
  accessToken: 'live-token',
};

test('a signed call and a bearer call get in', async (t) => {
  const { gateway } = await practice(t);
  assert.equal((await call(gateway, 'GET', today.path)).json.code, 0);
  assert.equal((await send(gateway, { ...today, headers: bearer() })).json.code, 0);
});

test('each documented form of the timestamp is accepted', async (t) => {
  const { gateway } = await practice(t);
  for (const timestamp of ['1539095200', '1539095200.123', '1539095200123']) {
    assert.equal((await call(gateway, 'GET', today.path, { timestamp })).json.code, 0, timestamp);
  }
  for (const timestamp of ['', 'now', '1e9', '-1', '1539095200.1234567']) {
    assert.equal(
      (await call(gateway, 'GET', today.path, { timestamp })).json.code,
      900400,
      timestamp,
    );
  }
});

const refusals = [
  [
    'an unknown app key',
    403,
    403203,
    () => signed(today, { ...PRACTICE_ACCOUNT, appKey: 'other' }),
  ],
  ['no app key', 403, 403203, () => ({ ...signed(today), 'x-api-key': '' })],
  ['an unknown client id', 403, 403203, () => bearer({ ...PRACTICE_OAUTH, clientId: 'other' })],
  [
    'an app key with a bearer token',
    403,
    403203,
    () => ({ ...bearer(), 'x-api-key': PRACTICE_ACCOUNT.appKey }),
  ],
  ['another secret', 403, 403201, () => signed(today, { ...PRACTICE_ACCOUNT, appSecret: 'other' })],
  ['no signature', 403, 403201, () => ({ ...signed(today), 'x-api-signature': '' })],
  [
    'an unknown token',
    401,
    401003,
    () => signed(today, { ...PRACTICE_ACCOUNT, accessToken: 'other' }),
  ],
  [
    'an unknown bearer token',
    401,
    401003,
    () => bearer({ ...PRACTICE_OAUTH, accessToken: 'other' }),
  ],
];
for (const [what, status, code, headers] of refusals) {
  test(`${what} is refused with ${code}`, async (t) => {
    const { gateway } = await practice(t);
    const answer = await send(gateway, { ...today, headers: headers() });
    assert.deepEqual([answer.status, answer.json.code], [status, code]);
  });
}

test('an expired token is refused until it is valid again or a new one is issued', async (t) => {
  const { gateway } = await practice(t);
  const code = async (account) =>
    (await send(gateway, { ...today, headers: bearer(account) })).json.code;
  gateway.expireToken(PRACTICE_OAUTH.accessToken);
  assert.equal(await code(PRACTICE_OAUTH), 401003);
  gateway.addAccount({ ...PRACTICE_OAUTH, accessToken: 'fresh' });
  assert.equal(await code({ ...PRACTICE_OAUTH, accessToken: 'fresh' }), 0);
  gateway.expireToken(PRACTICE_OAUTH.accessToken, false);
  assert.equal(await code(PRACTICE_OAUTH), 0);
});

test('a call from an address that is not allowed is refused with 403205', async (t) => {
  const { gateway } = await practice(t, {
    accounts: [{ ...PRACTICE_ACCOUNT, allowedIps: ['192.0.2.1'] }],
  });
  assert.equal((await call(gateway, 'GET', today.path)).json.code, 403205);
});

test('the same request again is a duplicate, signed or bearer; another order id is not', async (t) => {
  const { gateway } = await practice(t, { orders: [{ orderId: '1' }, { orderId: '2' }] });
  const timestamp = fresh();
  assert.equal((await cancel(gateway, '1', { timestamp })).json.code, 0);
  assert.equal((await cancel(gateway, '1', { timestamp })).json.code, 403202);
  assert.equal((await cancel(gateway, '2', { timestamp })).json.code, 0);
  const asBearer = () => send(gateway, { ...today, headers: bearer(PRACTICE_OAUTH, timestamp) });
  assert.equal((await asBearer()).json.code, 0);
  assert.equal((await asBearer()).json.code, 403202);
  assert.equal(gateway.counts.refused[403202], 2);
});

test("paper trading with a live account's token is refused", async (t) => {
  const { gateway } = await practice(t, { accounts: [PRACTICE_ACCOUNT, LIVE] });
  const paper = { headers: { 'x-papertrading': 'true' } };
  assert.equal((await call(gateway, 'GET', today.path, paper)).json.code, 0);
  assert.equal(
    (await call(gateway, 'GET', today.path, { account: LIVE, ...paper })).json.code,
    900403,
  );
  assert.equal((await call(gateway, 'GET', today.path, { account: LIVE })).json.code, 0);
});

test('a timestamp is checked against the clock only when asked', async (t) => {
  const { gateway, clock } = await practice(t, { maxSkewMs: 60_000 });
  const at = (ms) => call(gateway, 'GET', today.path, { timestamp: String(clock.at + ms) });
  assert.equal((await at(60_000)).json.code, 0);
  assert.equal((await at(-60_001)).json.code, 900401);
});

test('the signed path leaves out the prefix of a reverse proxy', async (t) => {
  const { gateway } = await practice(t, { pathPrefix: '/api/longport' });
  const headers = signed(today);
  assert.equal(
    (await send(gateway, { ...today, path: `/api/longport${today.path}`, headers })).json.code,
    0,
  );
  assert.equal((await send(gateway, { ...today, headers: signed(today) })).status, 404);
});
