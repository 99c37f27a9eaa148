// How long one cancel after the other takes, on loopback.

import { FLOOR } from '../inside/clients.js';
import { compared, comparison } from './compared.js';

export async function latency({ quick, ...place }) {
  const job = { module: 'requests', set: 'clients', concurrency: 1 };
  const runtimes = await compared({ ...job, rounds: quick ? 10 : 40, requests: 300 }, FLOOR, place);
  return { runtimes, tables: { latency: comparison('one at a time', runtimes, FLOOR) } };
}
