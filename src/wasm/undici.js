// What Node.js proves about a request. A failed `fetch` says little by itself: a connection that
// was reset during the TLS handshake and one that was reset after the request had been read are
// the same error. But Node.js reports each time that it writes the head of a request. So it is
// known that a request never left, and that it left once: a runtime may send a request again by
// itself, as Node.js does after HTTP 421, and the answer is then to the last copy only.
//
// Nothing is known of a `fetch` that is not Node.js's own, nor of its own one through a dispatcher
// that is not its own: a proxy, a test's mock, or one that retries.

/** @typedef {{ heads: number }} Sends */

/** Requests under way by their `X-Timestamp`. @type {Map<string, Sends[]>} */
const underWay = new Map();

let isListening = false;

/**
 * Counts how often the head of a request is written, from now until `end`; nothing where that
 * cannot be known. It must be called just before the request is made.
 * @param {unknown} fetch what will send it
 * @param {string} timestamp its `X-Timestamp`, which tells it from the others of its account
 */
export function watch(fetch, timestamp) {
  if (!isNodesOwn(fetch) || !isDispatcherNodesOwn() || !listen()) return undefined;
  const sends = { heads: 0 };
  const alike = underWay.get(timestamp);
  if (alike) alike.push(sends);
  else underWay.set(timestamp, [sends]);
  return sends;
}

/** @param {Sends | undefined} sends @param {string} timestamp */
export function unwatch(sends, timestamp) {
  const rest = sends && underWay.get(timestamp)?.filter((other) => other !== sends);
  if (rest?.length) underWay.set(timestamp, rest);
  else if (sends) underWay.delete(timestamp);
}

/** Whether Node.js tells of what it sends. */
function listen() {
  if (isListening) return true;
  try {
    const channels = globalThis.process.getBuiltinModule('node:diagnostics_channel');
    channels.subscribe('undici:client:sendHeaders', onHead);
    isListening = true;
  } catch {
    // No Node.js, or one before 20.16 or 22.3: then nothing is known.
  }
  return isListening;
}

/** @param {any} message */
function onHead(message) {
  if (underWay.size === 0) return;
  let timestamp;
  try {
    timestamp = timestampOf(message.request.headers);
  } catch {
    // It cannot be told whose request this is, so it may be any of ours.
    for (const alike of underWay.values()) count(alike);
    return;
  }
  if (timestamp !== undefined) count(underWay.get(timestamp) ?? []);
}

/** @param {Sends[]} alike */
function count(alike) {
  for (const sends of alike) sends.heads += 1;
}

/**
 * The `X-Timestamp` among a request's headers: names and values in turns. There is no regular
 * expression here, since that would leave the token in `RegExp.input`.
 * @param {unknown} headers
 */
function timestampOf(headers) {
  if (!Array.isArray(headers)) throw new TypeError('the headers are of an unknown form');
  const place = headers.findIndex(
    (name, i) => i % 2 === 0 && String(name).toLowerCase() === 'x-timestamp',
  );
  return place < 0 ? undefined : String(headers[place + 1]);
}

/** The one that was looked at last, and what was seen. @type {[unknown, boolean]} */
let lastFetch = [undefined, false];

/**
 * Whether it is Node.js's own `fetch`, by its source text: what wraps it has another.
 * @param {unknown} fetch
 */
function isNodesOwn(fetch) {
  if (fetch !== lastFetch[0]) lastFetch = [fetch, hasNodesText(fetch)];
  return lastFetch[1];
}

function hasNodesText(/** @type {any} */ fetch) {
  try {
    const text = Function.prototype.toString.call(fetch);
    return (
      /^(async )?function fetch\(input, init = undefined\) \{/.test(text) &&
      text.includes("require('internal/deps/undici/undici')")
    );
  } catch {
    return false;
  }
}

const DISPATCHERS = ['undici.globalDispatcher.1', 'undici.globalDispatcher.2'].map((name) =>
  Symbol.for(name),
);

/** Whether requests go through what Node.js made itself. Node.js 20 makes it for its first request. */
function isDispatcherNodesOwn() {
  return DISPATCHERS.every((name) => {
    const dispatcher = /** @type {any} */ (globalThis)[name];
    return dispatcher === undefined || isUntouched(dispatcher);
  });
}

/** Classes that come with Node.js. @type {WeakMap<Function, boolean>} */
const builtIn = new WeakMap();

function isUntouched(/** @type {any} */ dispatcher) {
  try {
    const { constructor, dispatch } = dispatcher;
    if (!builtIn.has(constructor)) builtIn.set(constructor, isBuiltIn(constructor));
    // What composes dispatchers stands before an Agent and answers with a `dispatch` of its own.
    return builtIn.get(constructor) === true && dispatch === constructor.prototype.dispatch;
  } catch {
    return false;
  }
}

/** Whether a class is Node.js's: where it complains of its arguments, its own file is on the stack. */
function isBuiltIn(/** @type {any} */ constructor) {
  if (!/^(Agent|Dispatcher1Wrapper)$/.test(constructor.name)) return false;
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 10;
    return !new constructor({ factory: 'none', connections: -1 });
  } catch (error) {
    const [first = ''] = String(/** @type {any} */ (error).stack).match(/^\s+at .*$/gm) ?? [];
    return first.includes('node:internal/deps/undici/');
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
