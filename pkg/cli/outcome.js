// What came of an order, in words and as an exit code.

import { EXIT } from './errors.js';

/** @typedef {import('../dist/index.d.ts').CancelResult} CancelResult */
/** @typedef {'cancelled' | 'submitted' | 'too-late' | 'rejected' | 'not-sent' | 'unknown'} Outcome */

/** From the best to what needs a look first, which the table has last: nearest to the prompt. */
export const OUTCOMES = /** @type {const} */ ([
  'cancelled',
  'submitted',
  'too-late',
  'rejected',
  'not-sent',
  'unknown',
]);

/** How a sum says it. */
export const IN_SUM = Object.freeze({
  cancelled: 'cancelled',
  submitted: 'submitted',
  'too-late': 'ended before the cancel',
  rejected: 'not cancelled',
  'not-sent': 'not sent',
  unknown: 'may still be open',
});

const CLOSED = /^(Canceled|PartialWithdrawal)$/;

/** @param {CancelResult} result @returns {Outcome} */
export function outcomeOf({ receipt, error }) {
  if (receipt) return CLOSED.test(receipt.order?.status ?? '') ? 'cancelled' : 'submitted';
  return error.outcome ?? 'unknown';
}

/** The order as it was last seen. @param {CancelResult} result */
export function orderOf({ receipt, error }) {
  return (receipt ?? error).order;
}

/** What to tell of a result, in a few words. @param {CancelResult} result */
export function wordsOf(result) {
  const { orderId, error } = result;
  const order = orderOf(result);
  const outcome = outcomeOf(result);
  if (outcome === 'cancelled') return `cancelled${filledOf(order)}`;
  if (outcome === 'submitted') return 'cancel submitted; the order may still be filled first';
  if (outcome === 'too-late') {
    if (order?.status === 'Filled') return 'filled before the cancel';
    return `ended otherwise: ${order?.status.toLowerCase()}${order?.msg ? ` (${order.msg})` : ''}`;
  }
  if (outcome === 'not-sent' && error?.kind === 'Aborted')
    return 'not sent: stopped before its turn';
  const why = (error?.message ?? '').replace(`order ${orderId}: `, '');
  if (outcome === 'unknown' && error?.accepted)
    return `cancel submitted, may still be open: ${why}`;
  return `${IN_SUM[outcome]}: ${why}`;
}

/** @param {import('../dist/index.d.ts').Order} [order] */
function filledOf(order) {
  if (!order || !(Number(order.executedQuantity) > 0)) return '';
  return `; ${order.executedQuantity} of ${order.quantity} filled before`;
}

/** A result as JSON has it. @param {CancelResult} result */
export function jsonOf(result) {
  const { receipt, error } = result;
  const { name: _, outcome: __, ...failed } = error?.toJSON() ?? {};
  const fields = receipt ?? failed;
  return { type: 'result', orderId: result.orderId, outcome: outcomeOf(result), ...fields };
}

/** How many came to what. @param {CancelResult[]} results */
export function sumOf(results) {
  /** @type {Record<Outcome, number>} */
  const sum = { cancelled: 0, submitted: 0, 'too-late': 0, rejected: 0, 'not-sent': 0, unknown: 0 };
  for (const result of results) sum[outcomeOf(result)] += 1;
  return sum;
}

/**
 * The exit code: what is unknown wins, and of all orders it is unknown whether any is open as long as
 * the lists do not say so.
 * @param {CancelResult[]} results
 * @param {{ complete?: boolean | undefined, wasStopped: boolean }} how
 */
export function exitCodeOf(results, { complete, wasStopped }) {
  const sum = sumOf(results);
  if (sum.unknown > 0) return EXIT.unknown;
  if (sum.cancelled + sum.submitted < results.length) return EXIT.not;
  if (complete === false) return wasStopped ? EXIT.not : EXIT.unknown;
  return EXIT.done;
}

/** The same for JSON, by names that need no quotes. @param {CancelResult[]} results */
export function countsOf(results) {
  const { 'too-late': tooLate, 'not-sent': notSent, ...sum } = sumOf(results);
  return { total: results.length, ...sum, tooLate, notSent };
}
