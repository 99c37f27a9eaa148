// Each JavaScript example in the declarations, the READMEs and docs/ compiles.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { FILES, examplesOf } from '../support/examples.js';
import { assertCompiles } from './compiler.js';

const NAMES = readFileSync(new URL('names.d.ts', import.meta.url), 'utf8');

const OPTIONS = {
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

for (const file of FILES) {
  const examples = examplesOf(file);

  test(`${file} has examples`, () => assert.ok(examples.length > 0));

  for (const [index, example] of examples.entries()) {
    test(`${file}: example ${index + 1} compiles`, () =>
      assertCompiles({ 'names.d.ts': NAMES, 'example.js': example }, OPTIONS));
  }
}
