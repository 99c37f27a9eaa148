// No secret is shown: not by ps, not in any output, not in a crash; and a crash is one line.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { SECRETS, command, shell, variables } from '../support/command-line.js';
import { temporaryFolder } from '../support/installed-package.js';
import { until } from '../support/practice.js';

test('ps shows no secret while the command runs', async (t) => {
  const { gateway, ids } = await shell(t);
  const file = join(temporaryFolder('env'), 'practice.env');
  const lines = Object.entries(variables(gateway.url)).map((pair) => pair.join('='));
  writeFileSync(file, lines.join('\n'));
  gateway.fault({ kind: 'hang' });
  const { child, ended } = command(['cancel', ...ids, '-e', file]);
  await until(() => gateway.calls.length > 0);
  const shown = execFileSync('ps', ['eww', '-p', String(child.pid)], { encoding: 'utf8' });
  assert.match(shown, /cancel 100 -e/);
  for (const secret of SECRETS) assert.ok(!shown.includes(secret));
  child.kill('SIGKILL');
  await ended;
});

test('a gateway that sends the secrets back is not repeated', async (t) => {
  const { gateway, ids, longport } = await shell(t);
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const message = `${appKey} ${appSecret} ${accessToken}`;
  const body = { code: 400123, message };
  gateway.fault({ kind: 'status', status: 400, body, times: 'forever' });
  for (const args of [
    ['open'],
    ['status', ...ids],
    ['cancel', ...ids],
    ['cancel', '--all', '--yes'],
  ]) {
    for (const json of [[], ['--json']]) {
      // `command` itself asserts that neither secret is there.
      const { stdout, stderr } = await longport(...args, ...json);
      assert.ok(!(stdout + stderr).includes(appKey), stdout + stderr);
    }
  }
});

/** What is done to the process before the command begins. */
function withDefect(source) {
  const file = join(temporaryFolder('defect'), 'defect.cjs');
  writeFileSync(file, source);
  return ['--require', file];
}

test('a defect is told in one line, with the way to report it', async (t) => {
  const { gateway } = await shell(t);
  const node = withDefect(`
    process.stdout.write = () => {
      throw new TypeError('broken ' + process.env.LONGPORT_APP_SECRET + '\\n    at x (y.js:1:1)');
    };
  `);
  const { code, stdout, stderr } = await command(['--version'], {
    env: variables(gateway.url),
    node,
  }).ended;
  assert.notEqual(code, 0);
  assert.equal(stdout, '');
  assert.match(stderr, /^longport-cancel-order: unexpected error, .*please report this line .*\n$/);
});

test('a defect while cancels are under way: exit code 3, and which orders', async (t) => {
  const { gateway, ids } = await shell(t);
  gateway.fault({ kind: 'hang', times: 'forever' });
  const node = withDefect(
    'setTimeout(() => { throw new Error(`defect ${process.env.LONGPORT_ACCESS_TOKEN}`) }, 2000).unref();',
  );
  const { code, stderr } = await command(['cancel', ...ids], { env: variables(gateway.url), node })
    .ended;
  assert.equal(code, 3, stderr);
  assert.match(
    stderr,
    /^longport-cancel-order: unexpected error, .*defect \[hidden\].*please report/,
  );
  assert.match(stderr, /\nmay still be open: 100\n$/);
});
