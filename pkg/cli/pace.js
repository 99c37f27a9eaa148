// How long it takes until the last cancel has left, at the pace that the limit allows.

import { LIMIT } from './account.js';

/**
 * In milliseconds. `sent` is when each cancel left, in order, and `waiting` how many have not.
 * @param {number[]} sent
 * @param {number} waiting
 * @param {number} now
 * @param {number} [notBefore] when the next one may leave at the earliest
 */
export function timeLeft(sent, waiting, now, notBefore = now) {
  const times = sent.slice(-LIMIT.calls);
  for (let left = waiting; left > 0; left -= 1) {
    const before = times.at(-LIMIT.calls);
    const last = times.at(-1) ?? -Infinity;
    const free = before === undefined ? -Infinity : before + LIMIT.windowMs;
    times.push(Math.max(now, notBefore, free, last + LIMIT.minIntervalMs));
  }
  return waiting > 0 ? Math.max(0, (times.at(-1) ?? now) - now) : 0;
}
