// docs/command-line.md says what the command does: its help, its examples, its JSON.

import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { assertIsClean, MAIN, objectsOf, shell, variables } from '../support/command-line.js';
import { temporaryFolder } from '../support/installed-package.js';
import { run } from '../support/script.js';

const PAGE = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const blocksOf = (text, language) =>
  Array.from(
    text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm')),
    ([, block]) => block,
  );
const rowOf = (name) => new RegExp(`^\\| \`${name}\` +\\|(.*)$`, 'm').exec(PAGE)[1];
const namesIn = (text) => Array.from(text.matchAll(/`(\w+)`/g), ([, name]) => name).sort();

const ORDERS = [
  { orderId: '709043056541253632', symbol: '700.HK' },
  { orderId: '709043056541257731', symbol: 'AAPL.US', side: 'Sell' },
];

/** A folder where `npx` is a script that runs this command and nothing else. */
function folderWithNpx() {
  const folder = temporaryFolder('shell');
  const npx = `#!/bin/sh\n[ "$1" = longport-cancel-order ] || exit 99\nshift\nexec '${process.execPath}' '${MAIN}' "$@"\n`;
  writeFileSync(join(folder, 'npx'), npx);
  chmodSync(join(folder, 'npx'), 0o755);
  return folder;
}

const README_SECTION = /^## From a shell\n([^]*?)^## /m.exec(README)[1];
const EXAMPLES = [...blocksOf(PAGE, 'sh'), ...blocksOf(README_SECTION, 'sh')];

test('there are examples', () => assert.ok(EXAMPLES.length >= 7));

for (const example of EXAMPLES) {
  test(`the example runs: ${example.trim().split('\n')[0]}`, async (t) => {
    const { gateway } = await shell(t, ORDERS);
    const cwd = folderWithNpx();
    const env = { ...variables(gateway.url), PATH: `${cwd}:${process.env.PATH}` };
    const lines = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    writeFileSync(join(cwd, 'live.env'), lines.join('\n'));
    const { code, stdout, stderr } = await run('sh', ['-e', '-c', example], { cwd, env });
    assertIsClean(stdout + stderr);
    assert.equal(code, 0, stdout + stderr);
  });
}

for (const name of ['cancel', 'open', 'status']) {
  test(`${name} --help is on the page, and --version is the package's`, async (t) => {
    const { longport } = await shell(t);
    for (const option of ['--help', '-h']) {
      const { code, stdout, stderr } = await longport(name, option);
      assert.deepEqual([code, stderr], [0, '']);
      assert.ok(blocksOf(PAGE, 'text').includes(stdout), `the page lacks:\n${stdout}`);
      for (const line of stdout.split('\n')) assert.ok(line.length <= 90, line);
    }
    const { version } = JSON.parse(
      readFileSync(new URL('../../pkg/package.json', import.meta.url)),
    );
    for (const option of ['--version', '-v']) {
      assert.equal((await longport(name, option)).stdout, `${version}\n`);
    }
  });
}

test('the objects of --json have the fields that the page says', async (t) => {
  const { longport } = await shell(t, ORDERS);
  const objects = objectsOf((await longport('cancel', '--all', '--yes', '--json')).stdout);
  for (const type of ['start', 'summary']) {
    const [{ type: _, at, ...fields }] = objects(type);
    assert.ok(!Number.isNaN(Date.parse(at)));
    const { exitCode, ...rest } = fields;
    const said = namesIn(rowOf(type)).filter((name) => name !== 'exitCode');
    assert.deepEqual(Object.keys(rest).sort(), said, type);
    if (type === 'summary') assert.equal(exitCode, 0);
  }
  for (const { type: _, at: __, ...fields } of objects('progress')) {
    assert.deepEqual(
      Object.keys({ nextCallInMs: 0, ...fields }).sort(),
      namesIn(rowOf('progress')),
    );
  }
  for (const result of objects('result')) {
    for (const name of namesIn(rowOf('result'))) assert.ok(name in result, name);
  }
  const types = ['start', 'event', 'progress', 'result', 'summary', 'order', 'error'];
  for (const type of types) assert.ok(rowOf(type), type);
});
