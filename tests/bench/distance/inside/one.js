// One cancel: over a connection not yet open, a little later, or after a rest.

import { clientFor } from './clients.js';

/** After the first answer, ms. */
const SOON_MS = 300;
/** Between the starts of those that rest at the same time, ms. */
const APART_MS = 300;

/** For each of the `turns`, `{ client, url, restMs }`: `{ client, url, restMs, cold, later }`, in ms. */
export async function measure({ turns, ...place }) {
  const resting = turns.filter(({ restMs }) => restMs);
  const rests = resting.map(async (turn, index) => {
    await sleep(index * APART_MS);
    const client = await clientFor(turn.client, { ...place, url: turn.url });
    await client.warm('1');
    await sleep(turn.restMs);
    return { ...turn, later: await timed(client, '2') };
  });
  const results = [];
  for (const turn of turns) if (!turn.restMs) results.push(await coldAndSoon(turn, place));
  return [...results, ...(await Promise.all(rests))];
}

async function coldAndSoon(turn, place) {
  const client = await clientFor(turn.client, { ...place, url: turn.url });
  const cold = await timed(client, '1');
  await sleep(SOON_MS);
  return { ...turn, cold, later: await timed(client, '2') };
}

async function timed(client, id) {
  const started = performance.now();
  await client.cancel(id);
  return performance.now() - started;
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
