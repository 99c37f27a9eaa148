// `cancel` tells of each order what the gateway's own book says, in words, in JSON and by its exit code.

import assert from 'node:assert/strict';
import test from 'node:test';
import { nameOf } from '../support/book-as-judge.js';
import { objectsOf, rowsOf, shell } from '../support/command-line.js';

const DELETE = { method: 'DELETE' };
const forever = (orderId, fault) => ({
  times: 'forever',
  match: { ...DELETE, orderId },
  ...fault,
});

test('named orders are cancelled, and followed until they are closed', async (t) => {
  const { gateway, ids, longport } = await shell(t, [{}, { plan: { executed: '30' } }, {}]);
  const { code, stdout, stderr } = await longport('cancel', ids[0], ids[1], ids[0]);
  assert.equal(code, 0, stderr);
  const rows = rowsOf(stdout);
  assert.deepEqual([...rows.keys()], ids.slice(0, 2));
  assert.match(rows.get(ids[0]), / cancelled$/);
  assert.match(rows.get(ids[1]), / cancelled; 30 of \d+ filled before$/);
  assert.match(stderr, /^2 orders: 2 cancelled\n$/);
  assert.deepEqual(
    ids.map((id) => nameOf(gateway.book.get(id))),
    ['Canceled', 'PartialWithdrawal', 'New'],
  );
});

test('--until accepted says that the cancel is submitted, and no more', async (t) => {
  const { ids, longport } = await shell(t, [{ plan: { fillsFirst: true } }]);
  const { code, stdout } = await longport('cancel', ...ids, '--until', 'accepted');
  assert.equal(code, 0);
  assert.match(
    rowsOf(stdout).get(ids[0]),
    / cancel submitted; the order may still be filled first$/,
  );
});

for (const [name, { order = {}, fault, code, outcome, says }] of Object.entries({
  'filled before': {
    order: { plan: { endsBeforeCancel: 'FilledStatus' } },
    code: 1,
    outcome: 'too-late',
    says: /filled before the cancel/,
  },
  'rejected by the exchange': {
    order: { plan: { endsAs: 'RejectedStatus' } },
    code: 1,
    outcome: 'too-late',
    says: /ended otherwise: rejected/,
  },
  'refused for certain': {
    fault: { kind: 'status', status: 403 },
    code: 1,
    outcome: 'rejected',
    says: /not cancelled: /,
  },
  unknown: {
    fault: { kind: 'reset' },
    code: 3,
    outcome: 'unknown',
    says: /may still be open: /,
  },
})) {
  test(`an order that is ${name}: exit code ${code}, in the table and in JSON`, async (t) => {
    for (const json of [[], ['--json']]) {
      const { gateway, ids, longport } = await shell(t, [order, {}]);
      if (fault) gateway.fault(forever(ids[0], fault));
      const ran = await longport('cancel', ...ids, ...json);
      assert.equal(ran.code, code, ran.stdout + ran.stderr);
      if (json.length === 0) {
        assert.match(rowsOf(ran.stdout).get(ids[0]), says);
        assert.match(rowsOf(ran.stdout).get(ids[1]), /cancelled$/);
        continue;
      }
      const objects = objectsOf(ran.stdout);
      const results = new Map(objects('result').map((result) => [result.orderId, result]));
      assert.equal(results.get(ids[0]).outcome, outcome);
      assert.equal(results.get(ids[1]).outcome, 'cancelled');
      assert.equal(objects('summary')[0].exitCode, code);
    }
  });
}
