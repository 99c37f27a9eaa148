// The JavaScript examples of the documentation: of the READMEs, the papers and the declarations.

import { readFileSync } from 'node:fs';

const IMPORT =
  "import { Config, LongportError, TradeContext, cancelOrder } from 'longport-cancel-order';\n";

/** The files that have some. */
export const FILES = ['README.md', 'pkg/README.md', 'docs/using.md', 'pkg/dist/index.d.ts'];

/** The files that have some of longport-practice. */
export const PRACTICE_FILES = ['www/README.md', 'www/gateway/README.md', 'www/lib/index.d.ts'];

/** The examples in a file of this repository, each as a module. */
export function examplesOf(file) {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  const blocks = text.matchAll(/^( *(?:\* )?)```js\n([^]*?)^\1```$/gm);
  return Array.from(blocks, ([, margin, block]) => asModule(withoutMargin(block, margin)));
}

/** The text of a block in a list or a comment, without the spaces and asterisks before it. */
function withoutMargin(block, margin) {
  const lines = block.split('\n');
  const cut = (line) => (line.startsWith(margin.trimEnd()) ? line.slice(margin.length) : line);
  return lines.map(cut).join('\n');
}

/** An example of the checkout's own imports it by path; one that imports nothing gets it all. */
function asModule(block) {
  if (!block.includes('import ')) return IMPORT + block;
  return block.replace('./pkg/node.js', 'longport-cancel-order');
}
