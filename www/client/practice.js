// The practice gateway: on the server that serves this page (`npm start`), or, on any other host, in
// the page itself.

import { isLeaving } from './standing.js';

const PATIENCE_MS = 5000;
const ROUND_TRIP_MS = 60; // as to a gateway in the same part of the world

/** Gives `{ url, fetch?, read, control, startOver, historyOf }`. */
export async function openPractice() {
  const isServed = await fetch('./practice/orders', { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
  return isServed ? served() : inPage();
}

function served() {
  const ask = async (path, init) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(path, { signal, ...init });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  };
  return {
    url: new URL('.', location.href).href.replace(/\/$/, ''),
    read: () => ask('./practice/orders').then(normal),
    control: (method, path, json) =>
      ask(`./__control/${path}`, { method, body: JSON.stringify(json) }),
    startOver: (count) => ask(`./practice/orders?count=${count}`, { method: 'POST' }),
    historyOf: (orderId) =>
      ask(`./__control/orders/${orderId}`).then(({ data }) => data.history.map(sdkStatus)),
  };
}

async function inPage() {
  const { openInPageGateway } = await import('../in-page-gateway.js');
  const { gateway, url, fetch, startOver } = openInPageGateway({ roundTripMs: ROUND_TRIP_MS });
  const acts = {
    'POST faults': (fault) => gateway.fault(fault),
    'DELETE faults': () => gateway.clearFaults(),
    'POST limits': (limits) => gateway.setLimits(limits),
  };
  const reading = () => ({
    now: gateway.now(),
    faults: gateway.faults,
    orders: gateway.book.list(),
  });
  const soon =
    (act) =>
    (...given) =>
      Promise.resolve(given).then((args) => act(...args));
  return {
    url,
    fetch,
    read: soon(() => normal(reading())),
    control: soon((method, path, json) => acts[`${method} ${path}`](json)),
    startOver: soon((count) => startOver(Number(count))),
    historyOf: soon((orderId) => gateway.book.get(orderId).history.map(sdkStatus)),
  };
}

/** The package has the official SDK's names of the statuses, the book the gateway's. */
const sdkStatus = (each) => ({ ...each, status: each.status.replace(/Status$/, '') });

const normal = (reading) => ({ ...reading, orders: reading.orders.map(sdkStatus) });

const CALM_MS = 2000;
const BUSY_MS = 250;

/** Reads the book again and again; gives `refresh()`, which reads now. */
export function watchBook(practice, { onReading, onFailure, isBusy }) {
  let timer;
  let latest = 0;

  async function refresh() {
    clearTimeout(timer);
    const number = ++latest;
    const at = Date.now();
    const reading = await practice.read().catch(() => undefined);
    if (number !== latest) return; // a later one was asked for meanwhile
    if (reading) onReading({ at, ...reading });
    else onFailure();
    // A large book is read for a fifth of the time at most.
    const rest = Math.max(isBusy() ? BUSY_MS : CALM_MS, 4 * (Date.now() - at));
    timer = setTimeout(refresh, Math.min(rest, PATIENCE_MS));
  }

  addEventListener('online', refresh);
  addEventListener('offline', onFailure);
  document.addEventListener('visibilitychange', refresh);
  refresh();
  return refresh;
}

export const isChanging = ({ orders }) => [...orders.values()].some(isLeaving);
