// What is told at the end: a table, a sum, and what to do next.

import { urlVariable } from './account.js';
import { IN_SUM, OUTCOMES, orderOf, outcomeOf, sumOf, wordsOf } from './outcome.js';
import { ORDER_COLUMNS, orderCells, tableOf } from './table.js';
import { count } from './text.js';

/** @typedef {import('../dist/index.d.ts').CancelResult} CancelResult */

const MOST_NAMED = 10;
const COLOURS = {
  cancelled: 32,
  submitted: 32,
  'too-late': 33,
  rejected: 31,
  'not-sent': 31,
  unknown: 35,
};

/**
 * What needs a look is last: nearest to the prompt.
 * @param {CancelResult[]} results
 * @param {Map<string, import('../dist/index.d.ts').Order>} listed what lists said of orders before
 * @param {boolean} hasColours
 */
export function tableOfResults(results, listed, hasColours) {
  const rank = (/** @type {CancelResult} */ result) => OUTCOMES.indexOf(outcomeOf(result));
  const rows = [...results]
    .sort((a, b) => rank(a) - rank(b))
    .map((result) => {
      const colour = COLOURS[outcomeOf(result)];
      const style = hasColours
        ? (/** @type {string} */ text) => `\u001b[${colour}m${text}\u001b[0m`
        : undefined;
      const order = orderOf(result) ?? listed.get(result.orderId ?? '');
      return { cells: [...orderCells(result.orderId, order), wordsOf(result)], style };
    });
  return tableOf([...ORDER_COLUMNS, { title: 'RESULT' }], rows);
}

/** @param {CancelResult[]} results */
export function sumLine(results) {
  const sum = sumOf(results);
  const parts = OUTCOMES.filter((outcome) => sum[outcome] > 0);
  const words = parts.map((outcome) => `${sum[outcome]} ${IN_SUM[outcome]}`);
  return `${count(results.length, 'order')}: ${words.join(', ')}`;
}

/**
 * What to do next.
 * @param {import('./cancelling.js').Ended} ended
 * @param {{ gateway: string, isAttached: boolean, wasStopped: boolean }} how
 */
export function hintsOf({ results, complete }, { gateway, isAttached, wasStopped }) {
  const flag = isAttached ? ' --attached' : '';
  const hints = [];
  const open = results.filter((result) => outcomeOf(result) === 'unknown');
  if (open.length > 0) hints.push(`look before you act: ${commandFor('status', open)}${flag}`);
  const again = results.filter((result) => /^(rejected|not-sent)$/.test(outcomeOf(result)));
  if (again.length > 0) hints.push(`to try again: ${commandFor('cancel', again)}${flag}`);
  if (open.some(({ error }) => error?.message.includes('not supported for this account'))) {
    hints.push('US accounts cannot be looked up; --until accepted is as far as they are followed');
  }
  const hasNoConnection = results.some(
    ({ error }) => error?.kind === 'Network' && error.outcome === 'not-sent',
  );
  if (hasNoConnection)
    hints.push(`no connection to ${gateway}: check the network and ${urlVariable()}`);
  if (complete === false) {
    hints.push(
      wasStopped
        ? 'stopped: whether more is open was not looked at'
        : 'not complete: see what is open by npx longport-cancel-order open',
    );
  }
  return hints;
}

/** @param {string} command @param {CancelResult[]} results */
function commandFor(command, results) {
  const named = results.slice(0, MOST_NAMED).map(({ orderId }) => orderId);
  const rest = results.length > MOST_NAMED ? ' …' : '';
  return `npx longport-cancel-order ${command} ${named.join(' ')}${rest}`;
}
