// `cancel`: named orders, or all that are open.

import { accountOf, contextOf } from './account.js';
import { bar } from './bar.js';
import { Cancelling } from './cancelling.js';
import { EXIT, Stop, whyNot } from './errors.js';
import { idsOf } from './ids.js';
import { during } from './interrupt.js';
import { nothingOpen, stopOf } from './look.js';
import { countsOf, exitCodeOf, jsonOf, outcomeOf, wordsOf } from './outcome.js';
import { ask } from './question.js';
import { hintsOf, sumLine, tableOfResults } from './report.js';
import { Stand } from './stand.js';
import { tableOfOrders } from './table.js';
import { count, printable } from './text.js';

/** @typedef {import('./arguments.js').Options} Options */
/** @typedef {import('./output.js').Output} Output */
/** @typedef {import('../dist/index.d.ts').TradeContext} TradeContext */
/** @typedef {import('../dist/index.d.ts').ConfigOptions} ConfigOptions */
/** @typedef {import('../dist/index.d.ts').CancelResult} CancelResult */
/** @typedef {Awaited<ReturnType<typeof accountOf>>} Account */

const BAR_MS = 150;
/** For what was under way to say what is known of it, once it was ended. */
const LAST_WORDS_MS = 2_000;

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
      else this.#tellEarly(result);
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
    const { filter, json } = this.#options;
    const orders = await this.#reading((signal) => this.ctx.openOrders(filter, { signal }));
    if (orders.length === 0) {
      if (json) this.#summary([], { exitCode: EXIT.done });
      this.#output.note(nothingOpen(filter));
      return 'nothing';
    }
    if (await ask(orders, account, filter, this.#output)) return 'yes';
    if (json) this.#summary([], { exitCode: EXIT.not });
    return 'no';
  }

  /** @param {Account} account */
  async cancels(account) {
    const output = this.#output;
    const timer = setInterval(() => this.#draw(), BAR_MS);
    const steps = [() => this.#stop(), () => this.#end(), () => this.#quit()];
    const how = { withoutTerminal: true };
    const ended = await during(steps, () => this.#ended(), how).finally(() => {
      clearInterval(timer);
      output.status('');
    });
    const { results, complete, rounds, stillOpen } = ended;
    const { wasStopped } = this.#cancelling;
    const exitCode = exitCodeOf(results, { complete, wasStopped });
    if (this.#options.json) {
      this.#summary(results, { ...(stillOpen && { complete, rounds, stillOpen }), exitCode });
    } else if (results.length > 0) {
      output.precious(...tableOfResults(results, this.#listed, output.hasColours(output.out)));
    }
    const { filter, attached: isAttached } = this.#options;
    const sum = results.length > 0 ? sumLine(results) : nothingOpen(filter);
    output.note(sum, ...hintsOf(ended, { ...account, isAttached, wasStopped }));
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

  /** What is not as wished for is told at once, while others are under way. @param {CancelResult} result */
  #tellEarly(result) {
    const { orderId, error } = result;
    const outcome = outcomeOf(result);
    const isFinal = outcome === 'too-late' || (outcome === 'rejected' && !this.#options.all);
    if (!isFinal || !this.#output.hasStatus || this.#stand.settled === this.#stand.total) return;
    const order = error?.order;
    const words = [orderId, order?.symbol, order?.side, order?.quantity, wordsOf(result)];
    this.#output.note(printable(words.filter((word) => word !== undefined).join(' ')));
  }

  /** @param {CancelResult[]} results @param {object} more */
  #summary(results, more) {
    const { wasStopped } = this.#cancelling;
    this.#output.json({ type: 'summary', ...countsOf(results), wasStopped, ...more });
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
    if (!this.#output.hasStatus) return;
    const columns = this.#output.err.columns || 80;
    const { total, shown } = this.#stand;
    this.#output.status(total > 0 ? bar(shown, columns) : 'reading the lists of orders');
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
      onWait: (event) => {
        this.#stand.waits(event);
        tell('wait', event);
      },
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
