// How long a cancel takes on loopback, one at a time and many at once.

import { Config, TradeContext } from '../../pkg/node.js';
import { ID, KEYS, bare, signByNode, signByWebCrypto, signedFetch, wholeJob } from './peers.js';
import { median, ratio, round, shuffled } from './statistics.js';
import { withServer } from './with-server.js';

const CONCURRENCIES = [1, 16, 64];

export function latency({ quick }) {
  return withServer(async (base) => {
    const ctx = new TradeContext(Config.fromApikey(...KEYS, { httpUrl: base, rateLimit: false }));
    const clients = {
      'bare fetch': bare(base),
      ours: () => ctx.cancelOrder(ID),
      'fetch + node:crypto': signedFetch(base, signByNode),
      'fetch + WebCrypto': signedFetch(base, signByWebCrypto),
      'the whole job by hand': wholeJob(base),
    };
    const samples = await measured(clients, quick ? 6 : 40);
    const times = Object.fromEntries(
      Object.entries(samples).map(([name, { each }]) => [name, each]),
    );
    return { rows: table(samples), times };
  });
}

/** Microseconds per cancel, for each client, concurrency and round. */
async function measured(clients, rounds) {
  const samples = {};
  for (const name of Object.keys(clients)) samples[name] = { each: [], 1: [], 16: [], 64: [] };
  for (let turn = -3; turn < rounds; turn++) {
    for (const name of shuffled(Object.keys(clients))) {
      const { each, ...byConcurrency } = samples[name];
      for (const concurrency of CONCURRENCIES) {
        const times = await run(clients[name], concurrency);
        // The first rounds are for the compilers to warm up.
        if (turn < 0) continue;
        byConcurrency[concurrency].push(times.total);
        if (concurrency === 1) each.push(...times.each);
      }
    }
  }
  return samples;
}

async function run(cancel, concurrency) {
  const each = [];
  let left = 320;
  const started = performance.now();
  const work = async () => {
    while (left-- > 0) {
      const sent = performance.now();
      await cancel();
      each.push(round((performance.now() - sent) * 1000));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return { total: ((performance.now() - started) * 1000) / 320, each };
}

function table(samples) {
  const floor = samples['bare fetch'];
  return Object.entries(samples).map(([client, times]) => ({
    client,
    'µs per cancel at 1': round(median(times[1])),
    'of bare fetch at 1': ratio(floor[1], times[1]),
    'at 16': ratio(floor[16], times[16]),
    'at 64': ratio(floor[64], times[64]),
  }));
}
