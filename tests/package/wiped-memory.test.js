// After free(), neither the app secret nor a token is anywhere in WebAssembly memory.

import assert from 'node:assert/strict';
import test from 'node:test';
import { getHeapSnapshot } from 'node:v8';
import { wasmMemory } from '../support/wasm-memory.js';
import { collectGarbage } from '../support/garbage.js';
import { Config, TradeContext } from '../support/installed-package.js';
import { accepted, envelope, fetchDouble } from '../support/fetch-doubles.js';
import { thrownBy } from '../support/failure.js';
import { ID, until } from '../support/practice.js';

let marks = 0;

/** A text that was never in memory before. Long enough that nothing else looks like it. */
function mark(what) {
  marks += 1;
  return `${what}-${marks}-${'abcdefghijklmnopqrstuvwxyz'.slice(marks % 13)}-0123456789`;
}

/** How often `text` is in memory, as it is or as HMAC's key schedule would have it. */
function traces(text) {
  const memory = wasmMemory();
  const plain = Buffer.from(text);
  const forms = {
    plain,
    'inner pad': plain.map((byte) => byte ^ 0x36),
    'outer pad': plain.map((byte) => byte ^ 0x5c),
    'a part of it': plain.subarray(4, 24),
  };
  return Object.keys(forms).filter((form) => memory.includes(forms[form]));
}

function assertWiped(...texts) {
  for (const text of texts) assert.deepEqual(traces(text), [], text.split('-')[0]);
}

test('the search would find a secret that is there', () => {
  const secret = mark('secret');
  const token = mark('token');
  const config = Config.fromApikey('key', secret, token);
  assert.ok(traces(token).includes('plain'));
  config.free();
});

test('an API key’s secret and token are gone', async () => {
  const [secret, token] = [mark('secret'), mark('token')];
  const config = Config.fromApikey('key', secret, token, { fetch: fetchDouble() });
  config.free();
  assertWiped(secret, token);
});

test('they are gone after cancels, look-ups, signing and failures as well', async () => {
  const [secret, token] = [mark('secret'), mark('token')];
  const answers = [
    () => accepted(),
    () => envelope(7),
    () => Promise.reject(new TypeError('fetch failed')),
    () => envelope(500_000, { status: 500 }),
    () => new Response('<html>', { status: 502 }),
  ];
  const fetch = fetchDouble((url, init, number) => answers[number % answers.length]());
  const config = Config.fromApikey('key', secret, token, {
    fetch,
    rateLimit: false,
    settleTimeoutMs: 1,
  });
  const ctx = new TradeContext(config);
  await ctx.signCancelOrder(ID);
  for (let n = 0; n < 10; n++) await ctx.cancelOrder(ID, { maxRetries: 0 }).catch(() => {});
  await ctx.cancelOrders(['1', '2', '3'], { maxRetries: 0 });
  await Promise.allSettled([ctx.orderDetail(ID), ctx.openOrders()]);
  config.free();
  assertWiped(secret, token);
});

test('an OAuth token is gone', async () => {
  const token = mark('token');
  const config = Config.fromOAuth('client', `Bearer ${token}`, { fetch: fetchDouble() });
  const ctx = new TradeContext(config);
  await ctx.cancelOrder(ID);
  await ctx.signCancelOrder(ID);
  config.free();
  assertWiped(token);
});

test('the tokens of a provider are gone, the renewed one too', async () => {
  const [token, renewed] = [mark('token'), mark('renewed')];
  const fetch = fetchDouble((url, { headers }) =>
    headers.authorization.endsWith(renewed) ? accepted() : envelope(401_003, { status: 401 }),
  );
  const provide = ({ refresh }) => (refresh ? renewed : token);
  const config = Config.fromOAuth('client', provide, { fetch });
  assert.equal((await new TradeContext(config).cancelOrder(ID)).attempts, 2);
  config.free();
  assertWiped(token, renewed);
});

test('a provider’s token, which is kept between cancels, is gone with its Config', async () => {
  const token = mark('token');
  const config = Config.fromOAuth('client', async () => token, { fetch: fetchDouble() });
  const ctx = new TradeContext(config);
  await ctx.cancelOrder(ID);
  await ctx.cancelOrder(ID);
  config.free();
  assertWiped(token);
});

test('a provider’s token that was refused is gone when another has come', async () => {
  const [token, renewed] = [mark('token'), mark('renewed')];
  const fetch = fetchDouble((url, { headers }) =>
    headers.authorization.endsWith(renewed) ? accepted() : envelope(401_003, { status: 401 }),
  );
  const provide = ({ refresh }) => (refresh ? renewed : token);
  const config = Config.fromOAuth('client', provide, { fetch });
  await new TradeContext(config).cancelOrder(ID);
  assertWiped(token);
  config.free();
  assertWiped(renewed);
});

test('the credentials of a Config that was refused are gone', () => {
  const [secret, token] = [mark('secret'), mark('token')];
  const refused = [
    () => Config.fromApikey('', secret, token),
    () => Config.fromApikey('key', `${secret}\n`, token),
    () => Config.fromApikey('key', secret, `${token}\n`),
    () => Config.fromApikey('key', secret, token, { httpUrl: 'ftp://a.example' }),
    () => Config.fromApikey('key', secret, token, { timeoutMs: 0 }),
    () => Config.fromOAuth('client', token, { timeoutMs: 0 }),
    () => Config.fromOAuth('client', `${token}\n`),
  ];
  for (const make of refused) thrownBy(make);
  assertWiped(secret, token);
});

test('credentials from the environment are gone', (t) => {
  const [secret, token] = [mark('secret'), mark('token')];
  const variables = { APP_KEY: 'key', APP_SECRET: secret, ACCESS_TOKEN: token };
  for (const [name, value] of Object.entries(variables)) process.env[`LONGPORT_${name}`] = value;
  t.after(() => {
    for (const name of Object.keys(variables)) delete process.env[`LONGPORT_${name}`];
  });
  Config.fromApikeyEnv().free();
  Config.fromEnv()[Symbol.dispose]();
  assertWiped(secret, token);
});

test('long credentials are gone, however the memory has moved', async () => {
  const [secret, token] = [mark('secret'), mark('token')].map((text) => `${text}.`.repeat(300));
  const config = Config.fromApikey('key', secret, token, { fetch: fetchDouble() });
  await new TradeContext(config).cancelOrder(ID);
  config.free();
  assertWiped(secret.slice(0, 40), token.slice(0, 40), secret.slice(-45, -2), token.slice(-45, -2));
});

test('free() in the middle of a cancel takes the secret at once, the token when it settles', async () => {
  const [secret, token] = [mark('secret'), mark('token')];
  let answer;
  const fetch = fetchDouble(() => new Promise((resolve) => (answer = resolve)));
  const config = Config.fromApikey('key', secret, token, { fetch });
  const cancel = new TradeContext(config).cancelOrder(ID);
  await until(() => answer);
  config.free();
  assertWiped(secret);
  answer(accepted());
  await cancel;
  assertWiped(secret, token);
});

test('a Config that nobody holds any more is wiped without free()', async () => {
  const [secret, token] = [mark('secret'), mark('token')];
  (() => new TradeContext(Config.fromApikey('key', secret, token)))();
  for (let n = 0; n < 100 && traces(token).length > 0; n++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assertWiped(secret, token);
});

test('free() lets go of the token outside WebAssembly as well', async () => {
  // Bytes, since a text of the test's own would be found.
  const token = Buffer.from(mark('token').replaceAll('-', '_'));
  const config = Config.fromApikey('key', 'secret', token.toString());
  const ctx = new TradeContext(config);
  await ctx.signCancelOrder(ID);
  assert.ok((await heap()).includes(token));
  config.free();
  assert.ok(!(await heap()).includes(token));
  await assert.rejects(ctx.signCancelOrder(ID));
});

/** What is reachable in JavaScript. */
async function heap() {
  collectGarbage();
  return Buffer.concat(await getHeapSnapshot().toArray());
}
