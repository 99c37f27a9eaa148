// How long Node.js keeps a connection that lies idle. Its own `fetch` closes it after 4 s; a dispatcher
// with another limit keeps it longer, and Node.js's own class is there to make one.

import { DISPATCHERS, isUntouchedNode } from './undici.js';

/** Whether this is Node.js: its client lets go of an idle connection soon. */
export function hasNodesClient() {
  try {
    return globalThis.process.versions.undici !== undefined;
  } catch {
    return false;
  }
}

/** At least a minute, by timers that are not exact. Node.js's own dispatcher has 4 s. */
const KEEP_ALIVE_MS = 62_000;

/** Dispatchers that are as Node.js makes them, and those that are not. @type {WeakMap<object, boolean>} */
const plain = new WeakMap();

/** @type {object | undefined} */
let ours;

/**
 * A dispatcher that keeps an idle connection for a minute. Nothing unless this is Node.js's own
 * `fetch`, which would go through the dispatcher that Node.js makes for itself: what anybody put in its
 * place, or gave options of their own, must not be passed by.
 * @param {unknown} fetch
 */
export function lasting(fetch) {
  if (!isUntouchedNode(fetch)) return undefined;
  try {
    // Node.js 20 makes its dispatcher when it loads its client, which this has it do.
    const nodes = nodesDispatcher() ?? (globalThis.Response && nodesDispatcher());
    const { constructor } = nodes;
    if (!plain.has(nodes)) plain.set(nodes, isPlain(nodes, new constructor()));
    if (!plain.get(nodes)) return undefined;
    ours ??= new constructor({ __proto__: null, keepAliveTimeout: KEEP_ALIVE_MS });
    return ours;
  } catch {
    return undefined;
  }
}

/** @returns {any} */
function nodesDispatcher() {
  const [older, newer] = DISPATCHERS.map((name) => /** @type {any} */ (globalThis)[name]);
  return newer ?? older;
}

/**
 * Whether a dispatcher was made without options, as a new one was: both keep the same under the
 * symbols of their class.
 * @param {any} dispatcher
 * @param {any} fresh
 */
function isPlain(dispatcher, fresh) {
  const symbols = Object.getOwnPropertySymbols(fresh);
  const symbolOf = (/** @type {string} */ name) =>
    symbols.find(({ description }) => description === name) ?? '';
  const options = symbolOf('options');
  return (
    ['factory', 'maxRedirections']
      .map(symbolOf)
      .every((symbol) => dispatcher[symbol] === fresh[symbol]) &&
    Object.entries(dispatcher[options]).every(([name, value]) => fresh[options][name] === value)
  );
}
