// Whichever entry a program gets, it gets the same names: those that are declared.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test from 'node:test';
import { PACKAGE } from '../support/installed-package.js';

const text = (file) => readFileSync(join(PACKAGE, file), 'utf8');

const DECLARED = [
  ...text('dist/index.d.ts').matchAll(/^export (?:declare )?(?:class|function|const) (\w+)/gm),
].map(([, name]) => name);

/** How the names of each entry are come by. */
const ENTRIES = {
  'browser.js': (file) => import(file),
  'node.js': (file) => import(file),
  'node.cjs': (file) => createRequire(file)(file),
  'slim.js': async (file) => {
    const { default: init } = await import(file);
    return init(readFileSync(join(PACKAGE, 'dist/longport_cancel_order.wasm')));
  },
  // Only Cloudflare Workers import a `.wasm` file as a module.
  'workerd.js': () => {
    const [, names] = /export const \{(.*?)\} = api;/s.exec(text('workerd.js'));
    return Object.fromEntries(names.split(',').map((name) => [name.trim(), true]));
  },
};

test('there are declared names', () => {
  assert.ok(DECLARED.includes('Config') && DECLARED.includes('TradeContext'));
});

for (const [entry, load] of Object.entries(ENTRIES)) {
  test(`${entry} exports what is declared, and nothing else`, async () => {
    const names = Object.keys(await load(join(PACKAGE, entry))).filter((name) => name !== '');
    assert.deepEqual(names.sort(), [...new Set(DECLARED)].sort());
  });
}
