// What a runtime threw at a request: said in a few words, and passed on without what it holds of
// the request. An error of an HTTP client may carry the whole request, token included.

/** What is kept, beside name, message and stack. */
const KEPT = ['code', 'errno', 'syscall', 'hostname', 'address', 'port'];

/** How many causes of causes are kept. */
const DEPTH = 4;

/**
 * A copy that holds only what is known to be safe, each text of it redacted.
 * @param {any} thrown
 * @param {(text: string) => string} redact
 * @param {number} [depth]
 * @returns {unknown}
 */
export function cleaned(thrown, redact, depth = DEPTH) {
  if (typeof thrown === 'string') return redact(thrown);
  if (typeof thrown !== 'object' || thrown === null) {
    return typeof thrown === 'function' || typeof thrown === 'symbol' ? undefined : thrown;
  }
  const text = (/** @type {string} */ name) => {
    const value = read(thrown, name);
    return typeof value === 'string' ? redact(value) : undefined;
  };
  const inner = depth > 1 ? read(thrown, 'cause') : undefined;
  const copy = new Error(
    text('message') ?? '',
    inner === undefined ? undefined : { cause: cleaned(inner, redact, depth - 1) },
  );
  const hidden = { name: text('name') ?? 'Error', stack: text('stack') };
  for (const [name, value] of Object.entries(hidden)) {
    Object.defineProperty(copy, name, { value, configurable: true, writable: true });
  }
  for (const name of KEPT) {
    const value = read(thrown, name) ?? read(firstOf(thrown), name);
    if (typeof value === 'number') Object.assign(copy, { [name]: value });
    if (typeof value === 'string') Object.assign(copy, { [name]: redact(value) });
  }
  return copy;
}

/**
 * Why a request failed, in a clause for people: `connection refused at 127.0.0.1:9000`.
 * @param {unknown} thrown
 * @param {string} url
 */
export function reasonOf(thrown, url) {
  const { host, origin } = new URL(url);
  const errors = causesOf(thrown);
  for (const error of errors) {
    const reason = byCode(error, host);
    if (reason) return reason;
  }
  const message = messageOf(errors);
  const page = read(globalThis, 'location');
  if (typeof page !== 'object' || isServer()) return message && `${message} (${host})`;
  // A page is told nothing else, whatever it was: https://fetch.spec.whatwg.org/#concept-network-error
  const hint = `check that ${origin} can be reached and allows requests from ${page.origin} (CORS)`;
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
    const message = read(error, 'message');
    if (typeof message === 'string' && message !== '') innermost = message;
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
  const errors = read(error, 'errors');
  return Array.isArray(errors) ? errors[0] : undefined;
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
  const code = read(error, 'code') ?? read(firstOf(error), 'code');
  if (typeof code !== 'string') return undefined;
  const address = read(error, 'address') ?? read(firstOf(error), 'address');
  const port = read(error, 'port') ?? read(firstOf(error), 'port');
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (reason) return `${reason} ${typeof address === 'string' ? `${address}:${port}` : host}`;
  return CERTIFICATE.test(code) ? `the certificate of ${host} is not trusted (${code})` : undefined;
}

/** A property of something that may throw at whatever it is asked. */
function read(/** @type {any} */ object, /** @type {string} */ name) {
  try {
    return object[name];
  } catch {
    return undefined;
  }
}
