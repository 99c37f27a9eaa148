// Waiting for the first of three: a promise, a time, an abort. Whatever loses leaves nothing
// behind: its timer is cleared, its listener removed, its request aborted.

// How a wait ended, as race.rs reads it.
const READY = 0;
const FAILED = 1;
const TIMED_OUT = 2;
const ABORTED = 3;

/** The longest time that `setTimeout` can wait; a longer one would fire at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/**
 * Resolves to how the wait for `work` ended, and with what. It never rejects. `controller`, if
 * any, is aborted when `work` has lost.
 */
export function first(work, millis, abort, controller) {
  return new Promise((resolve) => {
    const end = (how, value) => {
      clearTimeout(timer);
      abort?.waiting.delete(end);
      if (how !== READY) controller?.abort();
      resolve([how, value]);
    };
    const timer = setTimeout(end, Math.min(millis, MAX_TIMEOUT), TIMED_OUT);
    work?.then(
      (value) => end(READY, value),
      (cause) => end(FAILED, cause),
    );
    if (abort?.fired) end(ABORTED);
    abort?.waiting.add(end);
  });
}

/** Listens to the caller's `AbortSignal`, with one listener for however many wait. */
export class Abort {
  waiting = new Set();

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
    for (const end of this.waiting) end(ABORTED);
  };

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
