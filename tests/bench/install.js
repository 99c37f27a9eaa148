// Installs the peers and the newest Node.js on demand, as package-lock.json beside this pins them.

import { spawnSync } from 'node:child_process';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = import.meta.dirname;
const LOCK = join(FOLDER, 'package-lock.json');
const INSTALLED = join(FOLDER, 'node_modules/.package-lock.json');
// Unlike `npm ci` it is content with a lock file that lacks other platforms' binaries.
const QUIETLY = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

export function install() {
  if (time(INSTALLED) >= time(LOCK)) return;
  console.log('installing what the package is compared with ...');
  const options = { cwd: FOLDER, stdio: 'inherit' };
  const { status, error } = spawnSync('npm', ['install', ...QUIETLY], options);
  if (status !== 0) throw error ?? new Error(`npm install failed: ${status}`);
  // npm leaves alone what is as it should be already.
  utimesSync(INSTALLED, new Date(), new Date());
}

function time(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}
