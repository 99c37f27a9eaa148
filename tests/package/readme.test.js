// What README.md says to type on the first day.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { PACKAGE, temporaryFolder } from '../support/installed-package.js';
import { run } from '../support/script.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const [, SCRIPT] = /^```js\n(import [^`]*'\.\/pkg\/node\.js';\n[^]*?)^```$/m.exec(README);

/** The script of `npm start`, as package.json has it. */
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const [, ...START] = scripts.start.split(' ');

test('the practice script cancels an order by the command that `npm start` prints', async (t) => {
  const options = { cwd: ROOT, env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 2] };
  const server = spawn(process.execPath, START, options);
  t.after(() => server.kill());
  let command;
  for await (const line of createInterface({ input: server.stdout })) {
    [, command] = /node cancel\.mjs (.+)/.exec(line) ?? [];
    if (command) break;
  }
  const [url, orderId] = command.split(' ');

  const checkout = temporaryFolder('checkout');
  cpSync(PACKAGE, join(checkout, 'pkg'), { recursive: true });
  writeFileSync(join(checkout, 'cancel.mjs'), SCRIPT);
  const args = ['cancel.mjs', url, orderId];
  const { stdout, stderr } = await run(process.execPath, args, { cwd: checkout });
  assert.match(stdout, new RegExp(`orderId: '${orderId}'`), stderr);
  const { orders } = await (await fetch(`${url}/practice/orders`)).json();
  assert.notEqual(orders.find((order) => order.orderId === orderId).status, 'NewStatus');
});

test('`npm install /path/to/checkout/pkg` installs the package', async () => {
  assert.ok(README.includes('\nnpm install /path/to/checkout/pkg\n'));
  const project = temporaryFolder('project');
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  const env = { HOME: project, npm_config_offline: 'true' };
  const { code, stderr } = await run('npm', ['install', PACKAGE], { cwd: project, env });
  assert.equal(code, 0, stderr);
  const script = "import('longport-cancel-order').then(({ Config }) => console.log(typeof Config))";
  const { stdout } = await run(process.execPath, ['--eval', script], { cwd: project });
  assert.equal(stdout, 'function\n');
});

test('`npm start` refuses a busy port, and says how to choose another', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const env = { PORT: String(other.address().port) };
  const { code, stdout, stderr } = await run(process.execPath, START, { cwd: ROOT, env });
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, new RegExp(`^Port ${env.PORT} is in use .*variable PORT`));
});
