// The kinds of check. Each is a function that resolves to
// `{ passed, failed, skipped, output }`.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run } from './command.js';

/** A program that has nothing to complain about; it counts as one. */
export function program(...command) {
  return async () => result(await run(...command), { passed: 1, failed: 0, skipped: 0 });
}

export function cargo(...args) {
  return program('cargo', ...args);
}

/** A program that an npm package brings. */
export function npmBin(name, ...args) {
  return program(join(ROOT, 'node_modules/.bin', name), ...args);
}

export function cargoTests(...args) {
  return async () => {
    const outcome = await run('cargo', 'test', '--quiet', '--no-fail-fast', ...args);
    const sum = (word) =>
      sumOf(outcome.output, new RegExp(`^test result: .*?(\\d+) ${word}`, 'gm'));
    return result(outcome, {
      passed: sum('passed'),
      failed: sum('failed'),
      skipped: sum('ignored'),
    });
  };
}

/** All `*.test.js` under folders of `tests/`. */
export function nodeTests(...folders) {
  return async () => {
    const files = folders.flatMap(testFiles);
    // Given no file, Node.js would look for some of its own.
    if (files.length === 0)
      return result({ ok: false, output: `no tests in ${folders.join(', ')}` });
    const outcome = await run(process.execPath, '--test', '--test-reporter=spec', ...files);
    const sum = (word) => sumOf(outcome.output, new RegExp(`^ℹ ${word} (\\d+)$`, 'gm'));
    const failed = sum('fail') + sum('cancelled');
    const counts = { passed: sum('pass'), failed, skipped: sum('skipped') + sum('todo') };
    return result({ ...outcome, output: failuresOf(outcome.output) }, counts);
  };
}

/** The reporter repeats what failed at the end; where it did not get there, all counts. */
function failuresOf(output) {
  const start = output.indexOf('\n✖ failing tests:');
  return start < 0 ? output : output.slice(start);
}

function testFiles(folder) {
  const path = join(ROOT, 'tests', folder);
  const names = readdirSync(path, { recursive: true }).filter(
    // The matrix's cases are projects of their own, with tests of their own.
    (name) => name.endsWith('.test.js') && !/(^|\/)(node_modules|cases)\//.test(name),
  );
  return names.sort().map((name) => join('tests', folder, name));
}

/** However a run counted, it passed only if its program says so, and only if it checked anything. */
function result({ ok, output }, counts = { passed: 0, failed: 0, skipped: 0 }) {
  if (ok && counts.passed > 0) return { ...counts, output };
  return { ...counts, failed: Math.max(counts.failed, 1), output };
}

function sumOf(text, pattern) {
  return [...text.matchAll(pattern)].reduce((all, [, count]) => all + Number(count), 0);
}
