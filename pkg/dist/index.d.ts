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
   * if (await ctx.warmUp()) await ctx.cancelOrder('709043056541253632');
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

/** How many calls may leave; the default is the limit of the broker's trade API. */
export interface RateLimit {
  /** At most so many calls in any `windowMs`. Default 30. */
  calls?: number | undefined;
  /** The window, in milliseconds. Default 30000. */
  windowMs?: number | undefined;
  /** The least time between two calls, in milliseconds. Default 20. */
  minIntervalMs?: number | undefined;
  /**
   * Whether each of the gateway's interfaces (cancel, detail, two lists) has the limit for itself, as
   * the broker's staff says, or all of them together. Default `interface`.
   */
  scope?: 'interface' | 'account' | undefined;
  /**
   * The share of `calls` that is this `Config`'s own while `rateLimiter` does not answer: above 0, and
   * 1 at most. Default 0.5.
   */
  share?: number | undefined;
}

/** What holds for all calls made from a `Config`. */
export interface ConfigOptions {
  /**
   * Where the gateway is: an `https:` address, which may have a path prefix. Plain `http:` is for
   * localhost only. Default `https://openapi.longportapp.com`.
   */
  httpUrl?: string | URL | undefined;
  /**
   * Mainland China: `https://openapi.longport.cn`, unless `httpUrl` says otherwise. With credentials
   * from `LONGBRIDGE_` variables it is `https://openapi.longbridge.cn`.
   */
  region?: 'cn' | undefined;
  /** The language of the gateway's messages. Default `en`. */
  language?: 'en' | 'zh-CN' | 'zh-HK' | undefined;
  /** Have the gateway refuse a live account's token. Default false. */
  enablePapertrading?: boolean | undefined;
  /** Further headers for each request. Those that this package or the HTTP client sets are refused. */
  headers?:
    | Record<string, string>
    | Headers
    | ReadonlyMap<string, string>
    | Iterable<readonly [string, string]>
    | undefined;
  /**
   * Used in place of the runtime's `fetch`, for a proxy or a test. What it does is not known to this
   * package, so a failure leaves the outcome `unknown`; see there.
   */
  fetch?: typeof fetch | undefined;
  /**
   * For the cancels of a call, in milliseconds, from when it is made, waiting included; in
   * `cancelOrders` and `cancelAll` for each order from when its turn comes, and anew after a 429.
   * Default 60000. A wait for the rate limit that would be longer fails at once, with `RateLimited`.
   */
  timeoutMs?: number | undefined;
  /** For one attempt, in milliseconds, until its answer has been read. Default 10000. */
  attemptTimeoutMs?: number | undefined;
  /**
   * How long an order is looked up, in milliseconds and after `timeoutMs`, where the answers leave its
   * outcome open. Default 5000; 0 for no look-up.
   */
  settleTimeoutMs?: number | undefined;
  /** How many attempts may follow the first, retries and hedges together. Default 4. */
  maxRetries?: number | undefined;
  /**
   * Whether an attempt that is not answered for 0.5 to 1 s gets company: a second request beside it,
   * of which the first acceptance counts. A cancel is idempotent, so that does no harm. Default true.
   */
  hedge?: boolean | undefined;
  /**
   * The rate limit of the account; `false` for none. The `Config`s of one process that have the same
   * account, gateway, limit and `fetch` share it.
   */
  rateLimit?: RateLimit | false | undefined;
  /**
   * A limiter that all callers of the account share, in tabs, processes or machines: see
   * `longport-cancel-order/tabs` and `longport-cancel-order/redis`. It is asked beside `rateLimit`, and a
   * cancel does not fail because it does not answer. Default: none.
   */
  rateLimiter?: RateLimiter | undefined;
  /**
   * What tells the account from others: by API key it is the app key, unless this says otherwise. By
   * OAuth, where one client id serves many users, only those `Config`s share a limit that have this.
   */
  accountId?: string | undefined;
  /**
   * For how long after the last request, or `warmUp()`, a connection is kept open by repeating
   * `warmUp()`, in milliseconds, at most 600000: every 30 s, or every 3 s where Node.js would close it
   * after 4 s because its dispatcher or the `fetch` is your own; sooner where the gateway says that it
   * closes sooner. It keeps no process alive. Default 0: not at all.
   */
  keepWarm?: number | undefined;
  /** Called when a request leaves. What it throws, or rejects with, is ignored. */
  onSend?: ((event: SendEvent) => void) | undefined;
  /** Called when an attempt has ended. What it throws, or rejects with, is ignored. */
  onAttempt?: ((event: AttemptEvent) => void) | undefined;
  /** Called when a call begins to wait. What it throws, or rejects with, is ignored. */
  onWait?: ((event: WaitEvent) => void) | undefined;
}

/** What happens to one of a call's requests to the gateway. */
export interface CallEvent {
  /** What is asked for: a cancel, an order's details, or a list of orders. */
  call: 'cancel' | 'detail' | 'list';
  /** The order; absent for a list. */
  orderId?: string;
}

/** A request leaves. */
export interface SendEvent extends CallEvent {
  /** Which attempt; the first is 1. */
  attempt: number;
  /** Whether an earlier attempt is unanswered. */
  hedge: boolean;
  /** What all attempts so far leave known; while a request is under way, that is `ambiguous`. */
  known: Known;
}

/** A call begins to wait. */
export interface WaitEvent extends CallEvent {
  /**
   * For the rate limit; for a pause before a retry; as long as the gateway asked by `Retry-After`; or for
   * this `Config`'s share of the limit, since the `rateLimiter` does not answer.
   */
  reason: 'limit' | 'retry' | 'retry-after' | 'limiter-unavailable';
  /** How long at least, in milliseconds; absent while that hangs on an answer. */
  inMs?: number;
  /** What the `rateLimiter` failed with, if it did. */
  cause?: unknown;
}

/**
 * What the attempts of a call leave known: no request left; all that left were refused for certain;
 * one has no definite answer; one was accepted.
 */
export type Known = 'nothing-sent' | 'refused' | 'ambiguous' | 'accepted';

/** How one attempt went. */
export interface AttemptEvent extends CallEvent {
  /** Which attempt; the first is 1. */
  attempt: number;
  /** Whether it left while an earlier one was unanswered. */
  hedge: boolean;
  /** What all attempts so far leave known. */
  known: Known;
  /** From the departure to the end, in milliseconds. */
  durationMs: number;
  /**
   * What follows: nothing, since it was accepted; another attempt; the answers to others that are
   * under way; nothing, since it failed.
   */
  next: 'receipt' | 'retry' | 'others' | 'error';
  /** What went wrong, if anything did. */
  kind?: ErrorKind;
  /** The HTTP status, if there was an answer. */
  httpStatus?: number;
  /** The gateway's own code, if the answer had one. */
  code?: number;
  /** `x-trace-id`, if the answer had one. */
  traceId?: string;
  /** How long until the next attempt at the earliest, in milliseconds. */
  retryInMs?: number;
}

/** What holds for one call; where it says nothing, `ConfigOptions` does. */
export interface CancelOptions {
  /** The id is an attached (take-profit or stop-loss) order's. Default false. */
  isAttached?: boolean | undefined;
  /** Ends the call, waiting included. A request that has left may still work: see `outcome`. */
  signal?: AbortSignal | null | undefined;
  /** For the cancels of the call, in milliseconds; see `ConfigOptions`. */
  timeoutMs?: number | undefined;
  /** For one attempt, in milliseconds, until its answer has been read. */
  attemptTimeoutMs?: number | undefined;
  /** How long the order is looked up where the answers leave its outcome open, in milliseconds. */
  settleTimeoutMs?: number | undefined;
  /** How many attempts may follow the first. */
  maxRetries?: number | undefined;
  /** Whether an unanswered attempt gets company; see `ConfigOptions`. */
  hedge?: boolean | undefined;
  /**
   * `'accepted'`, the default: resolves when the cancel is submitted. `'closed'`: resolves when the
   * order is cancelled, with its last state in `order` (`Canceled`, or `PartialWithdrawal` with what
   * was filled before); rejects with `too-late` if it ended otherwise.
   */
  until?: 'accepted' | 'closed' | undefined;
  /** Let the request outlive the page that sent it. Default false. */
  keepalive?: boolean | undefined;
  /** Further headers of this call's requests, such as `traceparent`; checked as those of the `Config`. */
  headers?: ConfigOptions['headers'];
}

/** What holds for one look-up. */
export interface OrderDetailOptions extends ListOptions {
  /** The id is an attached (take-profit or stop-loss) order's. Default false. */
  isAttached?: boolean | undefined;
}

/** What holds for one list. */
export interface ListOptions {
  /** Ends the call, waiting included. */
  signal?: AbortSignal | null | undefined;
  /** For each of the gateway's lists, in milliseconds, waiting included. */
  timeoutMs?: number | undefined;
}

/** Which orders. Without a key, all. */
export interface OrderFilter {
  /** Only of this security, such as `700.HK`. */
  symbol?: string;
  /** Only of this side. */
  side?: 'Buy' | 'Sell';
  /** Only of this market. */
  market?: 'US' | 'HK';
}

/** What holds for one call of `cancelAll`, which always follows the orders until they are closed. */
export interface CancelAllOptions extends Omit<CancelOrdersOptions, 'isAttached' | 'until'> {
  /** Cancels only the orders that this function says yes to. What it throws ends the call. */
  where?: ((order: Order) => boolean) | undefined;
  /** Lists the orders, in `stillOpen`, and cancels none. Default false. */
  dryRun?: boolean | undefined;
  /** How often the lists are read at most, from 1 to 100. Default 5. */
  maxRounds?: number | undefined;
}

/** What came of `cancelAll`. */
export interface CancelAllReport {
  /** One for each order that was cancelled, or tried to, in the order in which they were found. */
  results: CancelResult[];
  /** The orders that are not known to be closed, as they were last seen. */
  stillOpen: Order[];
  /** How often the lists were read. */
  rounds: number;
  /**
   * Whether nothing is open any more: both lists were read whole by requests that left after the last
   * cancel was answered, each order that was ever seen has a closing status of its own, and no result
   * is `unknown`.
   */
  complete: boolean;
}

/** What holds for one call of `cancelOrders`. */
export interface CancelOrdersOptions extends CancelOptions {
  /** How many cancels are under way at once, from 1 to 100. Default 32. */
  concurrency?: number | undefined;
  /** For all of them, in milliseconds: then nothing more is sent, and what is open is told as it is. */
  totalTimeoutMs?: number | undefined;
  /**
   * Called after each order, and once at first where ids cannot be used. What it throws, or rejects
   * with, is ignored.
   */
  onProgress?: ((progress: CancelProgress) => void) | undefined;
}

/**
 * How far `cancelOrders` or `cancelAll` is. It counts ids as they were passed; in `cancelAll`, orders
 * as they are found, so that `total` may grow.
 */
export interface CancelProgress {
  /** How many have a result. */
  done: number;
  /** For how many a cancel was accepted. */
  accepted: number;
  /** How many are known to be cancelled. */
  closed: number;
  /** How many failed. */
  failed: number;
  /** How many ids were passed. */
  total: number;
  /** How long until the rate limit lets the next call leave, in milliseconds; absent while that hangs on an answer. */
  nextCallInMs?: number;
}

/** The cancel was submitted, or the order is cancelled. */
export interface CancelReceipt {
  /** The order. */
  orderId: string;
  /** How many cancels were sent; look-ups do not count. */
  attempts: number;
  /**
   * What says so: the gateway's answer to an attempt, or the order's own status, which says that it
   * is cancelled or that a cancel was submitted, but not by whom.
   */
  confirmedBy: 'answer' | 'status';
  /** The order as it was last seen, if it was looked up. */
  order?: Order;
  /** When `order` was read. */
  readAt?: Date;
  /** `x-trace-id` of the accepting answer. A page sees it only if CORS exposes it. */
  traceId?: string;
  /** From the call to what confirmed it, in milliseconds, waiting included. */
  durationMs: number;
}

/** What came of one id passed to `cancelOrders`. */
export type CancelResult =
  | { ok: true; orderId: string; receipt: CancelReceipt; error?: undefined }
  | { ok: false; orderId?: string; error: LongportError; receipt?: undefined };

/**
 * A rate limiter that all callers of an account share, in tabs, processes or machines. It answers at
 * once: after 250 ms without an answer, or when it fails, the `Config` goes on without it, under the
 * `share` of the limit that is its own, and asks again a second later.
 *
 * `longport-cancel-order/tabs` and `longport-cancel-order/redis` have one each.
 */
export interface RateLimiter {
  /** May a call leave? With a permit it may, at once; without one, `notBeforeMs` says when to ask again. */
  acquire(request: PermitRequest): Promise<PermitAnswer>;
}

/** What a `RateLimiter` is asked. */
export interface PermitRequest {
  /** The account: a hash that reveals no credential. */
  account: string;
  /** Which calls count together: `cancel-order`, `order-detail`, `today-orders`, `history-orders`; or `all`. */
  interface: string;
  /** Who could leave now leaves in this order. */
  priority: 'single' | 'hedge' | 'bulk' | 'look-up';
  /** The limit; `windowMs` and `minIntervalMs` are in milliseconds. */
  limit: Required<Omit<RateLimit, 'share'>>;
  /** What it answered last, which keeps the call's place in the queue. */
  ticket?: string;
  /** Aborted when the call waits no longer; also after the answer, while it has a ticket. */
  signal: AbortSignal;
}

/** What a `RateLimiter` answers: the call may leave, or is to ask again. */
export type PermitAnswer =
  | { permit: RatePermit; notBeforeMs?: undefined; ticket?: undefined }
  | {
      permit?: undefined;
      /** When to ask again, in milliseconds from now. */
      notBeforeMs: number;
      /** What keeps the place in the queue: it is passed when the call asks again. */
      ticket: string;
    };

/** What a call that left has, until it has ended. One whose holder dies expires by itself. */
export interface RatePermit {
  /**
   * The call has ended: it was answered; it has no answer and may arrive late; it never left; it was
   * answered "too many requests", and how long the gateway asked to wait. Called once. What it throws,
   * or rejects with, is ignored.
   */
  release(
    how: 'answered' | 'uncertain' | 'not-sent' | 'refused',
    facts: { retryAfterMs?: number },
  ): void;
}

/** What is known of the order when a cancel did not succeed. */
export type Outcome =
  /** No request left: this call changed nothing. Said only where that is certain. */
  | 'not-sent'
  /** Each request that left was refused, for certain: this call changed nothing. */
  | 'rejected'
  /**
   * The order's own status says that it ended otherwise: filled, rejected or expired. `error.order`
   * says which.
   */
  | 'too-late'
  /**
   * A request left, or may have left, has no definite answer, and the order's status settled nothing
   * either: the order may have been cancelled, or may be yet. Look it up before acting on it.
   * Or the cancel was accepted (`error.accepted`), `until: 'closed'` was asked for, and the order had
   * not ended in time. `error.order` holds what was seen of it, if anything.
   *
   * A refusal is certain only where the request is known to have left once, as Node.js tells of its
   * own `fetch`, from 20.16 or 22.3. Browsers, Bun, Deno, edge workers and a `fetch` of your own may
   * send a request a second time without telling, and then the answer is to the second copy. There
   * only the refusals with code 403201, 403203, 403205 and 401004, which the first copy would have
   * met as well, are `rejected`; and no failure is `not-sent` once `fetch` was called. The README has
   * more, under "What a client can know".
   */
  | 'unknown';

/** Why a cancel did not succeed. */
export type ErrorKind =
  /** The order id cannot be one: the message says what is wrong with it. */
  | 'InvalidOrderId'
  /** A credential or an option cannot be used: the message names it and says how to fix it. */
  | 'InvalidConfig'
  /** The caller's `AbortSignal` fired. */
  | 'Aborted'
  /** `timeoutMs` or `attemptTimeoutMs` passed without an answer. */
  | 'Timeout'
  /** The Fetch API failed: no connection, a reset, or a body that broke off. */
  | 'Network'
  /** Code 403201: the gateway computed another signature; the app secret is probably wrong. */
  | 'SignatureInvalid'
  /** Code 403202: the gateway has seen this very request before. */
  | 'DuplicateRequest'
  /** Code 403203: the gateway does not know the app key. */
  | 'AppKeyIllegal'
  /** Code 403205: the app key may not be used from this IP address. */
  | 'IpNotAllowed'
  /** Code 401003: the access token has expired. */
  | 'TokenExpired'
  /** Status 429, code 429001 or 429002: too many requests. */
  | 'RateLimited'
  /** Status 5xx, 408 or 499, or a code of 5xxxxx: the gateway, or a proxy before it, failed. */
  | 'Internal'
  /**
   * The gateway says that the order is not open (code 601011 and its kin), or it was seen to be over.
   * With the outcome `rejected`, its status said otherwise.
   */
  | 'OrderNotOpen'
  /** The gateway says that there is no such order (602001, 603001). Right after a submission that proves nothing. */
  | 'OrderNotFound'
  /**
   * Any other refusal: `code`, `httpStatus` and the message say which. Where the outcome is
   * `unknown`, it is not certain that the gateway did nothing.
   */
  | 'Rejected'
  /** The answer is not one that the gateway gives: a redirect, HTML, more than 64 KiB. */
  | 'BadResponse'
  /** The gateway lists 1,000 orders at most, and no narrower question is left: filter by symbol, side or market. */
  | 'ListTooLong'
  /** Look-ups and lists of an account at the US data centre (`us_`), which answers in shapes of its own. */
  | 'Unsupported'
  /**
   * The WebAssembly module has ended by a trap, such as exhausted memory. Each open call rejects
   * with what is known of its order, an open `cancelOrders` resolves with that in its results, and
   * each later call rejects: load the package anew, in a new process, page or worker.
   */
  | 'ModuleEnded';

/**
 * Why a cancel did not succeed, and what that means for the order.
 *
 * No field and no message ever holds a secret or a token.
 *
 * ```js
 * try {
 *   await ctx.cancelOrder(id);
 * } catch (error) {
 *   if (!(error instanceof LongportError)) throw error;
 *   if (error.outcome === 'unknown') console.log(`May have been cancelled, look it up: ${error.message}`);
 *   else console.log(`Not cancelled by this call: ${error.message}`);
 * }
 * ```
 *
 * `structuredClone` and `postMessage` make a plain `Error` of it, without `kind` and `outcome`: pass
 * `error.toJSON()` instead.
 */
export class LongportError extends Error {
  /** For test doubles; the package makes its own. */
  constructor(
    message: string,
    fields: Pick<LongportError, 'kind' | 'attempts'> & {
      [
        Field in
          | 'outcome'
          | 'orderId'
          | 'order'
          | 'readAt'
          | 'accepted'
          | 'code'
          | 'httpStatus'
          | 'traceId'
          | 'retryAfterMs'
          | 'cause'
      ]?: LongportError[Field] | undefined;
    },
  );
  /** `AbortError` when aborted, `TimeoutError` after a timeout, otherwise `LongportError`. */
  readonly name: 'AbortError' | 'TimeoutError' | 'LongportError';
  /** Why the cancel did not succeed. */
  readonly kind: ErrorKind;
  /** What is known of the order; absent where the call was only to read (`orderDetail`, `openOrders`). */
  readonly outcome?: Outcome;
  /** The order, where the input named one. */
  readonly orderId?: string;
  /** The order as it was last seen, if it was looked up. */
  readonly order?: Order;
  /** When `order` was read. */
  readonly readAt?: Date;
  /** The cancel was accepted, though the order was not seen to be cancelled. */
  readonly accepted?: true;
  /** The gateway's own code, from the last answer. */
  readonly code?: number;
  /** The HTTP status of the last answer. */
  readonly httpStatus?: number;
  /** `x-trace-id` of the last answer, for the broker's support. A page sees it only if CORS exposes it. */
  readonly traceId?: string;
  /** How many requests were attempted: cancels, or for a call that only reads, look-ups. */
  readonly attempts: number;
  /** How long the gateway asked to wait (`Retry-After`), in milliseconds. */
  readonly retryAfterMs?: number;
  /**
   * What your signal gave as its reason, or your function threw; or a copy of what `fetch` threw,
   * with its name, message, code and address, and nothing else that it may hold of the request.
   */
  readonly cause?: unknown;
  /** The name, the message, the fields above, and name, message and code of the causes, for logs. */
  toJSON(): Record<string, unknown>;
}

/**
 * The status of an order, by the official SDK's name. One that this package does not know is as the
 * gateway writes it.
 *
 * Source: `status` of the gateway's answer. The broker does not document which ones are final; what
 * is said here is what SDKs and users agree on.
 */
export type OrderStatus =
  /** Not yet reported to the exchange. */
  | 'NotReported'
  /** Replaced, and the replacement not yet reported. */
  | 'ReplacedNotReported'
  /** A protected order that is not yet reported. */
  | 'ProtectedNotReported'
  /** A conditional order that waits for its trigger. */
  | 'VarietiesNotReported'
  /** On its way to the exchange. */
  | 'WaitToNew'
  /** At the exchange, and nothing of it is filled. */
  | 'New'
  /** A replacement is on its way. */
  | 'WaitToReplace'
  /** A replacement is at the exchange. */
  | 'PendingReplace'
  /** Replaced, and open. */
  | 'Replaced'
  /** A part is filled, and the rest is open. */
  | 'PartialFilled'
  /** A cancel is on its way; the order may still be filled. */
  | 'WaitToCancel'
  /** A cancel is at the exchange; the order may still be filled. */
  | 'PendingCancel'
  /** Closed: cancelled. */
  | 'Canceled'
  /** Closed: cancelled after a part was filled. */
  | 'PartialWithdrawal'
  /** Closed: filled. */
  | 'Filled'
  /** Closed: rejected by the broker or the exchange. */
  | 'Rejected'
  /**
   * Expired. It closes a `Day` order. A `GoodTilCanceled` or `GoodTilDate` order shows it between two
   * sessions, and is open again later.
   */
  | 'Expired'
  | (string & {});

/** How long an order is in force, by the official SDK's name; others are as the gateway writes them. */
export type TimeInForceType = 'Day' | 'GoodTilCanceled' | 'GoodTilDate' | (string & {});

/**
 * An order, as the gateway tells of it in a list.
 *
 * The names are the official SDK's. Quantities, prices and amounts are decimal numbers in strings, as
 * the gateway writes them. What the gateway leaves empty, and a time of 0, is left out. A field that
 * this package does not know is there too, by its name in camelCase.
 */
export interface Order {
  /** The order's id. */
  orderId: string;
  /** Its status when it was read. */
  status: OrderStatus;
  /** How much was ordered: shares, or contracts. */
  quantity: string;
  /** How much of it was executed, in the same unit. */
  executedQuantity: string;
  /** The security, such as `700.HK`. */
  symbol: string;
  /** Which side it is on. */
  side: 'Buy' | 'Sell' | (string & {});
  /**
   * How long it is in force. Lists of the gateway were seen to swap `Day` and `GoodTilCanceled`; the
   * order's details had it right.
   */
  timeInForce?: TimeInForceType;
  /** The security's name, in the language of the `Config`. */
  stockName?: string;
  /** The price that was ordered, in `currency`; none for a market order. */
  price?: string;
  /** The average price of what was executed, in `currency`; `0.000` where nothing was. */
  executedPrice?: string;
  /** When it was submitted. */
  submittedAt?: Date;
  /** `LO`, `ELO`, `MO`, `AO`, `ALO`, `ODD`, `LIT`, `MIT`, `TSLPAMT`, `TSLPPCT`, `TSMAMT`, `TSMPCT`, `SLO`. */
  orderType?: string;
  /** The security's last price, in `currency`. */
  lastDone?: string;
  /** At which price a `LIT` or `MIT` order is triggered, in `currency`. */
  triggerPrice?: string;
  /** Why it was rejected, or a remark of the broker's. */
  msg?: string;
  /** `Normal`, `LongTerm`, `Grey`, `MarginCall`, `Offline`, `Creditor`, `Debtor`, `NonExercise`, `AllocatedSub`. */
  tag?: string;
  /** When a `GoodTilDate` order expires: `YYYY-MM-DD`. */
  expireDate?: string;
  /** When it last changed. */
  updatedAt?: Date;
  /** When a conditional order was triggered. */
  triggerAt?: Date;
  /** By how much a `TSMAMT` or `TSLPAMT` order trails, in `currency`. */
  trailingAmount?: string;
  /** By how much a `TSMPCT` or `TSLPPCT` order trails, in percent. */
  trailingPercent?: string;
  /** The limit offset of a `TSLPAMT` or `TSLPPCT` order, in `currency`. */
  limitOffset?: string;
  /** The state of a conditional order's trigger; none for other orders. */
  triggerStatus?: 'Deactive' | 'Active' | 'Released' | (string & {});
  /** In which currency it trades, such as `HKD`. */
  currency?: string;
  /** Whether it may trade outside regular hours; none where that does not arise. */
  outsideRth?: 'RTHOnly' | 'AnyTime' | 'Overnight' | (string & {});
  /** Which level of the order book sets its limit price: bids above 0, asks below. */
  limitDepthLevel?: number;
  /** How often its trigger must be met. */
  triggerCount?: number;
  /** The price that is watched, in `currency`. */
  monitorPrice?: string;
  /** What the submitter noted. */
  remark?: string;
  /** Its attached take-profit and stop-loss orders. */
  attachedOrders?: AttachedOrder[];
}

/** An order, as the gateway tells of it in the order's own details. */
export interface OrderDetail extends Order {
  /** Whether it is free of commission: `None`, `Calculated`, `Pending` or `Ready`. */
  freeStatus?: string;
  /** How much commission is waived, in `freeCurrency`. */
  freeAmount?: string;
  /** The currency of `freeAmount`. */
  freeCurrency?: string;
  /** The state of deductions: `None`, `NoData`, `Pending` or `Done`. */
  deductionsStatus?: string;
  /** How much is deducted, in `deductionsCurrency`. */
  deductionsAmount?: string;
  /** The currency of `deductionsAmount`. */
  deductionsCurrency?: string;
  /** The state of deductions from the platform fee: `None`, `NoData`, `Pending` or `Done`. */
  platformDeductedStatus?: string;
  /** How much of the platform fee is deducted, in `platformDeductedCurrency`. */
  platformDeductedAmount?: string;
  /** The currency of `platformDeductedAmount`. */
  platformDeductedCurrency?: string;
  /** What happened to it, as the gateway lists it. */
  history?: OrderHistoryDetail[];
  /** What it costs; none for an attached order. */
  chargeDetail?: OrderChargeDetail;
}

/** Something that happened to an order. */
export interface OrderHistoryDetail {
  /** The price of an execution; otherwise the price that was ordered. */
  price?: string;
  /** The quantity of an execution; otherwise what remained. */
  quantity?: string;
  /** The status that the order took. */
  status?: OrderStatus;
  /** What the gateway says of it. */
  msg?: string;
  /** When it happened. */
  time?: Date;
}

/** What an order costs. */
export interface OrderChargeDetail {
  /** All charges together, in `currency`. */
  totalAmount?: string;
  /** The currency that is settled in. */
  currency?: string;
  /** The charges, by category. */
  items?: OrderChargeItem[];
}

/** The charges of one category. */
export interface OrderChargeItem {
  /** Who charges: the broker, or third parties. */
  code?: 'Broker' | 'Third' | (string & {});
  /** The category's name. */
  name?: string;
  /** The single fees. */
  fees?: OrderChargeFee[];
}

/** A fee. */
export interface OrderChargeFee {
  /** The broker's code for it. */
  code?: string;
  /** Its name. */
  name?: string;
  /** How much, in `currency`. */
  amount?: string;
  /** Its currency. */
  currency?: string;
}

/**
 * An attached take-profit or stop-loss order, in the details of the order that it is attached to.
 * Numbers stand for what the gateway does not spell out. What else it tells is there too, undeclared.
 */
export interface AttachedOrder {
  /** Its id, to be used with `isAttached`. */
  orderId?: string;
  /** Its status. */
  status?: OrderStatus;
  /** Which kind it is: a number of the gateway's. */
  attachedTypeDisplay?: number;
  /** How much was ordered. */
  quantity?: string;
  /** How much of it was executed. */
  executedQty?: string;
  /** Whether it was cancelled. */
  withdrawn?: boolean;
  /** At which price it is triggered. */
  triggerPrice?: string;
  /** The price that it will be submitted at. */
  submitPrice?: string;
  /** How long it is in force. */
  timeInForce?: TimeInForceType;
  /** When it was submitted. */
  submittedAt?: Date;
  /** When it last changed. */
  updatedAt?: Date;
}
