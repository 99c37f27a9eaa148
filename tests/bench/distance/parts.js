// The parts of the benchmark that measure at a distance: the cells of cells.js, and their tables.

import { median, quantile, round } from '../statistics.js';
import { BULK, HUNDRED, LOSS, ONE, REST, SILENCE, leastMillis } from './cells.js';
import { asTable, measured, millis } from './measured.js';

const HEADING = ['', 'client'];

export async function one({ quick, ...place }) {
  const { rttMs, rounds } = ONE;
  const job = { job: 'one', gateway: { distance: { rttMs } }, rounds: rounds[quick ? 0 : 1] };
  const runtimes = await measured(job, place);
  const columns = {
    'cold, ms': (results) => millis(results.map(({ cold }) => cold)),
    '0.3 s later, ms': (results) => millis(results.map(({ later }) => later)),
    OPTIONS: (results) => most(results, 'preflights'),
  };
  return { runtimes, tables: { 'distance-one': asTable(HEADING, runtimes, columns) } };
}

export async function rest({ quick, ...place }) {
  const { rttMs, rests, rounds, only } = REST;
  const all = await Promise.all(
    rests.map((restMs) => {
      const job = { job: 'one', gateway: { distance: { rttMs } }, turn: { restMs }, only };
      return measured({ ...job, rounds: rounds[quick ? 0 : 1] }, place);
    }),
  );
  const runtimes = joined(all, (results, index) => results.map((each) => ({ ...each, index })));
  const after = (index) => (results) => {
    return millis(results.filter((each) => each.index === index).map(({ later }) => later));
  };
  const columns = Object.fromEntries(
    rests.map((ms, index) => [`after ${ms / 1_000} s, ms`, after(index)]),
  );
  return { runtimes, tables: { 'distance-rest': asTable(HEADING, runtimes, columns) } };
}

export const bulk = (place) => bulks('distance-bulk', BULK, place);
export const loss = (place) => bulks('distance-loss', LOSS, place);

async function bulks(name, { orders, rtts, jitterMs, limits, rounds, only, ...rest }, place) {
  const { quick, ...where } = place;
  const all = [];
  for (const rttMs of rtts) {
    const distance = { rttMs, jitterMs: rttMs === 0 ? 0 : jitterMs, loss: rest.loss };
    const gateway = { distance, limits };
    const turn = { bulks: 2 };
    const job = { job: 'many', orders, gateway, turn, only, rounds: rounds[rttMs][quick ? 0 : 1] };
    all.push(await measured({ ...job, options: { rateLimit: limits } }, where));
  }
  const runtimes = joined(all, (results, index) =>
    results.map((each) => ({ ...each, rttMs: rtts[index] })),
  );
  const columns = Object.fromEntries(
    rtts.flatMap((rttMs) =>
      [
        [`RTT ${rttMs}: cold`, (results) => ofLeast(results, rttMs, 0, orders)],
        ['warm', (results) => ofLeast(results, rttMs, 1, orders)],
      ].map(([title, read], index) => [index === 0 ? title : `${rttMs}: ${title}`, read]),
    ),
  );
  columns.refused = (results) => most(results, 'refused');
  return { runtimes, tables: { [name]: asTable(HEADING, runtimes, columns) } };
}

/** How many times the least the median bulk took; where some orders were not accepted, how many were. */
function ofLeast(results, rttMs, index, orders) {
  const times = results
    .filter((each) => each.rttMs === rttMs)
    .map(({ accepted }) => accepted[index]);
  const whole = times.filter(({ length }) => length === orders);
  const least = leastMillis(orders, rttMs);
  if (whole.length === 0) return `${Math.max(...times.map(({ length }) => length))} of ${orders}`;
  const ratio = (median(whole.map((each) => each.at(-1))) / least).toFixed(2);
  return whole.length === times.length
    ? ratio
    : `${ratio}, ${whole.length} of ${times.length} whole`;
}

export async function hundred(place) {
  const { orders, rttMs, jitterMs, only } = HUNDRED;
  const gateway = { distance: { rttMs, jitterMs } };
  const turn = { bulks: 1 };
  const job = { job: 'many', orders, gateway, turn, rounds: 1, together: true, only };
  const runtimes = await measured(job, place);
  const last = (results) => results[0].accepted[0].at(-1);
  const columns = {
    accepted: ([{ accepted }]) => accepted[0].length,
    seconds: (results) => (last(results) / 1_000).toFixed(2),
    'of the least': (results) => (last(results) / leastMillis(orders, rttMs)).toFixed(3),
    refused: (results) => most(results, 'refused'),
  };
  return { runtimes, tables: { 'distance-hundred': asTable(HEADING, runtimes, columns) } };
}

export async function silence({ quick, ...place }) {
  const { orders, concurrency, rttMs, share, only } = SILENCE;
  const gateway = { distance: { rttMs }, limits: false, silence: share };
  const job = {
    job: 'silence',
    gateway,
    concurrency,
    orders: orders[quick ? 0 : 1],
    rounds: 1,
    only,
  };
  const runtimes = await measured({ ...job }, place);
  const at = (share) => (results) => round(quantile(results[0].times, share), 0);
  const columns = {
    'p50, ms': at(0.5),
    'p99, ms': at(0.99),
    'p99.9, ms': at(0.999),
    'no receipt': ([{ failed }]) => failed,
    requests: ([{ counts }]) => counts.cancels,
  };
  return { runtimes, tables: { 'distance-silence': asTable(HEADING, runtimes, columns) } };
}

function most(results, count) {
  return Math.max(...results.map(({ counts }) => counts[count]));
}

/** Of several measurements in the same runtimes one. */
function joined(all, mark) {
  return all[0].map(({ runtime, clients }, index) => ({
    runtime,
    clients: Object.fromEntries(
      Object.keys(clients).map((client) => [
        client,
        all.flatMap((each, number) => mark(each[index].clients[client], number)),
      ]),
    ),
  }));
}
