// Version 0.1 of this package, as the repository's history has it.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The last commit before the work on 0.2. */
const COMMIT = 'e70211d';
const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'tests/.cache/package-0.1');

/** Its folder; undefined where there is no such history. */
export function oldPackage() {
  const folder = join(FOLDER, 'pkg');
  if (existsSync(folder)) return folder;
  try {
    mkdirSync(FOLDER, { recursive: true });
    const options = { cwd: ROOT, maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] };
    const archive = execFileSync('git', ['archive', COMMIT, 'pkg'], options);
    execFileSync('tar', ['-x', '-C', FOLDER], { input: archive });
    return folder;
  } catch {
    rmSync(FOLDER, { recursive: true, force: true });
    return undefined;
  }
}
