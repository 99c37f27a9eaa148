// What the package is to reach, and what of it the last run measured.

import { FLOOR, OURS } from './inside/clients.js';
import { ratio } from './statistics.js';

/** Each reads its figures, `[value, where]`, from the part that it names. */
export const TARGETS = [
  {
    figure: 'browser entry, with Brotli',
    target: '≤ 28 kB',
    part: 'size',
    read: ({ shipped }) => [[(total(entry(shipped, 'browser.js')) / 1000).toFixed(1), 'kB']],
    isMet: (kilobytes) => kilobytes <= 28,
  },
  {
    figure: 'latency, times as fast as bare `fetch`',
    target: '≥ 0.95',
    part: 'latency',
    read: ({ runtimes }) => inNode(runtimes).map(ratioOf(OURS)),
    isMet: (ratio) => ratio >= 0.95,
  },
  {
    figure: 'throughput with 16 at once, times bare `fetch`',
    target: '≥ 0.92',
    part: 'throughput',
    read: ({ runtimes }) => inNode(runtimes.filter(isAt(16))).map(ratioOf(OURS)),
    isMet: (ratio) => ratio >= 0.92,
  },
  {
    figure: 'signatures per second, times `node:crypto`',
    target: '≥ 1.00',
    part: 'signatures',
    read: ({ runtimes }) => inNode(runtimes).map(ratioOf(OURS)),
    isMet: (ratio) => ratio >= 1,
  },
  {
    figure: 'process start to the first accepted cancel, times as long as a bare script',
    target: '≤ 1.15',
    part: 'start-up',
    read: ({ processes }) => processes.map(startOf('this package, import')),
    isMet: (ratio) => ratio <= 1.15,
  },
  {
    figure: 'WebAssembly memory, from 1,000 to 100,000 cancels',
    target: '+0 pages',
    part: 'memory',
    read: ({ columns }) =>
      columns.map(({ runtime, looks }) => [`+${growth(looks)}`, `in ${runtime}`]),
    isMet: (pages) => pages <= 0,
  },
  {
    figure: 'makespan of 100 orders, times the least possible',
    target: '≤ 1.02',
    part: 'makespan',
    read: ({ makespans }) => [[makespanOf(makespans, 100).toFixed(3), '']],
    isMet: (ratio) => ratio <= 1.02,
  },
];

/** The table of `targets`. */
export function inTable(targets, parts) {
  const rows = targets.map(({ figure, target, part, read, isMet }) => {
    if (!parts[part]) return [figure, target, 'not measured', ''];
    const values = read(parts[part]);
    const words = values.map(([value, where]) => `${value} ${where}`.trim()).join(', ');
    return [
      figure,
      target,
      words,
      values.every(([value, where]) => isMet(Number(value), where)) ? 'yes' : 'no',
    ];
  });
  return { head: ['figure', 'target', 'measured', 'met'], rows };
}

const entry = (shipped, name) => shipped.find((each) => each.name === name);
const total = ({ module, script }) => module.brotli + script.brotli;
const inNode = (runtimes) => runtimes.filter(({ runtime }) => runtime.startsWith('Node.js'));
const isAt = (concurrency) => (each) => each.concurrency === concurrency;
const growth = (looks) => looks.at(-1).pages - looks.at(-2).pages;

function ratioOf(name) {
  return ({ runtime, clients }) => [clients[name].ratio.median.toFixed(2), `in ${runtime}`];
}

function startOf(name) {
  return ({ runtime, millis }) => {
    return [ratio(millis[name], millis[FLOOR]).median.toFixed(2), `in ${runtime}`];
  };
}

function makespanOf(makespans, count) {
  const { millis, least } = makespans.find(({ orders, real }) => orders === count && !real);
  return millis / least;
}
