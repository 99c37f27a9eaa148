// The module that wasm-bindgen writes from exports.rs and task.rs, as the scripts here see it. A
// `Config` is a number, and so is a task.

import type { Call } from './call.js';
import type { Transport } from './transport.js';

export function fromApikey(key: unknown, secret: unknown, token: unknown, options: unknown): number;
export function fromApikeyEnv(options: unknown): number;
export function fromOAuth(clientId: unknown, token: unknown, options: unknown): number;
export function transportOf(client: number): Transport;
export function forget(client: number): void;

/** Begins what a context is asked for, by the number of the method in `methods.js`: the number of a task. */
export function begin(
  client: number,
  call: Call,
  method: number,
  what: unknown,
  options: unknown,
): number;

/** Takes a task's next step, at this time by `performance.now()` and `Date.now()`: whether it was the last. */
export function poll(task: number, shown: number, unixMs: number): boolean;

/** The shared limiter has answered: with a permit, or a ticket and a time; with neither, it is unavailable. */
export function acquired(
  asked: number,
  permit: number | undefined,
  waitMs: number | undefined,
  ticket: string | undefined,
  cause: unknown,
): void;
/** A sleep has ended. */
export function woke(sleep: number): void;
/** A request was answered; of a body that did not come, `why` says the reason, or it was too long. */
export function answered(
  request: number,
  status: number,
  isRedirect: boolean,
  isOneCopy: boolean,
  traceId: string | undefined,
  retryAfterMs: number | undefined,
  body: Uint8Array | undefined,
  length: number | undefined,
  why: string | undefined,
  isBrokenOff: boolean,
  cause: unknown,
): void;
/** A request failed, or never left. */
export function failed(request: number, isSent: boolean, why: string, cause: unknown): void;
/** The time of a request was up, or the caller aborted it. */
export function gaveUp(request: number, isAborted: boolean): void;

/** Loads the module from its bytes, or as compiled before. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
