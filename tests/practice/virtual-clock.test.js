// A clock that runs only when it is told to.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { virtualClock } from '../support/installed-practice.js';

function use(t, startsAt) {
  const clock = virtualClock(startsAt);
  t.after(() => clock.restore());
  return clock;
}

const later = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));

test('run jumps from timer to timer, in the order in which they are due', async (t) => {
  const clock = use(t, 1_000_000);
  const fired = [];
  const work = async () => {
    setTimeout(() => fired.push('never'), 90_000);
    const both = [later(60_000, 'second'), later(30_000, 'first')];
    for (const each of both) each.then((name) => fired.push([name, Date.now(), performance.now()]));
    await Promise.all(both);
    return new Date().getTime();
  };
  assert.equal(await clock.run(work), 1_060_000);
  assert.deepEqual(fired, [
    ['first', 1_030_000, 30_000],
    ['second', 1_060_000, 60_000],
  ]);
});

test('advance lets so much time pass, and not more', async (t) => {
  const clock = use(t, 0);
  let ticks = 0;
  const interval = setInterval(() => (ticks += 1), 100);
  await clock.advance(999);
  assert.deepEqual([ticks, clock.now()], [9, 999]);
  clearInterval(interval);
  await clock.advance(1_000);
  assert.equal(ticks, 9);
  await assert.rejects(clock.advance(-1), TypeError);
});

function fail() {
  throw new Error('late');
}

test('a rejection is passed on', async (t) => {
  const clock = use(t);
  const work = () => later(5).then(fail);
  await assert.rejects(clock.run(work), /^Error: late$/);
});

test('what is no timer, such as a file, is waited for; what never comes is an error', async (t) => {
  const clock = use(t);
  assert.ok((await clock.run(() => readFile(import.meta.filename))).length > 0);
  await assert.rejects(clock.run(new Promise(() => {})), /no timer of this clock brings about/);
});

test('an interval that goes on for ever does not', async (t) => {
  const clock = use(t);
  const interval = setInterval(() => {}, 1);
  await assert.rejects(clock.run(new Promise(() => {})), /not settled after 10000 timers/);
  clearInterval(interval);
});

test('restore puts back what was there, also by `using`', () => {
  const before = [setTimeout, setInterval, clearTimeout, clearInterval, Date, performance.now];
  const clock = virtualClock(0);
  assert.equal(Date.now(), 0);
  assert.ok(new Date(5) instanceof Date);
  clock[Symbol.dispose]();
  clock.restore();
  const after = [setTimeout, setInterval, clearTimeout, clearInterval, Date, performance.now];
  assert.deepEqual(after, before);
});
