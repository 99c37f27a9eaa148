// Each JavaScript example of the documentation runs against the practice gateway. Whatever happens
// to its cancel, it says nothing of the order that is not so.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { FILES, examplesOf } from '../support/examples.js';
import { project } from '../support/installed-package.js';
import { ID, isCancelled, practice } from '../support/practice.js';
import { runScript } from '../support/script.js';

const FOREIGN = 'an error that is not of this package';

/** What the examples take for granted, as `names.d.ts` of the types has it. */
writeFileSync(
  join(project, 'names.mjs'),
  `import 'ioredis';
  import { Config, TradeContext } from 'longport-cancel-order';
  const { ids, token, appKey, appSecret, accessToken, clientId, httpUrl, foreign } = JSON.parse(
    process.env.NAMES,
  );
  // No example may reach the broker.
  for (const name of ['fromApikey', 'fromOAuth']) {
    const make = Config[name];
    Config[name] = (...args) => {
      const credentials = args.filter((arg) => typeof arg !== 'object');
      const options = args.find((arg) => typeof arg === 'object');
      return make.apply(Config, [...credentials, { httpUrl, ...options }]);
    };
  }
  if (foreign) {
    const { cancelOrder } = TradeContext.prototype;
    TradeContext.prototype.cancelOrder = async function (...args) {
      await cancelOrder.apply(this, args);
      throw new Error(foreign);
    };
  }
  const config = Config.fromApikey(appKey, appSecret, accessToken);
  const ctx = new TradeContext(config);
  const getToken = async () => token;
  const postMessage = (message) => console.log(JSON.stringify(message));
  const names = { ids, id: ids[0], appKey, appSecret, accessToken, clientId, config, ctx };
  Object.assign(globalThis, names, { getToken, postMessage });\n`,
);

// A server for shared limits that is down, and locks that are never given: a cancel goes on without.
const redis = join(project, 'node_modules', 'ioredis');
mkdirSync(redis, { recursive: true });
writeFileSync(join(redis, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
writeFileSync(
  join(redis, 'index.js'),
  `const down = () => Promise.reject(new Error('connect ECONNREFUSED'));
  export class Redis {
    evalsha = down;
    eval = down;
  }
  const navigator = { locks: { request: down } };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  globalThis.indexedDB = { open: down };\n`,
);

/** What is done with what an example only makes. */
const USES = {
  'const ctx = new TradeContext(': 'await ctx.cancelOrder(id);',
  'const config = Config.': 'await cancelOrder(config, id);',
  'function contextOf(': "await contextOf({ id: 'user' }).cancelOrder(id);",
  'ctx.orderDetail(': 'await cancelOrder(config, id);',
  'ctx.openOrders(': 'await cancelOrder(config, id);',
};

/** A whole program: an example, and a use of what it makes where it cancels nothing itself. */
function program(example) {
  if (/\b(cancelOrders?|cancelAll|signCancelOrder)\(/.test(example)) return example;
  const [, use] = Object.entries(USES).find(([made]) => example.includes(made)) ?? [];
  assert.ok(use, `nothing is cancelled by this example:\n${example}`);
  return `${example}\n${use}\n`;
}

/** Runs an example; resolves to how it ended, and whether its order is cancelled. */
async function outcomeOf(t, example, { faults = [], foreign } = {}) {
  const pace = { waitToCancelMs: 20, pendingCancelMs: 20 };
  const { gateway } = await practice(t, { pace });
  for (const fault of faults) gateway.fault({ ...fault, times: 'forever' });
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const { clientId, accessToken: token } = PRACTICE_OAUTH;
  const credentials = { appKey, appSecret, accessToken, clientId, token };
  const env = {
    NAMES: JSON.stringify({ ...credentials, ids: [ID], httpUrl: gateway.url, foreign }),
    LONGPORT_APP_KEY: appKey,
    LONGPORT_APP_SECRET: appSecret,
    LONGPORT_ACCESS_TOKEN: accessToken,
    LONGPORT_HTTP_URL: gateway.url,
  };
  const source = program(example).replace('process.argv.slice(2)', `['${gateway.url}', '${ID}']`);
  const ended = await runScript(project, source, { env, args: ['--import', './names.mjs'] });
  return { ...ended, said: ended.stdout + ended.stderr, isCancelled: isCancelled(gateway) };
}

/** What happens to the cancels of an example, and to what it may learn of an order later. */
const LOST = { kind: 'redirect', where: 'after', match: { method: 'DELETE' } };
// 403201, which every runtime takes for certain.
const REFUSED = { kind: 'status', status: 403, where: 'before', match: { method: 'DELETE' } };
const NO_DETAIL = { ...REFUSED, match: { method: 'GET', path: '/v1/trade/order' } };

/** Words that would be false of an order that is cancelled. */
const OPEN = /as it was|not cancelled|not changed|still open|nothing was sent|not-sent|rejected/i;

for (const file of FILES) {
  for (const [index, example] of examplesOf(file).entries()) {
    const name = `${file}: example ${index + 1}`;

    test(`${name} cancels an order`, async (t) => {
      const { code, stderr, said, isCancelled } = await outcomeOf(t, example);
      assert.deepEqual([code, stderr, isCancelled], [0, '', true]);
      assert.doesNotMatch(said, OPEN);
    });

    for (const [faults, what] of [
      [[LOST], 'the answer to an accepted cancel is lost'],
      [[LOST, NO_DETAIL], 'that is lost, and the order cannot be looked up'],
    ]) {
      // One that looks the order up itself gets no further.
      if (faults.includes(NO_DETAIL) && example.includes('orderDetail(')) continue;
      test(`${name} says nothing false where ${what}`, async (t) => {
        const { said, isCancelled } = await outcomeOf(t, example, { faults });
        assert.ok(isCancelled);
        assert.doesNotMatch(said, OPEN);
      });
    }

    test(`${name} says nothing false where the cancel is refused`, async (t) => {
      const { said, isCancelled } = await outcomeOf(t, example, { faults: [REFUSED] });
      assert.ok(!isCancelled);
      assert.doesNotMatch(said, /accepted the cancel|is submitted|may have been cancelled/i);
    });

    if (!example.includes('catch (error)')) continue;
    test(`${name} says nothing of the order where an error is not of this package`, async (t) => {
      const { code, stdout, stderr } = await outcomeOf(t, example, { foreign: FOREIGN });
      assert.deepEqual([code, stdout], [1, '']);
      assert.ok(stderr.includes(FOREIGN), stderr);
    });
  }
}
