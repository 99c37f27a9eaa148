// longport-practice as it is packed: from a shell, in each Node.js, under each test runner, and as the
// checkers see it.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { ProjectFolder } from '../support/project-folder.js';
import { pack } from './project.js';
import { nodeJs, ROOT, tool, WORK } from './tools.js';

/** What a project of somebody else's does with both packages. */
const USES = {
  import: `
    import { Config, TradeContext } from 'longport-cancel-order';
    import { createGateway, startGateway } from 'longport-practice';`,
  require: `
    const { Config, TradeContext } = require('longport-cancel-order');
    const { createGateway, startGateway } = require('longport-practice');`,
};

const CANCELS = `
  async function main() {
    for (const gateway of [createGateway({ orders: 1 }), await startGateway({ orders: 1 })]) {
      const [{ orderId }] = gateway.book();
      const { appKey, appSecret, accessToken } = gateway.account;
      const { url: httpUrl, fetch } = gateway;
      const options = { httpUrl, ...(fetch && { fetch }) };
      const ctx = new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, options));
      await ctx.cancelOrder(orderId);
      console.log(gateway.book(orderId).cancels.length);
      await gateway.stop();
    }
  }
  main();`;

describe('longport-practice', { concurrency: 2 }, () => {
  let practice;
  let ours;
  before(() => {
    practice = pack(join(ROOT, 'www'));
    ours = pack();
  });

  /** A project that has both packages installed, made from a template or empty. */
  async function project(name, template) {
    const folder = join(WORK, 'projects', `practice-${name}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    if (template) cpSync(join(ROOT, 'tests/matrix/cases', template), folder, { recursive: true });
    const made = new ProjectFolder(folder);
    const quietly = ['--no-audit', '--no-fund', '--offline'];
    await made.exec('npm', 'install', ...quietly, ours.tarball, practice.tarball);
    return made;
  }

  test('npm pack packs the command, the interface, the gateway and the page', () => {
    const folders = new Set(practice.files.map((path) => path.split('/').slice(0, -1).join('/')));
    for (const folder of [
      '',
      'bin',
      'lib',
      'gateway',
      'server',
      'vendor/longport-cancel-order/dist',
    ])
      assert.ok(folders.has(folder), folder);
    for (const file of [
      'index.html',
      'LICENSE-MIT',
      'LICENSE-APACHE',
      'README.md',
      'lib/index.cjs',
    ])
      assert.ok(practice.files.includes(file), file);
    const strange = practice.files.filter((path) =>
      /\.(test\.js|png|tgz|rs)$|node_modules/.test(path),
    );
    assert.deepEqual(strange, []);
  });

  test('npx runs the command from the archive, on Node.js alone', async (t) => {
    const made = await project('npx');
    const npx = ['--offline', '--yes', '--package', practice.tarball, 'longport-practice'];
    const { version } = JSON.parse(
      await made.exec('cat', 'node_modules/longport-practice/package.json'),
    );
    assert.equal(await made.exec('npx', ...npx, '--version'), `${version}\n`);
    const url = await made.start(t, /http:\S+(?=\/ )/, 'npx', npx, '--port', '0', '--orders', '2');
    const read = async (path) => (await fetch(url + path)).text();
    assert.equal(JSON.parse(await read('/practice/orders')).orders.length, 2);
    assert.match(await read('/'), /<script/);
    assert.match(await read('/vendor/longport-cancel-order/browser.js'), /initSync/);
  });

  for (const major of [20, 22, 24, 26]) {
    test(`Node.js ${major}, import and require`, async () => {
      const made = await project(`node-${major}`);
      writeFileSync(join(made.folder, 'import.mjs'), USES.import + CANCELS);
      writeFileSync(join(made.folder, 'require.cjs'), USES.require + CANCELS);
      for (const file of ['import.mjs', 'require.cjs']) {
        assert.equal(await made.exec(nodeJs(major), file), '1\n1\n');
      }
    });
  }

  test('Vitest, by its fake timers and by the virtual clock', async () => {
    const made = await project('vitest', 'practice-vitest');
    assert.match(await made.exec(tool('vitest'), 'run'), /Tests +3 passed/);
  });

  test('Jest, by its fake timers and by the virtual clock', async () => {
    const made = await project('jest', 'practice-jest');
    assert.match(await made.exec(tool('jest')), /Tests: +3 passed/);
  });

  test('publint and @arethetypeswrong/cli have nothing to complain about', async () => {
    const made = await project('checkers');
    const folder = 'node_modules/longport-practice';
    await made.exec(tool('publint'), 'run', '--strict', folder);
    const attw = [...tool('@arethetypeswrong/cli', 'attw'), '--pack', folder];
    await made.exec(attw, '--profile', 'strict', '--entrypoints', '.', './package.json');
    await made.exec(attw, '--profile', 'esm-only', '--entrypoints', './core');
  });
});
