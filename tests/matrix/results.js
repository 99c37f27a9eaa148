// What ran and how it went, for the table and the README.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from './cases.js';
import { WORK } from './tools.js';

const FILE = join(WORK, 'results.json');
const outcomes = new Map();

/** Runs a case and remembers how it went. */
export async function record({ name }, run) {
  const start = performance.now();
  let passed = false;
  try {
    await run();
    passed = true;
  } finally {
    outcomes.set(name, { passed, seconds: (performance.now() - start) / 1000 });
  }
}

/** Every case has its line; one without an outcome was not run. */
export function writeResults() {
  const results = CASES.map(({ group = null, name, version = null }) => {
    return { group, name, version, ...(outcomes.get(name) ?? { passed: null, seconds: null }) };
  });
  mkdirSync(WORK, { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
}

export function readResults() {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}
