// Which files of the package an entry needs, found by following its imports.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What follows `from` or `import`, or is in `require(…)` or `createRequire(…)(…)`. */
const IMPORTED =
  /(?:\bfrom|\bimport|\brequire\(|\bcreateRequire\(.*?\)\()\s*(['"])(\.{1,2}\/[^'"]+)\1/g;
/** A module that is read from the disk, by the pieces of its path or by its path. */
const READ = /(?:join\(__dirname,\s*|new URL\(\s*)((?:(['"])[^'"]+\2,?\s*)+)/g;

/** The files that `entry` needs, itself first. */
export function reached(entry, files = new Set()) {
  if (files.has(entry)) return files;
  files.add(entry);
  if (entry.endsWith('.wasm')) return files;
  const text = readFileSync(entry, 'utf8');
  const imported = [...text.matchAll(IMPORTED)].map(([, , path]) => path);
  const read = [...text.matchAll(READ)].map(([, pieces]) => join(...inQuotes(pieces)));
  for (const path of [...imported, ...read.filter((path) => path.endsWith('.wasm'))]) {
    const file = join(dirname(entry), path);
    if (existsSync(file)) reached(file, files);
  }
  return files;
}

function inQuotes(text) {
  return [...text.matchAll(/['"]([^'"]+)['"]/g)].map(([, piece]) => piece);
}
