/// <reference lib="esnext.disposable" />
/* tslint:disable */
/* eslint-disable */
/** What is known of the order when a cancel did not succeed. */
export type Outcome =
  /** No request left: the order is as it was. */
  | 'not-sent'
  /** Each request that left was refused: the order is as it was. */
  | 'rejected'
  /** A request left and got no definite answer: ask for the order's state before acting on it. */
  | 'unknown';

/** Why a cancel did not succeed. */
export type ErrorKind =
  /** The order id is none: the message says what is wrong with it. */
  | 'InvalidOrderId'
  /** A credential or an option is unusable: the message names it and the way to mend it. */
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
  /** Status 5xx or code 500000: the gateway, or a proxy before it, failed. */
  | 'Internal'
  /** Any other refusal: `code`, `httpStatus` and the message say which. */
  | 'Rejected'
  /** The answer is none that the gateway gives: a redirect, HTML, more than 64 KiB. */
  | 'BadResponse';

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
 *   if (error.outcome === 'unknown') await lookUp(id);
 *   else console.log(`The order is as it was: ${error.message}`);
 * }
 * ```
 */
export class LongportError extends Error {
  /** For test doubles; the package makes its own. */
  constructor(
    message: string,
    facts: Pick<
      LongportError,
      | 'kind'
      | 'outcome'
      | 'orderId'
      | 'code'
      | 'httpStatus'
      | 'traceId'
      | 'attempts'
      | 'retryAfterMs'
      | 'cause'
    >,
  );
  /** `AbortError` when aborted, `TimeoutError` after a timeout, otherwise `LongportError`. */
  readonly name: 'AbortError' | 'TimeoutError' | 'LongportError';
  /** Why. */
  readonly kind: ErrorKind;
  /** What is known of the order. */
  readonly outcome: Outcome;
  /** The order, where the input named one. */
  readonly orderId?: string;
  /** The gateway's own code, from the last answer. */
  readonly code?: number;
  /** The HTTP status of the last answer. */
  readonly httpStatus?: number;
  /** `x-trace-id` of the last answer, for the broker's support. A page sees it only if CORS exposes it. */
  readonly traceId?: string;
  /** How many requests were attempted. */
  readonly attempts: number;
  /** How long the gateway asked to wait (`Retry-After`), in milliseconds. */
  readonly retryAfterMs?: number;
  /** What the runtime, the signal or your function threw. */
  readonly cause?: unknown;
  /** The name, the message and the fields above but for `cause`, for logs. */
  toJSON(): Record<string, unknown>;
}

/** Returns an OAuth access token. `refresh` is true when the gateway refused the last one as expired. */
export type AccessTokenProvider = (why: { refresh: boolean }) => string | Promise<string>;

/** How many calls may leave; the default is the limit of the broker's trade API. */
export interface RateLimit {
  /** At most so many calls in any `windowMs`. Default 30. */
  calls?: number;
  /** The window, in milliseconds. Default 30000. */
  windowMs?: number;
  /** The least time between two calls, in milliseconds. Default 20. */
  minIntervalMs?: number;
}

/** What holds for all calls made from a `Config`. */
export interface ConfigOptions {
  /**
   * Where the gateway is: an `https:` address, which may have a path prefix. Plain `http:` is for
   * localhost only. Default `https://openapi.longportapp.com`.
   */
  httpUrl?: string;
  /** Mainland China: `https://openapi.longport.cn`, unless `httpUrl` says otherwise. */
  region?: 'cn';
  /** The language of the gateway's messages. Default `en`. */
  language?: 'en' | 'zh-CN' | 'zh-HK';
  /** Have the gateway refuse a live account's token. Default false. */
  enablePapertrading?: boolean;
  /** Further headers for each request. */
  headers?: Record<string, string>;
  /** Used in place of the runtime's `fetch`, for a proxy or a test. It must send a request at most once. */
  fetch?: typeof fetch;
  /** For a whole call, in milliseconds, from when it is first allowed to leave. Default 30000. */
  timeoutMs?: number;
  /** For one attempt, in milliseconds, until its answer has been read. Default 10000. */
  attemptTimeoutMs?: number;
  /** How many attempts may follow the first. Default 4. */
  maxRetries?: number;
  /** The pace of all calls made from this `Config`; `false` for none. */
  rateLimit?: RateLimit | false;
  /** Called after each attempt. What it throws is ignored. */
  onAttempt?: (event: AttemptEvent) => void;
}

/** How one attempt went. */
export interface AttemptEvent {
  /** The order. */
  orderId: string;
  /** Which attempt; the first is 1. */
  attempt: number;
  /** From the departure to the end, in milliseconds. */
  durationMs: number;
  /** What follows: nothing, since it was accepted; another attempt; nothing, since it failed. */
  next: 'receipt' | 'retry' | 'error';
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
  isAttached?: boolean;
  /** Ends the call, waiting included. A request that has left may still work: see `outcome`. */
  signal?: AbortSignal | null;
  /** For the whole call, in milliseconds, from when it is first allowed to leave. */
  timeoutMs?: number;
  /** For one attempt, in milliseconds, until its answer has been read. */
  attemptTimeoutMs?: number;
  /** How many attempts may follow the first. */
  maxRetries?: number;
  /** Let the request outlive the page that sent it. Default false. */
  keepalive?: boolean;
}

/** What holds for one call of `cancelOrders`. */
export interface CancelOrdersOptions extends CancelOptions {
  /** How many cancels are under way at once, from 1 to 100. Default 8. */
  concurrency?: number;
  /** Called after each order. What it throws is ignored. */
  onProgress?: (progress: CancelProgress) => void;
}

/** How far `cancelOrders` is; it counts ids, as they were passed. */
export interface CancelProgress {
  done: number;
  accepted: number;
  failed: number;
  total: number;
  /** How long until the rate limit lets the next call leave, in milliseconds; absent while that hangs on an answer. */
  nextCallInMs?: number;
}

/** The gateway accepted the withdrawal. The order's state changes a little later. */
export interface CancelReceipt {
  /** The order. */
  orderId: string;
  /** How many requests it took. */
  attempts: number;
  /** `x-trace-id` of the accepting answer. A page sees it only if CORS exposes it. */
  traceId?: string;
  /** From the call to the answer, in milliseconds, waiting included. */
  durationMs: number;
}

/** What came of one id passed to `cancelOrders`. */
export type CancelResult =
  | { ok: true; orderId: string; receipt: CancelReceipt; error?: undefined }
  | { ok: false; orderId?: string; error: LongportError; receipt?: undefined };

/** A request ready to be sent. Its headers hold the access token. */
export interface SignedRequest {
  method: 'DELETE';
  url: string;
  headers: Record<string, string>;
}



/**
 * Credentials and options for the broker's gateway.
 *
 * Everything made from one `Config` shares the account's rate limit. The secret is copied into
 * WebAssembly memory, from where no property, `JSON.stringify`, `util.inspect` or error shows
 * it, and `free()` wipes it.
 *
 * ```js
 * const config = Config.fromApikey(appKey, appSecret, accessToken);
 * await new TradeContext(config).cancelOrder('709043056541253632');
 * ```
 */
export class Config {
  private constructor();
  free(): void;
  [Symbol.dispose](): void;
  /**
   * As `fromApikey`, with what the environment holds: `LONGPORT_APP_KEY`,
   * `LONGPORT_APP_SECRET`, `LONGPORT_ACCESS_TOKEN`, and if set `LONGPORT_HTTP_URL`,
   * `LONGPORT_LANGUAGE`, `LONGPORT_REGION`, `LONGPORT_PAPERTRADING` (`true` or `false`). Each
   * falls back to the same name with `LONGBRIDGE_`. `options` win over the environment.
   *
   * @throws {LongportError} `InvalidConfig`, whose message names the variable.
   */
  static fromApikeyEnv(options?: ConfigOptions): Config;
  /**
   * A configuration that signs each request with an API key.
   *
   * A web page must not carry an app secret of yours: see "Keeping the secret" in the README.
   *
   * @throws {LongportError} `InvalidConfig`, whose message names the field and the way to mend it.
   * @param appKey - from the broker's developer centre
   * @param appSecret - signs the requests and is never sent
   * @param accessToken - sent as it is in `Authorization`
   * @param options
   */
  static fromApikey(appKey: string, appSecret: string, accessToken: string, options?: ConfigOptions): Config;
  /**
   * The older SDK's name for `fromApikeyEnv`.
   */
  static fromEnv(options?: ConfigOptions): Config;
  /**
   * A configuration that sends an OAuth access token and no signature.
   *
   * @throws {LongportError} `InvalidConfig`, whose message names the field and the way to mend it.
   * @param clientId - the OAuth client's id
   * @param accessToken - the token, or a function that gets one and is asked again when it has expired
   * @param options
   */
  static fromOAuth(clientId: string, accessToken: string | AccessTokenProvider, options?: ConfigOptions): Config;
}


/**
 * Withdraws orders of one account.
 *
 * ```js
 * const ctx = new TradeContext(Config.fromApikeyEnv());
 * try {
 *   await ctx.cancelOrder('709043056541253632'); // accepted: the order's state changes soon
 * } catch (error) {
 *   if (error.outcome === 'unknown') console.log('Look the order up before acting on it');
 * }
 * ```
 */
export class TradeContext {
  free(): void;
  [Symbol.dispose](): void;
  /**
   * Withdraws an open order. It resolves when the gateway has accepted the withdrawal; the
   * order's state changes a little later, and the order may still be filled first.
   *
   * It never throws: whatever goes wrong, the promise rejects with a `LongportError`, whose
   * `outcome` says what is known of the order.
   *
   * ```js
   * const { traceId } = await ctx.cancelOrder('709043056541253632', { timeoutMs: 5_000 });
   * ```
   * @param orderId - the id as the broker gave it; a number would have lost digits and is refused
   * @param options - `true` says that the id is an attached (take-profit or stop-loss) order's
   */
  cancelOrder(orderId: string | bigint, options?: boolean | CancelOptions): Promise<CancelReceipt>;
  /**
   * Withdraws many orders, as fast as the rate limit allows. It resolves to one result per id,
   * in the order of the ids; no failure stops the rest. An id that occurs twice is sent once.
   *
   * ```js
   * const results = await ctx.cancelOrders(ids, { onProgress: (p) => console.log(p.done, p.total) });
   * const ask = results.filter((result) => result.error?.outcome === 'unknown');
   * ```
   */
  cancelOrders(orderIds: Iterable<string | bigint>, options?: CancelOrdersOptions): Promise<CancelResult[]>;
  /**
   * A context that uses this configuration.
   *
   * @throws {LongportError} `InvalidConfig` when `config` is none, or has been freed.
   */
  constructor(config: Config);
  /**
   * The same as `new TradeContext(config)`, as the official SDK spells it; it may be awaited.
   *
   * @throws {LongportError} `InvalidConfig` when `config` is none, or has been freed.
   */
  static new(config: Config): TradeContext;
  /**
   * Signs a withdrawal and does not send it: for a backend that signs what a page sends, for a
   * proxy, for an audit. The gateway accepts a signed request once, and for a short while.
   *
   * ```js
   * const { method, url, headers } = await ctx.signCancelOrder('709043056541253632');
   * await fetch(url, { method, headers });
   * ```
   */
  signCancelOrder(orderId: string | bigint, options?: boolean | { isAttached?: boolean }): Promise<SignedRequest>;
}

/**
 * Withdraws an open order: `new TradeContext(config).cancelOrder(orderId, options)` in one call.
 *
 * ```js
 * await cancelOrder(config, '709043056541253632');
 * ```
 */
export function cancelOrder(config: Config, orderId: string | bigint, options?: boolean | CancelOptions): Promise<CancelReceipt>;
