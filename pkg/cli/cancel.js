// `cancel`: named orders, or all that are open.

import { accountOf, contextOf } from './account.js';
import { bar } from './bar.js';
import { Cancelling } from './cancelling.js';
import { EXIT, Stop, whyNot } from './errors.js';
import { idsOf } from './ids.js';
import { during } from './interrupt.js';
import { stopOf } from './look.js';
import { countsOf, exitCodeOf, jsonOf } from './outcome.js';
import { confirmed } from './question.js';
import { hintsOf, sumLine, tableOfResults } from './report.js';
import { Stand } from './stand.js';
import { tableOfOrders } from './table.js';
import { count } from './text.js';

/** @typedef {import('./arguments.js').Options} Options */
/** @typedef {import('./output.js').Output} Output */
/** @typedef {import('../dist/index.d.ts').TradeContext} TradeContext */
/** @typedef {import('../dist/index.d.ts').ConfigOptions} ConfigOptions */
/** @typedef {Awaited<ReturnType<typeof accountOf>>} Account */

const BAR_MS = 150;
/** For what was under way to say what is known of it, once it was ended. */
const LAST_WORDS_MS = 2_000;
/** So many orders are shown above the question. */
const MOST_SHOWN = 20;

/**
 * @param {Options} options @param {Output} output
 * @param {(unsettled: () => string[]) => void} begun told how to learn which orders are under way
 */
export async function cancel(options, output, begun) {
  if (options.all && !options.yes && !options.dryRun && !canAsk()) {
    throw new Stop('--all asks before it cancels, which needs a terminal; say --yes to go without');
  }
  const ids = options.all ? [] : await idsOf(options.ids, process.stdin);
  const run = new Run(options, output, ids);
  begun(() => run.unsettled);
  const account = await accountOf(run.ctx);
  if (options.json) {
    output.json({ type: 'start', command: 'cancel', ...account });
    if (output.failure && output.failure !== 'EPIPE') {
      throw new Stop(
        `standard output cannot be written: ${whyNot(output.failure)}; nothing was sent`,
      );
    }
  }
  if (options.dryRun) return run.dryRun();
  if (options.all && !options.yes) {
    const isWanted = await run.asks(account);
    if (isWanted !== 'yes') return isWanted === 'nothing' ? EXIT.done : EXIT.not;
  }
  return run.cancels(account);
}

function canAsk() {
  return Boolean(process.stdin.isTTY && process.stderr.isTTY);
}

class Run {
  #options;
  #output;
  #ids;
  #stand;
  #cancelling;
  /** Those with a result. @type {Set<string>} */
  #settled = new Set();
  /** As they were listed. @type {Map<string, import('../dist/index.d.ts').Order>} */
  #listed = new Map();

  /** @param {Options} options @param {Output} output @param {string[]} ids */
  constructor(options, output, ids) {
    this.#options = options;
    this.#output = output;
    this.#ids = ids;
    this.#stand = new Stand(ids.length);
    this.ctx = contextOf(this.#listeners());
    const { attached: isAttached, until, all: isAll } = options;
    this.#cancelling = new Cancelling(this.ctx, { isAttached, until, isAll }, (result) => {
      if (result.orderId !== undefined) this.#settled.add(result.orderId);
      this.#stand.settled = this.#settled.size;
      if (options.json) output.json(jsonOf(result));
    });
  }

  /** The orders that a cancel has left for, and of which no result was told. */
  get unsettled() {
    return this.#stand.sentIds.filter((id) => !this.#settled.has(id));
  }

  async dryRun() {
    const { stillOpen } = await this.#reading((signal) =>
      this.ctx.cancelAll(this.#options.filter, { dryRun: true, signal }),
    );
    if (this.#options.json) {
      for (const order of stillOpen) this.#output.json({ type: 'order', ...order });
    } else if (stillOpen.length > 0) this.#output.result(...tableOfOrders(stillOpen));
    this.#output.note(`${count(stillOpen.length, 'order')} would be cancelled; nothing was`);
    return EXIT.done;
  }

  /** Whether all that is open is to be cancelled. @param {Account} account */
  async asks(account) {
    const orders = await this.#reading((signal) =>
      this.ctx.openOrders(this.#options.filter, { signal }),
    );
    if (orders.length === 0) {
      if (this.#options.json) this.#output.json({ type: 'summary', total: 0, exitCode: EXIT.done });
      this.#output.note('nothing is open');
      return 'nothing';
    }
    this.#output.note(...tableOfOrders(orders.slice(0, MOST_SHOWN)));
    if (orders.length > MOST_SHOWN) this.#output.note(`… and ${orders.length - MOST_SHOWN} more`);
    this.#output.note(
      '',
      `gateway  ${account.gateway}`,
      `app key  ${account.appKey}`,
      `account  ${account.isPaper ? 'paper (a live one is refused)' : 'LIVE, unless the access token is of a paper account'}`,
    );
    const isYes = await confirmed(
      `Cancel ${orders.length === 1 ? 'this order' : `these ${orders.length} orders`}, and what else is open by then?`,
    );
    if (!isYes) this.#output.note('nothing was sent');
    return isYes ? 'yes' : 'no';
  }

  /** @param {Account} account */
  async cancels(account) {
    const output = this.#output;
    const timer = setInterval(() => this.#draw(), BAR_MS);
    const steps = [() => this.#stop(), () => this.#end(), () => this.#quit()];
    const ended = await during(steps, () => this.#ended()).finally(() => {
      clearInterval(timer);
      output.status('');
    });
    const { results, complete, rounds, stillOpen } = ended;
    const { wasStopped } = this.#cancelling;
    const exitCode = exitCodeOf(results, { complete, wasStopped });
    if (this.#options.json) {
      const open = stillOpen && { complete, rounds, stillOpen };
      output.json({ type: 'summary', ...countsOf(results), ...open, wasStopped, exitCode });
    } else if (results.length > 0) {
      output.precious(...tableOfResults(results, this.#listed, output.hasColours(output.out)));
    }
    output.note(sumLine(results), ...hintsOf(ended, { ...account, wasStopped }));
    return exitCode;
  }

  async #ended() {
    const progressed = (/** @type {import('../dist/index.d.ts').CancelProgress} */ progress) => {
      this.#stand.progressed(progress);
      this.#draw();
      if (!this.#options.json || this.#stand.isStopping) return;
      const { waiting, leftMs } = this.#stand;
      this.#output.json({ type: 'progress', ...progress, waiting, leftMs });
    };
    if (!this.#options.all) return this.#cancelling.cancel(this.#ids, progressed);
    const found = (/** @type {import('../dist/index.d.ts').Order} */ order) => {
      this.#listed.set(order.orderId, order);
      this.#stand.total = this.#listed.size;
    };
    try {
      return await this.#cancelling.cancelAll(this.#options.filter, progressed, found);
    } catch (error) {
      // Only the first list fails so, when nothing has left.
      throw this.#stand.sentIds.length > 0 ? error : stopOf(error, '; nothing was cancelled');
    }
  }

  async #stop() {
    this.#stand.isStopping = true;
    const underWay = await this.#cancelling.stop();
    this.#output.note(
      `stopping: no further order is cancelled, ${underWay} under way; Ctrl-C again ends at once`,
    );
  }

  #end() {
    this.#cancelling.end();
    setTimeout(() => this.#quit(), LAST_WORDS_MS).unref();
  }

  #quit() {
    this.#output.note(`may still be open: ${this.unsettled.join(' ')}`);
    process.exit(EXIT.unknown);
  }

  #draw() {
    if (this.#output.hasStatus && this.#stand.total > 0) {
      this.#output.status(bar(this.#stand.shown, this.#output.err.columns || 80));
    }
  }

  /** @returns {ConfigOptions} */
  #listeners() {
    const tell = (/** @type {string} */ event, /** @type {object} */ fields) => {
      if (this.#options.json) this.#output.json({ type: 'event', event, ...fields });
    };
    return {
      onSend: (event) => {
        if (event.call === 'cancel' && event.orderId !== undefined) {
          this.#stand.sent(event.orderId);
          this.#cancelling.sent(event.orderId);
        }
        tell('send', event);
      },
      onAttempt: (event) => tell('attempt', event),
      onWait: (event) => tell('wait', event),
    };
  }

  /** @template T @param {(signal: AbortSignal) => Promise<T>} read */
  async #reading(read) {
    const controller = new AbortController();
    try {
      return await during([() => controller.abort()], () => read(controller.signal));
    } catch (error) {
      throw stopOf(error);
    }
  }
}
