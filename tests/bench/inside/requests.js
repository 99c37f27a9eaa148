// Microseconds per cancel, of each client in turn.

import { clients } from './clients.js';
import { variants } from './fetch-variants.js';
import { inTurn } from './rounds.js';

const SETS = { clients, variants };

/**
 * For each client `{ rounds, times }`: in each round, the median time of a request where there is
 * one at a time, otherwise the time of the round by request; and the times of all requests.
 */
export async function measure({ set, concurrency, rounds, requests, ...place }) {
  const all = await SETS[set](place);
  const results = await inTurn(Object.keys(all), rounds, (name) =>
    round(all[name], concurrency, requests),
  );
  return Object.fromEntries(
    Object.entries(results).map(([name, rounds]) => [
      name,
      {
        rounds: rounds.map(({ each, total }) => (concurrency === 1 ? middle(each) : total)),
        ...(concurrency === 1 && { times: rounds.flatMap(({ each }) => each.map(Math.round)) }),
      },
    ]),
  );
}

async function round(cancel, concurrency, requests) {
  const each = [];
  let left = requests;
  const work = async () => {
    while (left-- > 0) {
      const sent = performance.now();
      await cancel();
      each.push((performance.now() - sent) * 1000);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, work));
  return { each, total: ((performance.now() - started) * 1000) / requests };
}

function middle(values) {
  return values.toSorted((left, right) => left - right)[values.length >> 1];
}
