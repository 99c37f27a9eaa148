// Compiles files in a project that has the package installed, as a user's TypeScript would.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from '../support/installed-package.js';
import { run } from '../support/script.js';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const MODULES = here('../../node_modules');

/** The options for an example of the documentation. */
export const SCRIPT = {
  module: 'ESNext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  lib: ['ES2022', 'DOM'],
  types: ['node'],
  allowJs: true,
  checkJs: true,
  // A script looks into what it caught and at its arguments without further ado.
  useUnknownInCatchVariables: false,
  noUncheckedIndexedAccess: false,
  noImplicitAny: false,
};

let compilations = 0;

/**
 * Compiles `files`, a text for each name, under the options of tsconfig.json and `options`; fails
 * with what the compiler says.
 */
export async function assertCompiles(files, options) {
  const folder = join(project, `compilation-${(compilations += 1)}`);
  const tsconfig = {
    extends: here('tsconfig.json'),
    compilerOptions: { paths: {}, typeRoots: [join(MODULES, '@types')], ...options },
    files: Object.keys(files),
  };
  mkdirSync(folder);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const { code, stdout } = await run(join(MODULES, '.bin/tsc'), ['--project', folder], {
    cwd: folder,
  });
  assert.equal(code, 0, stdout);
}
