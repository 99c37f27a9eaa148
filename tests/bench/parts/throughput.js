// How many cancels a second, with many under way at once.

import { FLOOR } from '../inside/clients.js';
import { compared, comparison } from './compared.js';

export async function throughput({ quick, ...place }) {
  const columns = [];
  for (const concurrency of [16, 64]) {
    const job = { module: 'requests', set: 'clients', concurrency };
    const size = { rounds: quick ? 6 : 30, requests: 320 };
    const runtimes = await compared({ ...job, ...size }, FLOOR, place);
    columns.push(...runtimes.map((each) => ({ ...each, concurrency })));
  }
  const titled = columns.map((each) => ({
    ...each,
    runtime: `${each.runtime}, ${each.concurrency}`,
  }));
  return { runtimes: columns, tables: { throughput: comparison('at once', titled, FLOOR) } };
}
