import type { ErrorKind, LongportError } from './error-types.js';
import type { RateLimiter } from './limiter-types.js';
import type { Order } from './order-types.js';

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
