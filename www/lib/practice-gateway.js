// A gateway as `startGateway` and `createGateway` give it: what a test does with one, and no more.

import { plainOrders } from '../gateway/demo-orders.js';
import { PRACTICE_ACCOUNT } from '../practice-account.js';

/** Older runtimes lack it, and nobody there can write `await using`. */
const DISPOSE = Symbol.asyncDispose ?? Symbol('asyncDispose');

const MOST_ORDERS = 100_000;

export class PracticeGateway {
  #gateway;
  #stopped;

  /** `gateway` has `url`, `close()` and all that gateway/gateway.js has. */
  constructor(gateway, faults = []) {
    this.#gateway = gateway;
    this.url = gateway.url;
    const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
    this.account = { appKey, appSecret, accessToken };
    for (const fault of faults) this.arm(fault);
  }

  /** What `Config.fromApikeyEnv()` reads, for a program of its own. */
  get env() {
    return {
      LONGPORT_APP_KEY: this.account.appKey,
      LONGPORT_APP_SECRET: this.account.appSecret,
      LONGPORT_ACCESS_TOKEN: this.account.accessToken,
      LONGPORT_HTTP_URL: this.url,
    };
  }

  seed(orders = 1) {
    return ordersOf(orders).map((order) => this.#gateway.book.submit(order));
  }

  arm(fault, match) {
    return this.#gateway.fault(fault, match);
  }

  disarm() {
    this.#gateway.clearFaults();
  }

  faults() {
    return this.#gateway.faults;
  }

  log() {
    return this.#gateway.calls.map((call) => ({ ...call }));
  }

  get counts() {
    return structuredClone(this.#gateway.counts);
  }

  book(orderId) {
    const { book } = this.#gateway;
    if (orderId !== undefined) return book.get(orderId);
    return book.list().map((order) => book.get(order.orderId));
  }

  cancel(orderId) {
    const result = this.#gateway.book.cancel(orderId);
    if (result !== 'submitted') throw new TypeError(`order ${orderId} is not open: ${result}`);
  }

  fill(orderId, quantity) {
    this.#gateway.book.fill(orderId, quantity);
  }

  end(orderId, status) {
    this.#gateway.book.end(orderId, status);
  }

  now() {
    return this.#gateway.now();
  }

  advance(ms) {
    this.#gateway.advance(ms);
  }

  limit(limits) {
    this.#gateway.setLimits(limits);
  }

  addAccount(account) {
    this.#gateway.addAccount(account);
  }

  expireToken(accessToken = this.account.accessToken, expired = true) {
    if (this.#gateway.expireToken(accessToken, expired)) return;
    throw new TypeError('no account has that access token');
  }

  reset() {
    this.#gateway.reset();
  }

  /** Once, whoever calls it how often. */
  stop() {
    return (this.#stopped ??= Promise.resolve(this.#gateway.close()));
  }

  [DISPOSE]() {
    return this.stop();
  }
}

/** What a gateway is asked to begin with: orders as they are, or so many open ones. */
export function ordersOf(orders) {
  if (typeof orders === 'number') return plainOrders(countOf(orders));
  const list = [orders].flat();
  for (const order of list) check(order);
  return list;
}

function countOf(orders) {
  if (Number.isInteger(orders) && orders >= 0 && orders <= MOST_ORDERS) return orders;
  throw new TypeError(`orders must be a list of orders, or a number from 0 to ${MOST_ORDERS}`);
}

function check(order) {
  if (order === null || typeof order !== 'object') {
    throw new TypeError(`an order must be an object such as { orderId: '1' }, not ${order}`);
  }
  const { orderId } = order;
  if (typeof orderId === 'number' && !Number.isSafeInteger(orderId)) {
    throw new TypeError(`orderId must be a string: as a number, ${orderId} has lost digits`);
  }
}
