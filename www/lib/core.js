// `import … from 'longport-practice/core'`: what needs nothing of Node.js.

import { createGateway as create } from '../gateway/core.js';
import { ordersOf, PracticeGateway } from './practice-gateway.js';

export { FAULT_KINDS } from './kinds.js';
export { PRACTICE_ACCOUNT } from '../practice-account.js';
export { PRACTICE_OAUTH } from '../gateway/practice-oauth.js';
export { virtualClock } from './virtual-clock.js';

/** The options that `createGateway` and `startGateway` share. */
export const OPTIONS = [
  ...['accounts', 'orders', 'faults', 'pace', 'limits', 'strict', 'now', 'sleep', 'midnight'],
  ...['session', 'maxSkewMs', 'refusalStatus', 'pathPrefix', 'onCall'],
];

export function createGateway(options = {}) {
  const { faults, ...own } = checked(options, OPTIONS);
  const gateway = create(own);
  return Object.assign(new PracticeGateway(gateway, faults), { fetch: gateway.fetch });
}

/** The options, with orders as the book takes them; one that is not `known` is an error. */
export function checked(options, known) {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    throw new TypeError(`unknown option \`${name}\`; expected one of ${known.join(', ')}`);
  }
  const { orders = [], ...rest } = options;
  return { ...rest, orders: ordersOf(orders) };
}
