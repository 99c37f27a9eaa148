// Cancels of which some are never answered: which share of the calls is over after so long.

import { BY_HAND, OLD, OURS, UNHEDGED } from '../distance/inside/clients.js';
import { quantile } from '../statistics.js';
import { legend, line, sheet, text } from './svg.js';

const CLASSES = { [OURS]: 'a', [UNHEDGED]: 'd', [OLD]: 'b', [BY_HAND]: 'c' };
const SHARES = [0.96, 0.97, 0.98, 0.99, 1];
const TIMES = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];
const LEFT = 64;
const RIGHT = 700;
const TOP = 48;
const BOTTOM = 300;

export function silencePlot({ runtimes: [{ runtime, clients }] }) {
  const [from, to] = [TIMES[0], TIMES.at(-1)].map(Math.log);
  const x = (ms) =>
    LEFT + ((Math.log(Math.max(ms, TIMES[0])) - from) / (to - from)) * (RIGHT - LEFT);
  const y = (share) => BOTTOM - ((share - SHARES[0]) / (1 - SHARES[0])) * (BOTTOM - TOP);
  const curve = ([{ times }]) => {
    const shares = Array.from({ length: 201 }, (_, n) => SHARES[0] + (n / 200) * (1 - SHARES[0]));
    return shares.map((share) => [x(quantile(times, share)), y(share)]);
  };
  const names = Object.keys(CLASSES).filter((name) => clients[name]);
  return sheet(`Single cancels of which 1 % are never answered, RTT 50 ms, ${runtime}`, 360, [
    SHARES.map((share) => [
      line(
        [
          [LEFT, y(share)],
          [RIGHT, y(share)],
        ],
        'grid',
      ),
      text(LEFT - 8, y(share) + 4, `${Math.round(share * 100)} %`, 'tick end'),
    ]),
    TIMES.map((ms) => text(x(ms), BOTTOM + 20, ms.toLocaleString('en'), 'tick middle')),
    text((LEFT + RIGHT) / 2, BOTTOM + 44, 'milliseconds, logarithmic', 'unit middle'),
    text(RIGHT, TOP - 10, 'share of the calls that are over', 'unit end'),
    names.map((name) => line(curve(clients[name]), `line ${CLASSES[name]}`)),
    legend(
      RIGHT - 200,
      BOTTOM - 100,
      names.map((name) => [name, CLASSES[name]]),
    ),
  ]);
}
