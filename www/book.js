// Reads the practice book again and again: all that the page says of orders comes from there.

const CALM_MS = 2000;
const BUSY_MS = 250;
const PATIENCE_MS = 5000;

/** Gives `refresh()`, which reads now. A reading is `{ at, now, orders, faults }`. */
export function watchBook({ onReading, onFailure, isBusy }) {
  let timer;
  let latest = 0;

  async function refresh() {
    clearTimeout(timer);
    const number = ++latest;
    const at = Date.now();
    const reading = await read().catch(() => undefined);
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

async function read() {
  const response = await fetch('/practice/orders', { signal: AbortSignal.timeout(PATIENCE_MS) });
  return response.json();
}
