// Single cancels, some at once, of which the gateway leaves a few without an answer.

import { clientFor } from './clients.js';

/** For each of the `turns`, `{ client, url }`: `{ client, url, times, failed }`, in ms. */
export async function measure({ turns, ...job }) {
  const results = [];
  for (const turn of turns) results.push(await cancelAll(turn, job));
  return results;
}

async function cancelAll({ client, url }, { orders, concurrency, ...place }) {
  const options = { rateLimit: false };
  const { cancel, warm } = await clientFor(client, { ...place, url, options });
  await warm('0').catch(() => {});
  const times = [];
  let failed = 0;
  let last = 0;
  const work = async () => {
    while (last < orders) {
      const id = String((last += 1));
      const started = performance.now();
      await cancel(id).catch(() => (failed += 1));
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return { client, url, times: times.map((ms) => Math.round(ms * 10) / 10), failed };
}
