// Rust in WebAssembly depends on the crate: without the feature `js` it brings nothing of ours along.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TARGET = 'wasm32-unknown-unknown';

test('a module with an allocator of its own links the crate, and exports and imports nothing of ours', async () => {
  const build = ['build', '--locked', '--package', 'dependent', '--target', TARGET];
  const messages = execFileSync('cargo', [...build, '--message-format', 'json'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const artifacts = messages.split('\n').filter(Boolean).map(JSON.parse);
  const [file] = artifacts.find(({ target }) => target?.name === 'dependent').filenames;
  const module = new WebAssembly.Module(readFileSync(file));
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  const linkers = new Set(['memory', '__data_end', '__heap_base', '__stack_pointer']);
  assert.deepEqual(
    names.filter((name) => !linkers.has(name)),
    ['signed_length'],
  );
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const { exports } = await WebAssembly.instantiate(module);
  assert.equal(exports.signed_length(7n), '/v1/trade/order?order_id=7'.length);
});
