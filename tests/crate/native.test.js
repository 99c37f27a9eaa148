// A plain Rust program cancels over a Runtime of its own: `examples/native.rs`.

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { startGateway } from '../../www/gateway/index.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const RUN = ['run', '--locked', '--quiet', '--package', 'longport-cancel-order'];
const EXAMPLE = [...RUN, '--example', 'native', '--'];

const ID = '709043056541253632';
const OTHER = '709043056541253633';

/** Its exit code, and what it prints. */
function native(...parameters) {
  return new Promise((resolve) => {
    execFile('cargo', [...EXAMPLE, ...parameters], { cwd: ROOT }, (error, printed) => {
      resolve({ code: error?.code ?? 0, printed });
    });
  });
}

test.before(() =>
  execFileSync('cargo', ['build', '--locked', '--example', 'native'], { cwd: ROOT }),
);

test('it cancels, and tries again where the gateway failed', async (t) => {
  const gateway = await startGateway({ limits: false, orders: [{ orderId: ID }] });
  t.after(() => gateway.close());
  gateway.fault({ kind: 'reset', where: 'after' });
  const { code, printed } = await native(gateway.url, ID);
  assert.equal(code, 0, printed);
  assert.match(printed, /attempt 1: Some\(Network\), next: Retry\(.*\); Unknown/);
  assert.match(printed, /accepted, attempts: 2/);
});

test('it says what is known of an order that is not open, and of one that nothing was sent for', async (t) => {
  const gateway = await startGateway({ limits: false, orders: [{ orderId: ID }] });
  t.after(() => gateway.close());
  const refused = await native(gateway.url, OTHER);
  assert.equal(refused.code, 1, refused.printed);
  assert.match(refused.printed, /: rejected: /);
  await gateway.close();
  const unsent = await native(gateway.url, ID);
  assert.equal(unsent.code, 1, unsent.printed);
  assert.match(unsent.printed, /: not-sent: .*connection refused/);
});
