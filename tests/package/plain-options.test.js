// Options are plain objects: whatever else is passed in their place is refused, not ignored. What
// holds headers may be any of the usual containers, and a URL may be a URL.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { Config, TradeContext, cancelOrder } from '../support/installed-package.js';
import { fetchDouble } from '../support/fetch-doubles.js';
import { assertFields, rejectionOf, thrownBy } from '../support/failure.js';
import { ID, apiKeyConfig, contextWithFetch } from '../support/practice.js';

const INVALID = { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 };
const foreign = (code) => runInContext(code, createContext());

// So that whatever reads the environment finds credentials there.
for (const name of ['APP_KEY', 'APP_SECRET', 'ACCESS_TOKEN']) process.env[`LONGPORT_${name}`] = 'x';

class Options {
  timeoutMs = 5_000;
}

class Getters {
  get timeoutMs() {
    return 5_000;
  }
}

/** Each: what is passed for options, and the name by which the message calls it. */
const NOT_PLAIN = {
  'a signal': [new AbortController().signal, 'AbortSignal'],
  'an aborted signal': [AbortSignal.abort(), 'AbortSignal'],
  'a controller': [new AbortController(), 'AbortController'],
  'a Map': [new Map([['timeoutMs', 5_000]]), 'Map'],
  'a Set': [new Set(['timeoutMs']), 'Set'],
  'a Headers': [new Headers({ 'x-a': '1' }), 'Headers'],
  'a URLSearchParams': [new URLSearchParams('timeoutMs=5'), 'URLSearchParams'],
  'a Date': [new Date(5), 'Date'],
  'a RegExp': [/x/, 'RegExp'],
  'an Error': [new Error('x'), 'Error'],
  'a promise': [Promise.resolve({}), 'Promise'],
  'a String object': [Object('timeoutMs'), 'String'],
  bytes: [new Uint8Array(0), 'Uint8Array'],
  'an object of a class': [new Options(), 'Options'],
  'an object of a class with getters': [new Getters(), 'Getters'],
  'an object that inherits its options': [Object.create({ timeoutMs: 5_000 }), ''],
  'a Map of another realm': [foreign('new Map()'), 'Map'],
};

for (const [what, [options, name]] of Object.entries(NOT_PLAIN)) {
  test(`${what} in place of options is refused by name, and nothing is sent`, async () => {
    const fetch = fetchDouble();
    const ctx = contextWithFetch(fetch);
    const config = apiKeyConfig({ fetch });
    const errors = [
      await rejectionOf(() => ctx.cancelOrder(ID, options)),
      await rejectionOf(() => ctx.cancelOrders([ID], options)),
      await rejectionOf(() => ctx.signCancelOrder(ID, options)),
      await rejectionOf(() => cancelOrder(config, ID, options)),
      thrownBy(() => Config.fromApikey('k', 's', 't', options)),
      thrownBy(() => Config.fromApikeyEnv(options)),
      thrownBy(() => Config.fromEnv(options)),
      thrownBy(() => Config.fromOAuth('c', 't', options)),
    ];
    for (const error of errors) {
      assertFields(error, INVALID);
      assert.match(error.message, /^options: must be a plain object/);
      assert.ok(error.message.includes(name), error.message);
    }
    assert.equal(fetch.calls.length, 0);
  });
}

test('a signal in place of options: the message shows what options look like', async () => {
  const { signal } = new AbortController();
  const error = await rejectionOf(() => contextWithFetch(fetchDouble()).cancelOrder(ID, signal));
  assert.match(error.message, /\{ .+ \}/);
});

test('a rateLimit that is not plain is refused too', () => {
  for (const rateLimit of [new Map([['calls', 1]]), new Options(), new Date()]) {
    const error = thrownBy(() => apiKeyConfig({ rateLimit }));
    assertFields(error, INVALID);
    assert.match(error.message, /^rateLimit: /);
  }
});

test('plain objects of any realm, frozen or without a prototype, are options', async () => {
  const plain = [
    {},
    Object.freeze({ timeoutMs: 5_000 }),
    Object.assign(Object.create(null), { timeoutMs: 5_000 }),
    foreign('({ timeoutMs: 5000 })'),
    foreign('Object.assign(Object.create(null), { timeoutMs: 5000 })'),
    JSON.parse('{ "timeoutMs": 5000 }'),
    { ...new Options() },
  ];
  for (const options of plain) {
    const fetch = fetchDouble();
    const ctx = new TradeContext(apiKeyConfig({ fetch }));
    await ctx.cancelOrder(ID, options);
    assert.ok((await ctx.cancelOrders([ID], options))[0].ok);
    assert.ok(Config.fromApikey('k', 's', 't', options) instanceof Config);
  }
});

test('an option that is inherited by a plain object is not read', async () => {
  const fetch = fetchDouble();
  const ctx = contextWithFetch(fetch);
  const error = await rejectionOf(() => ctx.cancelOrder(ID, { __proto__: { isAttached: true } }));
  assertFields(error, INVALID);
  assert.equal(fetch.calls.length, 0);
});

/** The ways to say which headers to send. */
const HEADERS = {
  'an object': { 'x-desk': '7', 'x-empty': '' },
  'a Headers': new Headers({ 'x-desk': '7', 'x-empty': '' }),
  'a Map': new Map(Object.entries({ 'x-desk': '7', 'x-empty': '' })),
  'an array of pairs': Object.entries({ 'x-desk': '7', 'x-empty': '' }),
  'a Map of another realm': foreign("new Map([['x-desk', '7'], ['x-empty', '']])"),
  'an array of pairs of another realm': foreign("[['x-desk', '7'], ['x-empty', '']]"),
};

for (const [what, headers] of Object.entries(HEADERS)) {
  test(`headers given as ${what} are sent`, async () => {
    const fetch = fetchDouble();
    await contextWithFetch(fetch, { headers }).cancelOrder(ID);
    const sent = new Headers(fetch.calls[0].init.headers);
    assert.deepEqual([sent.get('x-desk'), sent.get('x-empty')], ['7', '']);
  });
}

/** Containers with what no header can be. */
const BAD_HEADERS = {
  'a Map with a number': new Map([['x-desk', 7]]),
  'a Map with a name that is no string': new Map([[7, 'x']]),
  'a pair of three': [['x-desk', '7', '8']],
  'a pair of one': [['x-desk']],
  'an array of strings': ['x-desk: 7'],
  'a Headers with a name of the package’s own': new Headers({ authorization: 'x' }),
  'a Map with a name of the package’s own': new Map([['X-Api-Signature', 'x']]),
  'pairs with a line break': [['x-desk', '7\r\nx-other: 8']],
  'a Date': new Date(),
  'an object of a class': new Options(),
};

for (const [what, headers] of Object.entries(BAD_HEADERS)) {
  test(`headers given as ${what} are refused`, () => {
    const error = thrownBy(() => apiKeyConfig({ headers }));
    assertFields(error, INVALID);
    assert.match(error.message, /^headers: /);
  });
}

test('what a caller does to its headers afterwards changes nothing', async () => {
  const headers = new Headers({ 'x-desk': '7' });
  const map = new Map([['x-desk', '7']]);
  for (const container of [headers, map]) {
    const fetch = fetchDouble();
    const ctx = contextWithFetch(fetch, { headers: container });
    container.set('x-desk', '8');
    await ctx.cancelOrder(ID);
    assert.equal(new Headers(fetch.calls[0].init.headers).get('x-desk'), '7');
  }
});

test('httpUrl may be a URL', async () => {
  for (const address of ['https://a.example', 'https://a.example/p', 'https://a.example:8443/p/']) {
    const url = async (httpUrl) =>
      (await contextWithFetch(fetchDouble(), { httpUrl }).signCancelOrder(ID)).url;
    assert.equal(await url(new URL(address)), await url(address));
  }
});

test('a URL that cannot be the gateway’s is refused as its text would be', () => {
  for (const address of ['ftp://a.example', 'https://a.example?x=1', 'http://a.example']) {
    const error = thrownBy(() => apiKeyConfig({ httpUrl: new URL(address) }));
    assertFields(error, INVALID);
    assert.match(error.message, /^httpUrl: /);
  }
});
