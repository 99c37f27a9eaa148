// How the times of single requests are distributed: which share of them is over after so long.

import { FLOOR, OURS, WHOLE_JOB } from '../inside/clients.js';
import { quantile } from '../statistics.js';
import { legend, line, sheet, text, ticks } from './svg.js';

const CLASSES = { [FLOOR]: 'b', [OURS]: 'a', [WHOLE_JOB]: 'c', 'fetch + WebCrypto': 'd' };
const LEFT = 64;
const RIGHT = 700;
const TOP = 48;
const BOTTOM = 330;

export function latencyPlot({ runtimes: [{ runtime, clients }] }) {
  const names = Object.keys(CLASSES);
  const all = names.map((name) => clients[name].times);
  const from = Math.min(...all.map((times) => quantile(times, 0.001)));
  const to = Math.max(...all.map((times) => quantile(times, 0.95)));
  const x = (micros) => LEFT + ((micros - from) / (to - from)) * (RIGHT - LEFT);
  const y = (share) => BOTTOM - share * (BOTTOM - TOP);
  const curve = (times) => {
    const shares = Array.from({ length: 200 }, (_, index) => (index + 0.5) / 200);
    const points = shares.map((share) => [quantile(times, share), share]);
    return points.filter(([micros]) => micros <= to).map(([at, share]) => [x(at), y(share)]);
  };
  return sheet(`Time of one cancel on loopback, ${runtime}`, 390, [
    [0, 0.25, 0.5, 0.75, 1].map((share) => [
      line(
        [
          [LEFT, y(share)],
          [RIGHT, y(share)],
        ],
        'grid',
      ),
      text(LEFT - 8, y(share) + 4, `${share * 100} %`, 'tick end'),
    ]),
    ticks(from, to, 8).map((micros) => text(x(micros), BOTTOM + 20, micros, 'tick middle')),
    text((LEFT + RIGHT) / 2, BOTTOM + 44, 'microseconds', 'unit middle'),
    text(RIGHT, TOP - 10, 'share of the requests that are over', 'unit end'),
    names.map((name, index) => line(curve(all[index]), `line ${CLASSES[name]}`)),
    legend(RIGHT - 180, BOTTOM - 100, Object.entries(CLASSES)),
  ]);
}
