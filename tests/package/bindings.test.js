// The module and the script that goes with it have names that the build gave to both, in the place of
// those that wasm-bindgen had written. Were one left over, or one taken for another, it would be
// called only some day.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const DIST = new URL('../../pkg/dist/', import.meta.url);
const MODULE = new WebAssembly.Module(readFileSync(new URL('longport_cancel_order.wasm', DIST)));
// The script for `require` has the names as the build left them.
const SCRIPT = readFileSync(new URL('longport_cancel_order.cjs', DIST), 'utf8');

const exported = WebAssembly.Module.exports(MODULE);
const called = new Set([...SCRIPT.matchAll(/\bwasm\.([\w$]+)/g)].map(([, name]) => name));

test('all that the script calls of the module is exported by it', () => {
  const names = new Set(exported.map(({ name }) => name));
  assert.ok(called.size > 10);
  assert.deepEqual(
    [...called].filter((name) => !names.has(name)),
    [],
  );
});

test('all functions that the module exports are called by the script', () => {
  const functions = exported.filter(({ kind }) => kind === 'function');
  const uncalled = functions.map(({ name }) => name).filter((name) => !called.has(name));
  assert.deepEqual(uncalled, []);
});

test('no function is provided twice for one import', () => {
  const written = [...SCRIPT.matchAll(/^ {6}([\w$]+): function/gm)].map(([, name]) => name);
  const imported = new Set(WebAssembly.Module.imports(MODULE).map(({ name }) => name));
  assert.ok(written.length > 10);
  assert.deepEqual(
    written.filter((name, place) => !imported.has(name) || written.indexOf(name) !== place),
    [],
  );
});

test("no mangled name of wasm-bindgen's is left", () => {
  assert.doesNotMatch(
    SCRIPT,
    /wasm_bindgen_|__wbg_(?!get_imports|init|finalize)\w*_[0-9a-f]{16}|snippets\//,
  );
});
