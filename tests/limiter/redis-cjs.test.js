// What `require` gives is what `import` gives.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import * as byImport from '../../pkg/redis.js';
import { redisCjs } from '../../xtask/redis-cjs.js';

const PKG = new URL('../../pkg/', import.meta.url);

test('redis.cjs and redis.d.cts are made of redis.js and redis.d.ts', async () => {
  for (const [name, text] of Object.entries(await redisCjs())) {
    const made = readFileSync(new URL(name, PKG), 'utf8');
    assert.equal(made, text, `${name}: run \`node xtask/redis-cjs.js\``);
  }
});

test('require gives the same names', () => {
  const byRequire = createRequire(PKG)('./redis.cjs');
  assert.deepEqual(Object.keys(byRequire), Object.keys(byImport));
});
