// The judge itself: it calls false what is false and nothing else, and a schedule can be replayed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './judge.js';
import { randomSchedule } from './schedule.js';

const arrival = { request: 1, copy: false, reused: false, executes: false, act: 'drop' };

function judged(outcome, order, confirmedBy) {
  const log = new Map(order && [['7', { executed: false, accepted: false, ...order }]]);
  return judge([{ orderId: '7', outcome, confirmedBy, message: '' }], log);
}

const arrived = { arrivals: [arrival] };
const executed = { ...arrived, executed: true };
const accepted = { ...executed, accepted: true };

for (const [outcome, order, isFalse, confirmedBy] of [
  ['accepted', accepted, false, 'answer'],
  ['accepted', executed, true, 'answer'],
  ['accepted', executed, false, 'status'],
  ['accepted', arrived, true, 'status'],
  ['accepted', undefined, true, 'status'],
  ['accepted', undefined, true],
  ['not-sent', undefined, false],
  ['not-sent', arrived, true],
  ['rejected', arrived, false],
  ['rejected', executed, true],
  ['unknown', undefined, false],
  ['unknown', accepted, false],
  ['it never settled', arrived, true],
]) {
  const seen = order ? JSON.stringify({ ...order, arrivals: undefined }) : 'no request';
  const claim = confirmedBy ? `${outcome}, by its ${confirmedBy},` : outcome;
  test(`${claim} is ${isFalse ? 'false' : 'true'} where the log has ${seen}`, () => {
    assert.equal(judged(outcome, order, confirmedBy).false.length, isFalse ? 1 : 0);
  });
}

test('a request that arrived three times was seen twice once', () => {
  const arrivals = [arrival, { ...arrival, copy: true }, { ...arrival, copy: true }];
  assert.equal(judged('unknown', { arrivals }).sentTwice, 1);
});

test('the same seed gives the same schedule, another seed another one', () => {
  const played = (seed) => {
    const schedule = randomSchedule(seed);
    const ids = Array.from({ length: 100 }, (_, index) => String(index));
    return ids.map((id) => [schedule.order(id), schedule.request(id, 1), schedule.idle(id, 1)]);
  };
  assert.deepEqual(played(1), played(1));
  assert.notDeepEqual(played(1), played(2));
});
