// `open` and `status`: what only reads.

import { contextOf, urlVariable } from './account.js';
import { filterWords } from './arguments.js';
import { EXIT, Stop } from './errors.js';
import { idsOf } from './ids.js';
import { during } from './interrupt.js';
import { tableOfOrders } from './table.js';
import { count, printable } from './text.js';

/** @typedef {import('../dist/index.d.ts').Order} Order */
/** @typedef {import('../dist/index.d.ts').LongportError} LongportError */

/** Of these, the credentials are the reason. */
const CONFIGURATION = new Set([
  'InvalidConfig',
  'SignatureInvalid',
  'AppKeyIllegal',
  'IpNotAllowed',
  'TokenExpired',
]);

/** @param {import('./arguments.js').Options} options @param {import('./output.js').Output} output */
export async function open({ filter, json, idsOnly }, output) {
  const orders = await read((ctx, signal) => ctx.openOrders(filter, { signal }));
  if (idsOnly) output.result(...orders.map(({ orderId }) => orderId));
  else show(orders, json, output);
  if (!json)
    output.note(orders.length > 0 ? count(orders.length, 'open order') : nothingOpen(filter));
  return EXIT.done;
}

/** A filter may be wrong, so it is named. @param {import('./arguments.js').Filter} filter */
export function nothingOpen(filter) {
  const words = filterWords(filter);
  return words === '' ? 'nothing is open' : `nothing is open that fits ${words}`;
}

/** @param {import('./arguments.js').Options} options @param {import('./output.js').Output} output */
export async function status({ ids, attached, json }, output) {
  const wanted = await idsOf(ids, process.stdin);
  /** @type {Order[]} */
  const found = [];
  /** @type {LongportError[]} */
  const failed = [];
  await read((ctx, signal) =>
    Promise.all(
      wanted.map((id) =>
        ctx.orderDetail(id, { isAttached: attached, signal }).then(
          (order) => found.push(order),
          (error) => failed.push(error),
        ),
      ),
    ),
  );
  found.sort((a, b) => wanted.indexOf(a.orderId) - wanted.indexOf(b.orderId));
  show(found, json, output);
  for (const error of failed) {
    if (json) output.json({ type: 'error', ...error.toJSON() });
    output.note(`longport-cancel-order: ${printable(sayingHow(error))}`);
  }
  return failed.length > 0 ? Math.max(...failed.map(exitCodeOf)) : EXIT.done;
}

/** @param {Order[]} orders @param {boolean} json @param {import('./output.js').Output} output */
function show(orders, json, output) {
  if (json) for (const order of orders) output.json({ type: 'order', ...order });
  else if (orders.length > 0) output.result(...tableOfOrders(orders));
}

/**
 * Reads what cannot harm anybody, until Ctrl-C.
 * @template T
 * @param {(ctx: import('../dist/index.d.ts').TradeContext, signal: AbortSignal) => Promise<T>} look
 */
async function read(look) {
  const controller = new AbortController();
  try {
    return await during([() => controller.abort()], () => look(contextOf(), controller.signal));
  } catch (error) {
    throw stopOf(error);
  }
}

/**
 * What a call that only reads, or the first list of all orders, ends the command with.
 * @param {any} error @param {string} [rest] what is known besides
 */
export function stopOf(error, rest = '') {
  if (error instanceof Stop || error.kind === undefined) return error;
  return new Stop(sayingHow(error) + rest, exitCodeOf(error));
}

/** With what to do about it. @param {LongportError} error */
function sayingHow({ kind, message }) {
  if (kind === 'Aborted') return 'stopped';
  return kind === 'Network' ? `${message}; check the network and ${urlVariable()}` : message;
}

/** @param {LongportError} error */
function exitCodeOf({ kind }) {
  return CONFIGURATION.has(kind) ? EXIT.usage : EXIT.not;
}
