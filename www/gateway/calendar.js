// The days and sessions that orders live by. The broker has a calendar for each market; the practice
// gateway has one for all, without weekends or holidays.

const DAY_MS = 86_400_000;

export class Calendar {
  #midnight;
  #opensAtMs;
  #closesAtMs;

  /**
   * `midnight` is any midnight, in Unix milliseconds. `session` is `{ opensAtMs, closesAtMs }`, in
   * milliseconds after midnight; without one the market is always open, and a day ends at midnight.
   */
  constructor({ midnight, session: { opensAtMs = 0, closesAtMs = DAY_MS } = {} }) {
    if (!Number.isFinite(midnight)) throw new TypeError('midnight must be a time in milliseconds');
    if (!(opensAtMs >= 0 && opensAtMs < closesAtMs && closesAtMs <= DAY_MS)) {
      throw new TypeError('a session must open before it closes, both within a day');
    }
    Object.assign(this, { isAlwaysOpen: closesAtMs - opensAtMs === DAY_MS });
    this.#midnight = midnight;
    this.#opensAtMs = opensAtMs;
    this.#closesAtMs = closesAtMs;
  }

  isSameDay(a, b) {
    return this.#dayOf(a) === this.#dayOf(b);
  }

  /** The next time after `time` at which a session opens. */
  openAfter(time) {
    return this.#next(time, this.#opensAtMs);
  }

  /** The next time after `time` at which a session closes. */
  closeAfter(time) {
    return this.#next(time, this.#closesAtMs);
  }

  /** The midnight that ends a date written as `2027-01-15`. */
  endOf(date) {
    const noonInGreenwich = Date.parse(`${date}T12:00:00Z`);
    return this.#next(noonInGreenwich, 0);
  }

  #dayOf(time) {
    return Math.floor((time - this.#midnight) / DAY_MS);
  }

  #next(time, afterMidnightMs) {
    const base = this.#midnight + afterMidnightMs;
    return base + (Math.floor((time - base) / DAY_MS) + 1) * DAY_MS;
  }
}
