// One request over the Fetch API, from the call to the last byte of the answer. It is JavaScript
// since each step touches JavaScript values only: from Rust, each would be a call across.

import { Wait } from './wait.js';

/** Where an account's requests go, and what they have in common. */
export class Gateway {
  /**
   * `shared` holds the address, then the name and the value of each header; `own` the names of the
   * headers that each request has a value of its own for. A line each.
   */
  constructor(fetch, init, shared, own) {
    const [url, ...lines] = shared.split('\n');
    this.fetch = fetch;
    this.init = init;
    this.url = url;
    this.own = own.split('\n');
    const headers = this.own.map((name) => [name, '']);
    for (let i = 0; i < lines.length; i += 2) headers.push([lines[i], lines[i + 1]]);
    // Unlike an assignment, this takes any name for one, `__proto__` too.
    this.headers = Object.fromEntries(headers);
  }

  /** Lets go of the token, and of the address, which may hold on to the whole of `shared`. */
  wipe() {
    this.url = '';
    this.headers = {};
  }

  /** A request by its lines: the query string, then the values of its own headers. */
  request(lines) {
    const values = lines.split('\n');
    const headers = { ...this.headers };
    for (let i = 1; i < values.length; i++) headers[this.own[i - 1]] = values[i];
    return { url: this.url + values[0], headers };
  }

  signed(lines) {
    const { url, headers } = this.request(lines);
    return { method: this.init.method, url, headers };
  }

  /** Sends a request, and has the wait called `id` end with the answer. */
  send(id, lines, keepalive, maxBody, millis, abort) {
    const controller = new AbortController();
    const wait = new Wait(id, millis, abort, controller);
    const { url, headers } = this.request(lines);
    const options = { ...this.init, headers, signal: controller.signal };
    if (keepalive) options.keepalive = true;
    // The runtime's own is looked up at each use, so that a page may replace it.
    converse(this.fetch ?? globalThis.fetch, url, options, maxBody, wait);
  }
}

async function converse(fetch, url, options, maxBody, wait) {
  try {
    const response = await fetch(url, options);
    const { status } = response;
    const redirect = quietly(() => response.type) === 'opaqueredirect';
    const body = redirect ? undefined : await read(response, maxBody, wait).catch(nothing);
    // Of a body that is too long the rest must not come.
    if (!body) wait.controller.abort();
    const traceId = header(response, 'x-trace-id');
    const known = typeof status === 'number' ? status : 0;
    wait.answer(known, redirect, traceId, retryAfter(response), body ?? undefined, body === null);
  } catch (cause) {
    wait.fail(cause);
  }
}

function nothing() {}

function header(response, name) {
  const value = quietly(() => response.headers.get(name));
  return typeof value === 'string' ? value : undefined;
}

/** How many milliseconds the gateway asks to wait, by a number of seconds or an HTTP date. */
function retryAfter(response) {
  const text = header(response, 'retry-after')?.trim();
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return text * 1000;
  if (!/^[A-Z][a-z]+, .* GMT$/.test(text)) return undefined;
  const wait = Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

/** The bytes of a body; `null` when they are too many. */
async function read(response, maxBody, wait) {
  if (response.body === null) return new Uint8Array();
  const reader = quietly(() => response.body.getReader());
  // For a library whose responses have no web stream.
  if (!reader) return limited(bytes(await response.arrayBuffer()), maxBody);
  let body;
  // Nobody waits for the rest of what was aborted.
  while (body !== null && !wait.isOver) {
    const { done, value } = await reader.read();
    if (done) return body ?? new Uint8Array();
    body = limited(joined(body, bytes(value)), maxBody);
  }
  return null;
}

function limited(body, maxBody) {
  return body.length > maxBody ? null : body;
}

function joined(left, right) {
  if (!left) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

/** Bytes of whichever realm, copied: whatever only looks like bytes is none. */
function bytes(value) {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new TypeError('no bytes');
}

export function hasFetch() {
  return typeof globalThis.fetch === 'function';
}

/** Whether a request may say what it wants of a cache. */
export function knowsCache() {
  return quietly(() => 'cache' in globalThis.Request.prototype) ?? false;
}

/** What `get` returns; nothing if it throws, as anything of a caller's own may. */
function quietly(get) {
  try {
    return get();
  } catch {
    return undefined;
  }
}

/**
 * Whether the runtime says that no connection was made, so that nothing was sent. Browsers never
 * say; what they leave open stays open.
 */
export function neverLeft(error) {
  return !hasFetch() || [error, quietly(() => error.cause)].some(says);
}

const SAYS_SO = {
  // Node.js: the system call that failed, made before anything can be sent.
  syscall: /^(connect|getaddrinfo)$/,
  // Node.js, and Bun.
  code: /^(ECONNREFUSED|ENOTFOUND|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/,
  // Deno.
  message: /client error \(Connect\)/,
};

function says(error) {
  const says = ([name, sentence]) => sentence.test(error[name]);
  return quietly(() => Object.entries(SAYS_SO).some(says)) ?? false;
}
