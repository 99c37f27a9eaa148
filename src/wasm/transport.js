// One request over the Fetch API, from the call to the last byte of the answer. It is JavaScript
// since each step touches JavaScript values only: from Rust, each would be a call across.

import { reasonOf, textOf } from './cause.js';
import { isEdgeWorker } from './input.js';
import { hasNodesClient, lasting } from './dispatcher.js';
import { provesNotSent, provesOneCopy, unwatch, watch } from './undici.js';
import { answered, failed, gaveUp } from 'bindings';
import { define } from './define.js';
import { Wait } from './wait.js';

/**
 * @typedef {import('./wait.js').Abort} Abort
 * @typedef {import('./call.js').Call} Call
 * @typedef {{ body?: Uint8Array, reason?: string, isBrokenOff?: boolean, cause?: unknown }} Read
 */

/** How many chunks of a body may be empty: they come without end, and leave no time for timers. */
const MAX_EMPTY_CHUNKS = 100;

/** How much of a header of the answer is read. */
const MAX_HEADER = 1000;

/** How long `warmUp` waits for the gateway, and how much it reads of an answer that nobody asked for. */
const WARM_UP_MS = 5_000;
const MAX_WARM_UP = 65_536;

/**
 * How long a connection is left alone before `keepWarm` uses it. Servers and proxies close an idle
 * one after 60 s or more, browsers, Bun and Deno after 90 s or more; but Node.js, where this package
 * has no say in it, after 4 s.
 */
const PAUSE_MS = 30_000;
const NODES_PAUSE_MS = 3_000;

/**
 * The prototype of what `fetch` is told, so that nothing is read from that of all objects, where
 * somebody may have put it. To have none at all would make an object slower.
 */
const BARE = Object.create(null);

/** Where an account's requests go, and what they have in common. */
export class Transport {
  /**
   * What all requests send, and a place for what each has a value of its own for.
   * @type {Record<string, string>}
   */
  headers = {};
  /** The names of the latter: of the timestamp and of the proof. @type {string[]} */
  #own = [];
  /** Of `warmUp`, while it is under way. @type {Promise<boolean> | undefined} */
  #warming;
  /** Of `keepWarm`. @type {any} */
  #timer;
  /** How long the gateway lets a connection lie idle, as far as it says. */
  #idleMs = Infinity;

  /**
   * @param {Function | undefined} fetch
   * @param {RequestInit} init
   * @param {string} url
   * @param {string} regionHeader
   * @param {number} keepWarmMs how long after the last request a connection is to lie ready
   */
  constructor(fetch, init, url, regionHeader, keepWarmMs) {
    this.keepWarmMs = keepWarmMs;
    this.regionHeader = regionHeader;
    this.fetch = fetch;
    this.init = init;
    this.url = url;
  }

  /** Each request has this header; without a value here, it has one of its own. */
  header(/** @type {string} */ name, /** @type {string | undefined} */ value) {
    if (value === undefined) this.#own.push(name);
    define(this.headers, name, value ?? '', true);
  }

  /** Lets go of the token, and of the connection. */
  wipe() {
    this.headers = {};
    this.keepWarmMs = 0;
    this.#stay();
  }

  /** The runtime's own is looked up at each use, so that a page may replace it. */
  #fetch() {
    return this.fetch ?? tryGet(() => globalThis.fetch);
  }

  /**
   * What `fetch` is told.
   * @param {string} method
   * @param {Record<string, string>} headers
   * @param {AbortSignal} signal
   */
  #options(method, headers, signal) {
    const options = { __proto__: BARE, ...this.init, method, headers, signal };
    // No cache may answer a look-up. A DELETE none does, and without a word of caches a repeat of it is
    // spared its preflight in a browser.
    const cache = method === 'GET' && CACHE_MODES.find(isKnown);
    if (cache) options.cache = cache;
    const dispatcher = this.#dispatcher();
    if (dispatcher) /** @type {any} */ (options).dispatcher = dispatcher;
    return options;
  }

  /** What keeps connections longer than the runtime does. */
  #dispatcher() {
    return this.fetch ? undefined : lasting(this.#fetch());
  }

  /**
   * Opens the connection that the next request will take, or has it stay open. Resolves to whether
   * the gateway answered.
   */
  warmUp() {
    this.#stay();
    // In an edge worker no request may wait for what belongs to another.
    return isEdgeWorker() ? this.#reach() : this.#reachOnce();
  }

  #reachOnce() {
    this.#warming ??= this.#reach().finally(() => {
      this.#warming = undefined;
    });
    return this.#warming;
  }

  async #reach() {
    const controller = new AbortController();
    let isThere = false;
    const ask = async () => {
      const options = this.#options('GET', {}, controller.signal);
      // A page may read no answer of a gateway that does not name it, and need not: that would take
      // a preflight. What leads elsewhere is an answer as well.
      if (globalThis.location) Object.assign(options, { mode: 'no-cors', redirect: 'follow' });
      const response = await this.#fetch()?.(`${this.url}/health`, options);
      isThere = typeof response.status === 'number';
      const [, seconds] = /timeout=(\d+)/.exec(header(response, 'keep-alive') ?? '') ?? [];
      if (seconds) this.#idleMs = Number(seconds) * 1_000;
      // Only then is the connection free for another request, in Node.js a turn of its loop later.
      await readBody(response, MAX_WARM_UP, { isOver: false, onGivenUp: () => controller.abort() });
      if ('dispatcher' in options) await new Promise((resolve) => setTimeout(resolve));
    };
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, WARM_UP_MS);
    });
    late.then(() => controller.abort());
    await Promise.race([ask().catch(() => {}), late]);
    clearTimeout(timer);
    return isThere;
  }

  /** Has the connection stay open: after a pause it is used again, and so on for so long. */
  #stay(millis = this.keepWarmMs) {
    clearTimeout(this.#timer);
    if (millis === 0) return;
    const isShort = hasNodesClient() && !this.#dispatcher();
    const pause = Math.min(isShort ? NODES_PAUSE_MS : PAUSE_MS, this.#idleMs / 2);
    if (millis < pause) return;
    this.#timer = setTimeout(() => {
      this.#stay(millis - pause);
      this.#reachOnce();
    }, pause);
    // It keeps no process alive.
    this.#timer.unref?.();
  }

  #headers(
    /** @type {string} */ timestamp,
    /** @type {string} */ proof,
    /** @type {string | undefined} */ region,
  ) {
    const [timestampName = '', proofName = ''] = this.#own;
    const headers = { ...this.headers };
    headers[timestampName] = timestamp;
    headers[proofName] = proof;
    if (region !== undefined) headers[this.regionHeader] = region;
    return headers;
  }

  /**
   * @param {string} method
   * @param {string} target
   * @param {string} timestamp
   * @param {string} proof
   * @param {string} [region]
   */
  signed(method, target, timestamp, proof, region) {
    return { method, url: this.url + target, headers: this.#headers(timestamp, proof, region) };
  }

  /**
   * Sends a request; it completes what Rust awaits as `id`.
   * @param {number} id
   * @param {Call} call
   * @param {string | undefined} orderId of a cancel
   * @param {string} method
   * @param {string} target path and query
   * @param {string} timestamp
   * @param {string} proof
   * @param {string | undefined} region
   * @param {string[]} further names and values of headers, in turns
   * @param {boolean} keepalive
   * @param {number} maxBody
   * @param {number} millis
   * @param {Abort} [abort]
   */
  send(
    id,
    call,
    orderId,
    method,
    target,
    timestamp,
    proof,
    region,
    further,
    keepalive,
    maxBody,
    millis,
    abort,
  ) {
    const controller = new AbortController();
    const wait = new Wait(call, abort, (isAborted) => gaveUp(id, isAborted));
    wait.onGivenUp = () => controller.abort();
    if (wait.begin(millis).isOver) return wait;
    if (this.keepWarmMs) this.#stay();
    const url = this.url + target;
    /** @type {Record<string, string>} */
    const headers = this.#headers(timestamp, proof, region);
    for (let i = 0; i < further.length; i += 2) headers[further[i] ?? ''] = further[i + 1] ?? '';
    const options = this.#options(method, headers, controller.signal);
    if (keepalive) options.keepalive = true;
    const fetch = this.#fetch();
    if (fetch) {
      if (orderId !== undefined) call.sent(orderId);
      const sends = this.fetch ? undefined : watch(fetch, timestamp);
      exchange(id, fetch, url, options, maxBody, wait, sends);
    } else {
      const cause = new TypeError('this runtime has no fetch any more');
      wait.end(() => failed(id, false, cause.message, cause));
    }
    return wait;
  }
}

/**
 * @param {number} id
 * @param {Function} fetch
 * @param {string} url
 * @param {RequestInit} options
 * @param {number} maxBody
 * @param {Wait} wait
 * @param {import('./undici.js').Sends | undefined} sends
 */
async function exchange(id, fetch, url, options, maxBody, wait, sends) {
  /** @type {() => void} */
  let tell;
  try {
    const response = await fetch(url, options);
    const { status } = response;
    // Node.js's own shows a redirect as it is; others hide it, or follow it and ask for something else.
    const isRedirect =
      !sends &&
      (tryGet(() => response.type) === 'opaqueredirect' ||
        tryGet(() => response.redirected) === true);
    const { body, reason, isBrokenOff, cause } = await readBody(response, maxBody, wait);
    const traceId = header(response, 'x-trace-id');
    const retryAfterMs = retryAfter(response);
    tell = () =>
      answered(
        id,
        typeof status === 'number' ? status : 0,
        isRedirect,
        provesOneCopy(sends),
        traceId,
        retryAfterMs,
        body,
        body?.length,
        reason,
        isBrokenOff === true,
        cause,
      );
  } catch (cause) {
    const reason = reasonOf(cause, url);
    tell = () => failed(id, !provesNotSent(sends, cause), reason, cause);
  }
  unwatch(sends);
  wait.end(tell);
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
 * @param {Pick<Wait, 'isOver' | 'onGivenUp'>} wait
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
      if (done) return { body };
      const chunk = bytes(value);
      if (chunk.length === 0) empty += 1;
      if (body.length + chunk.length > maxBody || empty > MAX_EMPTY_CHUNKS || wait.isOver) {
        // Of a body that is too long the rest must not come.
        wait.onGivenUp?.();
        stop?.();
        return {};
      }
      body = joined(body, chunk);
    }
  } catch (cause) {
    const reason = textOf(cause, 'message') ?? '';
    return { isBrokenOff: isReading, reason, cause };
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

/** Copies the bytes of a body into memory of Rust's. @param {Uint8Array} bytes @param {Uint8Array} body */
export function copyTo(bytes, body) {
  bytes.set(body);
}

export function hasFetch() {
  return typeof tryGet(() => globalThis.fetch) === 'function';
}

/**
 * What keeps a cache from answering, the milder first: under `no-store`, a browser asks the gateway's
 * leave each time.
 * @type {RequestCache[]}
 */
const CACHE_MODES = ['no-cache', 'no-store'];

/** Cloudflare Workers throw at the first of them, or at both, by their compatibility date. */
function isKnown(/** @type {RequestCache} */ cache) {
  return tryGet(() => new globalThis.Request('https://cache.invalid', { cache })) !== undefined;
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
