// Installs the runtimes, bundlers and checkers from npm: `node tests/matrix/setup.js`.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, toolsInstalled, WORK } from './tools.js';

export function setUp() {
  if (toolsInstalled()) return;
  mkdirSync(WORK, { recursive: true });
  rmSync(join(WORK, 'package-lock.json'), { force: true });
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(join(ROOT, 'tests/matrix', name), join(WORK, name));
  }
  // As the lock file says, but unlike `npm ci` content with one that lacks other platforms'
  // binaries. The tools' install scripts would only fetch what their packages already bring.
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  const args = ['install', '--no-save', '--ignore-scripts', ...quietly];
  const { status, error } = spawnSync('npm', args, { cwd: WORK, stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error(`npm install failed: ${status}`);
}

if (process.argv[1] === import.meta.filename) setUp();
