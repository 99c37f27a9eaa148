// The module that wasm-bindgen writes from exports.rs and task.rs, as the scripts here see it. A
// `Config` is a number, and so is a task.

import type { Call } from './call.js';

export function fromApikey(key: unknown, secret: unknown, token: unknown, options: unknown): number;
export function fromApikeyEnv(options: unknown): number;
export function fromOAuth(clientId: unknown, token: unknown, options: unknown): number;
export function check(client: number): void;
export function forget(client: number): void;

/** The result, or the number of the task that goes on. */
export function cancel(client: number, call: Call, id: unknown, options: unknown): unknown;
export function cancelMany(client: number, call: Call, ids: unknown, options: unknown): unknown;
export function sign(client: number, call: Call, id: unknown, options: unknown): unknown;

/** The result of a task, or `undefined` if it goes on. */
export function poll(task: number): unknown;

/** Loads the module from its bytes, or as compiled before. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
