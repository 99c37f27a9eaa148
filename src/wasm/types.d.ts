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
