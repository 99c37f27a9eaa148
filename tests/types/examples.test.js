// Each JavaScript example in the declarations and in the READMEs compiles.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { assertCompiles } from './compiler.js';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

const IMPORT =
  "import { Config, LongportError, TradeContext, cancelOrder } from 'longport-cancel-order';\n";

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
};

for (const file of ['pkg/dist/index.d.ts', 'pkg/README.md', 'README.md']) {
  const blocks = [...read(`../../${file}`).matchAll(/^( *\* )?```js\n([^]*?)^\1?```$/gm)];

  test(`${file} has examples`, () => assert.ok(blocks.length > 0));

  for (const [index, [, margin, block]] of blocks.entries()) {
    test(`${file}: example ${index + 1} compiles`, () =>
      assertCompiles(
        { 'names.d.ts': read('names.d.ts'), 'example.js': asModule(withoutMargin(block, margin)) },
        OPTIONS,
      ));
  }
}

/** The text of a block in a comment, without the asterisks before it. */
function withoutMargin(block, margin = '') {
  return block
    .split('\n')
    .map((line) => (margin && line.startsWith(margin.trimEnd()) ? line.slice(margin.length) : line))
    .join('\n');
}

/** An example of the checkout's own imports it by path; one that imports nothing gets it all. */
function asModule(block) {
  if (!block.includes('import ')) return IMPORT + block;
  return block.replace('./pkg/node.js', 'longport-cancel-order');
}
