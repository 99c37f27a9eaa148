// What `fetch` itself charges for what a careful client asks of it.

import { FLOOR } from '../inside/clients.js';
import { compared, comparison } from './compared.js';

export async function fetchVariants({ quick, ...place }) {
  const job = { module: 'requests', set: 'variants', concurrency: 1 };
  const runtimes = await compared({ ...job, rounds: quick ? 6 : 40, requests: 200 }, FLOOR, place);
  return { runtimes, tables: { fetch: comparison('bare fetch with', runtimes, FLOOR) } };
}
