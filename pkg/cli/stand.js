// How far the cancels are, as the bar and the lines of progress tell.

import { timeLeft } from './pace.js';

export class Stand {
  total = 0;
  done = 0;
  accepted = 0;
  failed = 0;
  isStopping = false;
  /** How many results are final. */
  settled = 0;
  /** When each cancel left, retries too. @type {number[]} */
  #times = [];
  /** When the next one may leave at the earliest, should the gateway have asked to wait. */
  #notBefore = 0;
  /** @type {Set<string>} */
  #sent = new Set();

  /** @param {number} total */
  constructor(total) {
    this.total = total;
  }

  /** A cancel has left. @param {string} orderId */
  sent(orderId) {
    this.#times.push(performance.now());
    this.#sent.add(orderId);
  }

  /** A cancel waits. @param {import('../dist/index.d.ts').WaitEvent} event */
  waits({ call, reason, inMs = 0 }) {
    // A pause before a retry holds up its own order only.
    if (call !== 'cancel' || reason === 'retry') return;
    this.#notBefore = Math.max(this.#notBefore, performance.now() + inMs);
  }

  /** The orders that some cancel has left for. */
  get sentIds() {
    return [...this.#sent];
  }

  /** @param {import('../dist/index.d.ts').CancelProgress} progress */
  progressed({ total, done, accepted, failed }) {
    // What leaves after Ctrl-C counts as failed there, while it may be under way here.
    if (!this.isStopping) Object.assign(this, { total, done, accepted, failed });
  }

  /** @returns {import('./bar.js').Shown} */
  get shown() {
    const { total, accepted, failed, waiting, leftMs, isStopping } = this;
    const done = isStopping ? this.settled : this.done;
    return { total, done, accepted, failed, waiting, leftMs, isStopping };
  }

  get waiting() {
    return Math.max(0, this.total - this.#sent.size);
  }

  get leftMs() {
    return Math.round(timeLeft(this.#times, this.waiting, performance.now(), this.#notBefore));
  }
}
