import type {
  CancelAllOptions,
  CancelAllReport,
  CancelOptions,
  CancelOrdersOptions,
  CancelReceipt,
  CancelResult,
  ConfigOptions,
  ListOptions,
  OrderDetailOptions,
  OrderFilter,
} from './option-types.js';
import type { Order, OrderDetail } from './order-types.js';

// For `Symbol.dispose`, whatever `lib` the user's project names.
/// <reference lib="esnext.disposable" />

/**
 * Credentials and options for the broker's gateway. It stands for one account: whoever acts for many
 * users makes one for each.
 *
 * Everything made from one `Config` shares the account's rate limit and its access token. The secret
 * is copied into WebAssembly memory, from where no property, `JSON.stringify`, `util.inspect` or
 * error shows it, and `free()` wipes it. A copy or a proxy of a `Config` is not one.
 *
 * ```js
 * const config = Config.fromApikey(appKey, appSecret, accessToken);
 * await new TradeContext(config).cancelOrder('709043056541253632');
 * ```
 */
export class Config {
  #private;
  private constructor();
  /**
   * A configuration that signs each request with an API key.
   *
   * A web page must not carry an app secret of yours: see "Keeping the secret" in the README.
   *
   * @param appKey from the broker's developer centre
   * @param appSecret signs the requests and is never sent
   * @param accessToken sent as it is in `Authorization`
   * @throws {LongportError} `InvalidConfig`, whose message names the field and says how to fix it.
   */
  static fromApikey(
    appKey: string,
    appSecret: string,
    accessToken: string,
    options?: ConfigOptions | null,
  ): Config;
  /**
   * As `fromApikey`, with what the environment holds: `LONGPORT_APP_KEY`, `LONGPORT_APP_SECRET`,
   * `LONGPORT_ACCESS_TOKEN`, and if set `LONGPORT_HTTP_URL`, `LONGPORT_LANGUAGE`,
   * `LONGPORT_REGION`, `LONGPORT_PAPERTRADING` (`true` or `false`). If `LONGPORT_APP_KEY` is not
   * set, the same names with `LONGBRIDGE_` are read instead, all of them, and the gateway is
   * `https://openapi.longbridge.com` unless a variable says otherwise. `options` win over the
   * environment. Deno must allow it: `--allow-env`.
   *
   * @throws {LongportError} `InvalidConfig`, whose message names the variable.
   */
  static fromApikeyEnv(options?: ConfigOptions | null): Config;
  /** The older SDK's name for `fromApikeyEnv`. */
  static fromEnv(options?: ConfigOptions | null): Config;
  /**
   * A configuration that sends an OAuth access token and no signature.
   *
   * @param clientId the OAuth client's id
   * @param accessToken the token, or a function that gets one of this account; what it returns is
   * kept until it is refused or has expired
   * @throws {LongportError} `InvalidConfig`, whose message names the field and says how to fix it.
   */
  static fromOAuth(
    clientId: string,
    accessToken: string | AccessTokenProvider,
    options?: ConfigOptions | null,
  ): Config;
  /** Wipes the secret. Calls made after it reject; freeing twice does no harm. */
  free(): void;
  /** The same as `free()`, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * Cancels orders of one account. A copy or a proxy of a context is refused: in Vue, keep it out of
 * `reactive` and `ref` by `markRaw`.
 *
 * ```js
 * const ctx = new TradeContext(Config.fromApikeyEnv());
 * try {
 *   await ctx.cancelOrder('709043056541253632', { until: 'closed' }); // the order is cancelled
 * } catch (error) {
 *   if (!(error instanceof LongportError)) throw error;
 *   if (error.outcome === 'too-late') console.log(`It had ended before: ${error.order?.status}`);
 *   else if (error.outcome === 'unknown') console.log(`May still be open: ${error.message}`);
 *   else console.log(`Not cancelled by this call: ${error.message}`);
 * }
 * ```
 */
export class TradeContext {
  #private;
  /**
   * A context that uses this configuration.
   *
   * @throws {LongportError} `InvalidConfig` when `config` is not a `Config`, or has been freed.
   */
  constructor(config: Config);
  /**
   * The same as `new TradeContext(config)`, as the official SDK spells it; it may be awaited.
   *
   * @throws {LongportError} `InvalidConfig` when `config` is not a `Config`, or has been freed.
   */
  static new(config: Config): TradeContext;
  /**
   * Cancels an open order. It resolves when the gateway has accepted the cancel; the order's status
   * changes a little later, and the order may still be filled first. With `until: 'closed'` it
   * resolves when the order is cancelled.
   *
   * Where the answers leave open what happened, the order is looked up, for `settleTimeoutMs` at
   * most. A second call for an order that is being cancelled joins the first one.
   * It never throws: whatever goes wrong, the promise rejects with a `LongportError`, whose
   * `outcome` says what is known of the order.
   *
   * ```js
   * const { traceId } = await ctx.cancelOrder('709043056541253632', { timeoutMs: 5_000 });
   * ```
   *
   * @param orderId the id as the broker gave it; a number would have lost digits and is refused
   * @param options `true` says that the id is an attached (take-profit or stop-loss) order's
   */
  cancelOrder(
    orderId: string | bigint,
    options?: boolean | CancelOptions | null,
  ): Promise<CancelReceipt>;
  /**
   * Cancels many orders, as fast as the rate limit allows. It resolves to one result per id, in the
   * order of the ids; no failure stops the rest. An id that occurs twice is sent once. More than five
   * orders to look up are read from lists.
   *
   * ```js
   * const results = await ctx.cancelOrders(ids, { onProgress: (p) => console.log(p.done, p.total) });
   * const unknown = results.filter((result) => result.error?.outcome === 'unknown');
   * ```
   */
  cancelOrders(
    orderIds: Iterable<string | bigint> & object,
    options?: CancelOrdersOptions | null,
  ): Promise<CancelResult[]>;
  /**
   * Cancels every open order that fits: lists, cancels, and lists again until nothing is open. It
   * begins to cancel as soon as the first list is there, and follows each order until it is closed.
   * It resolves to a report, unless the first list cannot be read.
   *
   * ```js
   * const report = await ctx.cancelAll({ symbol: '700.HK' });
   * if (!report.complete) console.log('May still be open', report.stillOpen.map((order) => order.orderId));
   * ```
   *
   * @param filter which orders; left out, or `{}`, all of them. A key with the value `undefined` is
   * an error, since what a program failed to fill in must not mean all.
   */
  cancelAll(filter?: OrderFilter, options?: CancelAllOptions | null): Promise<CancelAllReport>;
  /**
   * Reads an order. Rejects with a `LongportError` that has no `outcome`.
   *
   * ```js
   * const { status, executedQuantity } = await ctx.orderDetail('709043056541253632');
   * ```
   *
   * @param options `true` says that the id is an attached (take-profit or stop-loss) order's
   */
  orderDetail(
    orderId: string | bigint,
    options?: boolean | OrderDetailOptions | null,
  ): Promise<OrderDetail>;
  /**
   * Lists the orders that may be open, of today and of the 400 days before. An order with a status
   * that this package does not know counts as open; a `GoodTilCanceled` or `GoodTilDate` order that
   * shows `Expired` is dormant, and is listed. A list may lag behind an order that was submitted in
   * the last seconds.
   *
   * ```js
   * for (const order of await ctx.openOrders({ side: 'Buy' })) console.log(order.orderId, order.status);
   * ```
   */
  openOrders(filter?: OrderFilter, options?: ListOptions | null): Promise<Order[]>;
  /**
   * Signs a cancel and does not send it: for a backend that signs what a page sends, for a proxy,
   * for an audit. **The headers hold the access token**: handle them as you would the token. By OAuth
   * it alone acts on the account until it expires; with an API key whatever else is sent must be
   * signed by the app secret, which they do not hold. The rate limit does not count what is signed.
   *
   * ```js
   * const { method, url, headers } = await ctx.signCancelOrder('709043056541253632');
   * await fetch(url, { method, headers });
   * ```
   */
  signCancelOrder(
    orderId: string | bigint,
    options?: boolean | { isAttached?: boolean | undefined } | null,
  ): Promise<SignedRequest>;
  /**
   * Opens the connection that the next request will take, or has it stay open, so that a cancel costs
   * one round trip: call it when a button gets the focus, or when a program starts. It resolves to
   * whether the gateway answered, whatever it said, within 5 s. It asks for `/health` without any
   * credential, and no rate limit counts it; several at once are one request.
   *
   * In Node.js the connection then stays open for a minute, unless the gateway closes it sooner or a
   * dispatcher of your own is in use, whose business that is: Node.js's own would close it after 4 s.
   * Browsers keep it for a minute or more.
   *
   * It rejects only where the context or its `Config` cannot be used.
   *
   * ```js
   * button.addEventListener('pointerenter', () => ctx.warmUp());
   * ```
   */
  warmUp(): Promise<boolean>;
  /** Lets go of the `Config`, which stays usable. Calls made after it reject. */
  free(): void;
  /** The same as `free()`, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * Cancels an open order: `new TradeContext(config).cancelOrder(orderId, options)` in one call.
 *
 * ```js
 * await cancelOrder(config, '709043056541253632');
 * ```
 */
export function cancelOrder(
  config: Config,
  orderId: string | bigint,
  options?: boolean | CancelOptions | null,
): Promise<CancelReceipt>;

/**
 * Returns an OAuth access token of the `Config`'s account. It is kept until the gateway refuses it
 * as expired, or where it is a JWT until its `exp`: then the function is asked with `refresh: true`.
 * Calls that need a token at the same time share one answer, so it must not depend on who calls.
 */
export type AccessTokenProvider = (why: { refresh: boolean }) => string | Promise<string>;

/** A request ready to be sent. **Its headers hold the access token.** */
export interface SignedRequest {
  method: 'DELETE';
  url: string;
  headers: Record<string, string>;
}
