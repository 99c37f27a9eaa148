// The practice gateway without a port: what a page, a worker or a test can carry inside itself.
// Nothing that this file leads to is Node.js's own.
//
//   const gateway = createGateway({ orders: [{ orderId: '709043056541253632' }] });
//   await gateway.fetch(`${gateway.url}/v1/trade/order?order_id=709043056541253632`, init);
//   gateway.book.get('709043056541253632').status;

import { fetchOf } from './fetch.js';
import { Gateway } from './gateway.js';

export { PRACTICE_ACCOUNT } from '../practice-account.js';
export { BROKER_CODES, PRACTICE_CODES, REPORTED_CODES } from './codes.js';
export { DOCUMENTED_LIMITS } from './limits.js';
export { Gateway } from './gateway.js';
export { PRACTICE_OAUTH } from './practice-oauth.js';

/** No name under `.invalid` is anybody's: a request that is sent by mistake goes nowhere. */
const URL_OF_NOBODY = 'https://practice-gateway.invalid';

/**
 * A gateway with `fetch(url, init)`, `url` and `close()`. Options, all optional:
 * - `accounts`        credentials it knows; see authentication.js
 * - `orders`          orders in the book at the start; see `submit` in book.js
 * - `pace`            `{ waitToCancelMs, pendingCancelMs }`
 * - `limits`          `{ calls, windowMs, minIntervalMs, scope }`, or false for none
 * - `strict`          where the documentation is open, the stricter: `limits` with the scope 'account',
 *                     and a `maxSkewMs` of 60,000, unless these are given
 * - `now`             the clock, Unix milliseconds
 * - `sleep`           `(ms)`: how a fault's delay is waited for, by another clock
 * - `midnight`        any midnight, Unix milliseconds; twelve hours from now unless given
 * - `session`         `{ opensAtMs, closesAtMs }` after midnight; always open unless given
 * - `maxSkewMs`       refuses timestamps further than this from the clock
 * - `refusalStatus`   the HTTP status of codes 60xxxx, which is not documented: 400 unless given
 * - `pathPrefix`      expects requests under this path, as behind a reverse proxy
 * - `onCall`          `(call)`: told of each call once it is answered, as in `calls`
 */
export function createGateway(options) {
  const gateway = new Gateway(options);
  return Object.assign(gateway, {
    url: URL_OF_NOBODY,
    fetch: fetchOf(gateway),
    close: () => gateway.stop(),
  });
}
