// The places of the rate limit, for the picture and the waiting times: a cancel takes one when it
// leaves and holds it until 30 s after it ended, as the package counts.

import { state } from '../state.js';
import { nextSlotInMs } from './queue.js';

export const PLACES = 30;
export const WINDOW_MS = 30_000;

/** In how many milliseconds each taken place is free, soonest first; under way: `Infinity`. */
export function placesTaken(now = performance.now()) {
  const taken = [];
  for (const { client, gateway, attempts } of state.cancels) {
    if (!gateway.isPractice || !client?.isPaced) continue;
    for (const { leftAt, endedAt } of attempts) {
      const inMs = endedAt === undefined ? Infinity : endedAt + WINDOW_MS - now;
      if (leftAt && inMs > 0) taken.push(inMs);
    }
  }
  return taken.sort((a, b) => a - b);
}

/** How long the one at `rank` in the queue waits at the least, or undefined while that is open. */
export function waitOf(rank, taken) {
  const free = Math.max(0, PLACES - taken.length);
  const inMs = rank < free ? nextSlotInMs() : (taken[rank - free] ?? Infinity);
  return Number.isFinite(inMs) ? inMs : undefined;
}
