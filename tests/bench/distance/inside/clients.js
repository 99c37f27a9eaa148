// What cancels at a distance, each as its users would write it. A client has `cancel(id)`, `warm()`,
// which has a connection lie ready as far as it can, and `bulk(ids, onAccepted)`.

import { ACCESS_TOKEN, APP_KEY, APP_SECRET, KEYS, signedRequest } from '../../inside/account.js';
import { wholeJob } from '../../inside/by-hand.js';
import { nodeCrypto, webCrypto } from '../../inside/signers.js';

export const BARE = 'bare fetch';
export const OURS = 'this package';
export const UNHEDGED = 'this package, hedge: false';
export const OLD = 'version 0.1';
export const BY_HAND = 'whole job by hand';
export const SDK = 'official SDK, native';

/** The broker's least time between two calls, and what a careful loop waits. */
const INTERVAL_MS = 20;
const CAREFUL_MS = 25;

const MAKERS = {
  [BARE]: bareFetch,
  [OURS]: ({ entry, ...place }) => thisPackage(entry, place),
  [UNHEDGED]: ({ entry, options, ...place }) =>
    thisPackage(entry, { ...place, options: { ...options, hedge: false } }),
  [OLD]: ({ oldEntry, ...place }) => thisPackage(oldEntry, place),
  [BY_HAND]: byHand,
  [SDK]: officialSdk,
};

/** The client of that name for the gateway at `url`; `options` are the package's. */
export function clientFor(name, place) {
  return MAKERS[name](place);
}

async function thisPackage(entry, { url, options }) {
  const { Config, TradeContext } = await import(entry);
  const ctx = new TradeContext(Config.fromApikey(...KEYS, { httpUrl: url, ...options }));
  return {
    cancel: (id) => ctx.cancelOrder(id),
    warm: (id) => (ctx.warmUp ? ctx.warmUp() : ctx.cancelOrder(id)),
    async bulk(ids, onAccepted) {
      let before = 0;
      const onProgress = ({ accepted }) => {
        for (; before < accepted; before++) onAccepted();
      };
      await ctx.cancelOrders(ids, { onProgress });
    },
  };
}

/** Constant headers; many leave at the broker's interval, whatever becomes of the others. */
function bareFetch({ url }) {
  const cancel = async (id) => {
    const { url: target, ...init } = signedRequest(url, '1539095200.123', 'a'.repeat(64), id);
    const { code } = await (await fetch(target, init)).json();
    if (code !== 0) throw new Error(String(code));
  };
  const bulk = (ids, onAccepted) =>
    Promise.all(
      ids.map(async (id, index) => {
        await new Promise((resolve) => setTimeout(resolve, index * INTERVAL_MS));
        await cancel(id).then(onAccepted, () => {});
      }),
    );
  return { cancel, warm: cancel, bulk };
}

async function byHand({ url, isNode }) {
  const cancel = wholeJob(url, await (isNode ? nodeCrypto() : webCrypto()));
  return { cancel, warm: cancel, bulk: oneByOne(cancel) };
}

/** Its HTTP client: its `TradeContext` cancels only once a WebSocket is connected. */
async function officialSdk({ url }) {
  const { default: sdk } = await import('longport');
  const client = new sdk.HttpClient(url, APP_KEY, APP_SECRET, ACCESS_TOKEN);
  const cancel = (id) => client.request('DELETE', `/v1/trade/order?order_id=${id}`);
  return { cancel, warm: cancel, bulk: oneByOne(cancel) };
}

/** As the broker's examples have it: the next once the last is answered. */
function oneByOne(cancel) {
  return async (ids, onAccepted) => {
    for (const id of ids) {
      const left = performance.now();
      await cancel(id).then(onAccepted, () => {});
      const rest = left + CAREFUL_MS - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
  };
}
