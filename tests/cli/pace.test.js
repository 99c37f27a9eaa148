// The time that the bar says is left: until the last cancel has left, by the broker's limit.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bar } from '../../pkg/cli/bar.js';
import { timeLeft } from '../../pkg/cli/pace.js';

/** So many cancels, 20 ms apart from `start` on. */
const burst = (count, start = 0) => Array.from({ length: count }, (_, n) => start + 20 * n);

test('nothing waits: nothing is left', () => assert.equal(timeLeft(burst(30), 0, 600), 0));

test('before the first: one after the other, 30 in any 30 s', () => {
  assert.equal(timeLeft([], 1, 0), 0);
  assert.equal(timeLeft([], 30, 0), 29 * 20);
  assert.equal(timeLeft([], 31, 0), 30_000);
  assert.equal(timeLeft([], 40, 0), 30_000 + 9 * 20);
  assert.equal(timeLeft([], 61, 0), 60_000);
});

test('after a burst of 30, the next leaves as the first leaves the window', () => {
  assert.equal(timeLeft(burst(30), 10, 1_000), 29_000 + 9 * 20);
  assert.equal(timeLeft(burst(30), 10, 29_990), 10 + 9 * 20);
});

test('it only ever gets less while nothing else leaves', () => {
  const left = Array.from({ length: 30 }, (_, second) => timeLeft(burst(30), 10, 1_000 * second));
  assert.deepEqual(
    left,
    [...left].sort((a, b) => b - a),
  );
});

const SHOWN = {
  total: 40,
  done: 30,
  accepted: 30,
  failed: 0,
  waiting: 10,
  leftMs: 23_001,
  isStopping: false,
};

test('the bar fits the terminal, and is as wide as before', () => {
  assert.equal(
    bar(SHOWN, 100),
    '[##################------] 30/40 done, 30 accepted, 0 failed, 10 waiting, 24 s left',
  );
  assert.equal(bar({ ...SHOWN, done: 0 }, 100).indexOf(']'), bar(SHOWN, 100).indexOf(']'));
  for (const columns of [20, 40, 60, 80, 200]) assert.ok(bar(SHOWN, columns).length < columns);
  assert.equal(bar({ ...SHOWN, isStopping: true }, 80).endsWith('stopping'), true);
  assert.equal(bar({ ...SHOWN, waiting: 0 }, 80).endsWith('closing'), true);
});
