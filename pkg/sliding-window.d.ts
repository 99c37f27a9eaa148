import type { PermitRequest, RateLimiter, RatePermit } from './dist/index.js';

/** Options that every limiter has. */
export interface SharedLimiterOptions {
  /**
   * What is added to `minIntervalMs` between two grants, in milliseconds, since requests of different
   * processes do not take equally long to the gateway. Default 10.
   */
  marginMs?: number | undefined;
  /**
   * The longest that a call may be under way, in milliseconds: `attemptTimeoutMs` of the slowest
   * `Config`. The place of a holder that died becomes free so long, and a window, after its grant:
   * not earlier, since its call may have arrived. Default 10000.
   */
  attemptTimeoutMs?: number | undefined;
}

/** How a call ended. */
export type Release = Parameters<RatePermit['release']>[0];

/** The limit, as one step needs it. */
export interface StepLimit {
  /** At most so many calls. */
  calls: number;
  /** In any window of so many milliseconds. */
  windowMs: number;
  /** The least time between two grants of the account, in milliseconds. */
  spacingMs: number;
  /** The longest that a call may be under way, in milliseconds. */
  callMs: number;
}

/** What one step is asked. Plain data, which can be sent to where the state is. */
export type StepRequest = { interface: string; ticket: string; limit: StepLimit } & (
  | { type: 'acquire'; priority: PermitRequest['priority'] }
  | { type: 'release'; how: Release; retryAfterMs: number }
);

/** Whether the ticket may go, or when to ask again. */
export type Answer = { granted: true } | { granted: false; notBeforeMs: number };

/** How an interface stands. */
export interface InterfaceState {
  /** For each ticket that holds a place, until when it does. */
  places: Record<string, number>;
  /** Until when a `Retry-After` holds the interface. */
  heldUntil: number;
  /** The time after which a place was free at the last step. */
  openAfter: number;
}

/** How an account stands. Plain data, which can be stored. */
export interface State {
  /** The longest that a place may be held, by the limits so far. */
  hold: number;
  /** How many tickets there were. */
  sequence: number;
  /** When the last permit was granted. */
  last?: number;
  /** The tickets that wait, the first in line first. */
  queue: { interface: string; ticket: string; score: number; lapsesAt: number }[];
  /** By name. */
  interfaces: Record<string, InterfaceState>;
}

/**
 * One step of an account's limiter, as a pure function: the state before it, if there is any, a
 * request, and the time in milliseconds. A store that can carry out one step after the other, and keep the
 * state between them, has a limiter: see `rateLimiterOver`.
 */
export function step(
  state: State | undefined,
  request: StepRequest,
  now: number,
): { state: State; answer: Answer };

/** How long a state is of any use after a step, in milliseconds: then it may be deleted. */
export function lifetimeMs(state: State): number;

/**
 * Makes a `RateLimiter` of a function that sends a step to where the account's state is.
 *
 * ```js
 * import { lifetimeMs, rateLimiterOver, step } from 'longport-cancel-order/sliding-window';
 *
 * const states = new Map(); // for one process; a store that others reach makes it shared
 * const rateLimiter = rateLimiterOver(async (request) => {
 *   const { state, answer } = step(states.get(request.account), request, Date.now());
 *   states.set(request.account, state);
 *   setTimeout(() => states.get(request.account) === state && states.delete(request.account),
 *     lifetimeMs(state)).unref();
 *   return answer;
 * });
 * ```
 */
export function rateLimiterOver(
  ask: (request: { account: string } & StepRequest) => Promise<Answer>,
  options?: SharedLimiterOptions,
): RateLimiter;
