// Ctrl-C: no further order leaves, and what is told of each equals the gateway's book.

import assert from 'node:assert/strict';
import test from 'node:test';
import { cancelsFor, nameOf } from '../support/book-as-judge.js';
import { objectsOf, shell } from '../support/command-line.js';
import { until } from '../support/practice.js';

const DELETE = { method: 'DELETE' };
const orders = Array.from({ length: 25 }, () => ({}));
const sentTo = (gateway, ids) => ids.filter((id) => cancelsFor(gateway, id).length > 0);

/** Asserts that each result is true of the book. */
function assertTold(gateway, ids, stdout) {
  const results = objectsOf(stdout)('result');
  assert.deepEqual(results.map(({ orderId }) => orderId).sort(), [...ids].sort());
  for (const { orderId, outcome } of results) {
    const status = nameOf(gateway.book.get(orderId));
    const sent = cancelsFor(gateway, orderId).length > 0;
    if (outcome === 'cancelled') assert.equal(status, 'Canceled');
    else if (outcome === 'not-sent') assert.deepEqual([status, sent], ['New', false]);
    else assert.equal(outcome, 'unknown');
  }
  return results;
}

const FAULTS = {
  'answers that take a while': { kind: 'delay', where: 'after', delayMs: 300, match: DELETE },
  'answers that are lost': { kind: 'reset', where: 'after', match: DELETE },
  'a gateway that fails first': { kind: 'html', match: DELETE },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  for (const which of ['ids', '--all']) {
    test(`Ctrl-C once, with ${name}, ${which}`, async (t) => {
      const { gateway, ids, begin } = await shell(t, orders);
      for (const orderId of ids.filter((_, n) => n % 2 === 0)) {
        gateway.fault({ ...fault, match: { ...DELETE, orderId } });
      }
      const what = which === 'ids' ? ids : ['--all', '--yes'];
      const { child, output, ended } = begin('cancel', ...what, '--json');
      await until(() => gateway.calls.filter(({ method }) => method === 'DELETE').length >= 4);
      child.kill('SIGINT');
      await until(() => output.stderr.includes('stopping: no further order is cancelled'));
      const sent = sentTo(gateway, ids);
      const { code, stdout, stderr } = await ended;
      assert.deepEqual(sentTo(gateway, ids), sent, 'a further order left');
      assert.ok(sent.length < ids.length, 'it came too late to stop anything');
      const results = assertTold(gateway, ids, stdout);
      const outcomes = new Map(results.map(({ orderId, outcome }) => [orderId, outcome]));
      for (const id of sent) assert.equal(outcomes.get(id), 'cancelled', id);
      assert.equal(code, 1, stderr);
    });
  }
}

test('Ctrl-C twice ends at once, and says what is unknown', async (t) => {
  const { gateway, ids, begin } = await shell(t, orders);
  gateway.fault({ kind: 'hang', times: 'forever', match: DELETE });
  const { child, output, ended } = begin('cancel', ...ids, '--json');
  await until(() => gateway.calls.length >= 4);
  child.kill('SIGINT');
  await until(() => output.stderr.includes('stopping'));
  // Sooner it would count as the same press, which npx passes on.
  await new Promise((resolve) => setTimeout(resolve, 600));
  child.kill('SIGINT');
  const { code, stdout, stderr } = await ended;
  assert.equal(code, 3, stderr);
  const sent = sentTo(gateway, ids);
  const results = assertTold(gateway, ids, stdout);
  const unknown = results.filter(({ outcome }) => outcome === 'unknown');
  assert.deepEqual(unknown.map(({ orderId }) => orderId).sort(), sent.sort());
  assert.match(stderr, /look before you act: npx longport-cancel-order status \d+/);
});

test('a terminal that is gone ends nothing: all are cancelled', async (t) => {
  const { gateway, ids, begin } = await shell(t, orders);
  const { child, ended } = begin('cancel', '--all', '--yes', '--json');
  await until(() => gateway.calls.filter(({ method }) => method === 'DELETE').length >= 4);
  child.kill('SIGHUP');
  const { code, stdout, stderr } = await ended;
  assert.equal(code, 0, stderr);
  const results = assertTold(gateway, ids, stdout);
  assert.ok(results.every(({ outcome }) => outcome === 'cancelled'));
});

test('Ctrl-C while the lists are read: nothing is cancelled', async (t) => {
  const { gateway, ids, begin } = await shell(t, orders);
  gateway.fault({ kind: 'hang', times: 'forever', match: { method: 'GET' } });
  for (const args of [['cancel', '--all', '--yes'], ['open']]) {
    const before = gateway.calls.length;
    const { child, ended } = begin(...args);
    await until(() => gateway.calls.length > before);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /longport-cancel-order: stopped.*\n$/);
  }
  assert.deepEqual(sentTo(gateway, ids), []);
});

test('a press that npx passes on a moment later counts once', async (t) => {
  const { gateway, ids, begin } = await shell(t, orders);
  gateway.fault({ kind: 'delay', where: 'after', delayMs: 300, times: 25, match: DELETE });
  const { child, output, ended } = begin('cancel', ...ids, '--json');
  await until(() => gateway.calls.length >= 4);
  child.kill('SIGINT');
  await until(() => output.stderr.includes('stopping'));
  child.kill('SIGTERM');
  const { code, stdout } = await ended;
  assert.equal(code, 1);
  assert.ok(assertTold(gateway, ids, stdout).every(({ outcome }) => outcome !== 'unknown'));
});
