// `npm run bench`: how large and how fast the package is, beside what one would use instead. Each
// figure is a ratio, measured in turn with its peer in one run, since machines are noisy.
//
//   npm run bench                    everything, about three minutes
//   npm run bench -- latency size    some of it
//   npm run bench -- --quick         fewer rounds

import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { latency } from './latency.js';
import { makespan } from './makespan.js';
import { memory } from './memory.js';
import { signatures } from './signatures.js';
import { size } from './size.js';
import { startUp } from './start-up.js';
import { document } from './document.js';

const PARTS = { size, latency, signatures, 'start-up': startUp, memory, makespan };

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !PARTS[name]);
if (unknown.length) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

const results = { node: process.version, date: new Date().toISOString() };
for (const [name, part] of Object.entries(PARTS)) {
  if (positionals.length && !positionals.includes(name)) continue;
  console.log(`\n${name}`);
  results[name] = await part({ quick: Boolean(values.quick) });
  console.table(results[name].rows);
}
mkdirSync(new URL('../../target/', import.meta.url), { recursive: true });
const file = new URL('../../target/bench.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
if (!values.quick) document(results);
console.log(`\nwritten to ${file.pathname}`);
