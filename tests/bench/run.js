// `npm run bench`: how large and how fast the package is, beside what one would use instead. Each
// figure is a ratio, measured in turn with its peer in one run, since machines are noisy.
//
//   npm run bench                        everything
//   npm run bench -- latency size        some of it; --list tells the names
//   npm run bench -- distance            what is measured at a distance, 12 minutes; also --distance
//   npm run bench -- --quick             fewer rounds
//   npm run bench -- --package DIR       another build of the package
//   npm run bench -- makespan --real     a hundred orders in real time too, 90 s
//
// It prints tables and writes target/bench.json. A run that is neither quick nor of another build
// also rewrites the tables and the plots of docs/performance.md.

import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { install } from './install.js';
import { withServer } from './with-server.js';

install();
const { GROUPS, PARTS } = await import('./parts/index.js');
const { inColumns } = await import('./table.js');
const { record, recorded } = await import('./record.js');
const { document } = await import('./document.js');

const DEFAULT_PACKAGE = resolve(import.meta.dirname, '../../pkg');

const { values, positionals } = parseArgs({
  options: {
    distance: { type: 'boolean', default: false },
    list: { type: 'boolean' },
    package: { type: 'string', default: DEFAULT_PACKAGE },
    quick: { type: 'boolean', default: false },
    real: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

if (values.list) for (const name of Object.keys(PARTS)) console.log(name);
else await run(chosen([...positionals, ...(values.distance ? ['distance'] : [])]));

function chosen(asked) {
  const names = asked.flatMap((name) => GROUPS[name] ?? name);
  const unknown = names.filter((name) => !PARTS[name]);
  if (unknown.length === 0) return names.length > 0 ? names : Object.keys(PARTS);
  console.error(
    `No such part: ${unknown.join(', ')}. There are ${[...Object.keys(GROUPS), ...Object.keys(PARTS)].join(', ')}`,
  );
  process.exit(2);
}

async function run(names) {
  const settings = { quick: values.quick, packageFolder: resolve(values.package) };
  await withServer(settings.packageFolder, async (base) => {
    for (const name of names) {
      const started = performance.now();
      const [load] = loadavg();
      const result = await PARTS[name]({ ...settings, real: values.real, base });
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      console.log(`\n${name}, measured in ${seconds} s, from a load of ${load.toFixed(1)}`);
      for (const table of Object.values(result.tables)) console.log(`\n${inColumns(table)}`);
      record(settings, name, result, load);
    }
  });
  const isForTheDocument = !settings.quick && settings.packageFolder === DEFAULT_PACKAGE;
  if (isForTheDocument) await document(recorded(settings));
}
