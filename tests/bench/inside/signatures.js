// Microseconds per signature, of each signer in turn: a request signed and not sent.

import { AwsClient } from 'aws4fetch';
import { ACCESS_TOKEN, APP_KEY, APP_SECRET, ID, KEYS, timestamp } from './account.js';
import { OURS } from './clients.js';
import { inTurn } from './rounds.js';
import { signers } from './signers.js';

const BASE = 'https://openapi.longportapp.com';

export async function measure({ entry, isNode, rounds, signatures }) {
  const { Config, TradeContext } = await import(entry);
  const ctx = new TradeContext(Config.fromApikey(...KEYS));
  const peers = await signers({ isNode });
  await assertAgreement(ctx, peers);
  const all = {
    [OURS]: () => ctx.signCancelOrder(ID),
    ...Object.fromEntries(Object.entries(peers).map(([name, sign]) => [name, () => sign(BASE)])),
    'aws4fetch, AWS signature 4': signerOfAws(),
  };
  const results = await inTurn(Object.keys(all), rounds, async (name) => {
    const started = performance.now();
    for (let n = 0; n < signatures; n++) await all[name]();
    return ((performance.now() - started) * 1000) / signatures;
  });
  return Object.fromEntries(Object.entries(results).map(([name, rounds]) => [name, { rounds }]));
}

/** A benchmark that compares unlike things is worth nothing. */
async function assertAgreement(ctx, peers) {
  const ours = await ctx.signCancelOrder(ID);
  for (const [name, sign] of Object.entries(peers)) {
    const theirs = await sign(BASE, ours.headers['x-timestamp']);
    if (asText(theirs) !== asText(ours)) throw new Error(`${name} signs something else`);
  }
}

function asText({ method, url, headers }) {
  return JSON.stringify([method, url, Object.entries(headers).sort()]);
}

/** Another gateway's signature, which is the nearest that one gets from a library. */
function signerOfAws() {
  const aws = new AwsClient({
    accessKeyId: APP_KEY,
    secretAccessKey: APP_SECRET,
    service: 'trade',
  });
  const url = `${BASE}/v1/trade/order?order_id=${ID}`;
  return () => {
    const headers = { authorization: ACCESS_TOKEN, 'x-timestamp': timestamp() };
    return aws.sign(url, { method: 'DELETE', headers });
  };
}
