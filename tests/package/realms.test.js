// Environments that lack something, or have it twice: a realm without TextDecoder, as Jest with
// jsdom is, bytes of another realm, and Node.js 20, which warns of many listeners.

import assert from 'node:assert/strict';
import test from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { project } from '../support/installed-package.js';
import { failureInTime } from '../support/failure.js';
import { ID, contextWithFetch, isCancelled, practice } from '../support/practice.js';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { runScript } from '../support/script.js';

const environment = (gateway) => ({
  LONGPORT_APP_KEY: PRACTICE_ACCOUNT.appKey,
  LONGPORT_APP_SECRET: PRACTICE_ACCOUNT.appSecret,
  LONGPORT_ACCESS_TOKEN: PRACTICE_ACCOUNT.accessToken,
  LONGPORT_HTTP_URL: gateway.url,
});

/** The ways in, as a script of its type has them. */
const ENTRIES = {
  import: ['mjs', `const { Config, cancelOrder } = await import('longport-cancel-order');`],
  require: ['cjs', `const { Config, cancelOrder } = require('longport-cancel-order');`],
  'browser.js': [
    'mjs',
    `const { Config, cancelOrder } =
       await import('./node_modules/longport-cancel-order/browser.js');`,
  ],
};

const GONE = ['TextDecoder', 'TextEncoder', 'TextDecoder TextEncoder'];

for (const [entry, [type, load]] of Object.entries(ENTRIES)) {
  for (const names of GONE) {
    test(`${entry}: a realm without ${names} loads the package and cancels`, async (t) => {
      const { gateway } = await practice(t);
      // Node.js's own fetch has what it needs by then, as it has in Jest with jsdom.
      const script = `
        (async () => {
          await fetch('data:,').then((response) => response.text());
          for (const name of '${names}'.split(' ')) delete globalThis[name];
          ${load}
          const receipt = await cancelOrder(Config.fromApikeyEnv(), '${ID}');
          const refused = await cancelOrder(Config.fromApikeyEnv(), 'übel').catch((e) => e.kind);
          console.log(receipt.orderId, refused);
        })();`;
      const ran = await runScript(project, script, { type, env: environment(gateway) });
      assert.deepEqual(ran, { code: 0, stdout: `${ID} InvalidOrderId\n`, stderr: '' });
      assert.ok(isCancelled(gateway));
    });
  }
}

test('a text that is no ASCII comes through in a realm without TextDecoder', async () => {
  const script = `
    delete globalThis.TextDecoder;
    delete globalThis.TextEncoder;
    const { Config, TradeContext } = await import('longport-cancel-order');
    const body = Uint8Array.from(Buffer.from('{"code":7,"message":"訂單已取消 – é 😀"}'));
    const fetch = async () => ({ status: 200, headers: new Map(), arrayBuffer: async () => body });
    const options = { fetch, maxRetries: 0, settleTimeoutMs: 0, headers: { 'x-desk': '7' } };
    const ctx = new TradeContext(Config.fromApikey('k', 's', 't', options));
    const { message } = await ctx.cancelOrder('7').catch((error) => error);
    console.log(message);
    const unknown = await ctx.cancelOrder('7', { 'größe 😀': 1 }).catch((error) => error);
    console.log(unknown.message);`;
  const { stdout, stderr } = await runScript(project, script);
  assert.equal(stderr, '');
  const [refused, unknown] = stdout.split('\n');
  assert.match(refused, /訂單已取消 – é 😀/);
  assert.match(unknown, /größe 😀/);
});

test('an ArrayBuffer of another realm is bytes', async () => {
  const realm = createContext({ text: '{"code":0,"message":"success","data":{}}' });
  const make = `(() => {
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes.buffer;
  })()`;
  const foreign = runInContext(make, realm);
  assert.ok(!(foreign instanceof ArrayBuffer));
  const once = () => {
    const left = [foreign];
    const read = async () => ({ done: left.length === 0, value: left.shift() });
    return { getReader: () => ({ read }) };
  };
  for (const response of [
    { status: 200, arrayBuffer: async () => foreign },
    { status: 200, body: {}, arrayBuffer: async () => foreign },
    { status: 200, body: once() },
  ]) {
    const receipt = await contextWithFetch(async () => response).cancelOrder(ID);
    assert.equal(receipt.attempts, 1);
  }
});

test('what only says that it is an ArrayBuffer is none', async () => {
  for (const value of [
    { [Symbol.toStringTag]: 'ArrayBuffer', byteLength: 2 },
    Object.create(ArrayBuffer.prototype),
  ]) {
    const fetch = async () => ({ status: 200, body: {}, arrayBuffer: async () => value });
    const error = await failureInTime(contextWithFetch(fetch).cancelOrder(ID));
    assert.equal(error.outcome, 'unknown');
  }
});

for (const [what, call] of [
  ['11 cancels', `Promise.all(ids(11).map((id) => ctx.cancelOrder(id, { signal })))`],
  ['100 cancels', `Promise.all(ids(100).map((id) => ctx.cancelOrder(id, { signal })))`],
  ['a bulk of 100', `ctx.cancelOrders(ids(100), { signal, concurrency: 100 })`],
  [
    '50 cancels by two contexts',
    `Promise.all(ids(50).map((id, n) => (n % 2 ? ctx : other).cancelOrder(id, { signal })))`,
  ],
  [
    '20 bulks',
    `Promise.all(ids(20).map((id) => ctx.cancelOrders([id], { signal, concurrency: 1 })))`,
  ],
]) {
  test(`${what} on one signal: one listener, and Node.js warns of nothing`, async () => {
    const script = `
      import { getEventListeners } from 'node:events';
      import { Config, TradeContext } from 'longport-cancel-order';
      const ids = (count) => Array.from({ length: count }, (_, n) => String(n + 1));
      let asked = 0;
      const fetch = (url, init) => new Promise((_, reject) => {
        asked += 1;
        init.signal.addEventListener('abort', () => reject(init.signal.reason), { once: true });
      });
      const make = () => new TradeContext(
        Config.fromApikey('k', 's', 't', { fetch, maxRetries: 0, rateLimit: false }));
      const [ctx, other] = [make(), make()];
      const controller = new AbortController();
      const { signal } = controller;
      const all = ${call}.catch(() => {});
      while (asked === 0) await new Promise((resolve) => setImmediate(resolve));
      const during = getEventListeners(signal, 'abort').length;
      controller.abort();
      await all;
      await new Promise((resolve) => setImmediate(resolve));
      console.log(during, getEventListeners(signal, 'abort').length);`;
    const ran = await runScript(project, script, { args: ['--trace-warnings'] });
    assert.deepEqual(ran, { code: 0, stdout: '1 0\n', stderr: '' });
  });
}
