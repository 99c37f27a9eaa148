// Writes what was measured last into docs/performance.md, between the marks that name each table,
// and draws the plots beside it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { FAR_TARGETS } from './distance/targets.js';
import { acceptedPlot } from './plots/accepted.js';
import { latencyPlot } from './plots/latency.js';
import { makespanPlot } from './plots/makespan.js';
import { silencePlot } from './plots/silence.js';
import { sizePlot } from './plots/size.js';
import { inMarkdown } from './table.js';
import { GROUPS } from './parts/index.js';
import { TARGETS, inTable } from './targets.js';

const DOCUMENT = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const FOLDER = new URL('../../docs/performance/', import.meta.url);
const PLOTS = {
  latency: latencyPlot,
  size: sizePlot,
  makespan: makespanPlot,
  'distance-bulk': acceptedPlot,
  'distance-silence': silencePlot,
};

export async function document({ date, machine, versions, parts }) {
  const tables = Object.assign({}, ...Object.values(parts).map(({ tables }) => tables));
  let text = readFileSync(DOCUMENT, 'utf8');
  for (const [prefix, some, targets] of halves(parts)) {
    text = replaced(text, `${prefix}run`, describe(date, machine, versions, some));
    text = replaced(text, `${prefix}targets`, inMarkdown(inTable(targets, some)));
  }
  for (const [name, table] of Object.entries(tables)) {
    text = replaced(text, name, inMarkdown(table));
  }
  const options = { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' };
  writeFileSync(DOCUMENT, await format(text, options));
  draw(parts);
}

/** What is measured on loopback and at a distance, as far as anything is. */
function halves(parts) {
  const entries = Object.entries(parts);
  const far = Object.fromEntries(entries.filter(([name]) => GROUPS.distance.includes(name)));
  const near = Object.fromEntries(entries.filter(([name]) => !far[name]));
  const all = [
    ['', near, TARGETS],
    ['distance-', far, FAR_TARGETS],
  ];
  return all.filter(([, some]) => Object.keys(some).length > 0);
}

function describe(date, machine, versions, parts) {
  const all = Object.entries(versions).map(([name, version]) => `${name} (${version})`);
  const loads = Object.values(parts).flatMap(({ load }) => load ?? []);
  const load = `load average ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`;
  return `${date.slice(0, 10)}, on ${machine}, ${load}: ${all.join(', ')}.`;
}

function replaced(text, name, content) {
  const between = new RegExp(`(<!-- bench:${name} -->).*?(<!-- /bench -->)`, 's');
  if (!between.test(text)) throw new Error(`docs/performance.md has no <!-- bench:${name} -->`);
  return text.replace(between, (_, start, end) => `${start}\n\n${content}\n\n${end}`);
}

function draw(parts) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, plot] of Object.entries(PLOTS)) {
    if (parts[name]) writeFileSync(new URL(`${name}.svg`, FOLDER), plot(parts[name]));
  }
}
