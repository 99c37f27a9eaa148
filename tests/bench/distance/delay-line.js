// One direction of a connection over a distance: what is put in comes out later, in its order. A
// chunk that is lost is sent again after a timeout, and holds up all that follows it, as in TCP.

const REAL_CLOCK = {
  now: () => performance.now(),
  setTimeout: (act, ms) => setTimeout(act, ms),
};

/**
 * Half the round trip, a normal jitter of that standard deviation, and the share of chunks that are
 * lost and come `rtoMs` later. `random` is seeded by who makes this.
 */
export class DelayLine {
  #last = 0;
  #queue = [];

  constructor({ rttMs = 0, jitterMs = 0, loss = 0, rtoMs = 200 + rttMs, random, clock }) {
    Object.assign(this, { rttMs, jitterMs, loss, rtoMs, random });
    this.clock = clock ?? REAL_CLOCK;
  }

  /** Calls `deliver` once what is sent now, or at `notBefore` if that is later, has arrived. */
  send(deliver, notBefore = 0) {
    const leaves = Math.max(this.clock.now(), notBefore);
    const due = Math.max(this.#last, leaves + this.#delay());
    this.#last = due;
    const wait = due - this.clock.now();
    if (wait <= 0 && this.#queue.length === 0) return deliver();
    // Timers for about the same time fire in any order: each delivers the oldest.
    this.#queue.push(deliver);
    return this.clock.setTimeout(() => this.#queue.shift()(), wait);
  }

  #delay() {
    const { rttMs, jitterMs, loss, rtoMs, random } = this;
    const jitter = jitterMs > 0 ? jitterMs * normal(random) : 0;
    const stall = loss > 0 && random() < loss ? rtoMs : 0;
    return Math.max(0, rttMs / 2 + jitter) + stall;
  }
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
