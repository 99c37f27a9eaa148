// What the package promises wherever it is installed: what is in it, what it costs, and what it
// says where it cannot run.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, pack } from './project.js';
import { ORDER_ID } from './snippet.js';
import { DENO, nodeJs, tool } from './tools.js';

const PACKED = [
  'LICENSE-APACHE',
  'LICENSE-MIT',
  'README.md',
  'browser.js',
  'cli/account.js',
  'cli/arguments.js',
  'cli/bar.js',
  'cli/cancel.js',
  'cli/cancelling.js',
  'cli/environment.js',
  'cli/errors.js',
  'cli/help.js',
  'cli/ids.js',
  'cli/interrupt.js',
  'cli/look.js',
  'cli/main.js',
  'cli/outcome.js',
  'cli/output.js',
  'cli/pace.js',
  'cli/question.js',
  'cli/report.js',
  'cli/run.js',
  'cli/stand.js',
  'cli/table.js',
  'cli/text.js',
  'dist/index.d.cts',
  'dist/index.d.ts',
  'dist/longport_cancel_order.cjs',
  'dist/longport_cancel_order.js',
  'dist/longport_cancel_order.wasm',
  'dist/longport_cancel_order_wasm.js',
  'dist/sbom.cdx.json',
  'node.cjs',
  'node.js',
  'package.json',
  'rate-limiter-over.js',
  'redis-script.js',
  'redis.cjs',
  'redis.d.cts',
  'redis.d.ts',
  'redis.js',
  'sliding-window.d.ts',
  'sliding-window.js',
  'slim.d.ts',
  'slim.js',
  'tabs.d.ts',
  'tabs.js',
  'workerd.js',
];

/** What an import that is not used may leave of a bundle, in bytes: the bundler's own. */
const NOTHING = 100;

const BUNDLERS = {
  esbuild: [tool('esbuild'), 'unused.js', '--bundle', '--minify', '--format=esm', '--outdir=dist'],
  Rollup: [tool('rollup'), 'unused.js', '--plugin=node-resolve', '--dir=dist'],
  Rolldown: [tool('rolldown'), 'unused.js', '--dir=dist'],
  webpack: [
    tool('webpack'),
    ...['--mode=production', '--entry=./unused.js', '--output-filename=unused.js'],
  ],
};

/** Shows what the environment lacks, as a script of the user's does that does not catch it. */
const FROM_ENVIRONMENT = `
  import { Config } from 'longport-cancel-order';
  try {
    Config.fromApikeyEnv();
  } catch ({ kind, message }) {
    console.log(kind, message);
  }`;

/** Each file through which the package is entered, and how. */
const ENTRIES = [
  'await import("longport-cancel-order")',
  'require("longport-cancel-order")',
  'await import("longport-cancel-order/slim")',
  'await import("./node_modules/longport-cancel-order/browser.js")',
];

describe('the package', () => {
  let packed;
  before(() => (packed = pack()));

  test('npm pack packs what is needed and nothing else', () => {
    assert.deepEqual(packed.files.sort(), PACKED);
  });

  test('npx runs its command, and no other package of any name', async (t) => {
    const project = await makeProject(t, { name: 'command' }, packed.tarball);
    const output = await project.exec('npx', '--no', 'longport-cancel-order', 'cancel', ORDER_ID);
    assert.match(output, /1 order: 1 cancelled/);
    assert.equal(project.gateway.book.get(ORDER_ID).status, 'CanceledStatus');
  });

  test('the bill of materials names the package as it is published', async (t) => {
    const { folder } = await makeProject(t, { name: 'sbom' }, packed.tarball);
    const read = (name) =>
      JSON.parse(readFileSync(join(folder, 'node_modules/longport-cancel-order', name), 'utf8'));
    const { name, version } = read('package.json');
    const { metadata, components } = read('dist/sbom.cdx.json');
    assert.equal(metadata.component.purl, `pkg:npm/${name}@${version}`);
    assert.ok(components.some(({ purl }) => purl.startsWith('pkg:cargo/hmac@')));
  });

  for (const [name, command] of Object.entries(BUNDLERS)) {
    test(`an import that is not used leaves nothing in a bundle of ${name}`, async (t) => {
      const project = await makeProject(t, { name: `unused-${name}` }, packed.tarball);
      const unused = "import { Config } from 'longport-cancel-order';\nconsole.log('unused');\n";
      writeFileSync(join(project.folder, 'unused.js'), unused);
      await project.exec(...command);
      assert.ok(statSync(join(project.folder, 'dist/unused.js')).size < NOTHING);
    });
  }

  for (const entry of ENTRIES) {
    test(`${entry} touches nothing that only a page has`, async (t) => {
      const project = await makeProject(t, { name: entry }, packed.tarball);
      await project.exec(nodeJs(20), '--eval', `(async () => { ${entry} })()`);
    });

    test(`${entry} says when there is no WebAssembly`, async (t) => {
      const project = await makeProject(t, { name: `jitless-${entry}` }, packed.tarball);
      const program = `(async () => { ${entry} })()`;
      await assert.rejects(
        project.exec(nodeJs(20), '--jitless', '--eval', program),
        /Error: longport-cancel-order needs WebAssembly, which this runtime lacks/,
      );
    });
  }

  for (const [allowed, said] of [
    [[], /^InvalidConfig LONGPORT_APP_KEY: .*--allow-env/],
    [['--allow-env=LONGPORT_APP_KEY'], /^InvalidConfig LONGPORT_APP_SECRET: .*--allow-env/],
  ]) {
    test(`Deno with ${allowed.join() || 'no permission'}: the error names --allow-env`, async (t) => {
      const project = await makeProject(t, { name: `deno-${allowed.length}` }, packed.tarball);
      writeFileSync(join(project.folder, 'env.js'), FROM_ENVIRONMENT);
      const run = ['run', '--no-prompt', ...allowed, 'env.js'];
      assert.match(await project.exec(DENO, ...run), said);
    });
  }
});
