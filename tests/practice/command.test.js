// The command `longport-practice`, from a shell.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { CONTROLS } from '../../www/gateway/control.js';
import { FAULT_KINDS } from '../../www/gateway/fault-kinds.js';
import { PRACTICE_ACCOUNT } from '../../www/gateway/core.js';
import { WWW } from '../support/installed-practice.js';
import { run } from '../support/script.js';
import { cancel, control } from '../gateway/client.js';

const COMMAND = join(WWW, 'bin/longport-practice.js');
const MANIFEST = JSON.parse(readFileSync(join(WWW, 'package.json'), 'utf8'));

/** Runs it to its end, as one that is not to start. */
const said = (...args) => run(process.execPath, [COMMAND, ...args], { env: {} });

/** Starts it, on a port of its own; resolves once it says where. */
async function start(t, ...args) {
  const program = spawn(process.execPath, [COMMAND, '--port', '0', ...args], {
    env: {},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => program.kill('SIGKILL'));
  const lines = [];
  const reader = createInterface({ input: program.stdout }).on('line', (line) => lines.push(line));
  while (!lines.some((line) => line.includes('LONGPORT_HTTP_URL'))) await once(reader, 'line');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0])[0];
  return { program, lines, reader, url };
}

const ordersOf = async ({ url }) => (await (await fetch(`${url}/practice/orders`)).json()).orders;

test('--help lists each option, fault and control; --version tells the version', async () => {
  const { code, stdout, stderr } = await said('--help');
  assert.deepEqual([code, stderr], [0, '']);
  for (const [kind, { does }] of Object.entries(FAULT_KINDS)) {
    assert.ok(stdout.includes(does), does);
    assert.match(stdout, new RegExp(`^  ${kind}(\\[=\\d+\\])? +\\S`, 'm'));
  }
  for (const name of Object.keys(CONTROLS)) {
    assert.match(stdout, new RegExp(`^  ${name.replace(' ', ' +')} `, 'm'));
  }
  for (const option of 'port orders fault strict quiet help version'.split(' ')) {
    assert.match(stdout, new RegExp(`^ .*--${option} `, 'm'));
  }
  assert.equal((await said('--version')).stdout, `${MANIFEST.version}\n`);
});

const MISTAKES = {
  'a port that is none': [['--port', '65536'], /^--port must be a port number, at most 65535/],
  'a number of orders that is none': [['--orders', '-1'], /^--orders needs a value/],
  'too many orders': [['--orders', '2001'], /^--orders must be .*at most 2000, not "2001"/],
  'a place that is none': [['--fault', 'reset@up'], /^--fault: .*reset cannot happen at up/],
  'times that are none': [['--fault', 'reset:0'], /^--fault: times must be 1 or more/],
  'a number out of range': [['--fault', 'status=99'], /^--fault: .*needs a number from 200 to 599/],
  'a number for a kind without': [['--fault', 'hang=3'], /^--fault: .*takes no number/],
  'an option that is none': [['--prot', '1'], /^Unknown option '--prot'; --help lists/],
  'an argument too many': [['8080'], /^Unexpected argument '8080'/],
};

for (const [what, [args, message]] of Object.entries(MISTAKES)) {
  test(`${what} is a usage error of one line`, async () => {
    const { code, stdout, stderr } = await said(...args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, message);
    assert.equal(stderr.trim().split('\n').length, 1);
  });
}

for (const fault of ['boo', 'Reset!', 'constructor']) {
  test(`the error for the fault ${fault} lists all kinds`, async () => {
    const { code, stderr } = await said('--fault', fault);
    assert.equal(code, 2);
    for (const kind of Object.keys(FAULT_KINDS)) assert.ok(stderr.includes(kind), stderr);
  });
}

test('a busy port is an error that names it', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const { port } = other.address();
  const { code, stdout, stderr } = await said('--port', String(port));
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, new RegExp(`^Port ${port} is in use by another program.*0 takes any`));
});

test('it begins with so many orders and these faults, and prints each call', async (t) => {
  const site = await start(t, '--orders', '3', '--fault', 'reset@after', '--fault', 'status=429');
  const [{ orderId }, ...others] = await ordersOf(site);
  assert.equal(others.length, 2);
  // What meets it before it takes effect comes first, in whatever order they were given.
  assert.equal((await cancel(site, others[0].orderId)).status, 429);
  await control(site, 'POST', 'clock', { advanceMs: 100 }); // 20 ms lie between two calls
  await assert.rejects(cancel(site, orderId));
  while (!site.lines.some((line) => line.includes(orderId) && line.includes('fault')))
    await once(site.reader, 'line');
  assert.match(
    site.lines.at(-1),
    new RegExp(`DELETE /v1/trade/order order ${orderId}  no answer  fault reset$`),
  );
  const [cancelled, ...open] = (await ordersOf(site)).map(({ status }) => status);
  assert.match(cancelled, /Cancel/);
  assert.deepEqual(open, ['PartialFilledStatus', 'NewStatus']);
});

test('it prints the variables by which a program calls it, and --quiet no calls', async (t) => {
  const site = await start(t, '--quiet');
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const variables = { HTTP_URL: site.url, APP_KEY: appKey, APP_SECRET: appSecret };
  for (const [name, value] of Object.entries({ ...variables, ACCESS_TOKEN: accessToken })) {
    assert.ok(site.lines.at(-1).includes(`LONGPORT_${name}=${value}`), name);
  }
  const before = site.lines.length;
  const [{ orderId }] = await ordersOf(site);
  await cancel(site, orderId);
  site.program.kill('SIGINT');
  await once(site.program, 'close');
  assert.equal(site.lines.length, before);
});

test('it ends by itself on Ctrl+C, whatever hangs', async (t) => {
  const site = await start(t, '--fault', 'hang');
  const [{ orderId }] = await ordersOf(site);
  const hanging = assert.rejects(cancel(site, orderId));
  while (!site.lines.some((line) => line.endsWith('fault hang'))) await once(site.reader, 'line');
  site.program.kill('SIGINT');
  assert.deepEqual(await once(site.program, 'close'), [0, null]);
  await hanging;
});

test('whoever reads its first line alone ends it, without a word', async (t) => {
  const site = await start(t);
  const ended = once(site.program, 'close');
  site.program.stdout.destroy();
  const [{ orderId }] = await ordersOf(site);
  await cancel(site, orderId).catch(() => {}); // a call to be printed
  assert.deepEqual(await ended, [0, null]);
});

test('an unknown control lists those there are', async (t) => {
  const site = await start(t);
  const { status, json } = await control(site, 'POST', 'nothing');
  assert.equal(status, 404);
  for (const name of Object.keys(CONTROLS)) assert.ok(json.message.includes(name), name);
});

test('strict, it refuses a timestamp that is two minutes off', async (t) => {
  const site = await start(t, '--strict', '--orders', '1');
  const [{ orderId }] = await ordersOf(site);
  const timestamp = Date.now() - 120_000;
  assert.equal((await cancel(site, orderId, { timestamp })).json.code, 900401);
  assert.equal((await cancel(site, orderId)).json.code, 0);
});
