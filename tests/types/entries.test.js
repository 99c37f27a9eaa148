// The scripts in pkg/ are of the types that they say. What they import from dist/ is declared here:
// the scripts there are built, and their sources were checked as src/wasm/*.js.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { PACKAGE, temporaryFolder } from '../support/installed-package.js';
import { run } from '../support/script.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const API = `
  export const api: typeof import('./index.js');
  export function explained(error: unknown): unknown;
  export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
`;

const DECLARED = {
  'dist/longport_cancel_order.d.ts': API,
  'dist/longport_cancel_order.d.cts': API.replace('index.js', 'index.cjs'),
  'dist/longport_cancel_order_wasm.d.ts': 'export const digits: string; export const text: string;',
};

test('the scripts in pkg/ are of the types that they say', async () => {
  const folder = temporaryFolder('entries');
  const scripts = readdirSync(PACKAGE).filter((name) => /\.c?js$/.test(name));
  mkdirSync(join(folder, 'dist'));
  const declarations = readdirSync(PACKAGE).filter((name) => /\.d\.c?ts$/.test(name));
  const built = ['dist/index.d.ts', 'dist/index.d.cts'];
  for (const name of [...scripts, ...declarations, ...built, 'package.json']) {
    cpSync(join(PACKAGE, name), join(folder, name));
  }
  for (const [name, text] of Object.entries(DECLARED)) writeFileSync(join(folder, name), text);
  const tsconfig = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { paths: {}, typeRoots: [join(ROOT, 'node_modules/@types')] },
    files: [...scripts, 'wasm.d.ts'],
    include: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const { code, stdout } = await run(tsc, ['--project', folder], { cwd: folder });
  assert.equal(code, 0, stdout);
});
