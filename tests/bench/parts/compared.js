// Runs a job in runtimes, and sets each client's rounds beside those of a peer.

import { RUNTIMES } from '../runtimes.js';
import { inWords, ratio, round, spread } from '../statistics.js';

/**
 * For each runtime `{ runtime, clients }`, and for each client its `microseconds`, how many times
 * as fast as `peer` it is, and what else the job measured of it.
 */
export async function compared(job, peer, place, runtimes = RUNTIMES) {
  const all = [];
  for (const runtime of runtimes) {
    const requests = Math.ceil(job.requests * runtime.share);
    const results = await runtime.run({ ...job, requests, base: place.base }, place);
    const clients = Object.fromEntries(
      Object.entries(results).map(([name, { rounds, ...rest }]) => [
        name,
        { microseconds: spread(rounds), ratio: ratio(results[peer].rounds, rounds), ...rest },
      ]),
    );
    all.push({ runtime: runtime.name(), clients });
  }
  return all;
}

/** One row per client, one column per runtime; the last row is what a ratio of 1 stands for. */
export function comparison(heading, columns, peer) {
  const names = [...new Set(columns.flatMap(({ clients }) => Object.keys(clients)))];
  const row = (name) => [name, ...columns.map(({ clients }) => inCell(clients[name]))];
  const unit = columns.map(({ clients }) => `${round(clients[peer].microseconds.median)} µs`);
  return {
    head: [heading, ...columns.map(({ runtime }) => runtime)],
    rows: [...names.map(row), ['1.00 is', ...unit]],
  };
}

function inCell(client) {
  return client ? inWords(client.ratio) : '';
}
