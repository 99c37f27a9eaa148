// The cancels of one command, and how they are ended early: no further order leaves, and those under
// way are followed to their end; or everything ends at once.
//
// One bulk call cancels them all, since it looks up many orders by one list. It tells the results at
// its end only. So each order whose request has left is followed by a call of its own: that joins the
// cancel under way, sends nothing, and knows its result as soon as there is one.

import { setImmediate } from 'node:timers/promises';

/** @typedef {import('../dist/index.d.ts').TradeContext} TradeContext */
/** @typedef {import('../dist/index.d.ts').CancelResult} CancelResult */
/** @typedef {import('../dist/index.d.ts').CancelProgress} CancelProgress */
/** @typedef {import('../dist/index.d.ts').Order} Order */
/** @typedef {{ results: CancelResult[], complete?: boolean, rounds?: number, stillOpen?: Order[] }} Ended */

export class Cancelling {
  #ctx;
  #options;
  #settled;
  /** Ends the bulk call, and with it what has not left. */
  #bulk = new AbortController();
  /** Ends what goes on after that. */
  #rest = new AbortController();
  /** Those that follow an order each. @type {Map<string, AbortController>} */
  #followers = new Map();
  /** What they came to. @type {Map<string, CancelResult>} */
  #followed = new Map();
  /** What is known for good. @type {Set<string>} */
  #final = new Set();
  /** @type {Promise<unknown>[]} */
  #pending = [];
  wasStopped = false;

  /**
   * @param {TradeContext} ctx
   * @param {{ isAttached?: boolean, until?: 'accepted' | 'closed', isAll?: boolean }} options
   * @param {(result: CancelResult) => void} settled told of each result that is final, once
   */
  constructor(ctx, { isAttached = false, until = 'closed', isAll = false }, settled) {
    this.#ctx = ctx;
    this.#options = { isAttached, until };
    this.isAll = isAll;
    this.#settled = settled;
  }

  /**
   * Cancels these orders. @param {string[]} ids @param {(progress: CancelProgress) => void} onProgress
   * @returns {Promise<Ended>}
   */
  async cancel(ids, onProgress) {
    const { signal } = this.#bulk;
    const results = await this.#ctx.cancelOrders(ids, { ...this.#options, onProgress, signal });
    return { results: await this.#best(results) };
  }

  /**
   * Cancels all that fit. @param {import('./arguments.js').Filter} filter
   * @param {(progress: CancelProgress) => void} onProgress
   * @param {(order: Order) => void} found
   * @returns {Promise<Ended>}
   */
  async cancelAll(filter, onProgress, found) {
    const where = (/** @type {Order} */ order) => {
      found(order);
      return true;
    };
    const { signal } = this.#bulk;
    const { results, ...report } = await this.#ctx.cancelAll(filter, { onProgress, where, signal });
    return { ...report, results: await this.#best(results) };
  }

  /** A cancel of this order has left. @param {string} orderId */
  sent(orderId) {
    if (this.#rest.signal.aborted || this.#followers.has(orderId) || this.#final.has(orderId))
      return;
    const controller = new AbortController();
    this.#followers.set(orderId, controller);
    const follow = async () => {
      const options = { ...this.#options, signal: controller.signal };
      const [result] = await this.#ctx.cancelOrders([orderId], options);
      this.#followers.delete(orderId);
      if (!result) return;
      this.#followed.set(orderId, result);
      if (this.#isFinal(result)) this.#finish(orderId, result);
    };
    this.#pending.push(follow());
  }

  /** No further order leaves; resolves to how many are under way. */
  async stop() {
    this.wasStopped = true;
    const ids = [...this.#followers.keys()];
    if (ids.length > 0) this.#pending.push(this.#goOn(ids));
    // By then it has joined them, so that they do not end with those that leave now.
    await setImmediate();
    for (const orderId of ids) this.#followers.get(orderId)?.abort();
    this.#bulk.abort();
    return ids.length;
  }

  /** Everything ends at once. */
  end() {
    this.wasStopped = true;
    this.#rest.abort();
    for (const controller of this.#followers.values()) controller.abort();
    this.#bulk.abort();
  }

  /** Follows together what is under way. @param {string[]} ids */
  async #goOn(ids) {
    const options = { ...this.#options, signal: this.#rest.signal };
    for (const result of await this.#ctx.cancelOrders(ids, options)) {
      const { orderId } = result;
      if (orderId === undefined) continue;
      this.#followed.set(orderId, result);
      if (this.#isFinal(result)) this.#finish(orderId, result);
    }
  }

  /**
   * Whether nothing that follows can change it. Of all orders, one that was refused is tried again.
   * @param {CancelResult} result
   */
  #isFinal({ ok, error }) {
    return ok || error.outcome === 'too-late' || (error.outcome === 'rejected' && !this.isAll);
  }

  /** @param {string} orderId @param {CancelResult} result */
  #finish(orderId, result) {
    if (this.#final.has(orderId)) return;
    this.#final.add(orderId);
    this.#settled(result);
  }

  /** The results, each by the call that followed the order longest. @param {CancelResult[]} results */
  async #best(results) {
    // One that follows an order takes over where the bulk's time is up, and may send more.
    while (this.#pending.length > 0) await this.#pending.shift();
    return results.map((result) => {
      const { orderId = '' } = result;
      const best = better(result, this.#followed.get(orderId));
      if (orderId !== '') this.#finish(orderId, best);
      return best;
    });
  }
}

/**
 * Of what two calls say of an order, that which knows more: how it ended, or of more requests.
 * @param {CancelResult} result @param {CancelResult} [followed]
 */
function better(result, followed) {
  if (!followed || knowsEnd(result)) return result;
  if (knowsEnd(followed)) return followed;
  return attemptsOf(followed) > attemptsOf(result) || isLeft(result) ? followed : result;
}

/** @param {CancelResult} result */
function knowsEnd({ ok, error }) {
  return ok || error.outcome === 'too-late';
}

/** @param {CancelResult} result */
function attemptsOf({ receipt, error }) {
  return (receipt ?? error).attempts;
}

/** Whether the call went away while others went on. @param {CancelResult} result */
function isLeft({ error }) {
  return error?.kind === 'Aborted';
}
