// The practice gateway inside this page, so that the page needs no server: each request takes half
// a round trip to reach it, and each answer half of one to come back.

import { Config } from './vendor/longport-cancel-order/browser.js';
import { createGateway, demoOrders, PRACTICE_ACCOUNT } from './vendor/practice-gateway.js';

/** A few more than may be cancelled at once. */
const ORDERS = 36;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Opens a gateway, with the demo's orders unless others are given: `{ gateway, url, fetch,
 * config(options), startOver(count), close() }`. Options, besides those of `createGateway`:
 * - `roundTripMs`  how long request and answer travel together; 0 unless given
 * - `onRequest`    is told of each request, as an object to which is added what becomes of it:
 *                  `{ method, path, orderId, leftAt, reachedAt?, answeredAt?, status?, code?, data?,
 *                  endedAt?, end?: 'answer' | 'failed' | 'left' }`, times in Unix milliseconds
 * - `onChange`     is called whenever something was added
 */
export function openInPageGateway({ roundTripMs = 0, onRequest, onChange, ...options } = {}) {
  const gateway = createGateway({ orders: demoOrders(ORDERS), ...options });
  const noted = { ...gateway, onRequest, onChange };
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const fetch = (url, init = {}) =>
    travel(noted, { url: String(url), init, halfMs: roundTripMs / 2 });
  return {
    gateway,
    url: gateway.url,
    fetch,
    /** So many of the demo's orders, and all else as at the start. */
    startOver: (count = ORDERS) => gateway.reset(demoOrders(count)),
    /** A `Config` for the practice account that leads here. */
    config: (more) =>
      Config.fromApikey(appKey, appSecret, accessToken, { fetch, httpUrl: gateway.url, ...more }),
    close: () => gateway.close(),
  };
}

/** A request that has left goes on, whether or not its caller still waits for it. */
async function travel({ fetch, onRequest, onChange }, { url, init, halfMs }) {
  const { signal, ...sent } = init;
  signal?.throwIfAborted();
  const { pathname, searchParams } = new URL(url);
  const request = { method: init.method ?? 'GET', path: pathname, leftAt: Date.now() };
  request.orderId = searchParams.get('order_id') ?? undefined;
  const add = (facts) => {
    if (request.end) return;
    Object.assign(request, facts);
    onChange?.();
  };
  onRequest?.(request);
  onChange?.();
  try {
    const response = await unlessAborted(deliver(), signal);
    add({ endedAt: Date.now(), end: 'answer' });
    return response;
  } catch (error) {
    add({ endedAt: Date.now(), end: signal?.aborted ? 'left' : 'failed' });
    throw error;
  }

  async function deliver() {
    await sleep(halfMs);
    add({ reachedAt: Date.now() });
    try {
      const response = await fetch(url, sent);
      add({ answeredAt: Date.now(), ...(onRequest && (await readable(response))) });
      return response;
    } finally {
      await sleep(halfMs);
    }
  }
}

/** What an answer says, for those who draw it: its body is read from a copy. */
async function readable(response) {
  const { code, data } = await response
    .clone()
    .json()
    .catch(() => ({}));
  return { status: response.status, code, data };
}

function unlessAborted(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
