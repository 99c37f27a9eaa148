// What leaves: method, address, headers and the ways to change them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Config, TradeContext } from '../support/installed-package.js';
import { accepted, fetchDouble } from '../support/fetch-doubles.js';
import { failureOf } from '../support/failure.js';
import { ID, apiKeyConfig, contextWithFetch, isCancelled, practice } from '../support/practice.js';

/** The one call that a cancel with these options makes. */
async function callWith(options, cancelOptions) {
  const fetch = fetchDouble();
  await contextWithFetch(fetch, options).cancelOrder(ID, cancelOptions);
  assert.equal(fetch.calls.length, 1);
  return fetch.calls[0];
}

test('the request has the documented method, path, query, headers and no body', async (t) => {
  const { gateway, context } = await practice(t);
  await context().cancelOrder(ID);
  const [{ method, path, query, headers }] = gateway.calls;
  assert.deepEqual([method, path, query], ['DELETE', '/v1/trade/order', `order_id=${ID}`]);
  assert.equal(headers['x-api-key'], 'practice-app-key');
  assert.equal(headers.authorization, 'practice-access-token');
  assert.equal(headers['content-type'], 'application/json; charset=utf-8');
  assert.equal(headers['accept-language'], 'en');
  assert.equal(headers['x-dc-region'], undefined);
  assert.match(headers['x-timestamp'], /^\d{10}\.\d{3}$/);
  assert.match(
    headers['x-api-signature'],
    /^HMAC-SHA256 SignedHeaders=authorization;x-api-key;x-timestamp, Signature=[0-9a-f]{64}$/,
  );
  for (const name of ['x-papertrading', 'cookie', 'referer', 'content-length']) {
    assert.ok(!(name in headers) || headers[name] === '0', name);
  }
});

test('the timestamp is the time', async () => {
  const before = Date.now();
  const { init } = await callWith();
  const timestamp = Number(init.headers['x-timestamp']) * 1000;
  assert.ok(timestamp >= before - 1 && timestamp <= Date.now() + 5, `${timestamp} ${before}`);
});

test('the Fetch API is told to follow, send, store and tell nothing more', async () => {
  const { init } = await callWith();
  const { method, redirect, credentials, cache, referrerPolicy, body } = init;
  assert.deepEqual(
    { method, redirect, credentials, cache, referrerPolicy, body },
    {
      method: 'DELETE',
      redirect: 'manual',
      credentials: 'omit',
      cache: undefined,
      referrerPolicy: 'no-referrer',
      body: undefined,
    },
  );
  assert.ok(init.signal instanceof AbortSignal);
});

test('the gateway is the global one, that of mainland China, or the one given', async () => {
  const address = async (options) => (await callWith(options)).url;
  const tail = `/v1/trade/order?order_id=${ID}`;
  assert.equal(await address(), `https://openapi.longportapp.com${tail}`);
  assert.equal(await address({ region: 'cn' }), `https://openapi.longport.cn${tail}`);
  for (const httpUrl of ['https://openapi.longbridge.com', 'https://openapi.longbridge.com/']) {
    assert.equal(await address({ httpUrl }), `https://openapi.longbridge.com${tail}`);
    assert.equal(await address({ httpUrl, region: 'cn' }), `https://openapi.longbridge.com${tail}`);
  }
});

test('a path prefix is called but not signed', async (t) => {
  const { gateway, context } = await practice(t, { pathPrefix: '/proxy/longport' });
  await context({ httpUrl: `${gateway.url}/proxy/longport/` }).cancelOrder(ID);
  assert.ok(isCancelled(gateway));
  const error = await failureOf(context().cancelOrder(ID));
  assert.deepEqual([error.kind, error.httpStatus], ['Rejected', 404]);
});

test('messages come in the language asked for', async () => {
  for (const language of ['en', 'zh-CN', 'zh-HK']) {
    const { init } = await callWith({ language });
    assert.equal(init.headers['accept-language'], language);
  }
});

test('a credential of the US data centre is sent there', async () => {
  const region = async (...credentials) => {
    const fetch = fetchDouble();
    const config = Config.fromApikey(...credentials, { fetch, rateLimit: false });
    await new TradeContext(config).cancelOrder(ID);
    return fetch.calls[0].init.headers['x-dc-region'];
  };
  assert.equal(await region('us_key', 's', 't'), 'us');
  assert.equal(await region('k', 'us_secret', 't'), 'us');
  assert.equal(await region('k', 's', 'us_token'), 'us');
  assert.equal(await region('k_us_', 's', 't'), undefined);
  const fetch = fetchDouble();
  const config = Config.fromOAuth('client', 'us_token', { fetch, rateLimit: false });
  await new TradeContext(config).cancelOrder(ID);
  assert.equal(fetch.calls[0].init.headers['x-dc-region'], 'us');
});

test('paper trading is said to the gateway, which then refuses a live account', async (t) => {
  const live = { account: 'live', appKey: 'k', appSecret: 's', accessToken: 't', live: true };
  const { gateway } = await practice(t, {
    accounts: [live],
    orders: [{ orderId: ID, account: 'live' }],
  });
  const context = (enablePapertrading) =>
    new TradeContext(
      Config.fromApikey('k', 's', 't', {
        httpUrl: gateway.url,
        rateLimit: false,
        enablePapertrading,
      }),
    );
  const error = await failureOf(context(true).cancelOrder(ID));
  assert.deepEqual([error.kind, error.outcome, error.code], ['Rejected', 'rejected', 900403]);
  assert.ok(!isCancelled(gateway));
  await context(false).cancelOrder(ID);
  assert.ok(isCancelled(gateway));
  const said = gateway.calls.map(({ headers }) => headers['x-papertrading']);
  assert.deepEqual(said, ['true', undefined]);
});

test('headers of the caller’s own are added to each request', async (t) => {
  const { gateway, context } = await practice(t);
  await context({ headers: { 'X-Desk': 'fx 7', 'x-empty': '' } }).cancelOrder(ID);
  assert.equal(gateway.calls[0].headers['x-desk'], 'fx 7');
  assert.equal(gateway.calls[0].headers['x-empty'], '');
  assert.ok(isCancelled(gateway));
});

test('a header may have whatever name a header can have', async (t) => {
  const { gateway, context } = await practice(t);
  await context({ headers: JSON.parse('{"__proto__":"a","constructor":"b"}') }).cancelOrder(ID);
  assert.ok(gateway.calls[0].headers.constructor === 'b');
  const { headers } = await context({ headers: JSON.parse('{"__proto__":"a"}') }).signCancelOrder(
    ID,
  );
  assert.equal(Object.getOwnPropertyDescriptor(headers, '__proto__')?.value, 'a');
});

test('headers may be an object without a prototype', async () => {
  const headers = Object.assign(Object.create(null), { 'x-desk': '7' });
  const { init } = await callWith({ headers });
  assert.equal(init.headers['x-desk'], '7');
});

test('options may be frozen, inherited from nothing, or null', async () => {
  const frozen = Object.freeze({
    httpUrl: 'https://a.example',
    headers: Object.freeze({ 'x-a': '1' }),
  });
  assert.match(
    (await callWith(frozen, Object.freeze({ isAttached: true }))).url,
    /^https:\/\/a\.ex/,
  );
  const bare = Object.assign(Object.create(null), { httpUrl: 'https://a.example' });
  const config = Config.fromApikey('k', 's', 't', bare);
  assert.ok(config instanceof Config);
  assert.ok(Config.fromApikey('k', 's', 't', null) instanceof Config);
  assert.ok(Config.fromApikey('k', 's', 't', undefined) instanceof Config);
});

test('an option that is undefined counts as left out', async () => {
  const names = ['httpUrl', 'region', 'language', 'enablePapertrading', 'headers', 'timeoutMs'];
  const more = ['attemptTimeoutMs', 'maxRetries', 'rateLimit', 'onAttempt'];
  const options = Object.fromEntries([...names, ...more].map((name) => [name, undefined]));
  const { url } = await callWith(options, {
    isAttached: undefined,
    signal: undefined,
    timeoutMs: undefined,
    attemptTimeoutMs: undefined,
    maxRetries: undefined,
    keepalive: undefined,
  });
  assert.match(url, /^https:\/\/openapi\.longportapp\.com\//);
});

test('what a caller does to its options afterwards changes nothing', async () => {
  const headers = { 'x-desk': '7' };
  const fetch = fetchDouble();
  const options = { headers, fetch, rateLimit: false };
  const ctx = new TradeContext(apiKeyConfig(options));
  headers['x-desk'] = '8';
  options.fetch = () => assert.fail('the other fetch was called');
  await ctx.cancelOrder(ID);
  assert.equal(fetch.calls[0].init.headers['x-desk'], '7');
});

test('without a fetch of the caller’s own, the runtime’s is looked up at each call', async (t) => {
  const seen = [];
  t.mock.method(globalThis, 'fetch', async (url) => {
    seen.push(url);
    return accepted();
  });
  await new TradeContext(apiKeyConfig()).cancelOrder(ID);
  assert.equal(seen.length, 1);
});
