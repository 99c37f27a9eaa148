// What is measured at a distance, as data. `rounds` are those of a quick run, and of another.

import { BARE, BY_HAND, OLD, OURS, UNHEDGED } from './inside/clients.js';

const JITTER_MS = 2;

/** One cancel at RTT 100: over a connection not yet open, 0.3 s later, and after a rest. */
export const ONE = { rttMs: 100, rounds: [2, 8] };
export const REST = { rttMs: 100, rests: [6_000, 60_000], rounds: [1, 8], only: [OURS, OLD, BARE] };

/**
 * 30 orders, over a cold connection and again right after. The window has room for both and for what is
 * refused, so that what is measured is how fast they leave; calls must be 20 ms apart.
 */
export const BULK = {
  orders: 30,
  rtts: [0, 5, 50, 100, 200],
  jitterMs: JITTER_MS,
  rounds: { 0: [1, 2], 5: [1, 2], 50: [1, 2], 100: [1, 4], 200: [1, 2] },
  limits: { calls: 200 },
};

/** The same where a chunk of 50 is lost and comes a timeout later. */
export const LOSS = {
  ...BULK,
  rtts: [100],
  loss: 0.02,
  rounds: { 100: [1, 4] },
  only: [OURS, OLD, BARE],
};

/** Under the whole limit, 30 calls in 30 s. */
export const HUNDRED = { orders: 100, rttMs: 100, jitterMs: JITTER_MS, only: [OURS, OLD] };

/** Cancels one by one, 8 at once without a rate limit, of which 1 % are never answered. */
export const SILENCE = {
  orders: [300, 1_000],
  concurrency: 8,
  rttMs: 50,
  share: 0.01,
  only: [OURS, UNHEDGED, OLD, BY_HAND],
};

/** The least time for so many orders in one window: the last leaves after as many intervals. */
export function leastMillis(orders, rttMs, { calls = 30, windowMs = 30_000 } = {}) {
  const last = orders - 1;
  return Math.floor(last / calls) * windowMs + (last % calls) * 20 + rttMs;
}
