// Runs a job in all runtimes at the same time, each client of each against gateways of its own.

import { inWords, spread } from '../statistics.js';
import { oldPackage } from '../package-0.1.js';
import { FAR_RUNTIMES, WITHOUT_TLS } from './runtimes.js';
import { withFar } from './with-far.js';

/**
 * `job` is `{ job, gateway, turn, rounds, … }`: which of inside/, the options of the gateways, what else a
 * turn has, and how often each client has one. Resolves to `{ runtime, clients }` for each runtime, and
 * for each client to its results, with the `counts` of the gateway that each had.
 */
export function measured({ gateway, turn, rounds, only, ...job }, place) {
  const oldFolder = oldPackage();
  return withFar((far) =>
    Promise.all(
      FAR_RUNTIMES.map(async (runtime, number) => {
        const names = runtime.clients(only, oldFolder);
        if (names.length === 0) return { runtime: runtime.name(), clients: {} };
        const turns = await openTurns(far, names, { gateway, turn, rounds, number });
        const results = await runtime.run({ ...job, turns }, { ...place, oldFolder });
        for (const result of results) result.counts = await far.close(result.url);
        return { runtime: runtime.name(), clients: byClient(names, results) };
      }),
    ),
  ).then((all) => all.filter(({ clients }) => Object.keys(clients).length > 0));
}

/** In each round every client has its turn, in another order. */
async function openTurns(far, names, { gateway, turn, rounds, number }) {
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < names.length; n++) {
      const client = names[(n + round) % names.length];
      const seed = 1 + round + 100 * number;
      const distance = { ...gateway.distance, seed };
      const tls = gateway.tls !== false && !WITHOUT_TLS.has(client);
      const url = await far.open({ ...gateway, distance, seed, tls });
      turns.push({ ...turn, client, url });
    }
  }
  return turns;
}

function byClient(names, results) {
  return Object.fromEntries(
    names.map((name) => [name, results.filter(({ client }) => client === name)]),
  );
}

/** A table: a row for each client of each runtime, and in each column the spread of its values. */
export function asTable(heading, runtimes, columns) {
  const rows = runtimes.flatMap(({ runtime, clients }) =>
    Object.entries(clients).map(([client, results]) => [
      runtime,
      client,
      ...Object.values(columns).map((read) => read(results)),
    ]),
  );
  return { head: [...heading, ...Object.keys(columns)], rows };
}

/** Of milliseconds: median and quartiles. */
export function millis(values) {
  return inWords(spread(values), 0);
}
