// What `import … from 'longport-practice'` gives, by its own package name.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import test from 'node:test';
import { build } from 'esbuild';
import { writeCommonJs } from '../../xtask/commonjs.js';
import { FAULT_KINDS as KINDS } from '../../www/gateway/fault-kinds.js';
import { Config, TradeContext, project, temporaryFolder } from '../support/installed-package.js';
import {
  createGateway,
  FAULT_KINDS,
  startGateway,
  virtualClock,
  WWW,
} from '../support/installed-practice.js';
import { runScript } from '../support/script.js';

/** Gateways of both kinds, stopped when the test ends. */
const STARTS = {
  startGateway: async (options) => startGateway(options),
  createGateway: async (options) => createGateway(options),
};

function contextOf({ url: httpUrl, fetch, account }, options) {
  const { appKey, appSecret, accessToken } = account;
  const own = { httpUrl, rateLimit: false, hedge: false, ...(fetch && { fetch }), ...options };
  return new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, own));
}

for (const [name, start] of Object.entries(STARTS)) {
  test(`${name}: seed, arm, cancel, and read the log and the book`, async (t) => {
    const gateway = await start({ orders: 2, limits: false });
    t.after(() => gateway.stop());
    const [order] = gateway.seed({ orderId: '7', symbol: 'AAPL.US' });
    assert.deepEqual([order.orderId, order.status, order.history.length], ['7', 'NewStatus', 1]);
    assert.equal(gateway.book().length, 3);
    gateway.arm('reset@after', { orderId: '7', method: 'DELETE' });
    assert.deepEqual(gateway.faults()[0].match, { orderId: '7', method: 'DELETE' });
    const ctx = contextOf(gateway);
    await ctx.cancelOrder(gateway.book()[0].orderId);
    assert.equal((await ctx.cancelOrder('7')).attempts, 2);
    const [, lost, retried] = gateway.log();
    assert.deepEqual(
      [lost.orderId, lost.fault, lost.accepted, lost.status],
      ['7', 'reset', true, null],
    );
    assert.deepEqual([retried.accepted, retried.code], [true, 0]);
    assert.deepEqual(
      gateway.book('7').cancels.map(({ by }) => by),
      ['call 2', 'call 3'],
    );
    assert.deepEqual([gateway.counts.requests, gateway.counts.faults], [3, { reset: 1 }]);
    assert.equal(gateway.book('none'), undefined);
    assert.deepEqual(gateway.faults(), []);
  });

  test(`${name}: the book is changed by hand, and the clock set forward`, async (t) => {
    const gateway = await start({ orders: 3, pace: { waitToCancelMs: 0, pendingCancelMs: 0 } });
    t.after(() => gateway.stop());
    const [one, two, three] = gateway.book().map(({ orderId }) => orderId);
    gateway.cancel(one);
    gateway.fill(two);
    gateway.end(three, 'RejectedStatus');
    assert.deepEqual(
      gateway.book().map(({ status }) => status),
      ['CanceledStatus', 'FilledStatus', 'RejectedStatus'],
    );
    assert.throws(() => gateway.cancel(one), /order \d+ is not open: CanceledStatus/);
    const before = gateway.now();
    gateway.advance(60_000);
    assert.ok(gateway.now() - before >= 60_000);
    gateway.reset();
    assert.deepEqual(
      gateway.book().map(({ status }) => status),
      Array(3).fill('NewStatus'),
    );
  });

  test(`${name}: tokens expire, accounts are added, limits replaced`, async (t) => {
    const gateway = await start({ orders: 2 });
    t.after(() => gateway.stop());
    const [one, two] = gateway.book().map(({ orderId }) => orderId);
    gateway.expireToken();
    const ctx = contextOf(gateway, { maxRetries: 0 });
    const codeOf = (id) =>
      ctx.cancelOrder(id, { settleTimeoutMs: 0 }).then(
        () => 0,
        ({ code }) => code,
      );
    assert.equal(await codeOf(one), 401003);
    gateway.expireToken(undefined, false);
    gateway.limit({ calls: 1, minIntervalMs: 0 });
    assert.equal(await codeOf(one), 0);
    assert.equal(await codeOf(two), 429002);
    assert.throws(() => gateway.expireToken('nobody’s'), /no account has that access token/);
  });

  test(`${name}: mistakes are errors that name them`, async () => {
    const starts = (options) => start(options).then((gateway) => gateway.stop());
    await assert.rejects(
      starts({ order: 1 }),
      /^TypeError: unknown option `order`; expected one of/,
    );
    await assert.rejects(starts({ orders: ['1'] }), /an order must be an object such as .*, not 1/);
    const lossy = [{ orderId: Number('709043056541253632') }];
    await assert.rejects(starts({ orders: lossy }), /orderId must be a string: as a number/);
    await assert.rejects(starts({ orders: -1 }), /^TypeError: orders must be a list of orders, or/);
    await assert.rejects(starts({ orders: [{ symbl: 'x' }] }), /an order has no field symbl/);
    await assert.rejects(
      starts({ faults: ['boo'] }),
      /no such fault: boo; expected one of status, /,
    );
    await assert.rejects(starts({ limits: { calls: -1 } }), /calls must be 0 or more/);
  });

  test(`${name}: it may be stopped twice, and stops by itself`, async () => {
    const gateway = await start();
    await gateway[Symbol.asyncDispose]();
    await gateway.stop();
    await gateway.stop();
    assert.deepEqual(gateway.log(), []);
  });
}

test('startGateway says which port is in use', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const { port } = other.address();
  await assert.rejects(startGateway({ port }), new RegExp(`port ${port} is in use by another`));
});

test('its env is what a program reads from its environment', async (t) => {
  const gateway = await startGateway({ orders: 1 });
  t.after(() => gateway.stop());
  const [{ orderId }] = gateway.book();
  const program = `
    import { Config, TradeContext } from 'longport-cancel-order';
    await new TradeContext(Config.fromApikeyEnv()).cancelOrder('${orderId}');`;
  const { code, stderr } = await runScript(project, program, { env: gateway.env });
  assert.equal(code, 0, stderr);
  assert.ok(gateway.book(orderId).cancels[0].accepted);
});

test('strict: all interfaces are counted together, and a timestamp is compared', async (t) => {
  const clock = virtualClock();
  t.after(() => clock.restore());
  const codes = async (strict) => {
    const gateway = createGateway({ orders: 1, strict });
    const ctx = contextOf(gateway, { rateLimit: { calls: 1000 }, maxRetries: 0 });
    for (let n = 0; n < 16; n++) await clock.run(ctx.openOrders()).catch(() => {});
    gateway.advance(600_000);
    const [{ orderId }] = gateway.book();
    await clock.run(ctx.cancelOrder(orderId, { settleTimeoutMs: 0 })).catch(() => {});
    return gateway.counts.refused;
  };
  assert.deepEqual(await codes(false), {});
  const { 429002: tooMany, 900401: skewed } = await codes(true);
  assert.ok(tooMany > 0, 'of 32 lists, some are too many together');
  assert.equal(skewed, 1);
});

test('each kind of fault has its description', () => {
  assert.deepEqual(Object.keys(FAULT_KINDS), Object.keys(KINDS));
  for (const does of Object.values(FAULT_KINDS)) assert.match(does, /\w/);
});

test('require gives the same names as import, and they work', async () => {
  const names = Object.keys(await import(pathToFileURL(join(project, 'practice.mjs')).href));
  const program = `
    const practice = require('longport-practice');
    const { startGateway, createGateway } = practice;
    (async () => {
      const gateway = await startGateway({ orders: 1 });
      const answer = await fetch(gateway.url + '/health');
      const other = await createGateway().fetch('https://anywhere.example/health');
      console.log(JSON.stringify([Object.keys(practice), answer.status, other.status]));
      await gateway.stop();
    })();`;
  const { stdout, stderr } = await runScript(project, program, { type: 'cjs' });
  assert.equal(stderr, '');
  assert.deepEqual(JSON.parse(stdout), [names, 200, 200]);
});

test('what `require` gives is what the build writes', async () => {
  const fresh = join(temporaryFolder('commonjs'), 'lib/');
  mkdirSync(fresh);
  await writeCommonJs(pathToFileURL(fresh));
  const advice = 'run `node xtask/commonjs.js` and commit the result';
  for (const name of ['index.cjs', 'index.d.cts', 'faults.d.cts', 'orders.d.cts']) {
    const committed = readFileSync(join(WWW, 'lib', name), 'utf8');
    assert.ok(committed === readFileSync(join(fresh, name), 'utf8'), `${name}: ${advice}`);
  }
});

test('longport-practice/core needs nothing of Node.js', async () => {
  const entry = fileURLToPath(new URL('lib/core.js', pathToFileURL(WWW)));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  });
  assert.match(outputFiles[0].text, /createGateway/);
});
