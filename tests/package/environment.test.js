// Config.fromApikeyEnv() and Config.fromEnv(): which variables they read, and in what order.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Config, TradeContext } from '../support/installed-package.js';
import { fetchDouble } from '../support/fetch-doubles.js';
import { assertFields, thrownBy } from '../support/failure.js';
import { ID } from '../support/practice.js';

const NAMES = [
  'APP_KEY',
  'APP_SECRET',
  'ACCESS_TOKEN',
  'HTTP_URL',
  'LANGUAGE',
  'REGION',
  'PAPERTRADING',
];
const KEYS = { LONGPORT_APP_KEY: 'k', LONGPORT_APP_SECRET: 's', LONGPORT_ACCESS_TOKEN: 't' };

/** Runs with just these variables of ours set. */
async function withEnvironment(variables, work) {
  const all = NAMES.flatMap((name) => [`LONGPORT_${name}`, `LONGBRIDGE_${name}`]);
  const before = all.map((name) => [name, process.env[name]]);
  for (const name of all) delete process.env[name];
  Object.assign(process.env, variables);
  try {
    return await work();
  } finally {
    for (const name of all) delete process.env[name];
    for (const [name, value] of before) if (value !== undefined) process.env[name] = value;
  }
}

/** The request that a cancel from this environment makes: `{ url, headers }`. */
function requestFrom(variables, options, make = Config.fromApikeyEnv) {
  return withEnvironment(variables, async () => {
    const fetch = fetchDouble();
    await new TradeContext(make({ fetch, ...options })).cancelOrder(ID);
    const [{ url, init }] = fetch.calls;
    return { url, headers: init.headers };
  });
}

const errorFrom = (variables) =>
  withEnvironment(variables, () => thrownBy(() => Config.fromApikeyEnv()));

test('the three credentials are enough, and fromEnv is the same', async () => {
  for (const make of [
    (options) => Config.fromApikeyEnv(options),
    (options) => Config.fromEnv(options),
  ]) {
    const { url, headers } = await requestFrom(KEYS, {}, make);
    assert.equal(url, `https://openapi.longportapp.com/v1/trade/order?order_id=${ID}`);
    assert.deepEqual([headers['x-api-key'], headers.authorization], ['k', 't']);
    assert.ok(!('x-papertrading' in headers));
  }
});

test('without options it works as well', () =>
  withEnvironment(KEYS, () => {
    assert.ok(Config.fromApikeyEnv() instanceof Config);
    assert.ok(Config.fromEnv() instanceof Config);
  }));

test('the secret of the environment is what signs', async () => {
  const signature = async (secret) => {
    const { headers } = await requestFrom({ ...KEYS, LONGPORT_APP_SECRET: secret });
    return [headers['x-timestamp'], headers['x-api-signature']];
  };
  const { createHash, createHmac } = await import('node:crypto');
  const [timestamp, sent] = await signature('another');
  const canonical =
    `DELETE|/v1/trade/order|order_id=${ID}|authorization:t\nx-api-key:k\nx-timestamp:${timestamp}\n` +
    '|authorization;x-api-key;x-timestamp|';
  const toSign = `HMAC-SHA256|${createHash('sha1').update(canonical).digest('hex')}`;
  assert.ok(sent.endsWith(createHmac('sha256', 'another').update(toSign).digest('hex')));
});

test('without an app key of the older brand, all variables are the newer brand’s', async () => {
  const { url, headers } = await requestFrom({
    LONGPORT_APP_SECRET: 'not this',
    LONGPORT_ACCESS_TOKEN: 'not this',
    LONGPORT_HTTP_URL: 'https://not-this.example',
    LONGPORT_LANGUAGE: 'zh-CN',
    LONGBRIDGE_APP_KEY: 'k',
    LONGBRIDGE_APP_SECRET: 's',
    LONGBRIDGE_ACCESS_TOKEN: 't',
    LONGBRIDGE_HTTP_URL: 'https://a.example/p',
    LONGBRIDGE_LANGUAGE: 'zh-HK',
    LONGBRIDGE_PAPERTRADING: 'true',
  });
  assert.ok(url.startsWith('https://a.example/p/v1/trade/order?'));
  assert.deepEqual([headers['x-api-key'], headers.authorization], ['k', 't']);
  assert.equal(headers['accept-language'], 'zh-HK');
  assert.equal(headers['x-papertrading'], 'true');
});

test('with an app key of the older brand, no variable is the newer brand’s', async () => {
  const { url, headers } = await requestFrom({
    ...KEYS,
    LONGBRIDGE_APP_KEY: 'other',
    LONGBRIDGE_HTTP_URL: 'https://not-this.example',
    LONGBRIDGE_LANGUAGE: 'zh-HK',
  });
  assert.ok(url.startsWith('https://openapi.longportapp.com/v1/trade/order?'));
  assert.equal(headers['x-api-key'], KEYS.LONGPORT_APP_KEY);
  assert.equal(headers['accept-language'], 'en');
});

test('each brand has gateways of its own', async () => {
  const keys = Object.entries(KEYS).map(([name, value]) => [name.replace('PORT', 'BRIDGE'), value]);
  const newer = Object.fromEntries(keys);
  const origin = async (variables) => new URL((await requestFrom(variables)).url).origin;
  assert.equal(await origin(KEYS), 'https://openapi.longportapp.com');
  assert.equal(await origin(newer), 'https://openapi.longbridge.com');
  assert.equal(
    await origin({ ...newer, LONGBRIDGE_REGION: 'cn' }),
    'https://openapi.longbridge.cn',
  );
});

test('a US credential never goes to a host in mainland China', async () => {
  for (const [name, value] of Object.entries(KEYS)) {
    const us = { ...KEYS, [name]: `us_${value}` };
    const error = await errorFrom({ ...us, LONGPORT_REGION: 'cn' });
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' });
    assert.match(error.message, /us_/);
    await requestFrom(us);
  }
});

test('an empty variable counts as not set', async () => {
  const { headers } = await requestFrom({
    ...KEYS,
    LONGPORT_APP_KEY: '',
    LONGBRIDGE_APP_KEY: 'other',
    LONGBRIDGE_APP_SECRET: 's',
    LONGBRIDGE_ACCESS_TOKEN: 't',
    LONGPORT_HTTP_URL: '',
    LONGPORT_LANGUAGE: '',
    LONGPORT_REGION: '',
    LONGPORT_PAPERTRADING: '',
  });
  assert.equal(headers['x-api-key'], 'other');
});

test('region, address, language and paper trading are read', async () => {
  const region = await requestFrom({ ...KEYS, LONGPORT_REGION: 'cn' });
  assert.ok(region.url.startsWith('https://openapi.longport.cn/'));
  const both = await requestFrom({
    ...KEYS,
    LONGPORT_REGION: 'cn',
    LONGPORT_HTTP_URL: 'https://b.example',
  });
  assert.ok(both.url.startsWith('https://b.example/'));
  for (const [value, header] of [
    ['true', 'true'],
    ['false', undefined],
  ]) {
    const { headers } = await requestFrom({ ...KEYS, LONGPORT_PAPERTRADING: value });
    assert.equal(headers['x-papertrading'], header);
  }
});

test('options win over the environment', async () => {
  const variables = {
    ...KEYS,
    LONGPORT_HTTP_URL: 'https://b.example',
    LONGPORT_LANGUAGE: 'zh-CN',
    LONGPORT_PAPERTRADING: 'true',
  };
  const options = { httpUrl: 'https://c.example', language: 'zh-HK', enablePapertrading: false };
  const { url, headers } = await requestFrom(variables, options);
  assert.ok(url.startsWith('https://c.example/'));
  assert.equal(headers['accept-language'], 'zh-HK');
  assert.ok(!('x-papertrading' in headers));
});

test('a credential that is missing is named, the app key by both brands', async () => {
  for (const missing of Object.keys(KEYS)) {
    const { [missing]: _, ...rest } = KEYS;
    const error = await errorFrom(rest);
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 });
    assert.ok(error.message.startsWith(`${missing}: `), error.message);
    if (missing !== 'LONGPORT_APP_KEY') continue;
    assert.ok(error.message.includes('LONGBRIDGE_APP_KEY'), error.message);
  }
});

test('a variable that cannot be right is named and not repeated', async () => {
  const bad = {
    LONGPORT_APP_KEY: ['k\n', 'appKey'],
    LONGPORT_APP_SECRET: ['do-not-show\n', 'appSecret'],
    LONGPORT_ACCESS_TOKEN: ['do-not-show\r\n', 'accessToken'],
    LONGPORT_HTTP_URL: ['http://do-not-show.example', 'httpUrl'],
    LONGPORT_LANGUAGE: ['do-not-show', 'language'],
    LONGPORT_REGION: ['do-not-show', 'region'],
    LONGPORT_PAPERTRADING: ['do-not-show', 'LONGPORT_PAPERTRADING'],
  };
  for (const [name, [value, field]] of Object.entries(bad)) {
    const error = await errorFrom({ ...KEYS, [name]: value });
    assert.equal(error.kind, 'InvalidConfig');
    const named = error.message.startsWith(`${field}: `) || error.message.startsWith(`${name}: `);
    assert.ok(named, error.message);
    assert.doesNotMatch(error.message, /do-not-show/);
  }
});

test('where there is no environment, the error says what is missing', (t) => {
  const { env } = process;
  t.after(() => (process.env = env));
  process.env = undefined;
  const error = thrownBy(() => Config.fromApikeyEnv());
  process.env = env;
  assert.match(error.message, /LONGPORT_APP_KEY/);
});
