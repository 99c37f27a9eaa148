// A rate limiter that the tabs and workers of one origin share: one step after the other by a Web
// Lock, and the state between them in IndexedDB, which workers have too and no tab takes with it.

import { sharedOptions } from './rate-limiter-over.js';
import { lifetimeMs, rateLimiterOver, step } from './sliding-window.js';

const NAME = 'longport-cancel-order';
const STORE = 'accounts';

/** @type {typeof import('./tabs.d.ts').tabsRateLimiter} */
export function tabsRateLimiter(options) {
  sharedOptions(options);
  assertSupported();
  const log = new Log();
  return rateLimiterOver(
    ({ account, ...request }) =>
      navigator.locks.request(`${NAME}:${account}`, () => log.step(account, request)),
    options,
  );
}

function assertSupported() {
  const missing = [
    typeof globalThis.navigator?.locks?.request !== 'function' && 'Web Locks (navigator.locks)',
    typeof globalThis.indexedDB?.open !== 'function' && 'IndexedDB',
  ].filter(Boolean);
  if (missing.length === 0) return;
  const why = globalThis.isSecureContext === false ? '; a page has them over https: only' : '';
  throw new Error(`tabsRateLimiter needs ${missing.join(' and ')}, which is missing here${why}`);
}

/** How each account stands, by its name. */
class Log {
  /** @type {Promise<IDBDatabase> | undefined} */
  #opening;

  /**
   * @param {string} account
   * @param {import('./sliding-window.d.ts').StepRequest} request
   */
  async step(account, request) {
    const transaction = await this.#transaction();
    const store = transaction.objectStore(STORE);
    /** @type {import('./sliding-window.d.ts').Answer | undefined} */
    let answer;
    const reading = store.get(account);
    reading.addEventListener('success', () => {
      const now = Date.now();
      const next = stepFrom(reading.result?.state, request, now);
      ({ answer } = next);
      store.put({ state: next.state, until: now + lifetimeMs(next.state) }, account);
    });
    await completed(transaction);
    return /** @type {import('./sliding-window.d.ts').Answer} */ (answer);
  }

  async #transaction() {
    try {
      return begin(await this.#open());
    } catch (error) {
      // The browser closes a connection on its own, say when the user clears the site's data.
      if (!(error instanceof DOMException) || error.name !== 'InvalidStateError')
        throw explained(error);
      this.#opening = undefined;
      return begin(await this.#open());
    }
  }

  #open() {
    this.#opening ??= open().catch((error) => {
      this.#opening = undefined;
      throw explained(error);
    });
    return this.#opening;
  }
}

/**
 * Begins anew where what is stored is no state: thrown in IndexedDB's event, an error would be nobody's.
 *
 * @type {typeof step}
 */
function stepFrom(state, request, now) {
  try {
    return step(state, request, now);
  } catch {
    return step(undefined, request, now);
  }
}

/** @param {IDBDatabase} database */
function begin(database) {
  // What a crash of the whole machine loses is not worth a flush for each permit.
  return database.transaction(STORE, 'readwrite', { durability: 'relaxed' });
}

/** @returns {Promise<IDBDatabase>} */
async function open() {
  const opening = globalThis.indexedDB.open(NAME, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = await new Promise((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
  database.addEventListener('versionchange', () => database.close());
  await removeOld(database);
  return database;
}

/**
 * Removes what is no longer of any use.
 *
 * @param {IDBDatabase} database
 */
function removeOld(database) {
  const transaction = begin(database);
  const walking = transaction.objectStore(STORE).openCursor();
  const now = Date.now();
  walking.addEventListener('success', () => {
    const cursor = walking.result;
    if (!cursor) return;
    if (!(cursor.value?.until > now)) cursor.delete();
    cursor.continue();
  });
  return completed(transaction);
}

/** @param {IDBTransaction} transaction */
function completed(transaction) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(explained(transaction.error)));
    })
  );
}

/** @param {any} error */
function explained(error) {
  const what = `${error?.name ?? 'Error'}: ${error?.message ?? 'the transaction was aborted'}`;
  return new Error(`tabsRateLimiter: IndexedDB failed: ${what}`, { cause: error });
}
