// Waiting for the first of three: what is waited for, a time, an abort. Whatever loses leaves
// nothing behind: its timer is cleared, its listener removed, its request aborted.

import { woke } from 'bindings';

/** The longest time that `setTimeout` can wait; a longer one would fire at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** @typedef {import('./call.js').Call} Call */

/** One wait. It ends once, in one of three ways, or is closed; then nobody is told any more. */
export class Wait {
  /** Ends what is under way, once nobody waits for it any more. @type {(() => void) | undefined} */
  onGivenUp;
  /** Of `inTime`. @type {Promise<[unknown] | undefined> | undefined} */
  promise;
  isOver = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;

  /**
   * @param {Call} call
   * @param {Abort | undefined} abort
   * @param {(isAborted: boolean) => void} tell tells Rust that the time is up or the signal fired
   */
  constructor(call, abort, tell) {
    this.call = call;
    this.abort = abort;
    this.tell = tell;
  }

  /** Begins: it may be given up at once. @param {number} millis */
  begin(millis) {
    this.call.waits.add(this);
    this.timer = setTimeout(expire, Math.min(millis, MAX_TIMEOUT), this);
    this.abort?.add(this);
    return this;
  }

  /** What was waited for is there: `tell` tells Rust of it. @param {() => void} tell */
  end(tell) {
    if (this.stop()) this.call.deliver(tell);
  }

  /** Waits no longer, since the time is up or the caller's signal fired. @param {boolean} isAborted */
  giveUp(isAborted) {
    if (!this.stop()) return;
    this.onGivenUp?.();
    this.call.deliver(() => this.tell(isAborted));
  }

  /** Leaves nothing behind of what was under way, and tells nobody. */
  close() {
    if (this.stop()) this.onGivenUp?.();
  }

  /** Whether it was still on. */
  stop() {
    if (this.isOver) return false;
    this.isOver = true;
    clearTimeout(this.timer);
    this.call.waits.delete(this);
    this.abort?.waits.delete(this);
    return true;
  }
}

/** @param {Wait} wait */
function expire(wait) {
  wait.giveUp(false);
}

/**
 * Waits for the time, or for the turn of this ticket; it completes Rust's sleep called `id`.
 * @param {number} id
 * @param {Call} call
 * @param {Waiters} waiters
 * @param {number | undefined} ticket
 * @param {number} millis
 * @param {Abort} [abort]
 */
export function sleep(id, call, waiters, ticket, millis, abort) {
  const awake = () => woke(id);
  const wait = new Wait(call, abort, awake);
  if (ticket !== undefined) {
    wait.onGivenUp = () => waiters.wake(ticket);
    waiters.sleep(ticket).then(() => wait.end(awake));
  }
  return wait.begin(millis);
}

/**
 * Waits until a promise settles, but only so long. The wait's own promise does as that one does,
 * and resolves to what it resolves to in a list; given up, to nothing.
 * @param {Call} call
 * @param {PromiseLike<unknown>} promise
 * @param {number} millis
 * @param {Abort} [abort]
 */
export function inTime(call, promise, millis, abort) {
  const wait = new Wait(call, abort, () => {});
  wait.promise = new Promise((resolve, reject) => {
    promise.then(
      (value) => wait.stop() && resolve([value]),
      (cause) => wait.stop() && reject(cause),
    );
    wait.onGivenUp = () => {
      // After a trap nothing may go into the module any more.
      if (!call.isClosed) resolve(undefined);
    };
  });
  return wait.begin(millis);
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
    for (const wait of this.waits) wait.giveUp(true);
  };

  /** @param {Wait} wait */
  add(wait) {
    this.waits.add(wait);
    if (this.fired) wait.giveUp(true);
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
