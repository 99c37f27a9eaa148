// The declarations mean what they say, to each kind of project.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as api from '../support/installed-package.js';
import { assertCompiles } from './compiler.js';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const USAGE = read('usage.ts');
const DECLARATIONS = read('../../pkg/dist/index.d.ts');

const LIBRARIES = {
  'in a browser': { lib: ['ES2022', 'DOM'], types: [] },
  'in Node.js': { lib: ['ES2022'], types: ['node'] },
};

for (const [where, libraries] of Object.entries(LIBRARIES)) {
  test(`a bundler's project compiles ${where}`, () =>
    assertCompiles(
      { 'usage.ts': USAGE },
      { module: 'ESNext', moduleResolution: 'bundler', ...libraries },
    ));
  for (const module of ['Node16', 'NodeNext']) {
    for (const extension of ['mts', 'cts']) {
      test(`a ${module} project compiles a .${extension} file ${where}`, () =>
        assertCompiles(
          { [`usage.${extension}`]: USAGE },
          { module, moduleResolution: module, ...libraries },
        ));
    }
  }
}

test('usage.ts uses each name that is declared', () => {
  const code = DECLARATIONS.replace(/\/\*[^]*?\*\//g, '');
  const exported = [...code.matchAll(/^export (?:class|function|type|interface) (\w+)/gm)];
  // Parameters stand deeper, where they stand on lines of their own.
  const members = [...code.matchAll(/^ {2}(?:static |readonly )*(\w+)\??[:(]/gm)];
  const names = new Set([...exported, ...members].map(([, name]) => name));
  assert.ok(names.size > 50, `${names.size} names`);
  for (const neverWritten of ['constructor', 'fields']) names.delete(neverWritten);
  const unused = [...names].filter((name) => !new RegExp(`\\b${name}\\b`).test(USAGE));
  assert.deepEqual(unused, []);
});

test('each class and function that is declared exists, and no other', () => {
  const declared = [...DECLARATIONS.matchAll(/^export (?:class|function) (\w+)/gm)];
  const exported = ['Config', 'LongportError', 'TradeContext', 'cancelOrder'];
  assert.deepEqual(declared.map(([, name]) => name).sort(), exported);
  for (const name of exported) assert.equal(typeof api[name], 'function', name);
});
