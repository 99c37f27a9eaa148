// Runs a script in a project as its owner would: Node in a process of its own.

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

let scripts = 0;

/**
 * Writes `source` into the project and runs it: a `type` of 'mjs' or 'cjs'. `env` is all of the
 * environment that it sees besides PATH. Resolves to `{ code, stdout, stderr }`.
 */
export function runScript(folder, source, { type = 'mjs', env = {}, args = [] } = {}) {
  const name = `script-${(scripts += 1)}.${type}`;
  writeFileSync(join(folder, name), source);
  return run(process.execPath, [...args, name], { cwd: folder, env });
}

/** Runs a program to its end. */
export function run(program, args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { PATH: process.env.PATH, ...env } });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (text) => (output[stream] += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}
