// One request over the Fetch API, from the call to the last byte of the answer. It is JavaScript
// since each step touches JavaScript values only: from Rust, each would be a call across.

import { reasonOf, textOf } from './cause.js';
import { provesNotSent, provesOneCopy, unwatch, watch } from './undici.js';
import { FLAGS, Wait, deliverAnswer, deliverTo } from './wait.js';

/**
 * @typedef {import('./wait.js').Abort} Abort
 * @typedef {import('./call.js').Call} Call
 * @typedef {import('./wait.js').Answer} Answer
 * @typedef {{ flags: number, body?: Uint8Array, reason?: string, cause?: unknown }} Read
 */

/** How many chunks of a body may be empty: they come without end, and leave no time for timers. */
const MAX_EMPTY_CHUNKS = 100;

/** How much of a header of the answer is read. */
const MAX_HEADER = 1000;

/** Where an account's requests go, and what they have in common. */
export class Transport {
  /**
   * `shared` holds the address, then the name and the value of each header; `own` the names of the
   * headers that each request has a value of its own for, `X-Timestamp` first. A line each.
   * @param {Function | undefined} fetch
   * @param {RequestInit} init
   * @param {string} shared
   * @param {string} own
   */
  constructor(fetch, init, shared, own) {
    const [url = '', ...lines] = shared.split('\n');
    this.fetch = fetch;
    // Without a prototype, so that nothing is read from it that somebody put there.
    this.init = { __proto__: null, ...init };
    this.url = url;
    this.own = own.split('\n');
    const headers = this.own.map((name) => [name, '']);
    for (let i = 0; i < lines.length; i += 2) headers.push([lines[i] ?? '', lines[i + 1] ?? '']);
    // Unlike an assignment, this takes any name for one, `__proto__` too.
    /** @type {Record<string, string>} */
    this.headers = Object.fromEntries(headers);
  }

  /** Lets go of the token, and of the address, which may hold on to the whole of `shared`. */
  wipe() {
    this.url = '';
    this.headers = {};
  }

  /** A request by its lines: path and query, then the values of its own headers. */
  #request(/** @type {string} */ lines) {
    const [target, ...values] = lines.split('\n');
    const headers = { ...this.headers };
    for (const [i, value] of values.entries()) headers[this.own[i] ?? ''] = value;
    return { url: this.url + target, headers, timestamp: values[0] ?? '' };
  }

  /** @param {string} method @param {string} lines */
  signed(method, lines) {
    const { url, headers } = this.#request(lines);
    return { method, url, headers };
  }

  /**
   * Sends a request, and has the wait called `id` end with the answer.
   * @param {number} id
   * @param {Call} call
   * @param {string} orderId
   * @param {string} method
   * @param {string} lines
   * @param {boolean} keepalive
   * @param {number} maxBody
   * @param {number} millis
   * @param {Abort} [abort]
   */
  send(id, call, orderId, method, lines, keepalive, maxBody, millis, abort) {
    const controller = new AbortController();
    const wait = new Wait(call, millis, abort, deliverTo(id, call));
    wait.onGivenUp = () => controller.abort();
    const { url, headers, timestamp } = this.#request(lines);
    const options = { ...this.init, method, headers, signal: controller.signal, __proto__: null };
    if (keepalive) options.keepalive = true;
    // The runtime's own is looked up at each use, so that a page may replace it.
    const fetch = this.fetch ?? tryGet(() => globalThis.fetch);
    if (!fetch) {
      const cause = new TypeError('this runtime has no fetch any more');
      wait.fail(false, cause, cause.message);
      return;
    }
    call.sent(orderId);
    const sends = this.fetch ? undefined : watch(fetch, timestamp);
    const answered = (/** @type {Answer} */ answer) => {
      if (provesOneCopy(sends)) answer.flags |= FLAGS.oneCopy;
      if (wait.stop()) deliverAnswer(id, call, answer);
    };
    const failed = (/** @type {unknown} */ cause) => {
      wait.fail(!provesNotSent(sends, cause), cause, reasonOf(cause, url));
    };
    exchange(fetch, url, options, maxBody, wait)
      .then(answered, failed)
      .finally(() => unwatch(sends, timestamp));
  }
}

/**
 * @param {Function} fetch
 * @param {string} url
 * @param {RequestInit} options
 * @param {number} maxBody
 * @param {Wait} wait
 * @returns {Promise<Answer>}
 */
async function exchange(fetch, url, options, maxBody, wait) {
  const response = await fetch(url, options);
  const { status } = response;
  // A `fetch` of the caller's own may follow a redirect, and ask for something else there.
  const isRedirect =
    tryGet(() => response.type) === 'opaqueredirect' || tryGet(() => response.redirected) === true;
  const { flags, ...read } = await readBody(response, maxBody, wait);
  return {
    status: typeof status === 'number' ? status : 0,
    flags: flags | (isRedirect ? FLAGS.redirect : 0),
    traceId: header(response, 'x-trace-id'),
    retryAfter: retryAfter(response),
    ...read,
  };
}

function header(/** @type {Response} */ response, /** @type {string} */ name) {
  const value = tryGet(() => response.headers.get(name));
  return typeof value === 'string' ? value.slice(0, MAX_HEADER) : undefined;
}

/** How many milliseconds the gateway asks to wait, by a number of seconds or an HTTP date. */
function retryAfter(/** @type {Response} */ response) {
  const text = header(response, 'retry-after')?.trim();
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Z][a-z]+, .* GMT$/.test(text)) return undefined;
  const wait = Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

/**
 * The bytes of a body, or why there are none.
 * @param {Response} response
 * @param {number} maxBody
 * @param {Wait} wait
 * @returns {Promise<Read>}
 */
async function readBody(response, maxBody, wait) {
  let isReading = false;
  try {
    const { next, stop } = readerOf(response);
    /** @type {Uint8Array} */
    let body = new Uint8Array();
    let empty = 0;
    isReading = true;
    for (;;) {
      const { done, value } = await next();
      if (done) return { flags: 0, body };
      const chunk = bytes(value);
      if (chunk.length === 0) empty += 1;
      if (body.length + chunk.length > maxBody || empty > MAX_EMPTY_CHUNKS || wait.isOver) {
        // Of a body that is too long the rest must not come.
        wait.onGivenUp?.();
        stop?.();
        return { flags: FLAGS.tooLong };
      }
      body = joined(body, chunk);
    }
  } catch (cause) {
    const reason = textOf(cause, 'message') ?? '';
    return { flags: isReading ? FLAGS.brokeOff : 0, reason, cause };
  }
}

/** @typedef {{ next: () => Promise<{ done?: boolean, value?: unknown }>, stop?: () => void }} Chunks */

/**
 * Reads the chunks of a body, one by one. `stop` ends what no signal would.
 * @param {Response} response
 * @returns {Chunks}
 */
function readerOf(response) {
  const body = /** @type {any} */ (response.body);
  if (body === null) return { next: () => Promise.resolve({ done: true }) };
  // Not every runtime's streams can be iterated over.
  if (typeof tryGet(() => body.getReader) === 'function') {
    const reader = body.getReader();
    const stop = () => {
      tryGet(() => reader.cancel().catch(() => {}));
    };
    return { next: () => reader.read(), stop };
  }
  // A stream of Node.js's, as node-fetch gives it.
  if (typeof tryGet(() => body[Symbol.asyncIterator]) === 'function') {
    const iterator = body[Symbol.asyncIterator]();
    const stop = () => {
      tryGet(() => iterator.return?.().catch(() => {}));
    };
    return { next: () => iterator.next(), stop };
  }
  if (typeof tryGet(() => response.arrayBuffer) === 'function') {
    let isRead = false;
    const next = async () => {
      if (isRead) return { done: true };
      isRead = true;
      return { value: await response.arrayBuffer() };
    };
    return { next };
  }
  throw new TypeError('the response has neither a stream as `body` nor `arrayBuffer()`');
}

function joined(/** @type {Uint8Array} */ left, /** @type {Uint8Array} */ right) {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

/** Bytes of whichever realm, copied: whatever only looks like bytes is refused. */
function bytes(/** @type {any} */ value) {
  const isBytes = ArrayBuffer.isView(value) || isArrayBuffer(value);
  if (!isBytes) throw new TypeError('the body holds something other than bytes');
  return new Uint8Array(/** @type {Uint8Array} */ (value));
}

/** Whether it is an ArrayBuffer, also one of another realm: only of one this can be read. */
function isArrayBuffer(/** @type {unknown} */ value) {
  return tryGet(() => byteLength?.call(/** @type {any} */ (value))) !== undefined;
}

const byteLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength')?.get;

export function hasFetch() {
  return typeof tryGet(() => globalThis.fetch) === 'function';
}

/** Whether a request may say what it wants of a cache. */
export function knowsCache() {
  return tryGet(() => 'cache' in globalThis.Request.prototype) ?? false;
}

/**
 * What `get` returns; nothing if it throws, as anything of a caller's own may.
 * @template T
 * @param {() => T} get
 * @returns {T | undefined}
 */
function tryGet(get) {
  try {
    return get();
  } catch {
    return undefined;
  }
}
