// The options that a gateway is started with.

import { ordersOf } from './practice-gateway.js';

/** Those that `createGateway` and `startGateway` share. */
export const OPTIONS = [
  ...['accounts', 'orders', 'faults', 'pace', 'limits', 'strict', 'now', 'sleep', 'midnight'],
  ...['session', 'maxSkewMs', 'refusalStatus', 'pathPrefix', 'onCall'],
];

/** The options, with orders as the book takes them; one that is not `known` is an error. */
export function checked(options, known) {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    throw new TypeError(`unknown option \`${name}\`; expected one of ${known.join(', ')}`);
  }
  const { orders = [], ...rest } = options;
  return { ...rest, orders: ordersOf(orders) };
}
