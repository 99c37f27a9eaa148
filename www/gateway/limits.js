// The documented limits of the trade API, per securities account: so many calls in any window, and
// a least time between two calls. A refused call takes no place, so a client that waits gets
// through.

import { BROKER_CODES, Refusal } from './codes.js';

export const DOCUMENTED_LIMITS = Object.freeze({ calls: 30, windowMs: 30_000, minIntervalMs: 20 });

export class Limits {
  #limits;
  #taken = new Map(); // account -> times of the calls let through, oldest first

  /** `limits` replaces some of the documented ones; false switches all off. */
  constructor(limits = {}) {
    this.#limits = limits === false ? undefined : checked({ ...DOCUMENTED_LIMITS, ...limits });
  }

  /**
   * Takes a place for a call of `account` at time `at`, or throws 429002 (window) or 429001 (too
   * close).
   */
  take(account, at) {
    if (!this.#limits) return;
    const { calls, windowMs, minIntervalMs } = this.#limits;
    const times = (this.#taken.get(account) ?? []).filter((time) => at - time < windowMs);
    this.#taken.set(account, times);
    if (times.length >= calls) throw new Refusal(BROKER_CODES.tooManyCalls);
    if (at - times.at(-1) < minIntervalMs) throw new Refusal(BROKER_CODES.callsTooClose);
    times.push(at);
  }
}

function checked(limits) {
  for (const [name, value] of Object.entries(limits)) {
    if (!(name in DOCUMENTED_LIMITS)) throw new TypeError(`no such limit: ${name}`);
    if (!Number.isFinite(value) || value < 0) throw new TypeError(`${name} must be 0 or more`);
  }
  return limits;
}
