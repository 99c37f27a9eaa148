// Cancels orders through the package, and keeps what its events tell of each cancel:
//
//   { orderId, order?, gateway, at, startedAt, endedAt?, attempts, waits, lookUps, known,
//     receipt? | error? }
//
// `attempts` and `lookUps` hold the package's own events, with `leftAt` and `endedAt`.

import { TradeContext } from '../vendor/longport-cancel-order/browser.js';

/**
 * `makeConfig(options)` opens the account; `gateway` names it. `onChange(cancel)`: more is known of a
 * cancel. `send` stands in for `fetch`.
 */
export function openClient({
  makeConfig,
  gateway,
  onChange,
  send = (...args) => fetch(...args),
  isPaced = true,
}) {
  const underWay = new Map();
  const latest = new Map(); // a request that another one made needless ends after its cancel
  const config = makeConfig({ fetch: notedFetch, onSend, onAttempt, onWait });
  const context = new TradeContext(config);

  function notedFetch(url, init) {
    const cancel =
      init.method === 'DELETE' && latest.get(new URL(url).searchParams.get('order_id'));
    if (cancel) {
      const headers = maskedHeaders(init.headers, gateway.isPractice);
      Object.assign(
        partOf(cancel.attempts, ({ url: known }) => !known),
        { url, headers },
      );
    }
    return send(url, init);
  }

  function onSend(event) {
    const cancel = latest.get(event.orderId);
    if (!cancel) return;
    endWait(cancel);
    cancel.known = event.known;
    const list = event.call === 'cancel' ? cancel.attempts : cancel.lookUps;
    cancel.isLookedUp = event.call !== 'cancel';
    const isNew = ({ leftAt }) => !leftAt;
    Object.assign(partOf(list, isNew), event, { leftAt: performance.now() });
    onChange(cancel);
  }

  function onAttempt(event) {
    const cancel = latest.get(event.orderId);
    if (!cancel) return;
    const list = event.call === 'cancel' ? cancel.attempts : cancel.lookUps;
    const isIt = ({ attempt, next }) => attempt === event.attempt && !next;
    const part = list.find(isIt);
    if (part) Object.assign(part, event, { endedAt: performance.now() });
    if (event.call === 'cancel') cancel.known = event.known;
    onChange(cancel);
  }

  function onWait({ orderId, reason, inMs }) {
    const cancel = latest.get(orderId);
    if (!cancel) return;
    endWait(cancel);
    cancel.waits.push({ reason, inMs, from: performance.now() });
    onChange(cancel);
  }

  /** A cancel that waits to be handed to the package. */
  function prepare(target, deadlines) {
    const times = { at: Date.now(), startedAt: performance.now() };
    const record = { attempts: [], waits: [], lookUps: [], known: 'nothing-sent' };
    const controller = new AbortController();
    const cancel = { ...target, ...times, ...record, gateway, client, deadlines, controller };
    underWay.set(cancel.orderId, cancel);
    latest.set(cancel.orderId, cancel);
    onChange(cancel);
    return cancel;
  }

  /** The package's last word completes what its events told before. */
  function end(cancel, { receipt, error }) {
    endWait(cancel);
    cancel.endedAt = performance.now();
    Object.assign(cancel, { receipt, error });
    if (underWay.get(cancel.orderId) === cancel) underWay.delete(cancel.orderId);
    onChange(cancel);
  }

  const client = {
    gateway,
    isPaced,
    prepare,
    isBusy: (orderId) => underWay.has(orderId),
    underWay: () => [...underWay.values()],
    close() {
      client.isClosed = true;
      config.free();
    },
    orderDetail: (orderId, isAttached) =>
      context.orderDetail(orderId, { isAttached: !!isAttached, timeoutMs: 5_000 }),

    /** Cancels one order, before all that wait, and follows it until it is closed. */
    async cancel(cancel) {
      const isJoining = cancel.isHandedOver;
      cancel.isHandedOver = true;
      const options = optionsOf(cancel, { until: 'closed' });
      const result = await context.cancelOrder(cancel.orderId, options).then(
        (receipt) => ({ receipt }),
        (error) => ({ error }),
      );
      // One that waited in a bulk is joined, and so moved to the front; the bulk tells its end.
      if (!isJoining) end(cancel, result);
    },

    /** Cancels one of many, in its turn. `onProgress` is the package's. */
    async cancelInTurn(cancel, onProgress) {
      cancel.isHandedOver = true;
      const options = { ...optionsOf(cancel), onProgress };
      const [result] = await context.cancelOrders([cancel.orderId], options);
      end(cancel, result);
    },
  };
  return client;
}

const optionsOf = ({ isAttached, deadlines, controller }, more) => ({
  isAttached: !!isAttached,
  keepalive: true,
  signal: controller.signal,
  ...deadlines,
  ...more,
});

/** The first part that still lacks what an event brings, or a new one. */
function partOf(list, isIncomplete) {
  let part = list.find(isIncomplete);
  if (!part) list.push((part = {}));
  return part;
}

function endWait({ waits }) {
  const wait = waits.at(-1);
  if (wait) wait.until ??= performance.now();
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
