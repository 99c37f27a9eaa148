// The files of this repository, and what its papers say.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tasks/command.js';

/** Built, installed or fetched; what lies there is not the repository's. */
const FOREIGN = new Set(['.git', 'node_modules', 'target', '.cache']);

/** The paths of all files, from the root. */
export const FILES = filesUnder('');

/** All Markdown. */
export const MARKDOWN = FILES.filter((path) => path.endsWith('.md'));

/** What is written for those who work on this. */
export const PAPERS = MARKDOWN.filter((path) =>
  /^(ARCHITECTURE|CONTRIBUTING|SECURITY|RELEASING|CODE_OF_CONDUCT)\.md$/.test(path),
);

function filesUnder(folder) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (FOREIGN.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

export function read(path) {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function exists(path) {
  return existsSync(join(ROOT, path));
}

/** Markdown without its blocks of code. */
export function proseOf(path) {
  return read(path).replace(/^( *)(```|~~~)[^]*?^\1\2$/gm, '');
}

/** What is written as code in Markdown: the lines of its blocks, and the spans between backticks. */
export function codeOf(path) {
  const blocks = [...read(path).matchAll(/^( *)```(?:sh|console)\n([^]*?)^\1```$/gm)];
  const spans = [...proseOf(path).matchAll(/`([^`]+)`/g)];
  return [
    ...blocks.flatMap(([, , text]) => text.split('\n').map((line) => line.trim())),
    ...spans.map(([, text]) => text.replaceAll('\n', ' ')),
  ].filter(Boolean);
}
