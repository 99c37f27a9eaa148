// What callers pass in may be anything: a getter may throw, a proxy may lie. It is read here, in
// one go and once, and a text says what cannot be read. Only what an object has of its own counts:
// what somebody put into `Object.prototype` must not lead a request, and its token, elsewhere.

/** No text that this package takes is longer; a huge one would fill WebAssembly's memory. */
const MAX_TEXT = 65_536;

/** How many headers are taken: an iterable may have no end. */
const MAX_HEADERS = 100;

/** A string that is longer is not even looked at. The largest order id has 19 digits. */
const MAX_ID = 64;

/**
 * The values of the fields called `known` in an object that has no others; `undefined` stands for
 * one that is missing.
 * @param {any} object
 * @param {string} what
 * @param {string} known
 * @param {boolean} isFilled
 */
export function fields(object, what, known, isFilled) {
  const names = known.split(' ');
  const keys = keysOf(object);
  if (!keys) {
    return `${what}: must be a plain object, such as { ${names.at(-1)}: … }; got ${nameOf(object)}`;
  }
  const unknown = keys.find((key) => !names.includes(key));
  if (unknown !== undefined) {
    return `${unknown.slice(0, 40)}: is not an option of ${what}; expected one of ${names.join(', ')}`;
  }
  /** @type {unknown[]} */
  const values = [];
  for (const name of names) {
    try {
      const value = keys.includes(name) ? object[name] : undefined;
      if (typeof value === 'string' && value.length > MAX_TEXT) return `${name}: is too long`;
      if (isFilled && value === undefined && keys.includes(name)) {
        return `${name}: is undefined; leave it out of ${what} to take all`;
      }
      values.push(value);
    } catch {
      return `${name}: cannot be read`;
    }
  }
  return values;
}

/**
 * The names and values of headers, in turns: of a plain object, a `Headers`, a `Map` or a list of
 * pairs. Nothing for anything else.
 * @param {any} headers
 */
export function entries(headers) {
  try {
    const names = keysOf(headers);
    const pairs = names ? names.map((name) => [name, headers[name]]) : atMost(MAX_HEADERS, headers);
    if (!pairs.every((pair) => pair.length === 2)) return undefined;
    const lines = pairs.flat();
    const isText = (/** @type {unknown} */ line) =>
      typeof line === 'string' && line.length <= MAX_TEXT;
    return lines.length === 2 * pairs.length && lines.every(isText) ? lines : undefined;
  } catch {
    return undefined;
  }
}

/** The items of an iterable that has no more. @param {number} most @param {Iterable<any>} iterable */
function atMost(most, iterable) {
  const items = [];
  for (const item of iterable) {
    if (items.push(item) > most) throw new RangeError('too many');
  }
  return items;
}

/**
 * The names of a plain object's own fields, of whichever realm; nothing for anything else, since
 * a class may keep elsewhere what it seems to have.
 * @param {any} object
 */
function keysOf(object) {
  try {
    if (typeof object !== 'object' || object === null) return undefined;
    const prototype = Object.getPrototypeOf(object);
    const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
    if (!isPlain || Symbol.iterator in object) return undefined;
    return Reflect.ownKeys(object).filter((key) => typeof key === 'string');
  } catch {
    return undefined;
  }
}

/** What a value is, without what it holds. */
function nameOf(/** @type {any} */ value) {
  try {
    if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
    const { name } = value.constructor;
    return typeof name === 'string' && /^[\w$]{1,40}$/.test(name) ? name : 'something else';
  } catch {
    return 'something that cannot be read';
  }
}

/**
 * The items of an iterable, or a text that says what is wrong with it; a string, which iterates
 * over its characters, is refused.
 * @param {any} iterable
 * @param {number} most
 */
export function collect(iterable, most) {
  /** @type {unknown[]} */
  const items = [];
  const wrong = 'must be an array, or another iterable, of order ids';
  if (typeof iterable !== 'object') return wrong;
  try {
    for (const item of iterable) {
      if (items.length === most) return `holds more than ${most} ids; split them`;
      items.push(item);
    }
  } catch {
    return wrong;
  }
  return items;
}

/**
 * The digits of an order id: a string as it is, or those of a `bigint`; nothing for anything else,
 * and for one that is far too long.
 * @param {unknown} id
 */
export function digits(id) {
  if (typeof id === 'string') return id.length > MAX_ID ? undefined : id;
  if (typeof id !== 'bigint') return undefined;
  const isInRange = id >= 0n && BigInt.asUintN(64, id) === id;
  return isInRange ? String(id) : undefined;
}

/** What something that should be an order id is. @param {unknown} id */
export function kindOf(id) {
  if (id === undefined) return 'is missing';
  if (typeof id === 'string') return 'is longer than any order id, which has 19 digits at most';
  if (typeof id === 'bigint') return 'must be from 1 to 9223372036854775807';
  return `must be a string of digits, or a bigint; got ${nameOf(id)}`;
}

/** A text of the caller's, or the address of a `URL`; nothing for what is neither, or too long. */
export function text(/** @type {any} */ value) {
  return typeof value === 'string' && value.length <= MAX_TEXT ? value : undefined;
}

/** The address of a `URL`, of whichever realm; anything else as it is. */
export function address(/** @type {any} */ value) {
  try {
    const isUrl = Object.prototype.toString.call(value) === '[object URL]';
    return isUrl ? text(value.href) : value;
  } catch {
    return value;
  }
}

/** Whether the runtime reads the host of an address as it is written. @param {string} url */
export function hasPlainHost(url) {
  try {
    return url.toLowerCase().includes(`//${new URL(url).hostname}`);
  } catch {
    return false;
  }
}

/**
 * An environment variable, where there are such: in Node.js, Deno and Bun. An empty one counts as
 * not set; `null` stands for one that Deno does not allow to read.
 * @param {string} name
 */
export function variable(name) {
  try {
    const { env } = globalThis.process;
    const value = Object.hasOwn(env, name) ? env[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return globalThis.process === undefined ? undefined : null;
  }
}

/**
 * A promise for what the caller's function returns or throws.
 * @param {(why: { refresh: boolean }) => unknown} provider
 * @param {boolean} refresh
 */
export function requestToken(provider, refresh) {
  return new Promise((resolve) => {
    resolve(provider({ refresh }));
  });
}

export function isEdgeWorker() {
  return globalThis.navigator?.userAgent === 'Cloudflare-Workers';
}

/**
 * When a token expires, in milliseconds since 1970, where it is a JWT that says so.
 * @param {string} token
 */
export function expiryOf(token) {
  try {
    const [, payload = '', ...rest] = token.split('.');
    if (rest.length !== 1) return undefined;
    const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the caller's function says yes to an order; nothing where it fails. The promise of an
 * asynchronous one is not an answer, least of all a yes.
 * @param {import('./call.js').Bulk} call
 * @param {(order: unknown) => unknown} filter
 * @param {unknown} order
 */
export function matches(call, filter, order) {
  try {
    const answer = /** @type {any} */ (filter(order));
    if (typeof answer?.then !== 'function') return Boolean(answer);
    answer.then(undefined, () => {});
    throw new TypeError('it must return true or false, and not a promise');
  } catch (cause) {
    call.threw(cause);
    return undefined;
  }
}

/**
 * Tells a listener of the caller's. What it throws, or what a promise of its rejects with, changes
 * nothing.
 * @param {(event: unknown) => unknown} listener
 * @param {unknown} event
 */
export function notify(listener, event) {
  try {
    const returned = /** @type {any} */ (listener(event));
    if (typeof returned?.then === 'function') returned.then(undefined, () => {});
  } catch {
    // It is the listener's to handle.
  }
}
