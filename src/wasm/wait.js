// Waiting for the first of three: what is waited for, a time, an abort. Whatever loses leaves
// nothing behind: its timer is cleared, its listener removed, its request aborted.

// How a wait ended, as wait.rs reads it.
const RESOLVED = 0;
const LOST = 1;
const NOT_SENT = 2;
const TIMED_OUT = 3;
const ABORTED = 4;

/** What there is to say of an answer, by bits, as wait.rs reads it. */
export const FLAGS = { redirect: 1, oneCopy: 2, tooLong: 4, brokeOff: 8 };

/** The longest time that `setTimeout` can wait; a longer one would fire at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * @typedef {import('./call.js').Call} Call
 * @typedef {(how: number, value?: unknown, reason?: string) => void} Deliver
 * @typedef {(id: number, how: number, value: unknown, reason?: string) => void} Ended
 * @typedef {(
 *   id: number, status: number, flags: number, traceId?: string, retryAfter?: number,
 *   body?: Uint8Array, reason?: string, cause?: unknown
 * ) => void} Answered
 * @typedef {{
 *   status: number, flags: number, traceId?: string, retryAfter?: number, body?: Uint8Array,
 *   reason?: string, cause?: unknown
 * }} Answer
 */

/** Tells Rust how a wait ended, by its number: a promise for each wait would take longer. */
let tell = /** @type {{ ended: Ended, answered: Answered }} */ (/** @type {unknown} */ (undefined));

/** @param {Ended} ended @param {Answered} answered */
export function connect(ended, answered) {
  tell = { ended, answered };
}

/** One wait. */
export class Wait {
  /** Ends what is under way, once nobody waits for it any more. @type {(() => void) | undefined} */
  onGivenUp;
  #isOver = false;

  /**
   * @param {Call} call
   * @param {number} millis
   * @param {Abort | undefined} abort
   * @param {Deliver} deliver is told how it ended
   */
  constructor(call, millis, abort, deliver) {
    this.call = call;
    this.abort = abort;
    this.deliver = deliver;
    call.waits.add(this);
    this.timer = setTimeout(expire, Math.min(millis, MAX_TIMEOUT), this);
    abort?.add(this);
  }

  /** Waits for a promise. @param {PromiseLike<unknown>} promise */
  for(promise) {
    promise.then(
      (value) => this.end(RESOLVED, value),
      (cause) => this.end(LOST, cause),
    );
  }

  /** What is waited for failed by itself, so there is nothing left to abort. */
  fail(/** @type {boolean} */ isSent, /** @type {unknown} */ cause, /** @type {string} */ reason) {
    this.end(isSent ? LOST : NOT_SENT, cause, reason);
  }

  /** @param {number} how @param {unknown} [value] @param {string} [reason] */
  end(how, value, reason) {
    if (this.stop()) this.deliver(how, value, reason);
  }

  /** Waits no longer, since the time is up or the caller's signal fired. @param {number} why */
  giveUp(why) {
    if (!this.stop()) return;
    this.onGivenUp?.();
    this.deliver(why);
  }

  /** Leaves nothing behind of what was under way, and tells nobody. */
  close() {
    if (this.stop()) this.onGivenUp?.();
    this.abort?.close();
  }

  /** Whether it was still on. */
  stop() {
    if (this.#isOver) return false;
    this.#isOver = true;
    clearTimeout(this.timer);
    this.call.waits.delete(this);
    this.abort?.waits.delete(this);
    return true;
  }

  get isOver() {
    return this.#isOver;
  }
}

/** @param {Wait} wait */
function expire(wait) {
  wait.giveUp(TIMED_OUT);
}

/**
 * Waits until a promise settles, but only so long; it ends the wait of Rust's called `id`.
 * @param {number} id
 * @param {Call} call
 * @param {PromiseLike<unknown> | undefined} promise
 * @param {number} millis
 * @param {Abort} [abort]
 */
export function sleep(id, call, promise, millis, abort) {
  const wait = new Wait(call, millis, abort, deliverTo(id, call));
  if (promise) wait.for(promise);
}

/** @param {number} id @param {Call} call @returns {Deliver} */
export function deliverTo(id, call) {
  return (how, value, reason) => call.deliver(() => tell.ended(id, how, value, reason));
}

/** @param {number} id @param {Call} call @param {Answer} answer */
export function deliverAnswer(id, call, answer) {
  const { status, flags, traceId, retryAfter, body, reason, cause } = answer;
  call.deliver(() => tell.answered(id, status, flags, traceId, retryAfter, body, reason, cause));
}

/**
 * How a promise settled, or that it did not in time: `[how, value]`. It settles unless the call is
 * over by then: after a trap nothing may go into the module any more.
 * @param {Call} call
 * @param {PromiseLike<unknown>} promise
 * @param {number} millis
 * @param {Abort} [abort]
 * @returns {Promise<[number, unknown]>}
 */
export function inTime(call, promise, millis, abort) {
  return new Promise((resolve) => {
    const wait = new Wait(call, millis, abort, (how, value) => {
      if (!call.isOver) resolve([how, value]);
    });
    wait.for(promise);
  });
}

/** Those that are listened to. @type {WeakMap<AbortSignal, Abort>} */
const listened = new WeakMap();

/** Listens to the caller's `AbortSignal`, with one listener for however many wait. */
export class Abort {
  /** @type {Set<Wait>} */
  waits = new Set();
  /** How many calls listen by it. */
  #calls = 0;

  /**
   * Takes `value` for a signal, of whichever realm or polyfill, if it looks like one.
   * @param {any} value
   */
  static to(value) {
    try {
      const { aborted, addEventListener, removeEventListener } = value;
      if (typeof aborted !== 'boolean') return undefined;
      if (typeof addEventListener !== 'function') return undefined;
      if (typeof removeEventListener !== 'function') return undefined;
      return (listened.get(value) ?? new Abort(value, aborted)).#join();
    } catch {
      return undefined;
    }
  }

  #fired;

  /** @param {AbortSignal} signal @param {boolean} fired */
  constructor(signal, fired) {
    this.signal = signal;
    this.#fired = fired;
  }

  /** Whether it has, also where another listener kept that from this one. */
  get fired() {
    if (this.#fired) return true;
    try {
      this.#fired = this.signal.aborted === true;
    } catch {
      // Then it has not, as far as anybody can tell.
    }
    return this.#fired;
  }

  #join() {
    if (this.#calls === 0) {
      listened.set(this.signal, this);
      try {
        this.signal.addEventListener('abort', this.#listener);
      } catch {
        // A signal that cannot be listened to never fires.
      }
    }
    this.#calls += 1;
    return this;
  }

  #listener = () => {
    this.#fired = true;
    for (const wait of this.waits) wait.giveUp(ABORTED);
  };

  /** @param {Wait} wait */
  add(wait) {
    this.waits.add(wait);
    if (this.fired) wait.giveUp(ABORTED);
  }

  /** One call listens no more. */
  stop() {
    this.#calls -= 1;
    if (this.#calls === 0) this.close();
  }

  close() {
    listened.delete(this.signal);
    try {
      this.signal.removeEventListener('abort', this.#listener);
    } catch {
      // Then it had never been listened to.
    }
  }

  /** What the caller gave as the reason. */
  get reason() {
    try {
      return this.signal.reason;
    } catch {
      return undefined;
    }
  }
}

/**
 * The cancels that sleep until the one before them in the queue has moved, each by a promise of
 * its own: in Cloudflare Workers only a promise carries a cancel back into the request that it
 * belongs to.
 */
export class Waiters {
  /** @type {Map<number, () => void>} */
  wakers = new Map();

  /** @param {number} ticket @returns {Promise<void>} */
  sleep(ticket) {
    return new Promise((resolve) => {
      this.wakers.set(ticket, resolve);
    });
  }

  /** @param {number} ticket */
  wake(ticket) {
    this.wakers.get(ticket)?.();
    this.wakers.delete(ticket);
  }
}
