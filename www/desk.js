// Withdraws orders through the package, and keeps what is known of each cancel as it becomes known.
// At its end a cancel gets `endedAt` and a `receipt` or an `error`, an attempt the package's event.

import { TradeContext } from '/pkg/browser.js';

/** `makeConfig(options)` opens the account. `onChange(cancel)`: more is known of a cancel. */
export function openDesk(makeConfig, onChange) {
  const underWay = new Map();
  const latest = new Map(); // a request that another one made needless ends after its cancel
  const config = makeConfig({ fetch: notedFetch, onAttempt });
  const context = new TradeContext(config);

  function notedFetch(url, init) {
    if (init.method !== 'DELETE') return fetch(url, init);
    const cancel = underWay.get(new URL(url).searchParams.get('order_id'));
    const headers = maskedHeaders(init.headers, cancel.order);
    cancel.attempts.push({ leftAt: performance.now(), url, headers });
    onChange(cancel);
    return fetch(url, init);
  }

  function onAttempt(event) {
    if (event.call !== 'cancel') return;
    const cancel = latest.get(event.orderId);
    Object.assign(cancel.attempts[event.attempt - 1], event, { endedAt: performance.now() });
    if (event.next === 'receipt') end(cancel, { receipt: event });
    else onChange(cancel);
  }

  function begin(target, deadlines) {
    const times = { at: Date.now(), startedAt: performance.now() };
    const cancel = { ...target, ...times, deadlines, attempts: [] };
    underWay.set(cancel.orderId, cancel);
    latest.set(cancel.orderId, cancel);
    onChange(cancel);
    return cancel;
  }

  /** The package's last word completes what its events told before. */
  function end(cancel, { receipt, error }) {
    cancel.endedAt ??= performance.now();
    Object.assign(cancel, { receipt, error });
    if (underWay.get(cancel.orderId) === cancel) underWay.delete(cancel.orderId);
    onChange(cancel);
  }

  return {
    isBusy: (orderId) => underWay.has(orderId),
    underWay: () => [...underWay.values()],
    close: () => config.free(),

    /** Withdraws orders, at the pace that the account allows: `{ cancels, done }`. */
    cancel(targets, deadlines, options) {
      const cancels = targets.map((target) => begin(target, deadlines));
      const [{ isAttached }] = targets;
      const settings = { keepalive: true, isAttached, ...deadlines, ...options };
      const ids = targets.map(({ orderId }) => orderId);
      const done = context
        .cancelOrders(ids, settings)
        .then((results) => results.forEach((result, n) => end(cancels[n], result)));
      return { cancels, done };
    },
  };
}

/** The practice account's signature is shown: its keys open nothing but the practice gateway. */
function maskedHeaders(headers, isPractice) {
  const masked = { ...headers };
  const mask = (name, shown) => (masked[name] = masked[name]?.replace(shown, '$1••••••'));
  mask('authorization', /^(Bearer )?.*/);
  mask('x-api-key', /^(.{4}).*/);
  if (!isPractice) mask('x-api-signature', /(Signature=.{8}).*/);
  return masked;
}
