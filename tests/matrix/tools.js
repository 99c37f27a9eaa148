// The runtimes, bundlers and checkers, pinned in package.json here and installed beside the
// projects that use them, so that a project finds them where its own would be.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const WORK = join(ROOT, 'tests/.cache/matrix');
const MODULES = join(WORK, 'node_modules');

export const DENO = join(MODULES, '@deno/linux-x64-glibc/deno');
export const BUN = join(MODULES, '@oven/bun-linux-x64/bin/bun');
export const WORKERD = join(MODULES, '@cloudflare/workerd-linux-64/bin/workerd');

/** The Node.js of a major version. */
export function nodeJs(major) {
  return join(MODULES, `node-${major}/bin/node`);
}

/** The tools themselves, most of which need a later Node.js than the package, run in this one. */
const TOOLS_NODE = nodeJs(24);

/** The command line of a tool that is written in JavaScript. */
export function tool(name, command = name) {
  const { bin } = manifest(name);
  return [TOOLS_NODE, join(MODULES, name, typeof bin === 'string' ? bin : bin[command])];
}

/** The version of a tool. */
export function versionOf(name) {
  return manifest(name).version;
}

export function toolsInstalled() {
  const lock = (folder) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const there = existsSync(join(MODULES, '.package-lock.json'));
  return there && lock(WORK) === lock(join(ROOT, 'tests/matrix'));
}

function manifest(name) {
  const path = join(MODULES, name, 'package.json');
  if (!existsSync(path)) throw new Error(`${name}: missing; run \`node tests/matrix/setup.js\``);
  return JSON.parse(readFileSync(path, 'utf8'));
}
