import type { RateLimit } from './option-types.js';

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
