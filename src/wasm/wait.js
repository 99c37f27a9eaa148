// Waiting for the first of three: what is waited for, a time, an abort. Whatever loses leaves
// nothing behind: its timer is cleared, its listener removed, its request aborted.

// How a wait ended, as wait.rs reads it.
const RESOLVED = 0;
const REJECTED = 1;
const TIMED_OUT = 2;
const ABORTED = 3;

/** The longest time that `setTimeout` can wait; a longer one would fire at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** Tells Rust how a wait ended, by its number: a promise for each wait would take longer. */
let tell;

export function connect(ended, answered) {
  tell = { ended, answered };
}

/** One wait. `controller`, if any, is aborted unless what is waited for comes first. */
export class Wait {
  constructor(id, millis, abort, controller) {
    this.id = id;
    this.abort = abort;
    this.controller = controller;
    this.isOver = false;
    this.timer = setTimeout(expire, Math.min(millis, MAX_TIMEOUT), this);
    abort?.add(this);
  }

  /** Waits for a promise. */
  for(promise) {
    promise.then(
      (value) => this.end(RESOLVED, value),
      (cause) => this.fail(cause),
    );
  }

  fail(cause) {
    this.end(REJECTED, cause);
  }

  end(how, value) {
    if (!this.stop()) return;
    this.controller?.abort();
    tell.ended(this.id, how, value);
  }

  /** What is waited for is the answer to a request. */
  answer(status, redirect, traceId, retryAfter, body, isTooLong) {
    if (!this.stop()) return;
    tell.answered(this.id, status, redirect, traceId, retryAfter, body, isTooLong);
  }

  /** Whether it was still on. */
  stop() {
    if (this.isOver) return false;
    this.isOver = true;
    clearTimeout(this.timer);
    this.abort?.waits.delete(this);
    return true;
  }
}

function expire(wait) {
  wait.end(TIMED_OUT);
}

export function wait(id, promise, millis, abort) {
  const wait = new Wait(id, millis, abort);
  if (promise) wait.for(promise);
}

/** Listens to the caller's `AbortSignal`, with one listener for however many wait. */
export class Abort {
  waits = new Set();

  /** Takes `value` for a signal, of whichever realm or polyfill, if it looks like one. */
  static to(value) {
    try {
      const { aborted, addEventListener, removeEventListener } = value;
      if (typeof aborted !== 'boolean') return undefined;
      if (typeof addEventListener !== 'function') return undefined;
      if (typeof removeEventListener !== 'function') return undefined;
      return new Abort(value, aborted);
    } catch {
      return undefined;
    }
  }

  constructor(signal, fired) {
    this.signal = signal;
    this.fired = fired;
    try {
      signal.addEventListener('abort', this.listener);
    } catch {
      // A signal that cannot be listened to never fires.
    }
  }

  listener = () => {
    this.fired = true;
    for (const wait of this.waits) wait.end(ABORTED);
  };

  add(wait) {
    this.waits.add(wait);
    if (this.fired) wait.end(ABORTED);
  }

  stop() {
    try {
      this.signal.removeEventListener('abort', this.listener);
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
export class Sleepers {
  wakers = new Map();

  sleep(ticket) {
    return new Promise((wake) => this.wakers.set(ticket, wake));
  }

  wake(ticket) {
    this.wakers.get(ticket)?.();
    this.wakers.delete(ticket);
  }
}
