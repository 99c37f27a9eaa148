// Writes two tables into the README: `<!-- support -->`, where the package runs, from what the
// matrix ran last; and `<!-- entries -->`, what serves whom and what it costs.
//
//   node tests/matrix/support-table.js [README]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { format, resolveConfig } from 'prettier';
import { readResults } from './results.js';
import { ROOT } from './tools.js';

const README = process.argv[2] ?? join(ROOT, 'README.md');

const GLUE = 'dist/longport_cancel_order.js';
const INLINED = 'dist/longport_cancel_order_wasm.js';
const WASM = 'dist/longport_cancel_order.wasm';

const ENTRIES = [
  {
    entry: 'browser.js',
    serves: 'browsers, bundlers, Deno, Bun',
    why: 'the module is part of the script: nothing to serve, copy or allow',
    files: ['browser.js', GLUE, INLINED],
  },
  {
    entry: 'node.js, node.cjs',
    serves: 'Node.js',
    why: 'read from the disk at once; `import` and `require` share one copy',
    files: ['node.js', 'node.cjs', 'dist/longport_cancel_order.cjs', WASM],
  },
  {
    entry: 'workerd.js',
    serves: 'Cloudflare Workers',
    why: 'they compile no bytes, but import a `.wasm` file',
    files: ['workerd.js', GLUE, WASM],
  },
  {
    entry: 'slim.js',
    serves: '`longport-cancel-order/slim`',
    why: 'nothing inlined: compiled while it streams from an address of yours',
    files: ['slim.js', GLUE, WASM],
  },
];

function supportTable() {
  const results = readResults();
  const lacking = results.filter(({ passed }) => !passed);
  if (lacking.length > 0) {
    throw new Error(`did not pass: ${lacking.map(({ name }) => name).join('; ')}`);
  }
  // A checker is no place to run in, and has no group.
  const groups = unique(results.map(({ group }) => group)).filter(Boolean);
  const rows = groups.map((group) => {
    const cases = results.filter((result) => result.group === group);
    const ways = cases.map(({ name }) => name.slice(name.indexOf(', ') + 2));
    return [group, unique(cases.map(release)).join(', '), unique(ways).join('; ')];
  });
  return table(['where', 'version', 'how'], rows);
}

/** The part of a version that says what a user has; it changes only with a release that matters. */
function release({ version, group }) {
  const [major, minor] = version.split('.');
  if (group === 'Cloudflare Workers') return `${minor.slice(0, 4)}-${minor.slice(4, 6)}`;
  return major === '0' || group === 'WebKit' ? `${major}.${minor}` : major;
}

function entryTable() {
  const rows = ENTRIES.map(({ entry, serves, why, files }) => {
    const contents = files.map((file) => readFileSync(join(ROOT, 'pkg', file)));
    const compressed = contents.map((bytes) => gzipSync(bytes, { level: 9 }));
    return [entry, serves, why, kilobytes(contents), kilobytes(compressed)];
  });
  return table(['entry', 'serves', 'because', 'size', 'with gzip'], rows);
}

function kilobytes(parts) {
  return `${Math.round(parts.reduce((sum, { length }) => sum + length, 0) / 1000)} kB`;
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function unique(values) {
  return [...new Set(values)];
}

function replaceBetween(text, marker, content) {
  const pattern = new RegExp(`(<!-- ${marker} -->\n).*?(<!-- /${marker} -->)`, 's');
  if (!pattern.test(text)) throw new Error(`README.md has no <!-- ${marker} -->`);
  return text.replace(pattern, (_, start, end) => `${start}\n${content}\n\n${end}`);
}

let readme = readFileSync(README, 'utf8');
readme = replaceBetween(readme, 'support', supportTable());
readme = replaceBetween(readme, 'entries', entryTable());
const options = { ...(await resolveConfig(README)), parser: 'markdown' };
writeFileSync(README, await format(readme, options));
