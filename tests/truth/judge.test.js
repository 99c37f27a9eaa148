// The judge itself: it calls false what is false and nothing else, and a schedule can be replayed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './judge.js';
import { randomSchedule } from './schedule.js';

const arrival = { request: 1, copy: false, reused: false, executes: false, act: 'drop' };

function judged(outcome, order, shown) {
  const log = new Map(order && [['7', { executed: false, accepted: false, ...order }]]);
  return judge([{ orderId: '7', outcome, message: '', ...shown }], log);
}

const arrived = { arrivals: [arrival] };
const executed = { ...arrived, executed: true };
const accepted = { ...executed, accepted: true };

for (const [outcome, order, isFalse] of [
  ['accepted', accepted, false],
  ['accepted', executed, true],
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
  test(`${outcome} is ${isFalse ? 'false' : 'true'} where the log has ${seen}`, () => {
    assert.equal(judged(outcome, order).false.length, isFalse ? 1 : 0);
  });
}

const lives = (...statuses) => ({ arrivals: [arrival], life: { statuses } });
const cancelled = lives('NewStatus', 'WaitToCancel', 'CanceledStatus');
const filled = lives('NewStatus', 'WaitToCancel', 'FilledStatus');

for (const [outcome, shown, order, isFalse] of [
  ['confirmed', { status: 'WaitToCancel' }, cancelled, false],
  ['confirmed', { status: 'WaitToCancel' }, filled, false],
  ['confirmed', { status: 'Canceled' }, cancelled, false],
  ['confirmed', { status: 'Canceled' }, filled, true],
  ['confirmed', { status: 'New' }, cancelled, true],
  ['confirmed', {}, cancelled, true],
  ['confirmed', { status: 'Canceled' }, undefined, true],
  ['too-late', { status: 'Filled' }, filled, false],
  ['too-late', { status: 'Filled' }, cancelled, true],
  ['too-late', { status: 'Canceled' }, cancelled, true],
  ['too-late', {}, filled, true],
  ['too-late', { status: 'Filled', accepted: true }, filled, true],
  ['too-late', { status: 'Filled', accepted: true }, { ...filled, accepted: true }, false],
  ['unknown', { status: 'New' }, cancelled, false],
  ['unknown', { status: 'PendingCancel' }, cancelled, true],
  ['unknown', { accepted: true }, cancelled, true],
]) {
  const claim = `${outcome} with ${JSON.stringify(shown)}`;
  const seen = order ? order.life.statuses.join(', ') : 'no request';
  const accepted = order?.accepted ? ' and was accepted' : '';
  test(`${claim} is ${isFalse ? 'false' : 'true'} of what went ${seen}${accepted}`, () => {
    assert.equal(judged(outcome, order, shown).false.length, isFalse ? 1 : 0);
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
    return ids.map((id) => [
      schedule.order(id),
      schedule.request(id, 1),
      schedule.lookUp(id, 1),
      schedule.idle(id, 1),
    ]);
  };
  assert.deepEqual(played(1), played(1));
  assert.notDeepEqual(played(1), played(2));
});
