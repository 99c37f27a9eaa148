// What the papers tell one to type or to open is there.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { ROOT } from '../tasks/command.js';
import { EVERYDAY, FURTHER } from '../tasks/steps.js';
import { FILES, MARKDOWN, PAPERS, codeOf, exists, read } from './files.js';

const STEPS = [...EVERYDAY, ...FURTHER].map(({ name }) => name);
const { scripts } = JSON.parse(read('package.json'));
const WORKFLOWS = FILES.filter((path) => path.startsWith('.github/workflows/'));

/** A file by its name, or a folder of this repository by its path. */
const LOOKS_LIKE_A_FILE =
  /^(?:[\w.@*-]+\/)*[\w.@*-]*\.(?:rs|js|cjs|mjs|ts|md|toml|json|yml|wasm|lock)$/;
const FOLDERS = new Set(
  FILES.filter((path) => path.includes('/')).map((path) => path.split('/')[0]),
);

/** The commands in a text, each by what it begins with: `[what, names]`. */
const KINDS = [
  { begins: /\bnpm run ([\w:-]+)/g, is: (name) => name in scripts },
  { begins: /\bnpm (start|test)\b/g, is: (name) => name in scripts },
  { begins: /\b(?:npm test|node tests\/run\.js) ((?:[a-z]+ ?)+)$/g, is: areSteps },
  { begins: /\bnode (?:--test )?((?:[\w-]+\/)[\w/.*-]+\.js)/g, is: isFile },
  { begins: /\bcargo test .*?--test (\w+)/g, is: isRustTest },
];

function areSteps(names) {
  return names
    .trim()
    .split(' ')
    .every((name) => STEPS.includes(name));
}

/** The end of a path will do: a paper that is about a folder names its files alone. */
function isFile(name) {
  const pattern = name
    .split('*')
    .map(RegExp.escape ?? escaped)
    .join('[^/]*');
  return FILES.some((path) => new RegExp(`(^|/)${pattern}$`).test(path));
}

function escaped(text) {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

function isRustTest(name) {
  return exists(`tests/${name}.rs`) || exists(`tests/${name}/main.rs`);
}

function missingFrom(lines) {
  return lines.flatMap((line) =>
    KINDS.flatMap(({ begins, is }) =>
      [...line.matchAll(begins)].filter(([, name]) => !is(name)).map(([command]) => command),
    ),
  );
}

test('the papers are there', () => assert.equal(PAPERS.length, 5));

for (const file of MARKDOWN) {
  // The projects in examples/ and the packages have scripts of their own.
  if (/^(examples|www|pkg)\//.test(file)) continue;
  test(`the commands in ${file} exist`, () => assert.deepEqual(missingFrom(codeOf(file)), []));
}

for (const file of PAPERS) {
  test(`the files that ${file} names exist`, () => {
    const names = codeOf(file).filter(
      (name) => LOOKS_LIKE_A_FILE.test(name) || isFolderOfOurs(name),
    );
    const missing = names.filter((name) => !isFile(name) && !exists(name));
    assert.deepEqual(missing, []);
  });
}

function isFolderOfOurs(name) {
  return /^[\w./-]+\/$/.test(name) && FOLDERS.has(name.split('/')[0]);
}

test('the commands of the workflows exist', () => {
  const lines = WORKFLOWS.flatMap((path) => read(path).split('\n'));
  assert.ok(lines.length > 0);
  assert.deepEqual(missingFrom(lines), []);
});

test('each step is in one job of CI', () => {
  const steps = [...read('.github/workflows/ci.yml').matchAll(/^ +steps: (.+)$/gm)];
  const named = steps.flatMap(([, names]) => names.split(' '));
  assert.deepEqual(named.sort(), STEPS.toSorted());
});

test('`git grep` of CONTRIBUTING.md finds the option that it takes for a model', () => {
  const [, pattern] = /`git grep -il (\w+)`/.exec(read('CONTRIBUTING.md'));
  for (const file of ['src/wasm/options.rs', 'src/wasm/option-types.d.ts', 'www/gateway/cors.js'])
    assert.match(read(file), new RegExp(pattern.replace('papertrading', 'paper_?trading'), 'i'));
});

test('`npm test -- --list` names every step', () => {
  const { stdout } = spawnSync(process.execPath, ['tests/run.js', '--list'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.deepEqual(stdout.match(/^\w+/gm), STEPS);
});
