// Bytes shipped by each entry, found by following its imports.

import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const PACKAGE = new URL('../../pkg/', import.meta.url);
const ENTRIES = ['browser.js', 'node.js', 'node.cjs', 'workerd.js', 'slim.js'];
/** What an entry refers to: by import, by require, or by reading the file from the disk. */
const REFERENCES = [
  /(?:from |require\()'(\.[^']+)'/g,
  /join\(__dirname, 'dist', '([^']+\.wasm)'\)/g,
];

export function size() {
  return { rows: ENTRIES.map(row) };
}

function row(entry) {
  const files = [...reached(new URL(entry, PACKAGE))].map((url) => readFileSync(new URL(url)));
  const sum = (measure) => files.reduce((bytes, file) => bytes + measure(file), 0);
  return {
    entry,
    files: files.length,
    raw: sum((file) => file.length),
    gzip: sum((file) => gzipSync(file, { level: 9 }).length),
    brotli: sum((file) => brotliCompressSync(file).length),
  };
}

function reached(url, seen = new Set()) {
  if (seen.has(url.href)) return seen;
  seen.add(url.href);
  if (url.pathname.endsWith('.wasm')) return seen;
  const text = readFileSync(url, 'utf8');
  for (const [, path] of text.matchAll(REFERENCES[0])) reached(new URL(path, url), seen);
  for (const [, name] of text.matchAll(REFERENCES[1])) reached(new URL(`dist/${name}`, url), seen);
  // Served by the user, from an address of theirs.
  if (url.pathname.endsWith('/slim.js')) {
    reached(new URL('dist/longport_cancel_order.wasm', url), seen);
  }
  return seen;
}
