// The package as a stranger meets it: packed by npm, installed by npm, used by a short script in a
// process of its own.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { before } from 'node:test';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { PACKAGE, temporaryFolder } from '../support/installed-package.js';
import { ID, isCancelled, practice } from '../support/practice.js';
import { run, runScript } from '../support/script.js';

let folder;
before(async () => {
  folder = await installed();
});

/** A project that has installed what `npm pack` makes of the package, with no network. */
async function installed() {
  const source = temporaryFolder('source');
  cpSync(PACKAGE, source, { recursive: true });
  const target = temporaryFolder('stranger');
  writeFileSync(join(target, 'package.json'), '{ "private": true }\n');
  const home = { HOME: target, npm_config_cache: join(target, '.npm'), npm_config_offline: 'true' };
  await npm(['pack', '--silent', '--pack-destination', target], { cwd: source, env: home });
  const tarball = readdirSync(target).find((name) => name.endsWith('.tgz'));
  const quiet = ['--no-audit', '--no-fund', '--silent'];
  await npm(['install', ...quiet, `./${tarball}`], { cwd: target, env: home });
  return target;
}

async function npm(args, options) {
  const { code, stdout, stderr } = await run('npm', args, options);
  assert.equal(code, 0, `npm ${args.join(' ')}\n${stdout}${stderr}`);
}

const environment = (gateway) => ({
  LONGPORT_APP_KEY: PRACTICE_ACCOUNT.appKey,
  LONGPORT_APP_SECRET: PRACTICE_ACCOUNT.appSecret,
  LONGPORT_ACCESS_TOKEN: PRACTICE_ACCOUNT.accessToken,
  LONGPORT_HTTP_URL: gateway.url,
});

const IMPORT =
  "import { Config, TradeContext, LongportError, cancelOrder } from 'longport-cancel-order';";
const REQUIRE =
  "const { Config, TradeContext, LongportError, cancelOrder } = require('longport-cancel-order');";

/** As `mjs` with top-level await; as `cjs` with an async function around it. */
const SHAPES = {
  mjs: (body) => `${IMPORT}\n${body}\n`,
  cjs: (body) => `${REQUIRE}\n(async () => {\n${body}\n})();\n`,
};

for (const [type, shape] of Object.entries(SHAPES)) {
  const runBody = (body, env, args) => runScript(folder, shape(body), { type, env, args });

  test(`${type}: the ten lines that a stranger would write cancel an order`, async (t) => {
    const { gateway } = await practice(t);
    const script = `
      const config = Config.fromApikeyEnv();
      const ctx = new TradeContext(config);
      try {
        const { orderId, attempts } = await ctx.cancelOrder('${ID}');
        console.log('accepted', orderId, attempts);
      } catch (error) {
        if (!(error instanceof LongportError)) throw error;
        console.log(error.outcome, error.message);
        process.exitCode = 1;
      }`;
    const first = await runBody(script, environment(gateway));
    assert.deepEqual(first, { code: 0, stdout: `accepted ${ID} 1\n`, stderr: '' });
    assert.ok(isCancelled(gateway));
    gateway.fault({ kind: 'status', status: 400 });
    const second = await runBody(script, environment(gateway));
    assert.deepEqual([second.code, second.stderr], [1, '']);
    assert.match(
      second.stdout,
      /^rejected order \d+: the gateway refused: .*; this call changed nothing\n$/,
    );
  });

  test(`${type}: the official SDK’s example runs, with every spelling of it`, async (t) => {
    for (const config of ['fromEnv', 'fromApikeyEnv']) {
      for (const context of [
        'new TradeContext(config)',
        'TradeContext.new(config)',
        'await TradeContext.new(config)',
      ]) {
        const { gateway } = await practice(t);
        const example = `
          const config = Config.${config}();
          const ctx = ${context};

          await ctx.cancelOrder('709043056541253632');`;
        const ran = await runBody(example, environment(gateway));
        assert.deepEqual(ran, { code: 0, stdout: '', stderr: '' });
        assert.equal(gateway.counts.accepted, 1);
        await gateway.close();
      }
    }
  });

  test(`${type}: the example in promise style, as the Node.js SDK’s documentation has it`, async (t) => {
    const { gateway } = await practice(t);
    const example = `
      let config = Config.fromApikeyEnv();
      Promise.resolve(TradeContext.new(config))
        .then((ctx) => ctx.cancelOrder('709043056541253632'))
        .then((resp) => console.log(resp.orderId.toString()));`;
    const ran = await runBody(example, environment(gateway));
    assert.deepEqual(ran, { code: 0, stdout: `${ID}\n`, stderr: '' });
  });

  test(`${type}: what nobody catches ends the process with the reason and no secret`, async (t) => {
    const { gateway } = await practice(t);
    gateway.fault({ kind: 'status', status: 400 });
    const ran = await runBody(
      `await cancelOrder(Config.fromEnv(), '${ID}');`,
      environment(gateway),
    );
    assert.equal(ran.code, 1);
    assert.match(ran.stderr, /LongportError.*this call changed nothing/s);
    assert.match(ran.stderr, /outcome: 'rejected'/);
    assert.doesNotMatch(ran.stderr, /practice-app-secret|practice-access-token/);
  });

  test(`${type}: an environment without keys is told in one line what is missing`, async () => {
    const ran = await runBody(`
      try { Config.fromApikeyEnv() } catch (error) { console.log(error.kind, error.message) }`);
    assert.match(ran.stdout, /^InvalidConfig LONGPORT_APP_KEY: .*LONGBRIDGE_APP_KEY\n$/);
  });

  test(`${type}: nothing keeps the process alive after the last cancel`, async (t) => {
    const { gateway } = await practice(t);
    const startedAt = performance.now();
    const ran = await runBody(
      `await cancelOrder(Config.fromEnv(), '${ID}', { timeoutMs: 600_000, attemptTimeoutMs: 600_000 });`,
      environment(gateway),
    );
    assert.equal(ran.code, 0);
    assert.ok(performance.now() - startedAt < 60_000);
  });

  test(`${type}: it works where code from strings is forbidden`, async (t) => {
    const { gateway } = await practice(t);
    const ran = await runBody(
      `await cancelOrder(Config.fromEnv(), '${ID}');`,
      environment(gateway),
      ['--disallow-code-generation-from-strings'],
    );
    assert.deepEqual(ran, { code: 0, stdout: '', stderr: '' });
  });
}

test('import and require give the same classes', async () => {
  const { stdout } = await runScript(
    folder,
    `import * as imported from 'longport-cancel-order';
     import { createRequire } from 'node:module';
     const required = createRequire(import.meta.url)('longport-cancel-order');
     const names = ['Config', 'LongportError', 'TradeContext', 'cancelOrder'];
     console.log(Object.keys(imported).sort().join(), Object.keys(required).sort().join());
     console.log(names.every((name) => imported[name] === required[name]));`,
  );
  const names = 'Config,LongportError,TradeContext,cancelOrder';
  assert.equal(stdout, `${names} ${names}\ntrue\n`);
});

test('a worker thread loads a package of its own', async (t) => {
  const { gateway } = await practice(t);
  const script = `
    import { Worker, isMainThread } from 'node:worker_threads';
    import { Config, cancelOrder } from 'longport-cancel-order';
    if (isMainThread) new Worker(new URL(import.meta.url));
    const { attempts } = await cancelOrder(Config.fromEnv(), '${ID}');
    console.log(attempts);`;
  const ran = await runScript(folder, script, { env: environment(gateway) });
  assert.deepEqual(ran, { code: 0, stdout: '1\n1\n', stderr: '' });
  assert.equal(gateway.counts.accepted, 2);
});

test('the browser’s entry works in Node as well, for bundlers and other runtimes', async (t) => {
  const { gateway } = await practice(t);
  const script = `
    import { Config, cancelOrder } from 'longport-cancel-order';
    console.log((await cancelOrder(Config.fromEnv(), '${ID}')).attempts);`;
  const env = environment(gateway);
  const ran = await runScript(
    folder,
    script.replace("'longport-cancel-order'", "'./node_modules/longport-cancel-order/browser.js'"),
    { env },
  );
  assert.deepEqual(ran, { code: 0, stdout: '1\n', stderr: '' });
});

test('the package brings no dependencies and no scripts', () => {
  const root = join(folder, 'node_modules');
  const installedFolders = readdirSync(root).filter((name) => !name.startsWith('.'));
  assert.deepEqual(installedFolders, ['longport-cancel-order']);
  const manifest = JSON.parse(readFileSync(join(root, 'longport-cancel-order', 'package.json')));
  for (const field of ['dependencies', 'optionalDependencies', 'scripts', 'bundleDependencies']) {
    assert.equal(manifest[field], undefined, field);
  }
});

test('every file that the manifest points to is there', () => {
  const root = join(folder, 'node_modules', 'longport-cancel-order');
  const { main, types, exports } = JSON.parse(readFileSync(join(root, 'package.json')));
  const paths = (value) =>
    typeof value === 'string' ? [value] : Object.values(value).flatMap(paths);
  for (const path of [main, types, ...paths(exports)])
    assert.ok(readFileSync(join(root, path)), path);
});

test('the package holds nothing that builds or tests it, and no path of the machine', () => {
  const root = join(folder, 'node_modules', 'longport-cancel-order');
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((e) =>
    e.isFile(),
  );
  for (const file of files) {
    assert.match(
      file.name,
      /^(LICENSE|README|CHANGELOG|package\.json|sbom\.cdx\.json)|\.(js|cjs|wasm|d\.ts|d\.cts)$/,
    );
    const text = readFileSync(join(file.parentPath ?? file.path, file.name), 'latin1');
    assert.doesNotMatch(text, /\/(root|home|Users)\/|\.cargo\/registry/, file.name);
    if (/\.c?js$/.test(file.name))
      assert.doesNotMatch(text, /(?<!\.)\beval\(|new Function\(/, file.name);
  }
});
