// Bytes shipped by each entry and by what one would use instead, on a logarithmic scale.

import { bar, line, sheet, text } from './svg.js';

const LEFT = 230;
const RIGHT = 640;
const TOP = 48;
const ROW = 28;

export function sizePlot({ shipped, peers }) {
  const ours = shipped.map(({ name, module, script }) => ({
    name,
    bytes: module.brotli + script.brotli,
    className: 'a',
  }));
  const theirs = peers
    .filter(({ name }) => !name.startsWith('this package'))
    .map(({ name, brotli }) => ({ name, bytes: brotli, className: 'b' }));
  const rows = [...ours, ...theirs];
  const decades = [2, 3, 4, 5, 6, 7];
  const [first, last] = [decades[0], decades.at(-1)];
  const x = (bytes) => LEFT + ((Math.log10(bytes) - first) / (last - first)) * (RIGHT - LEFT);
  const bottom = TOP + rows.length * ROW;
  return sheet('Bytes shipped, with Brotli', bottom + 60, [
    decades.map((decade) => [
      line(
        [
          [x(10 ** decade), TOP],
          [x(10 ** decade), bottom],
        ],
        'grid',
      ),
      text(x(10 ** decade), bottom + 20, (10 ** (decade - 3)).toLocaleString('en'), 'tick middle'),
    ]),
    text((LEFT + RIGHT) / 2, bottom + 44, 'kilobytes, logarithmic', 'unit middle'),
    rows.map(({ name, bytes, className }, index) => {
      const y = TOP + index * ROW;
      return [
        text(LEFT - 10, y + 18, name, 'end'),
        bar(LEFT, y + 4, x(bytes) - LEFT, ROW - 8, className),
        text(x(bytes) + 8, y + 18, kilobytes(bytes)),
      ];
    }),
  ]);
}

function kilobytes(bytes) {
  return (bytes / 1000).toLocaleString('en', { maximumSignificantDigits: 3 });
}
