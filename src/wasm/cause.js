// What a runtime threw at a request: said in a few words, and passed on without what it holds of
// the request. An error of an HTTP client may carry the whole request, token included.

import { define } from './define.js';

/** What is kept, beside name, message and stack. */
const KEPT = ['code', 'errno', 'syscall', 'hostname', 'address', 'port'];

/** How many causes of causes are kept. */
const DEPTH = 4;

/** How much of a text is kept: an error may hold anything, of any length. */
const MAX_TEXT = 4096;

/**
 * A copy that holds only what is known to be safe, each text of it redacted.
 * @param {any} thrown
 * @param {(text: string) => string} redact
 * @param {number} [depth]
 * @returns {unknown}
 */
export function cleaned(thrown, redact, depth = DEPTH) {
  if (typeof thrown === 'string') return redact(thrown.slice(0, MAX_TEXT));
  if (typeof thrown !== 'object' || thrown === null) {
    return typeof thrown === 'function' || typeof thrown === 'symbol' ? undefined : thrown;
  }
  const text = (/** @type {string} */ name) => {
    const value = textOf(thrown, name);
    return value === undefined ? undefined : redact(value);
  };
  const inner = depth > 1 ? read(thrown, 'cause') : undefined;
  const copy = new Error(
    text('message') ?? '',
    inner === undefined ? undefined : { cause: cleaned(inner, redact, depth - 1) },
  );
  define(copy, 'name', text('name') ?? 'Error', false);
  define(copy, 'stack', text('stack'), false);
  for (const name of KEPT) {
    const value = field(thrown, name);
    if (value === undefined) continue;
    const kept = typeof value === 'string' ? redact(value) : value;
    define(copy, name, kept, true);
  }
  return copy;
}

/**
 * Why a request failed, in a clause for people: `connection refused at 127.0.0.1:9000`.
 * @param {unknown} thrown
 * @param {string} url
 */
export function reasonOf(thrown, url) {
  const [origin = '', host = ''] = /^https?:\/\/([^/]*)/.exec(url) ?? [];
  const errors = causesOf(thrown);
  for (const error of errors) {
    const reason = byCode(error, host);
    if (reason) return reason;
  }
  const message = messageOf(errors);
  const page = textOf(read(globalThis, 'location'), 'origin');
  if (page === undefined || isServer()) return message && `${message} (${host})`;
  // A page is told nothing else, whatever it was: https://fetch.spec.whatwg.org/#concept-network-error
  const hint = `check that ${origin} can be reached and allows requests from ${page} (CORS)`;
  return message ? `${message}; ${hint}` : hint;
}

/** Whether this is a runtime that tells why a request failed. Some have a `location` too. */
function isServer() {
  return read(read(globalThis, 'process'), 'versions') !== undefined || 'Deno' in globalThis;
}

/** What the innermost error says. @param {unknown[]} errors */
function messageOf(errors) {
  let innermost = '';
  for (const error of errors) {
    const message = textOf(error, 'message');
    if (message) innermost = message;
  }
  return innermost;
}

/** An error and its causes, the outermost first. */
function causesOf(/** @type {unknown} */ thrown) {
  /** @type {unknown[]} */
  const errors = [];
  for (let error = thrown; errors.length < DEPTH && typeof error === 'object' && error;) {
    errors.push(error);
    error = read(error, 'cause') ?? firstOf(error);
  }
  return errors;
}

/** The first of an `AggregateError`'s, one for each address of a host. */
function firstOf(/** @type {unknown} */ error) {
  return read(read(error, 'errors'), '0');
}

/** @type {Record<string, string>} */
const REASONS = {
  ECONNREFUSED: 'connection refused at',
  ConnectionRefused: 'connection refused at',
  ENOTFOUND: 'no such host:',
  EAI_AGAIN: 'no answer from DNS for',
  ECONNRESET: 'connection reset by',
  ConnectionClosed: 'connection closed by',
  UND_ERR_SOCKET: 'connection closed by',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time to',
  ETIMEDOUT: 'no connection in time to',
  EHOSTUNREACH: 'no route to',
  ENETUNREACH: 'no route to',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no TLS at',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no TLS at',
};

const CERTIFICATE = /CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;

function byCode(/** @type {unknown} */ error, /** @type {string} */ host) {
  const code = field(error, 'code');
  if (typeof code !== 'string') return undefined;
  const address = field(error, 'address');
  const where = typeof address === 'string' ? `${address}:${field(error, 'port')}` : host;
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (reason) return `${reason} ${where}`;
  return CERTIFICATE.test(code) ? `the certificate of ${host} is not trusted (${code})` : undefined;
}

/** A number, or a text, that an error or the first of its errors has. */
function field(/** @type {unknown} */ error, /** @type {string} */ name) {
  for (const from of [error, firstOf(error)]) {
    const value = read(from, name);
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  }
  return undefined;
}

/** A text that an object has, if it has one. @param {unknown} object @param {string} name */
export function textOf(object, name) {
  const value = read(object, name);
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : undefined;
}

/** A property of something that may throw at whatever it is asked. */
function read(/** @type {any} */ object, /** @type {string} */ name) {
  try {
    return object[name];
  } catch {
    return undefined;
  }
}
