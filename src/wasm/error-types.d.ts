import type { Order } from './order-types.js';

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
    facts: Pick<LongportError, 'kind' | 'attempts'> & {
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
