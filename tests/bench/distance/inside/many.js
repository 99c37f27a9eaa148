// Many orders at once: when each was accepted.

import { clientFor } from './clients.js';

/** Between the bulk over a cold connection and the one after it, ms. */
const PAUSE_MS = 100;

/**
 * For each of the `turns`, `{ client, url, bulks }`, in their order: `{ client, url, accepted }`, the times
 * at which orders were accepted, from the start of their bulk, for each bulk.
 */
export async function measure({ turns, orders, together, ...place }) {
  const results = [];
  const take = async ({ client, url, bulks }) => {
    const { bulk } = await clientFor(client, { ...place, url });
    const accepted = [];
    for (let n = 0; n < bulks; n++) {
      if (n > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      const ids = Array.from({ length: orders }, (_, index) => String(n * orders + index + 1));
      const started = performance.now();
      const times = [];
      await bulk(ids, () => times.push(performance.now() - started));
      accepted.push(times);
    }
    results.push({ client, url, accepted });
  };
  if (together) await Promise.all(turns.map(take));
  else for (const turn of turns) await take(turn);
  return results;
}
