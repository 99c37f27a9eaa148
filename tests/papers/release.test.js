// What RELEASING.md takes for granted.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { temporaryFolder } from '../support/installed-package.js';
import { read } from './files.js';

const PACKAGES = ['pkg/package.json', 'www/package.json'];

test('all that is published has one version', () => {
  const [, crate] = /^version = "(.+)"$/m.exec(read('Cargo.toml'));
  const versions = PACKAGES.map((path) => JSON.parse(read(path)).version);
  assert.deepEqual(versions, [crate, crate]);
});

for (const path of PACKAGES) {
  test(`npm has nothing to correct in ${path} when it is published`, () => {
    const folder = temporaryFolder('fixed');
    writeFileSync(join(folder, 'package.json'), read(path));
    const { status, stderr } = spawnSync('npm', ['pkg', 'fix'], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const fixed = readFileSync(join(folder, 'package.json'), 'utf8');
    assert.deepEqual(JSON.parse(fixed), JSON.parse(read(path)));
  });
}
