// Writes what was measured into docs/performance.md, between the marks for it, and the plots.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bars, distribution } from './plot.js';

const DOCUMENT = new URL('../../docs/performance.md', import.meta.url);
const PLOTS = new URL('../../docs/performance/', import.meta.url);

export function document(results) {
  let text = readFileSync(DOCUMENT, 'utf8');
  for (const [name, part] of Object.entries(results)) {
    if (part.rows) text = replaced(text, name, markdown(part.rows));
  }
  writeFileSync(DOCUMENT, text);
  mkdirSync(PLOTS, { recursive: true });
  for (const [name, svg] of Object.entries(plots(results))) {
    writeFileSync(new URL(`${name}.svg`, PLOTS), svg);
  }
}

function replaced(text, name, table) {
  const [start, end] = [`<!-- bench:${name} -->`, '<!-- /bench -->'];
  const from = text.indexOf(start);
  if (from < 0) return text;
  const to = text.indexOf(end, from);
  return `${text.slice(0, from + start.length)}\n\n${table}\n\n${text.slice(to)}`;
}

function markdown(rows) {
  const names = Object.keys(rows[0]);
  const cells = [names, names.map(() => ''), ...rows.map((row) => Object.values(row).map(String))];
  const widths = names.map((_, column) => Math.max(3, ...cells.map((line) => line[column].length)));
  const line = (values, fill) =>
    `| ${values.map((value, column) => value.padEnd(widths[column], fill)).join(' | ')} |`;
  return cells.map((values, row) => line(values, row === 1 ? '-' : ' ')).join('\n');
}

function plots({ size, latency, makespan }) {
  return {
    ...(size && {
      size: bars('Shipped, kB with brotli', size.rows, 'entry', (row) => row.brotli / 1000),
    }),
    ...(latency && { latency: distribution('One cancel on loopback, µs', latency.times) }),
    ...(makespan && {
      makespan: bars(
        'Time for all orders, of the least possible',
        makespan.rows,
        'orders',
        (row) => row.ratio,
      ),
    }),
  };
}
