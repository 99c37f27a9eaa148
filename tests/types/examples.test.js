// Each JavaScript example in the declarations, the READMEs and docs/ compiles.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { FILES, examplesOf } from '../support/examples.js';
import { assertCompiles, SCRIPT } from './compiler.js';

const NAMES = readFileSync(new URL('names.d.ts', import.meta.url), 'utf8');

for (const file of FILES) {
  const examples = examplesOf(file);

  test(`${file} has examples`, () => assert.ok(examples.length > 0));

  for (const [index, example] of examples.entries()) {
    test(`${file}: example ${index + 1} compiles`, () =>
      assertCompiles({ 'names.d.ts': NAMES, 'example.js': example }, SCRIPT));
  }
}
