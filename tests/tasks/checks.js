// The kinds of check. Each is a function that resolves to `{ passed, failed, skipped, output }`,
// and says meanwhile, to the function it is given, how far it has come.

import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT, run } from './command.js';

/** A program that has nothing to complain about; it counts as one. */
export function program(...command) {
  return async (say) => {
    const outcome = await run(command, (text) => say(text.trim().split('\n').at(-1)));
    return result(outcome, { passed: 1, failed: 0, skipped: 0 });
  };
}

export function cargo(...args) {
  return program('cargo', ...args);
}

/** A program that an npm package brings. */
export function npmBin(name, ...args) {
  return program(join(ROOT, 'node_modules/.bin', name), ...args);
}

export function cargoTests(...args) {
  return async (say) => {
    const counted = countLines(/^test .* \.\.\. /gm, say);
    const outcome = await run(['cargo', 'test', '--no-fail-fast', ...args], counted);
    const sum = (word) =>
      sumOf(outcome.output, new RegExp(`^test result: .*?(\\d+) ${word}`, 'gm'));
    const counts = { passed: sum('passed'), failed: sum('failed'), skipped: sum('ignored') };
    return result(outcome, counts);
  };
}

/** All `*.test.js` under folders of `tests/`. */
export function nodeTests(...folders) {
  const check = async (say) => {
    const files = folders.flatMap(testFiles);
    // Given no file, Node.js would look for some of its own.
    if (files.length === 0) return result({ ok: false, output: `no tests in ${folders}` });
    const counted = countLines(/^\s*[✔✖] /gm, say);
    // By itself Node.js leaves a processor free.
    const options = ['--test-reporter=spec', `--test-concurrency=${availableParallelism()}`];
    const outcome = await run([process.execPath, '--test', ...options, ...files], counted);
    const sum = (word) => sumOf(outcome.output, new RegExp(`^ℹ ${word} (\\d+)$`, 'gm'));
    const failed = sum('fail') + sum('cancelled');
    const counts = { passed: sum('pass'), failed, skipped: sum('skipped') + sum('todo') };
    return result({ ...outcome, output: failuresOf(outcome.output) }, counts);
  };
  return Object.assign(check, { folders });
}

/** The reporter repeats what failed at the end; where it did not get there, all counts. */
function failuresOf(output) {
  const start = output.indexOf('\n✖ failing tests:');
  return start < 0 ? output : output.slice(start);
}

export function testFiles(folder) {
  const path = join(ROOT, 'tests', folder);
  const names = readdirSync(path, { recursive: true }).filter(
    // The matrix's cases are projects of their own, with tests of their own.
    (name) => name.endsWith('.test.js') && !/(^|\/)(node_modules|cases|\.cache)\//.test(name),
  );
  return names.sort().map((name) => join('tests', folder, name));
}

/** However a run counted, it passed only if its program says so, and only if it checked anything. */
function result({ ok, output }, counts = { passed: 0, failed: 0, skipped: 0 }) {
  if (ok && counts.passed > 0) return { ...counts, output };
  return { ...counts, failed: Math.max(counts.failed, 1), output };
}

/** Says how many lines there were of a kind; before there are any, what is written. */
function countLines(pattern, say) {
  let count = 0;
  return (text) => {
    count += text.match(pattern)?.length ?? 0;
    say(count > 0 ? `${count} tests done` : text.trim().split('\n').at(-1));
  };
}

function sumOf(text, pattern) {
  return [...text.matchAll(pattern)].reduce((all, [, count]) => all + Number(count), 0);
}
