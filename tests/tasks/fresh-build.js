// Whether `pkg/dist/` is, byte for byte, what the sources build.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from './command.js';

const COMMITTED = join(ROOT, 'pkg/dist');

/** A check; see checks.js. */
export async function freshBuildIsTheSame(say) {
  const built = mkdtempSync(join(tmpdir(), 'longport-cancel-order-'));
  try {
    const build = ['cargo', 'run', '--locked', '--package', 'xtask', '--', built];
    const { ok, output } = await run(build, (text) => say(text.trim().split('\n').at(-1)));
    if (!ok) return { passed: 0, failed: 1, skipped: 0, output };
    return compare(built);
  } finally {
    rmSync(built, { recursive: true });
  }
}

/** Each file counts as one. */
function compare(built) {
  const names = [...new Set([...filesIn(COMMITTED), ...filesIn(built)])].sort();
  const differ = names.filter((name) => !isSame(join(COMMITTED, name), join(built, name)));
  const output = [
    'pkg/dist/ is not what src/ builds; run `npm run build` and commit the result. These differ:',
    ...differ.map((name) => `  pkg/dist/${name}`),
  ].join('\n');
  return { passed: names.length - differ.length, failed: differ.length, skipped: 0, output };
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) =>
    join(file.parentPath ?? file.path, file.name).slice(folder.length + 1),
  );
}

/** A file that is missing on one side differs. */
function isSame(...paths) {
  try {
    const [one, other] = paths.map((path) => readFileSync(path));
    return one.equals(other);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}
