// Installs what the matrix needs and the machine lacks: `node tests/matrix/setup.js`.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSERS } from './browsers.js';
import { ROOT, toolsInstalled, WORK } from './tools.js';

/** The tools from npm, and the browsers from Debian where this user may install them. */
export function setUp() {
  if (!toolsInstalled()) installTools();
  const missing = BROWSERS.filter((browser) => !browser.version());
  if (missing.length > 0) installBrowsers(missing);
}

function installTools() {
  mkdirSync(WORK, { recursive: true });
  rmSync(join(WORK, 'package-lock.json'), { force: true });
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(join(ROOT, 'tests/matrix', name), join(WORK, name));
  }
  // As the lock file says, but unlike `npm ci` content with one that lacks other platforms'
  // binaries. The tools' install scripts would only fetch what their packages already bring.
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', 'install', '--no-save', '--ignore-scripts', ...quietly);
}

function installBrowsers(browsers) {
  if (process.getuid?.() !== 0) return;
  const packages = browsers.flatMap((browser) => browser.packages);
  run('apt-get', 'update', '--quiet');
  run('apt-get', 'install', '--quiet', '--yes', '--no-install-recommends', ...packages);
}

function run(program, ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync(program, args, { cwd: WORK, env, stdio: 'inherit' });
  if (status !== 0) throw error ?? new Error(`${program} ${args[0]} failed: ${status}`);
}

if (process.argv[1] === import.meta.filename) setUp();
