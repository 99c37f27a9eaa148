// Writes what was measured last into docs/performance.md, between the marks that name each table,
// and draws the plots beside it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { latencyPlot } from './plots/latency.js';
import { makespanPlot } from './plots/makespan.js';
import { sizePlot } from './plots/size.js';
import { inMarkdown } from './table.js';
import { targets } from './targets.js';

const DOCUMENT = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const FOLDER = new URL('../../docs/performance/', import.meta.url);
const PLOTS = { latency: latencyPlot, size: sizePlot, makespan: makespanPlot };

export async function document({ date, machine, versions, parts }) {
  const tables = Object.assign({}, ...Object.values(parts).map(({ tables }) => tables));
  let text = readFileSync(DOCUMENT, 'utf8');
  text = replaced(text, 'run', describe(date, machine, versions));
  text = replaced(text, 'targets', inMarkdown(targets(parts)));
  for (const [name, table] of Object.entries(tables)) {
    text = replaced(text, name, inMarkdown(table));
  }
  const options = { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' };
  writeFileSync(DOCUMENT, await format(text, options));
  draw(parts);
}

function describe(date, machine, versions) {
  const all = Object.entries(versions).map(([name, version]) => `${name} (${version})`);
  return `${date.slice(0, 10)}, on ${machine}: ${all.join(', ')}.`;
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
