// Thirty orders at a distance: how many are accepted by when, in the median of the rounds.

import { BULK } from '../distance/cells.js';
import { OLD, OURS } from '../distance/inside/clients.js';
import { median } from '../statistics.js';
import { legend, line, sheet, text, ticks } from './svg.js';

const RTT_MS = 100;
const NODE = /^Node\.js \d+, HTTP\/2/;
const LEFT = 64;
const RIGHT = 700;
const TOP = 48;
const BOTTOM = 280;

export function acceptedPlot({ runtimes }) {
  const { orders } = BULK;
  const { runtime, clients } = runtimes.find(({ runtime }) => NODE.test(runtime));
  const least = Array.from({ length: orders }, (_, index) => index * 20 + RTT_MS);
  const curves = [
    ['the least that the limit allows', 'wide d', least],
    [`${OURS}, warm`, 'a', accepted(clients[OURS], 1)],
    [`${OURS}, cold`, 'c', accepted(clients[OURS], 0)],
    ...(clients[OLD] ? [[`${OLD}, warm`, 'b', accepted(clients[OLD], 1)]] : []),
  ];
  const to = Math.max(...curves.map(([, , times]) => times.at(-1) ?? 0)) * 1.02;
  const x = (at) => LEFT + (at / to) * (RIGHT - LEFT);
  const y = (count) => BOTTOM - (count / orders) * (BOTTOM - TOP);
  return sheet(`${orders} orders at a round trip of ${RTT_MS} ms, ${runtime}`, 340, [
    ticks(0, orders, 6).map((count) => [
      line(
        [
          [LEFT, y(count)],
          [RIGHT, y(count)],
        ],
        'grid',
      ),
      text(LEFT - 8, y(count) + 4, count, 'tick end'),
    ]),
    ticks(0, to / 1000, 10).map((at) => text(x(at * 1000), BOTTOM + 20, tenths(at), 'tick middle')),
    text((LEFT + RIGHT) / 2, BOTTOM + 44, 'seconds', 'unit middle'),
    text(RIGHT, TOP - 10, 'orders accepted', 'unit end'),
    curves.map(([, className, times]) =>
      line(
        times.map((at, index) => [x(at), y(index + 1)]),
        `line ${className}`,
      ),
    ),
    legend(
      RIGHT - 230,
      BOTTOM - 90,
      curves.map(([name, className]) => [name, className]),
    ),
  ]);
}

/** When the first, the second, … was accepted. */
function accepted(results, bulk) {
  const all = results.filter(({ rttMs }) => rttMs === RTT_MS).map((each) => each.accepted[bulk]);
  const fewest = Math.min(...all.map(({ length }) => length));
  return Array.from({ length: fewest }, (_, index) => median(all.map((times) => times[index])));
}

const tenths = (value) => Number(value.toFixed(1));
