/// <reference lib="esnext.disposable" />

import type { Call, Counts } from './calls.js';
import type { ArmedFault, Fault, FaultKind, FaultMatch, FaultText } from './faults.js';
import type {
  ApiKeyAccount,
  GatewayOptions,
  Limits,
  OAuthAccount,
  StartOptions,
} from './options.js';
import type { GatewayStatus, NewOrder, Order } from './orders.js';

export type * from './calls.js';
export type * from './faults.js';
export type * from './options.js';
export type * from './orders.js';

/**
 * Starts a practice gateway of its own on a port of this machine. Resolves once it listens.
 *
 * Rejects with a `TypeError` for an option that is not known or not valid, and with an `Error` that
 * names the port where that is in use.
 *
 * ```js
 * import { startGateway } from 'longport-practice';
 *
 * const gateway = await startGateway({ orders: 1 });
 * const [{ orderId }] = gateway.book();
 * gateway.arm('reset@after'); // the next call takes effect, and its answer is lost
 * // …have your program, with `gateway.env` as its environment, cancel `orderId`…
 * console.log(gateway.book(orderId)?.status, gateway.log().length);
 * await gateway.stop();
 * ```
 */
export function startGateway(options?: StartOptions): Promise<PracticeGateway>;

/**
 * The same gateway without a port: its `fetch` goes into a `Config`, and no request leaves the
 * process. It has nothing of Node.js: a page or a worker takes it from `longport-practice/core`.
 *
 * ```js
 * import { createGateway } from 'longport-practice';
 *
 * const gateway = createGateway({ orders: 2 });
 * const [one, other] = gateway.book();
 * gateway.arm('hang:forever', { orderId: other.orderId }); // a fault for one order alone
 * const { appKey, appSecret, accessToken } = gateway.account;
 * const options = { fetch: gateway.fetch, httpUrl: gateway.url };
 * // …Config.fromApikey(appKey, appSecret, accessToken, options)…
 * ```
 */
export function createGateway(options?: GatewayOptions): InProcessGateway;

/**
 * Puts a clock of its own in place of `setTimeout`, `setInterval`, `Date` and `performance.now()`,
 * until `restore()`. Time passes only as it is told to, so that a minute of retries takes a
 * millisecond. It is for `createGateway`: what comes over a socket, it does not wait for. The fake
 * timers of Vitest and Jest do as well; with them, advance the time asynchronously.
 *
 * ```js
 * import { createGateway, virtualClock } from 'longport-practice';
 *
 * const clock = virtualClock();
 * const gateway = createGateway({ orders: 1, faults: ['hang:forever'] });
 * // The code under test, which waits for a minute before it gives up.
 * const work = () => fetch(gateway.url);
 * await clock.run(work).catch((error) => console.log(error.message));
 * clock.restore();
 * ```
 *
 * @param startsAt what `Date.now()` says at first, in Unix milliseconds
 */
export function virtualClock(startsAt?: number): VirtualClock;

/** Each kind of fault, and what it does, in words. */
export const FAULT_KINDS: Readonly<Record<FaultKind, string>>;

/** The keys that each gateway knows unless `accounts` says otherwise. */
export const PRACTICE_ACCOUNT: Readonly<ApiKeyAccount>;

/** The same account by OAuth: its calls carry a bearer token and no signature. */
export const PRACTICE_OAUTH: Readonly<OAuthAccount>;

export interface PracticeGateway extends AsyncDisposable {
  /** Where it is called: the `httpUrl` of a `Config`. */
  readonly url: string;
  /** The practice account's keys, for `Config.fromApikey`. */
  readonly account: { appKey: string; appSecret: string; accessToken: string };
  /** The variables that `Config.fromApikeyEnv()` reads, for a process that a test starts. */
  readonly env: {
    LONGPORT_APP_KEY: string;
    LONGPORT_APP_SECRET: string;
    LONGPORT_ACCESS_TOKEN: string;
    LONGPORT_HTTP_URL: string;
  };
  /** Totals over all calls so far. */
  readonly counts: Counts;

  /**
   * Submits orders to the book: so many open ones, or these. Returns them.
   *
   * ```js
   * import { createGateway } from 'longport-practice';
   *
   * const gateway = createGateway();
   * gateway.seed(40);
   * // Its cancel is accepted, and then it is filled all the same.
   * gateway.seed({ orderId: '1', symbol: 'AAPL.US', plan: { fillsFirst: true } });
   * ```
   */
  seed(orders?: number | NewOrder | readonly NewOrder[]): Order[];

  /**
   * Arms a fault: an object, or a text of the form `KIND[=NUMBER][@PLACE][:TIMES]`. It happens to the
   * next call that matches, so often as `times` says. Returns the fault as it is armed.
   *
   * ```js
   * import { createGateway } from 'longport-practice';
   *
   * const gateway = createGateway({ orders: [{ orderId: '1' }, { orderId: '2' }] });
   * gateway.arm('status=429:3'); // the next three calls, whatever they are
   * gateway.arm('reset@after', { orderId: '1', method: 'DELETE' }); // a cancel of order 1
   * gateway.arm({ kind: 'delay', delayMs: 500, times: 'forever' });
   * ```
   */
  arm(fault: Fault | FaultText, match?: FaultMatch): ArmedFault;
  /** Disarms all faults. */
  disarm(): void;
  /** The faults that are still armed. */
  faults(): ArmedFault[];

  /** The calls it received, oldest first; the last 10,000 of them. */
  log(): Call[];

  /** All orders as they are now, in the order of submission: the truth, whatever a fault told. */
  book(): Order[];
  /** An order as it is now; `undefined` where there is none of this id. */
  book(orderId: string): Order | undefined;

  /** Somebody else cancels an order. Throws where it is not open. */
  cancel(orderId: string): void;
  /** Fills an order, or so much of it. */
  fill(orderId: string, quantity?: string | number): void;
  /** Ends an order in this status. */
  end(orderId: string, status: GatewayStatus): void;

  /** The gateway's clock, in Unix milliseconds. */
  now(): number;
  /** Sets the gateway's clock forward, and nobody else's. */
  advance(ms: number): void;
  /** Replaces the rate limits; `false` switches them off. */
  limit(limits: Limits | false): void;
  /** Makes it know further credentials, such as a fresh token. */
  addAccount(account: ApiKeyAccount | OAuthAccount): void;
  /** Makes an access token expire, the practice account's unless given; or valid again. */
  expireToken(accessToken?: string, expired?: boolean): void;

  /** Everything as at the start, but without the faults that it started with. */
  reset(): void;
  /** Ends it, and what is under way. May be called again. */
  stop(): Promise<void>;
}

/** A gateway without a port. */
export interface InProcessGateway extends PracticeGateway {
  /** Stands in for the global `fetch`, for any host. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

export interface VirtualClock extends Disposable {
  /** What `Date.now()` says. */
  now(): number;
  /**
   * Jumps from timer to timer until the promise has settled, and gives what it settled to. Rejects
   * where it waits for something that no timer brings about, and after 10,000 timers.
   */
  run<T>(work: Promise<T> | (() => T | Promise<T>)): Promise<T>;
  /** Lets so much time pass, and all timers fire that are due by then. */
  advance(ms: number): Promise<void>;
  /** Puts the real timers and clocks back. What waits for a timer of this clock then waits for ever. */
  restore(): void;
}
