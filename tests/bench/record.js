// target/bench.json: all that was measured last. Parts of one setting are kept together; the first
// part of another setting starts anew.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { RUNTIMES } from './runtimes.js';

const FILE = new URL('../../target/bench.json', import.meta.url);

/** `load` is the machine's load average before the part was measured. */
export function record(settings, name, result, load) {
  const { parts } = recorded(settings);
  const versions = Object.fromEntries(RUNTIMES.map(({ name, version }) => [name(), version()]));
  const machine = `${cpus().length} × ${cpus()[0].model}`;
  const all = { date: new Date().toISOString(), machine, versions, settings };
  mkdirSync(new URL('.', FILE), { recursive: true });
  writeFileSync(
    FILE,
    `${JSON.stringify({ ...all, parts: { ...parts, [name]: { ...result, load } } })}\n`,
  );
}

/** What there is of this setting. */
export function recorded(settings) {
  const nothing = { parts: {} };
  try {
    const earlier = JSON.parse(readFileSync(FILE, 'utf8'));
    return JSON.stringify(earlier.settings) === JSON.stringify(settings) ? earlier : nothing;
  } catch {
    return nothing;
  }
}
