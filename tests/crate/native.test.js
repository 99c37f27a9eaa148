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
  assert.match(printed, /DELETE 1: Some\(Network\), next: Retry\(.*\); known: Ambiguous/);
  assert.match(printed, /accepted, by Answer, attempts: 2/);
});

test('it sends another cancel beside one that is not answered', async (t) => {
  const gateway = await startGateway({ limits: false, orders: [{ orderId: ID }] });
  t.after(() => gateway.close());
  gateway.fault({ kind: 'hang' });
  const { code, printed } = await native(gateway.url, ID);
  assert.equal(code, 0, printed);
  assert.match(printed, /DELETE 2: None, next: Receipt; known: Accepted/);
  assert.match(printed, /accepted, by Answer, attempts: 2/);
});

test('it looks up what an order that is not open has come to', async (t) => {
  const filled = { orderId: ID, plan: { fillsAfterMs: 0 } };
  const cancelled = {
    orderId: OTHER,
    plan: { cancelledAfterMs: 0 },
    submittedAt: Date.now() - 5_000,
  };
  const gateway = await startGateway({ limits: false, orders: [filled, cancelled] });
  t.after(() => gateway.close());
  const { code, printed } = await native(gateway.url, ID, OTHER);
  assert.equal(code, 1, printed);
  assert.match(printed, new RegExp(`^${ID}: too-late: .*its status is Filled$`, 'm'));
  assert.match(printed, new RegExp(`^${OTHER}: accepted, by Status, attempts: 1$`, 'm'));
});

test('it says what is known of an order that there is not, and of one that nothing was sent for', async (t) => {
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
