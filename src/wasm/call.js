// A call of the API, from when it is made to when its promise settles. Rust does the work, in
// steps; this takes one step after the other, each in the asynchronous context of the caller.

import { poll } from 'bindings';
import { LongportError } from './longport_error.js';

/**
 * @typedef {import('./longport_error.js').ErrorFields & { message: string }} Failed
 * @typedef {'not-sent' | 'rejected' | 'too-late' | 'unknown'} Outcome
 * @typedef {{ ok: boolean, orderId?: string, receipt?: unknown, error?: LongportError }} Result
 */

/** What made the module end, once it has. @type {unknown} */
let trap;
let hasEnded = false;

/** Calls whose promise has not settled. @type {Set<Call>} */
const open = new Set();

/**
 * Goes into the module, and makes a `LongportError` of what it throws. A trap leaves the module in
 * a state that nobody can rely on, so it ends it: nothing goes in any more.
 *
 * @template T
 * @param {() => T} step
 * @returns {T}
 */
export function enter(step) {
  if (hasEnded) throw moduleEnded();
  let result;
  try {
    result = step();
  } catch (error) {
    const thrown = /** @type {any} */ (error);
    if (thrown instanceof LongportError) throw thrown;
    if (isFacts(thrown)) throw new LongportError(thrown.message, thrown);
    end(thrown);
  }
  // It may also have ended in a call of user code that this step made.
  if (hasEnded) throw moduleEnded();
  return /** @type {T} */ (result);
}

/** What Rust throws: a plain object with the fields of a `LongportError`. */
function isFacts(/** @type {any} */ thrown) {
  return typeof thrown === 'object' && thrown !== null && Object.hasOwn(thrown, 'kind');
}

/** Ends the module for good, and with it every open call. */
function end(/** @type {unknown} */ thrown) {
  if (hasEnded) return;
  hasEnded = true;
  trap = thrown;
  for (const call of open) call.close();
}

/**
 * @param {{ orderId?: string, outcome: Outcome, attempts: number }} [known]
 */
function moduleEnded({ orderId, outcome, attempts } = { outcome: 'not-sent', attempts: 0 }) {
  const order = orderId === undefined ? '' : `order ${orderId}: `;
  const message =
    `${order}the WebAssembly module has ended (${String(trap)}); restart the process, reload the ` +
    `page, or start a new worker; ${SUMMARIES[outcome]}`;
  const which = orderId === undefined ? {} : { orderId };
  return new LongportError(message, {
    kind: 'ModuleEnded',
    outcome,
    ...which,
    attempts,
    cause: trap,
  });
}

/** As error.rs has them; a test compares. @type {Record<Outcome, string>} */
const SUMMARIES = {
  'not-sent': 'nothing was sent',
  rejected: 'this call changed nothing',
  'too-late': 'the order had ended otherwise',
  unknown: 'the order may have been cancelled: look it up before acting on it',
};

/** One call, as Rust and the waits know it. */
export class Call {
  /**
   * What is known of each order that a request left for, should the module end.
   * @type {Map<string, { outcome: Outcome, attempts: number }>}
   */
  orders = new Map();
  /** What is under way. @type {Set<import('./wait.js').Wait>} */
  waits = new Set();
  /** What it resolves to, once that is known. @type {unknown} */
  result;
  /** What it rejects with. @type {Failed | undefined} */
  failed;
  /** Ends the wait for something to do. @type {((value?: unknown) => void) | undefined} */
  #resume;
  #isAwake = false;
  /** The `Config`, whose secret is wiped once nothing holds on to it. @type {unknown} */
  config;
  isOver = false;
  isClosed = false;

  /** @param {unknown} config */
  of(config) {
    this.config = config;
    return this;
  }

  /** A request for this order leaves. @param {string} orderId */
  sent(orderId) {
    const attempts = (this.orders.get(orderId)?.attempts ?? 0) + 1;
    this.orders.set(orderId, { outcome: 'unknown', attempts });
  }

  /** The request was answered, and another one follows. @param {string} orderId @param {Outcome} outcome */
  known(orderId, outcome) {
    const order = this.orders.get(orderId);
    if (order) order.outcome = outcome;
  }

  /** Ends what is under way: nobody could hear of it any more. */
  close() {
    this.isClosed = true;
    for (const wait of this.waits) {
      wait.close();
      wait.abort?.close();
    }
    this.wake();
  }

  /** @param {unknown} value */
  resolve(value) {
    this.result = value;
  }

  /**
   * Its cancel was accepted.
   * @param {Uint32Array} _places
   * @param {string} orderId
   * @param {number} attempts
   * @param {string | undefined} traceId
   * @param {number} durationMs
   * @param {boolean} isByStatus
   * @param {unknown} order
   * @param {number} [readAtMs]
   */
  accept(_places, orderId, attempts, traceId, durationMs, isByStatus, order, readAtMs) {
    this.result = receiptOf(orderId, attempts, traceId, durationMs, isByStatus, order, readAtMs);
  }

  /** @param {Uint32Array} _places @param {string | undefined} _orderId @param {Failed} failed */
  fail(_places, _orderId, failed) {
    this.failed = failed;
  }

  /** There is something to do. */
  wake() {
    this.#isAwake = true;
    this.#resume?.();
  }

  /** Goes into the module from a callback, and wakes the call. @param {() => void} step */
  deliver(step) {
    if (this.isOver) return;
    try {
      enter(step);
    } catch {
      // A trap, of which each open call hears by itself: it must not reach who runs the callback.
    }
    this.wake();
  }

  /**
   * Runs the task that `start` begins to its end, each step in the asynchronous context that this
   * was called in. The first is taken a moment later, so that whoever aborts right after the call
   * knows that nothing was sent.
   * @param {() => number} start
   * @returns {Promise<unknown>}
   */
  async run(start) {
    open.add(this);
    try {
      const task = enter(start);
      const step = () => poll(task, performance.now(), Date.now());
      await undefined;
      while (!enter(step)) {
        if (!this.#isAwake) await new Promise((resolve) => (this.#resume = resolve));
        this.#isAwake = false;
      }
      if (this.failed) throw new LongportError(this.failed.message, this.failed);
      return this.result;
    } catch (error) {
      throw this.explained(error);
    } finally {
      this.isOver = true;
      open.delete(this);
    }
  }

  /** With what is known of the order, where the module could not say. @param {any} error */
  explained(error) {
    const [known] = this.orders;
    return error.kind === 'ModuleEnded' && known
      ? moduleEnded({ orderId: known[0], ...known[1] })
      : error;
  }
}

/**
 * @param {string} orderId
 * @param {number} attempts
 * @param {string | undefined} traceId
 * @param {number} durationMs
 * @param {boolean} isByStatus
 * @param {unknown} order
 * @param {number} [readAtMs]
 */
function receiptOf(orderId, attempts, traceId, durationMs, isByStatus, order, readAtMs) {
  /** @type {Record<string, unknown>} */
  const receipt = { orderId, attempts, durationMs, confirmedBy: isByStatus ? 'status' : 'answer' };
  if (traceId !== undefined) receipt.traceId = traceId;
  if (readAtMs !== undefined) Object.assign(receipt, { order, readAt: new Date(readAtMs) });
  return receipt;
}

/** A call that only reads: whatever it fails with says nothing of what became of an order. */
export class LookUp extends Call {
  /** @override @param {any} error */
  explained(error) {
    delete error.outcome;
    return error;
  }
}

/** A call for many orders, which resolves to a result for each, whatever happens. */
export class Bulk extends Call {
  /** @type {Result[]} */
  #results = [];
  /** What is known of each failure. @type {Map<Result, Failed>} */
  #failed = new Map();
  /** @type {unknown[]} */
  #ids = [];
  /** Of `cancelAll`, should it not come to its end. */
  #report = { stillOpen: /** @type {unknown[]} */ ([]), rounds: 0, complete: false };
  /** What the caller's `where` threw. @type {{ cause?: unknown }} */
  #thrown = {};

  /**
   * @override
   * @param {Uint32Array} places
   * @param {string} orderId
   * @param {number} attempts
   * @param {string | undefined} traceId
   * @param {number} durationMs
   * @param {boolean} isByStatus
   * @param {unknown} order
   * @param {number} [readAtMs]
   */
  accept(places, orderId, attempts, traceId, durationMs, isByStatus, order, readAtMs) {
    const receipt = receiptOf(orderId, attempts, traceId, durationMs, isByStatus, order, readAtMs);
    this.#settle(places, orderId, { ok: true, orderId, receipt });
  }

  /** @override @param {Uint32Array} places @param {string | undefined} orderId @param {Failed} failed */
  fail(places, orderId, failed) {
    if (places.length === 0) {
      this.failed = { ...failed, ...this.#thrown };
      return;
    }
    /** @type {Result} */
    const result = orderId === undefined ? { ok: false } : { ok: false, orderId };
    this.#failed.set(result, failed);
    this.#settle(places, orderId, result);
  }

  /** Puts the result of an order in the places that name it. */
  #settle(
    /** @type {Uint32Array} */ places,
    /** @type {string | undefined} */ orderId,
    /** @type {Result} */ result,
  ) {
    for (const place of places) this.#results[place] = result;
    if (orderId !== undefined) this.orders.delete(orderId);
  }

  /** Keeps what was asked for. @param {unknown[]} ids */
  asked(ids) {
    this.#ids = ids;
  }

  /** One more order was found. @param {string} orderId */
  found(orderId) {
    this.#ids.push(orderId);
  }

  /** @param {unknown[]} stillOpen @param {number} rounds @param {boolean} complete */
  report(stillOpen, rounds, complete) {
    this.#report = { stillOpen, rounds, complete };
  }

  /** The caller's `where` threw. @param {unknown} cause */
  threw(cause) {
    this.#thrown = { cause };
  }

  /** @param {() => number} start */
  async runEvery(start) {
    return { results: await this.runAll(start), ...this.#report };
  }

  /** @param {() => number} start */
  async runAll(start) {
    try {
      await this.run(start);
    } catch (error) {
      // What had been settled by then stays so.
      if (!hasEnded || this.#ids.length === 0) throw error;
      for (const [place, id] of this.#ids.entries()) {
        if (place in this.#results) continue;
        if (typeof id !== 'string' && typeof id !== 'bigint') {
          this.#results[place] = { ok: false, error: moduleEnded() };
          continue;
        }
        const orderId = String(id);
        const known = this.orders.get(orderId) ?? { outcome: 'not-sent', attempts: 0 };
        this.#results[place] = { ok: false, orderId, error: moduleEnded({ orderId, ...known }) };
      }
    }
    // Only here are the caller's frames on the stack of an error.
    for (const [result, fields] of this.#failed) {
      result.error = new LongportError(fields.message, fields);
    }
    return this.#results;
  }
}
