// What the package costs, as far as it is the same on every machine. Raise a budget knowingly.

import { wasmMemorySize } from '../support/wasm-memory.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { sizes } from '../bench/size/compressed.js';
import { entries } from '../bench/size/entries.js';
import { ID, contextWithFetch, practice } from '../support/practice.js';

const PACKAGE = fileURLToPath(new URL('../../pkg/', import.meta.url));

/** In bytes with Brotli, as a web server sends them: the WebAssembly and the JavaScript. */
const SHIPPED = {
  'node.js, by import': [64_600, 18_100],
  'node.cjs, by require': [64_600, 17_900],
  'browser.js': [66_300, 12_300],
  'workerd.js': [64_600, 11_950],
  'slim.js': [64_600, 12_350],
};

for (const { entry, module, script } of entries(PACKAGE)) {
  test(`${entry} ships no more than its budget`, () => {
    const bytes = [module, script].map(
      (files) =>
        sizes(
          files.map((file) => readFileSync(file)),
          ['brotli'],
        ).brotli,
    );
    const isWithin = bytes.every((count, kind) => count <= SHIPPED[entry][kind]);
    assert.ok(isWithin, `${bytes} bytes`);
  });
}

test('the module imports from one place, and not much', () => {
  const bytes = readFileSync(new URL('dist/longport_cancel_order.wasm', `file://${PACKAGE}`));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  assert.deepEqual([...new Set(imports.map(({ module }) => module))], ['a']);
  assert.ok(imports.length <= 78, `${imports.length}`);
});

test('a cancel is one request', async (t) => {
  const { gateway, context } = await practice(t);
  await context().cancelOrder(ID);
  assert.equal(gateway.counts.requests, 1);
});

test('memory is 18 pages, after one cancel and after a thousand', async () => {
  const context = contextWithFetch(async () => new Response('{"code":0}'));
  for (const cancels of [1, 999]) {
    for (let n = 0; n < cancels; n++) await context.cancelOrder(ID);
    assert.equal(wasmMemorySize() / 65_536, 18);
  }
});
