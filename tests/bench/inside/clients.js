// Everything that can cancel an order, from the barest to what does the whole job. Each client
// is a function that resolves when the gateway has accepted, written as its users would.

import { APP_KEY, APP_SECRET, ACCESS_TOKEN, ID, KEYS, signedRequest } from './account.js';
import { wholeJob } from './by-hand.js';
import { nodeCrypto, signers, webCrypto } from './signers.js';

export const FLOOR = 'bare fetch';
export const OURS = 'this package';
export const WHOLE_JOB = 'whole job by hand';

/** The clients that this runtime can run, by name. */
export async function clients({ base, entry, isNode }) {
  const signed = Object.entries(await signers({ isNode }));
  return {
    [FLOOR]: bareFetch(base),
    [OURS]: await thisPackage(base, entry),
    ...Object.fromEntries(signed.map(([name, sign]) => [`fetch + ${name}`, simple(base, sign)])),
    [WHOLE_JOB]: wholeJob(base, await (isNode ? nodeCrypto() : webCrypto())),
    ...(isNode && { 'official SDK': await officialSdk(base) }),
  };
}

/** Constant headers, and no question asked: the floor. */
export function bareFetch(base) {
  const { url, ...init } = signedRequest(base, '1539095200.123', 'a'.repeat(64));
  return async () => (await fetch(url, init)).json();
}

export async function thisPackage(base, entry) {
  const { Config, TradeContext } = await import(entry);
  const config = Config.fromApikey(...KEYS, { httpUrl: base, rateLimit: false });
  const ctx = new TradeContext(config);
  return () => ctx.cancelOrder(ID);
}

/** As a documentation site shows it. */
function simple(base, sign) {
  return async () => {
    const { url, ...init } = await sign(base);
    const { code, message } = await (await fetch(url, init)).json();
    if (code !== 0) throw new Error(message);
  };
}

/** Its HTTP client: its `TradeContext` cancels only once a WebSocket is connected. */
async function officialSdk(base) {
  const { default: sdk } = await import('longport');
  const client = new sdk.HttpClient(base, APP_KEY, APP_SECRET, ACCESS_TOKEN);
  return () => client.request('DELETE', `/v1/trade/order?order_id=${ID}`);
}
