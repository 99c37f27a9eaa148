// What Node.js proves about a request. A failed `fetch` says little by itself: a connection that
// was reset during the TLS handshake and one that was reset after the request had been read are
// the same error. But Node.js reports each time that it writes the head of a request. So it is
// known that a request never left, and that it left once: a runtime may send a request again by
// itself, as Node.js does after HTTP 421, and the answer is then to the last copy only.
//
// Nothing is known of a `fetch` that is not Node.js's own, nor of its own one through a dispatcher
// that is not its own: a proxy, a test's mock, or one that retries.

/**
 * What was seen of a request: how often it was made, how often its head was written, whether other
 * signs say that it left, how often it failed, and whether anything could not be told.
 * @typedef {{
 *   timestamp: string, made: number, heads: number, hasLeft: boolean, failed: number,
 *   isUnclear: boolean
 * }} Sends
 */

/** Requests under way by their `X-Timestamp`. @type {Map<string, Sends[]>} */
const underWay = new Map();

/** What Node.js makes of each. @type {WeakMap<object, Sends[]>} */
const made = new WeakMap();

let isListening = false;

/**
 * Watches what becomes of a request, from now until `unwatch`; nothing where that cannot be known.
 * It must be called just before the request is made.
 * @param {unknown} fetch what will send it
 * @param {string} timestamp its `X-Timestamp`, which tells it from the others of its account
 * @returns {Sends | undefined}
 */
export function watch(fetch, timestamp) {
  if (!isUntouchedNode(fetch) || !listen()) return undefined;
  const sends = { timestamp, made: 0, heads: 0, hasLeft: false, failed: 0, isUnclear: false };
  const alike = underWay.get(timestamp);
  if (alike) alike.push(sends);
  else underWay.set(timestamp, [sends]);
  return sends;
}

/** Whether it is Node.js's own `fetch`, and what it goes through too. @param {unknown} fetch */
export function isUntouchedNode(fetch) {
  return isNodesOwn(fetch) && isDispatcherNodesOwn();
}

/** @param {Sends | undefined} sends */
export function unwatch(sends) {
  if (!sends) return;
  const { timestamp } = sends;
  const alike = underWay.get(timestamp);
  if (alike?.length === 1 && alike[0] === sends) underWay.delete(timestamp);
  else alike?.splice(alike.indexOf(sends), 1);
}

/**
 * Whether a request that failed is proven not to have left: Node.js's own client had it, as often as
 * it was made it failed there, and it wrote nothing of it. Or `fetch` refused it before that, for a
 * port that it never connects to.
 * @param {Sends | undefined} sends
 * @param {unknown} cause what `fetch` threw
 */
export function provesNotSent(sends, cause) {
  if (!sends || sends.isUnclear || sends.heads > 0 || sends.hasLeft) return false;
  return sends.made > 0 ? sends.failed >= sends.made : isBlockedPort(cause);
}

/** Whether a request that was answered is proven to have left once. @param {Sends | undefined} sends */
export function provesOneCopy(sends) {
  return sends !== undefined && !sends.isUnclear && sends.made === 1 && sends.heads === 1;
}

function isBlockedPort(/** @type {any} */ cause) {
  try {
    return cause instanceof TypeError && /** @type {any} */ (cause.cause).message === 'bad port';
  } catch {
    return false;
  }
}

/** What Node.js tells of each request. @type {Record<string, (sends: Sends) => void>} */
const EVENTS = {
  'undici:client:sendHeaders': (sends) => {
    sends.heads += 1;
  },
  // An older Node.js tells of no head over HTTP/2.
  'undici:request:bodySent': (sends) => {
    sends.hasLeft = true;
  },
  'undici:request:headers': (sends) => {
    sends.hasLeft = true;
  },
  'undici:request:error': (sends) => {
    sends.failed += 1;
  },
};

/** Whether Node.js tells of what it sends. */
function listen() {
  if (isListening) return true;
  try {
    const channels = globalThis.process.getBuiltinModule('node:diagnostics_channel');
    channels.subscribe('undici:request:create', onMade);
    for (const [name, note] of Object.entries(EVENTS)) {
      channels.subscribe(name, (/** @type {any} */ message) => {
        if (underWay.size === 0) return;
        try {
          made.get(message.request)?.forEach(note);
        } catch {
          // It is none of Node.js's.
        }
      });
    }
    isListening = true;
  } catch {
    // No Node.js, or one before 20.16 or 22.3: then nothing is known.
  }
  return isListening;
}

/** A request of this process, which may be anybody's. @param {any} message */
function onMade(message) {
  if (underWay.size === 0) return;
  try {
    const alike = underWay.get(timestampOf(message.request.headers) ?? '');
    if (!alike) return;
    made.set(message.request, alike);
    for (const sends of alike) sends.made += 1;
  } catch {
    // It cannot be told whose request this is, so it may be any of ours.
    for (const alike of underWay.values()) for (const sends of alike) sends.isUnclear = true;
  }
}

/**
 * The `X-Timestamp` among a request's headers: names and values in turns. There is no regular
 * expression here, since that would leave the token in `RegExp.input`.
 * @param {unknown} headers
 */
function timestampOf(headers) {
  if (!Array.isArray(headers)) throw new TypeError('the headers are of an unknown form');
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    if (name === 'x-timestamp' || String(name).toLowerCase() === 'x-timestamp') {
      return String(headers[i + 1]);
    }
  }
  return undefined;
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

export const DISPATCHERS = ['undici.globalDispatcher.1', 'undici.globalDispatcher.2'].map((name) =>
  Symbol.for(name),
);

/** Whether requests go through what Node.js made itself. Node.js 20 makes it for its first request. */
function isDispatcherNodesOwn() {
  return DISPATCHERS.every((name) => {
    try {
      const dispatcher = /** @type {any} */ (globalThis)[name];
      return dispatcher === undefined || isUntouched(dispatcher);
    } catch {
      return false;
    }
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

/**
 * Whether a class is Node.js's, and not one derived from it: where it complains of its arguments, its
 * own file is on the stack, and the complaint is in its own text.
 */
function isBuiltIn(/** @type {any} */ constructor) {
  if (!/^(Agent|Dispatcher1Wrapper)$/.test(constructor.name)) return false;
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 10;
    return !new constructor({ factory: 'none', connections: -1 });
  } catch (error) {
    const { message, stack } = /** @type {Error} */ (error);
    const [first = ''] = String(stack).match(/^\s+at .*$/gm) ?? [];
    const text = Function.prototype.toString.call(constructor);
    return first.includes('node:internal/deps/undici/') && text.includes(message.slice(0, 20));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
