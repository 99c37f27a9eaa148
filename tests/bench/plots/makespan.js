// A hundred orders under the broker's limit: how many are cancelled by when.

import { earliestAnswers } from '../parts/makespan.js';
import { legend, line, sheet, text, ticks } from './svg.js';

const ORDERS = 100;
const LEFT = 64;
const RIGHT = 700;
const TOP = 48;
const BOTTOM = 280;

export function makespanPlot({ makespans }) {
  const { answers, millis } = makespans.find(({ orders, real }) => orders === ORDERS && !real);
  const to = millis * 1.02;
  const x = (at) => LEFT + (at / to) * (RIGHT - LEFT);
  const y = (count) => BOTTOM - (count / ORDERS) * (BOTTOM - TOP);
  const steps = (times) => [
    [x(0), y(0)],
    ...times.flatMap((at, index) => [
      [x(at), y(index)],
      [x(at), y(index + 1)],
    ]),
  ];
  return sheet(`${ORDERS} orders, 30 calls allowed in 30 s`, 340, [
    ticks(0, ORDERS, 5).map((count) => [
      line(
        [
          [LEFT, y(count)],
          [RIGHT, y(count)],
        ],
        'grid',
      ),
      text(LEFT - 8, y(count) + 4, count, 'tick end'),
    ]),
    ticks(0, to / 1000, 10).map((at) => text(x(at * 1000), BOTTOM + 20, at, 'tick middle')),
    text((LEFT + RIGHT) / 2, BOTTOM + 44, 'seconds', 'unit middle'),
    text(RIGHT, TOP - 10, 'orders cancelled', 'unit end'),
    line(steps(earliestAnswers(ORDERS)), 'line wide d'),
    line(steps(answers), 'line a'),
    legend(RIGHT - 220, BOTTOM - 50, [
      ['the least that the limit allows', 'wide d'],
      ['cancelOrders', 'a'],
    ]),
  ]);
}
