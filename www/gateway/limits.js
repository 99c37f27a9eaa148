// The documented limits of the trade API, per securities account: so many calls in any window, and
// a least time between two calls. The broker's staff say that "each interface is counted alone, not
// summed"; the least time holds across all (ours). A refused call takes no place, so a client that
// waits gets through (ours).

import { BROKER_CODES, Refusal } from './codes.js';

export const DOCUMENTED_LIMITS = Object.freeze({
  calls: 30,
  windowMs: 30_000,
  minIntervalMs: 20,
  scope: 'interface',
});

export class Limits {
  #limits;
  #taken = new Map(); // what is counted together -> times of the calls let through, oldest first
  #latest = new Map(); // account -> time of the last call let through

  /**
   * `limits` replaces some of the documented ones; false switches all off. With a `scope` of
   * 'account' the calls of all interfaces are summed.
   */
  constructor(limits = {}) {
    this.#limits = limits === false ? undefined : checked({ ...DOCUMENTED_LIMITS, ...limits });
  }

  /**
   * Takes a place for a call of `account` to `endpoint` at time `at`, or throws 429002 (window) or
   * 429001 (too close).
   */
  take(account, endpoint, at) {
    if (!this.#limits) return;
    const { calls, windowMs, minIntervalMs, scope } = this.#limits;
    const counted = scope === 'account' ? account : `${account}\n${endpoint}`;
    const times = (this.#taken.get(counted) ?? []).filter((time) => at - time < windowMs);
    this.#taken.set(counted, times);
    if (times.length >= calls) throw new Refusal(BROKER_CODES.tooManyCalls);
    if (at - this.#latest.get(account) < minIntervalMs)
      throw new Refusal(BROKER_CODES.callsTooClose);
    times.push(at);
    this.#latest.set(account, at);
  }
}

function checked({ scope, ...limits }) {
  if (!['interface', 'account'].includes(scope)) {
    throw new TypeError("scope must be 'interface' or 'account'");
  }
  for (const [name, value] of Object.entries(limits)) {
    if (!(name in DOCUMENTED_LIMITS)) throw new TypeError(`no such limit: ${name}`);
    if (!Number.isFinite(value) || value < 0) throw new TypeError(`${name} must be 0 or more`);
  }
  return { scope, ...limits };
}
