// One request over the Fetch API, from the call to the last byte of the answer. It is JavaScript
// since each step touches JavaScript values only: from Rust, each would be a call across.

import { first } from './race.js';

/**
 * Sends `request`, which holds its address and then the name and the value of each header, a line
 * each. Resolves as `first` does, to `[status, redirect, traceId, retryAfter, body]` when answered.
 */
export function exchange(own, init, request, keepalive, maxBody, millis, abort) {
  const controller = new AbortController();
  const { url, headers } = parts(request);
  const options = { ...init, headers, signal: controller.signal };
  if (keepalive) options.keepalive = true;
  // The runtime's own is looked up at each use, so that a page may replace it.
  const answer = converse(own ?? globalThis.fetch, url, options, maxBody, controller);
  return first(answer, millis, abort, controller);
}

async function converse(fetch, url, options, maxBody, controller) {
  const response = await fetch(url, options);
  const { status } = response;
  const redirect = quietly(() => response.type) === 'opaqueredirect';
  const body = redirect
    ? undefined
    : await read(response, maxBody, controller.signal).catch(() => undefined);
  // Of a body that is too long the rest must not come.
  if (!body) controller.abort();
  return [status, redirect, header(response, 'x-trace-id'), retryAfter(response), body];
}

export function signedRequest(method, request) {
  return { method, ...parts(request) };
}

function parts(request) {
  const [url, ...lines] = request.split('\n');
  const headers = {};
  for (let i = 0; i < lines.length; i += 2) headers[lines[i]] = lines[i + 1];
  return { url, headers };
}

function header(response, name) {
  const value = quietly(() => response.headers.get(name));
  return typeof value === 'string' ? value : undefined;
}

/** How many milliseconds the gateway asks to wait, by a number of seconds or an HTTP date. */
function retryAfter(response) {
  const text = header(response, 'retry-after')?.trim();
  if (/^\d{1,15}$/.test(text)) return text * 1000;
  if (!/^[A-Z][a-z]+, .* GMT$/.test(text)) return undefined;
  const wait = Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

/** The bytes of a body; `null` when they are too many. */
async function read(response, maxBody, signal) {
  if (response.body === null) return new Uint8Array();
  const reader = quietly(() => response.body.getReader());
  // For a library whose responses have no web stream.
  if (!reader) return limited(bytes(await response.arrayBuffer()), maxBody);
  let body = new Uint8Array();
  // Nobody waits for the rest of what was aborted.
  while (body && !signal.aborted) {
    const { done, value } = await reader.read();
    if (done) return body;
    body = limited(joined(body, bytes(value)), maxBody);
  }
  return null;
}

function limited(body, maxBody) {
  return body.length > maxBody ? null : body;
}

function joined(left, right) {
  if (!left.length) return right;
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
