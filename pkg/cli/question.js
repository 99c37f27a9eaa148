// The question before all orders are cancelled.

import { createInterface } from 'node:readline';
import { filterWords } from './arguments.js';
import { during } from './interrupt.js';
import { tableOfOrders } from './table.js';

/** So many orders are shown above the question. */
const MOST_SHOWN = 20;

/**
 * Shows what is open, and whose it is, and asks whether to cancel it.
 * @param {import('../dist/index.d.ts').Order[]} orders
 * @param {{ gateway: string, appKey: string, isPaper: boolean }} account
 * @param {import('./arguments.js').Filter} filter
 * @param {import('./output.js').Output} output
 */
export async function ask(orders, { gateway, appKey, isPaper }, filter, output) {
  output.note(...tableOfOrders(orders.slice(0, MOST_SHOWN)));
  if (orders.length > MOST_SHOWN) output.note(`… and ${orders.length - MOST_SHOWN} more`);
  const paper = 'paper (a live one is refused)';
  const live = 'LIVE, unless the access token is of a paper account';
  output.note(
    '',
    `gateway  ${gateway}`,
    `app key  ${appKey}`,
    `account  ${isPaper ? paper : live}`,
    `orders   ${filterWords(filter) || 'all that are open'}`,
  );
  const these = orders.length === 1 ? 'this order' : `these ${orders.length} orders`;
  const isYes = await confirmed(`Cancel ${these}, and what else fits by then?`);
  if (!isYes) output.note('nothing was sent');
  return isYes;
}

/**
 * Whether the answer is yes. No answer, and Ctrl-C, are a no.
 * @param {string} question
 * @returns {Promise<boolean>}
 */
async function confirmed(question) {
  const { stdin, stderr } = process;
  const lines = createInterface({ input: stdin, terminal: false });
  stderr.write(`${question} [y/N] `);
  const answer = new Promise((/** @type {(line: string) => void} */ resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  const declined = () => {
    stderr.write('\n');
    lines.close();
  };
  const line = await during([declined], () => answer);
  lines.close();
  return /^\s*(y|yes)\s*$/i.test(line);
}
