// Runs the matrix and prints its table: `node tests/matrix/run.js`, with the name of a case or a
// part of it to run only that.

import { spawnSync } from 'node:child_process';
import { setUp } from './setup.js';
import { ROOT } from './tools.js';

setUp();
const [pattern] = process.argv.slice(2);
const only = pattern ? [`--test-name-pattern=${pattern}`] : [];
const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-reporter=spec', ...only, 'tests/matrix/matrix.test.js'],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exitCode = status ?? 1;

// Only now, since which version there is depends on what was installed.
const { readResults } = await import('./results.js');
for (const { name, version, passed, seconds } of readResults()) {
  const how = { true: 'passed', false: 'FAILED', null: 'not run' }[passed];
  const time = seconds === null ? '' : `${seconds.toFixed(1)} s`;
  console.log(name.padEnd(44), (version ?? '').padEnd(18), how.padEnd(8), time.padStart(8));
}
