// `cancelOrders` under the default rate limit, on a virtual clock, with a gateway that takes 5 ms.

import { play } from './virtual-clock.js';
import { KEYS } from './account.js';

const ANSWER_MS = 5;

/** For each count `{ orders, millis, answers }`: when all was over, and when each was answered. */
export async function measure({ entry, counts }) {
  const { Config, TradeContext } = await import(entry);
  const results = [];
  for (const orders of counts) {
    const started = performance.now();
    const answers = [];
    const fetch = async () => {
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
      answers.push(performance.now() - started);
      return new Response('{"code":0,"message":"success","data":{}}');
    };
    const ids = Array.from({ length: orders }, (_, index) => String(index + 1));
    const ctx = new TradeContext(Config.fromApikey(...KEYS, { fetch }));
    const outcomes = await play(ctx.cancelOrders(ids));
    if (!outcomes.every(({ ok }) => ok)) throw new Error('not all were accepted');
    results.push({ orders, millis: performance.now() - started, answers });
  }
  return results;
}
