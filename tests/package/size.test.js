// What is shipped stays small: budgets for what is the same on every machine. Raise one knowingly.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const dist = (name) => readFileSync(new URL(`../../pkg/dist/${name}`, import.meta.url));

/** In bytes, compressed as a web server does it. */
const BUDGETS = {
  'longport_cancel_order.wasm': 37_500,
  'longport_cancel_order.js': 5_200,
  'longport_cancel_order.cjs': 5_400,
  'longport_cancel_order_wasm.js': 39_000,
};

for (const [name, most] of Object.entries(BUDGETS)) {
  test(`${name} takes at most ${most} bytes with brotli`, () => {
    const size = brotliCompressSync(dist(name)).length;
    assert.ok(size <= most, `${size}`);
  });
}

test('the module imports from one place, and not much', () => {
  const imports = WebAssembly.Module.imports(
    new WebAssembly.Module(dist('longport_cancel_order.wasm')),
  );
  assert.deepEqual([...new Set(imports.map(({ module }) => module))], ['a']);
  assert.ok(imports.length <= 75, `${imports.length}`);
});
