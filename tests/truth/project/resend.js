// Ways in which a program makes Node.js send a request again, of which the package is not told. Each
// returns `install`, to be called before each cancel, or options for a `Config`.

const RETRY = { minTimeout: 2, maxTimeout: 5, maxRetries: 2 };
const RETRIED = new Set([429, 500, 502, 503, 504]);

/** A dispatcher that sends again what failed. */
export async function globalDispatcher() {
  const { Agent, RetryAgent, setGlobalDispatcher } = await undici();
  setGlobalDispatcher(new RetryAgent(new Agent(), RETRY));
  return {};
}

/** Node.js's own dispatcher, taught to send again what failed: its class is what it was. */
export async function composedDispatcher() {
  const { getGlobalDispatcher, interceptors, setGlobalDispatcher } = await undici();
  setGlobalDispatcher(getGlobalDispatcher().compose(interceptors.retry(RETRY)));
  return {};
}

/** It is there when a request is made, and gone when that has failed. */
export async function dispatcherForAWhile() {
  const { Agent, Dispatcher, RetryAgent, getGlobalDispatcher, setGlobalDispatcher } =
    await undici();
  const before = getGlobalDispatcher();
  const retrying = new RetryAgent(new Agent(), RETRY);
  class Brief extends Dispatcher {
    dispatch(...args) {
      setGlobalDispatcher(before);
      return retrying.dispatch(...args);
    }
  }
  const brief = new Brief();
  return { install: () => setGlobalDispatcher(brief) };
}

/** A `globalThis.fetch` that sends again what failed. */
export function globalFetch() {
  globalThis.fetch = resending(globalThis.fetch);
  return {};
}

/** It is there when a request is made, and gone when that has failed. */
export function fetchForAWhile() {
  const own = globalThis.fetch;
  const twice = resending(own);
  const brief = (...args) => {
    globalThis.fetch = own;
    return twice(...args);
  };
  return { install: () => (globalThis.fetch = brief) };
}

/** The option of that name. */
export function ownFetch() {
  return { options: { fetch: resending(globalThis.fetch) } };
}

function resending(fetch) {
  return async (input, init) => {
    try {
      const response = await fetch(input, init);
      if (!RETRIED.has(response.status)) return response;
    } catch (error) {
      if (init?.signal?.aborted) throw error;
    }
    return fetch(input, init);
  };
}

/** From npm, once Node.js has loaded its own, whose dispatcher is then the global one. */
async function undici() {
  await fetch('data:,');
  return import('undici');
}
