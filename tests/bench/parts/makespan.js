// How long `cancelOrders` takes under the broker's limit, against the least that the limit allows.

import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { DOCUMENTED_LIMITS, PRACTICE_ACCOUNT, startGateway } from '../../../www/gateway/index.js';
import { NODES } from '../runtimes.js';

const COUNTS = [30, 100, 1_000];
const ANSWER_MS = 5;

export async function makespan({ real, ...place }) {
  const [node] = NODES;
  const results = await node.run({ module: 'makespan', counts: COUNTS }, place);
  if (real) results.push({ orders: 100, millis: await inRealTime(place, 100), real });
  const makespans = results.map((each) => ({ ...each, least: leastMillis(each.orders) }));
  return { makespans, tables: { makespan: table(makespans) } };
}

/**
 * When the last of so many orders is answered at the earliest: the last call leaves after whole
 * windows, and the intervals of the last one.
 */
function leastMillis(orders) {
  return earliestAnswers(orders).at(-1);
}

/** When each is answered at the earliest. */
export function earliestAnswers(orders) {
  const { calls, windowMs, minIntervalMs } = DOCUMENTED_LIMITS;
  return Array.from({ length: orders }, (_, index) => {
    return Math.floor(index / calls) * windowMs + (index % calls) * minIntervalMs + ANSWER_MS;
  });
}

/** On the practice gateway, which enforces the limit. */
async function inRealTime({ packageFolder }, orders) {
  const { Config, TradeContext } = await import(pathToFileURL(join(packageFolder, 'node.js')));
  const ids = Array.from({ length: orders }, (_, index) => String(index + 1));
  const gateway = await startGateway({ orders: ids.map((orderId) => ({ orderId })) });
  try {
    const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
    const config = Config.fromApikey(appKey, appSecret, accessToken, { httpUrl: gateway.url });
    const started = performance.now();
    const outcomes = await new TradeContext(config).cancelOrders(ids);
    if (!outcomes.every(({ ok }) => ok)) throw new Error('not all were accepted');
    return performance.now() - started;
  } finally {
    await gateway.close();
  }
}

function table(makespans) {
  const seconds = (millis) => (millis / 1000).toFixed(2);
  return {
    head: ['orders', 'seconds', 'least possible', 'ratio'],
    rows: makespans.map(({ orders, millis, least, real }) => [
      `${orders.toLocaleString('en')}${real ? ', in real time' : ''}`,
      seconds(millis),
      seconds(least),
      (millis / least).toFixed(3),
    ]),
  };
}
