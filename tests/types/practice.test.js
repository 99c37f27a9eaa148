// The declarations of longport-practice mean what they say, to each kind of project.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { examplesOf, PRACTICE_FILES } from '../support/examples.js';
import { WWW } from '../support/installed-practice.js';
import { assertCompiles, SCRIPT } from './compiler.js';

const USAGE = readFileSync(new URL('practice-usage.ts', import.meta.url), 'utf8');
const NODE = { lib: ['ES2022'], types: ['node'] };

test("a bundler's project compiles in Node.js", () =>
  assertCompiles(
    { 'usage.ts': USAGE },
    { module: 'ESNext', moduleResolution: 'bundler', ...NODE },
  ));

for (const extension of ['mts', 'cts']) {
  test(`a NodeNext project compiles a .${extension} file`, () =>
    assertCompiles(
      { [`usage.${extension}`]: USAGE },
      { module: 'NodeNext', moduleResolution: 'NodeNext', ...NODE },
    ));
}

test('a browser’s project compiles what needs nothing of Node.js', () =>
  assertCompiles(
    {
      'core.ts': `
        import { createGateway, type InProcessGateway } from 'longport-practice/core';
        export const gateway: InProcessGateway = createGateway({ orders: 1 });`,
    },
    { module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2022', 'DOM'], types: [] },
  ));

test('practice-usage.ts uses each type that is declared', () => {
  const files = ['index', 'options', 'faults', 'orders', 'calls'];
  const text = files.map((name) => readFileSync(join(WWW, `lib/${name}.d.ts`), 'utf8')).join('\n');
  const declared = text.matchAll(/^export (?:function|const|type|interface) (\w+)/gm);
  const unused = Array.from(declared, ([, name]) => name).filter(
    (name) => !new RegExp(`\\b${name}\\b`).test(USAGE),
  );
  assert.deepEqual(unused, []);
});

for (const file of PRACTICE_FILES) {
  for (const [index, example] of examplesOf(file).entries()) {
    test(`${file}: example ${index + 1} compiles`, () =>
      assertCompiles({ 'example.js': example }, SCRIPT));
  }
}
