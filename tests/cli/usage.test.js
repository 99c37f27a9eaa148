// What cannot be done is told in one line that says how to do it, before anything is sent.

import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { cancelsFor } from '../support/book-as-judge.js';
import { command, shell, variables } from '../support/command-line.js';
import { temporaryFolder } from '../support/installed-package.js';

const WRONG = {
  '': /^Usage: npx longport-cancel-order <command>/,
  withdraw: /the command must be one of cancel, open, status/,
  '--json cancel 1': /the command comes first/,
  cancel: /name the orders: cancel ID…, or cancel --all/,
  status: /name the orders: status ID…/,
  'open 1': /open takes no order ids; status ID…/,
  'cancel abc': /order id 1: is not a number/,
  'cancel 1 2x': /order id 2: is not a number/,
  'cancel 07': /order id 1: begins with a zero/,
  'cancel １': /order id 1: is not a number/,
  'cancel 9223372036854775808': /order id 1: is larger than any order id/,
  'cancel 1 -': /name no others beside it/,
  'cancel --all 1': /name the orders, or say --all, but not both/,
  'cancel --all --attached': /--attached is for named orders/,
  'cancel --all --yes --until accepted': /--until is for named orders/,
  'cancel 1 --dry-run': /--dry-run is for --all/,
  'cancel 1 --symbol 700.HK': /--symbol is for --all/,
  'cancel 1 --until filled': /--until must be accepted or closed/,
  'cancel --all --yes --symbol': /--symbol needs a value; leave it out to take all/,
  'cancel --all --yes --symbol=': /--symbol needs a value; leave it out to take all/,
  'cancel --all --yes --symbol Tencent': /--symbol must be a security such as 700\.HK/,
  'cancel --all --yes --side up': /--side must be Buy or Sell/,
  'cancel --all --yes --market SG': /--market must be US or HK/,
  'cancel --all --yes --market constructor': /--market must be US or HK/,
  'cancel --all --yes --side Buy --side Sell': /--side was given twice/,
  'cancel --all --yes=no': /--yes takes no value/,
  'cancel 1 --timeout 5': /unknown option --timeout; expected one of --help, /,
  'open --constructor': /unknown option --constructor/,
  'cancel 1 --app-secret hunter2': /credentials come from the environment or --env-file/,
  'cancel --all': /which needs a terminal; say --yes/,
};

test('wrong usage: exit code 2, one line that names the fix, and nothing is sent', async (t) => {
  const { gateway, longport } = await shell(t);
  for (const [line, says] of Object.entries(WRONG)) {
    const { code, stdout, stderr } = await longport(...line.split(' ').filter(Boolean));
    assert.deepEqual([code, stdout], [2, ''], line);
    assert.match(stderr, says, line);
    if (line !== '') assert.match(stderr, /^longport-cancel-order: .+\n$/, line);
    assert.ok(!stderr.includes('hunter2'));
  }
  const { stderr } = await longport('709043056541253632');
  assert.match(stderr, /; to cancel an order: cancel 709043056541253632\n$/);
  for (const id of ['1 2', ' 1', '1\n', '']) {
    const { code, stderr } = await longport('cancel', id);
    assert.equal(code, 2, JSON.stringify(id));
    assert.match(stderr, /^longport-cancel-order: order id 1: .+\n$/);
  }
  assert.equal(gateway.counts.requests, 0);
});

test('ids on standard input: one a line; none, or what is none, is wrong usage', async (t) => {
  const { gateway, ids } = await shell(t, [{}, {}]);
  const env = variables(gateway.url);
  const cancel = (input) => command(['cancel', '-'], { env, input }).ended;
  for (const [input, says] of [
    ['', /there is no order id on standard input/],
    ['\n# none\n', /there is no order id on standard input/],
    [`${ids[0]}\nORDER\n`, /standard input, line 2: is not a number/],
    [`${ids[0]} ${ids[1]}\n`, /standard input, line 1: has a space in it/],
    ['\u0000\u001b[2J', /standard input, line 1: is not a number/],
    ['9'.repeat(5_000_000), /standard input is too long/],
  ]) {
    const { code, stderr } = await cancel(input);
    assert.equal(code, 2, stderr);
    assert.match(stderr, says);
  }
  assert.equal(gateway.counts.requests, 0);
  const { code } = await cancel(`# from the log\r\n${ids[0]}\r\n\r\n  ${ids[1]}`);
  assert.equal(code, 0);
  for (const id of ids) assert.equal(cancelsFor(gateway, id).length, 1);
});

const VARIABLES = ['LONGPORT_APP_KEY', 'LONGPORT_APP_SECRET', 'LONGPORT_ACCESS_TOKEN'];

test('a variable that is missing, or wrong, is named', async (t) => {
  const { gateway } = await shell(t);
  const run = (env) => command(['cancel', '1'], { env }).ended;
  for (const name of VARIABLES) {
    const { [name]: _, ...env } = variables(gateway.url);
    const { code, stderr } = await run(env);
    assert.equal(code, 2);
    assert.match(
      stderr,
      new RegExp(`^longport-cancel-order: ${name}: is not set.*nothing was sent\n$`),
    );
  }
  for (const url of ['http://example.com', 'ftp://example.com', 'nonsense']) {
    const { code, stderr } = await run(variables(url));
    assert.equal(code, 2);
    assert.match(stderr, /^longport-cancel-order: LONGPORT_HTTP_URL: .+\n$/);
  }
  const secret = 'line one\nline two';
  const { code, stderr } = await run({ ...variables(gateway.url), LONGPORT_APP_SECRET: secret });
  assert.equal(code, 2);
  assert.match(stderr, /^longport-cancel-order: appSecret: holds a line break; .+\n$/);
  assert.doesNotMatch(stderr, /line one|line two/);
});

test('--env-file: all from the file, none from the environment', async (t) => {
  const { gateway, ids } = await shell(t);
  const folder = temporaryFolder('env');
  const file = join(folder, 'practice.env');
  const lines = Object.entries(variables(gateway.url)).map(([name, value]) => `${name}=${value}`);
  writeFileSync(
    file,
    `# practice\n\nexport ${lines[0]}\n${lines[1].replace('=', ' = "')}"\n${lines.slice(2).join('\r\n')} # note\nOTHER='x'\n`,
  );
  const others = { LONGPORT_APP_KEY: 'another-account', LONGPORT_PAPERTRADING: 'maybe' };
  for (const option of [['--env-file', file], [`--env-file=${file}`], ['-e', file]]) {
    const { code, stderr } = await command(['open', ...option], { env: others }).ended;
    assert.equal(code, 0, stderr);
  }
  // Half of the credentials are not taken from elsewhere.
  writeFileSync(file, lines.filter((line) => !line.includes('SECRET')).join('\n'));
  const half = await command(['cancel', ...ids, '-e', file], { env: variables(gateway.url) }).ended;
  assert.equal(half.code, 2);
  assert.match(half.stderr, /LONGPORT_APP_SECRET: is not set/);
  assert.deepEqual(cancelsFor(gateway, ids[0]), []);
});

test('a file that cannot be used: what is wrong with it, and never what it holds', async () => {
  const folder = temporaryFolder('env');
  const write = (text) => {
    writeFileSync(join(folder, 'file'), text);
    return join(folder, 'file');
  };
  const run = (path) => command(['open', '-e', path]).ended;
  for (const [make, says] of [
    [() => join(folder, 'missing'), /there is no such file/],
    [() => folder, /is a folder; name a file/],
    [() => write('LONGPORT_APP_KEY=x\nmy secret\n'), /file, line 2: is not NAME=value/],
    [() => write(Buffer.from([0xff, 0xfe, 0, 1, 2])), /line 1: is not NAME=value/],
    [
      () => write('LONGPORT_APP_KEY="my secret\n'),
      /line 1: LONGPORT_APP_KEY: its quotes do not match/,
    ],
    [
      () => write('LONGPORT_APP_KEY=a\nLONGPORT_APP_KEY=my secret'),
      /line 2: LONGPORT_APP_KEY is there twice/,
    ],
    [() => write('HOME=my secret\n'), /has no line such as LONGPORT_APP_KEY/],
    [() => write(''), /has no line such as LONGPORT_APP_KEY/],
    [() => write('#'.repeat(70_000)), /is larger than 64 KiB/],
  ]) {
    const { code, stdout, stderr } = await run(make());
    assert.deepEqual([code, stdout], [2, ''], stderr);
    assert.match(stderr, says);
    assert.match(stderr, /^longport-cancel-order: --env-file .+\n$/);
    assert.doesNotMatch(stderr, /my secret/);
  }
  if (process.getuid?.() !== 0) {
    const path = write('LONGPORT_APP_KEY=x');
    chmodSync(path, 0);
    assert.match((await run(path)).stderr, /may not be read by this user/);
  }
});

test('--env-file, of which Node.js itself says that it is not there: nothing is sent', async (t) => {
  const { gateway } = await shell(t);
  const args = ['cancel', '--all', '--yes', '--env-file', '/nowhere/file'];
  const { code, stderr } = await command(args, { env: variables(gateway.url) }).ended;
  assert.ok([2, 9].includes(code), String(code));
  assert.match(stderr, /^.*\/nowhere\/file.*\n$/);
  assert.equal(gateway.counts.requests, 0);
});
