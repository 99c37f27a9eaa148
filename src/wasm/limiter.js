// The limiter that the account's callers share, which the caller of this package passes in. Whatever
// it does, a cancel goes on: what fails or does not answer is taken for unavailable.

import { acquired } from 'bindings';
import { Wait } from './wait.js';

/**
 * @typedef {import('./limiter-types.js').RateLimiter} RateLimiter
 * @typedef {import('./limiter-types.js').RatePermit} RatePermit
 * @typedef {import('./limiter-types.js').PermitRequest} PermitRequest
 */

/** How soon it is asked again at the earliest, in milliseconds: it may say "now" for ever. */
const LEAST_WAIT = 10;

export class SharedLimiter {
  /** Those whose request is under way, by number. @type {Map<number, RatePermit>} */
  #permits = new Map();
  #last = 0;
  /** Ends the waits of those who have a ticket. @type {Map<string, AbortController>} */
  #waiting = new Map();
  #limiter;
  #account;
  /** @type {PermitRequest['limit']} */
  #limit;

  /**
   * @param {RateLimiter} limiter
   * @param {string} account
   * @param {number} calls
   * @param {number} windowMs
   * @param {number} minIntervalMs
   * @param {boolean} isOfAccount
   */
  constructor(limiter, account, calls, windowMs, minIntervalMs, isOfAccount) {
    this.#limiter = limiter;
    this.#account = account;
    this.#limit = { calls, windowMs, minIntervalMs, scope: isOfAccount ? 'account' : 'interface' };
  }

  /** Whether it looks like one. @param {any} value */
  static isOne(value) {
    try {
      return typeof value.acquire === 'function';
    } catch {
      return false;
    }
  }

  /**
   * Asks it, and completes Rust's wait called `id`.
   * @param {number} id
   * @param {import('./call.js').Call} call
   * @param {string} name
   * @param {PermitRequest['priority']} priority
   * @param {string | undefined} ticket
   * @param {number} millis
   * @param {import('./wait.js').Abort} [abort]
   */
  acquire(id, call, name, priority, ticket, millis, abort) {
    const controller = this.#take(ticket) ?? new AbortController();
    const unavailable = (/** @type {unknown} */ cause) =>
      acquired(id, undefined, undefined, undefined, cause);
    const wait = new Wait(call, abort, () => unavailable(undefined));
    wait.onGivenUp = () => controller.abort();
    /** @type {PermitRequest} */
    const request = {
      account: this.#account,
      interface: name,
      priority,
      limit: { ...this.#limit },
      signal: controller.signal,
    };
    if (ticket !== undefined) request.ticket = ticket;
    this.#ask(request).then(
      (answer) => this.#heard(id, wait, controller, answer),
      (cause) => wait.end(() => unavailable(cause)),
    );
    return wait.begin(millis);
  }

  /**
   * @param {number} id
   * @param {Wait} wait
   * @param {AbortController} controller
   * @param {import('./limiter-types.js').PermitAnswer} answer
   */
  #heard(id, wait, controller, answer) {
    if (answer.permit) {
      const permit = this.#keep(answer.permit);
      if (wait.isOver) return this.release(permit, 'not-sent');
      return wait.end(() => acquired(id, permit, undefined, undefined, undefined));
    }
    if (wait.isOver) return undefined;
    this.#waiting.set(answer.ticket, controller);
    const millis = Math.max(answer.notBeforeMs, LEAST_WAIT);
    return wait.end(() => acquired(id, undefined, millis, answer.ticket, undefined));
  }

  /**
   * @param {PermitRequest} request
   * @returns {Promise<import('./limiter-types.js').PermitAnswer>}
   */
  async #ask(request) {
    const { permit, notBeforeMs, ticket } = /** @type {any} */ (
      await this.#limiter.acquire(request)
    );
    if (typeof permit?.release === 'function')
      return { permit: /** @type {RatePermit} */ (permit) };
    if (Number.isFinite(notBeforeMs) && typeof ticket === 'string' && ticket.length < 1000) {
      return { notBeforeMs: /** @type {number} */ (notBeforeMs), ticket };
    }
    throw new TypeError('acquire must resolve to { permit } or { notBeforeMs, ticket }');
  }

  /** @param {RatePermit} permit */
  #keep(permit) {
    this.#last += 1;
    this.#permits.set(this.#last, permit);
    return this.#last;
  }

  /** @param {string | undefined} ticket */
  #take(ticket) {
    const controller = this.#waiting.get(ticket ?? '');
    this.#waiting.delete(ticket ?? '');
    return controller;
  }

  /**
   * The call that left with this permit has ended, or did not leave.
   * @param {number} number
   * @param {Parameters<RatePermit['release']>[0]} how
   * @param {number} [retryAfterMs]
   */
  release(number, how, retryAfterMs) {
    const permit = this.#permits.get(number);
    this.#permits.delete(number);
    try {
      const facts = retryAfterMs === undefined ? {} : { retryAfterMs };
      const released = /** @type {unknown} */ (permit?.release(how, facts));
      Promise.resolve(released).catch(() => {});
    } catch {
      // What it holds expires by itself.
    }
  }

  /** The call that has this ticket waits no longer. @param {string} ticket */
  forget(ticket) {
    this.#take(ticket)?.abort();
  }
}
