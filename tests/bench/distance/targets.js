// What the package is to reach at a distance, and what of it the last run measured.

import { median, quantile } from '../statistics.js';
import { HUNDRED, REST, leastMillis } from './cells.js';
import { OURS } from './inside/clients.js';

const RATIO_OF = { 100: [1.6, 2.4], 200: [1.6] };
const [WARM, COLD] = [1, 0];

/** As targets.js has them. */
export const FAR_TARGETS = [
  bulk(100, WARM, RATIO_OF[100][0]),
  bulk(100, COLD, RATIO_OF[100][1]),
  bulk(200, WARM, RATIO_OF[200][0]),
  {
    figure: '100 orders at RTT 100, times the least',
    target: '≤ 1.02',
    part: 'distance-hundred',
    read: each(({ results: [{ accepted }] }) => {
      return (accepted[0].at(-1) / leastMillis(HUNDRED.orders, HUNDRED.rttMs)).toFixed(3);
    }),
    isMet: (ratio) => ratio <= 1.02,
  },
  {
    figure: 'calls refused in a run of 30 or 100 orders, in the median',
    target: '≤ 1',
    part: 'distance-hundred',
    read: each(({ results }) => median(results.map(({ counts }) => counts.refused))),
    isMet: (count) => count <= 1,
  },
  {
    figure: 'click after 6 and 60 s of rest, warmed, in round trips of 100 ms',
    target: '≤ 1.2 (in a page 2.2, with the preflight)',
    part: 'distance-rest',
    read: each(({ results }) =>
      (median(results.map(({ later }) => later)) / REST.rttMs).toFixed(2),
    ),
    isMet: (trips, where) => trips <= (where.includes('Chromium') ? 2.2 : 1.2),
  },
  {
    figure: 'p99 where 1 % are never answered, RTT 50',
    target: '≤ 0.8 s',
    part: 'distance-silence',
    read: each(({ results: [{ times }] }) => (quantile(times, 0.99) / 1_000).toFixed(2)),
    isMet: (seconds) => seconds <= 0.8,
  },
];

/** Of 30 orders, the last one's acceptance in the median of the rounds. */
function bulk(rttMs, index, most) {
  return {
    figure: `30 orders at RTT ${rttMs}, ${index === WARM ? 'warm' : 'cold'}, times the least`,
    target: `≤ ${most}`,
    part: 'distance-bulk',
    read: each(({ results }) => {
      const times = results.filter((each) => each.rttMs === rttMs);
      return (
        median(times.map(({ accepted }) => accepted[index].at(-1))) / leastMillis(30, rttMs)
      ).toFixed(2);
    }),
    isMet: (ratio) => ratio <= most,
  };
}

/** `[value, where]` of this package in each runtime. */
function each(read) {
  return ({ runtimes }) =>
    runtimes
      .filter(({ clients }) => clients[OURS])
      .map(({ runtime, clients }) => [read({ results: clients[OURS] }), `in ${runtime}`]);
}
