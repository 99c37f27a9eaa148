// The test command itself: that it runs every test, and can be run on a machine that has nothing.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  openSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { temporaryFolder } from '../support/installed-package.js';
import { testFiles } from './checks.js';
import { ROOT } from './command.js';
import { EVERYDAY, FURTHER } from './steps.js';
import { TOOLS } from './tools.js';

/** What brings the programs that the tests run; what is not here is on no bare machine. */
const BROUGHT_BY = {
  'apt-get': 'the system',
  npm: 'Node.js',
  npx: 'Node.js',
  sh: 'the system',
  cargo: 'Rust',
  rustc: 'Rust',
  rustup: 'Rust',
  cc: 'C linker',
  python3: 'Python',
  curl: 'curl and openssl',
  openssl: 'curl and openssl',
  'redis-server': 'redis-server',
  script: 'script and ps',
  ps: 'script and ps',
  'firefox-esr': 'Firefox',
  WebKitWebDriver: 'WebKit',
  'xvfb-run': 'WebKit',
};

/** A program by its name, as the first argument of whatever starts one here. */
const STARTS =
  /(?:\bproject\.exec|(?<!\.)\b(?:spawn|spawnSync|execFile|execFileSync|exec|run|works|start|versionOf|program))\(\s*(?:profile, |\[)?'([\w.+-]+)', /g;

test('every test file is in one step', () => {
  const folders = [...EVERYDAY, ...FURTHER].flatMap(({ checks }) =>
    checks.flatMap((check) => check.folders ?? []),
  );
  const inSteps = folders.flatMap(testFiles);
  assert.deepEqual(inSteps.sort(), testFiles('.').sort());
});

test('every tool that a step needs is known, and so is what that needs', () => {
  const steps = [...EVERYDAY, ...FURTHER].flatMap(({ needs }) => needs);
  const further = Object.values(TOOLS).flatMap(({ needs = [] }) => needs);
  for (const name of [...steps, ...further]) assert.ok(name in TOOLS, name);
});

test('every program that a test runs is brought by a tool', () => {
  const files = readdirSync(join(ROOT, 'tests'), { recursive: true }).filter(
    (name) =>
      name.endsWith('.js') && !/^(bench|comparison|\.cache)\/|node_modules|\/cases\//.test(name),
  );
  const unknown = files.flatMap((name) =>
    [...readFileSync(join(ROOT, 'tests', name), 'utf8').matchAll(STARTS)]
      .map(([, program]) => program)
      .filter((program) => !(program in BROUGHT_BY))
      .map((program) => `${name} runs ${program}`),
  );
  assert.deepEqual(unknown, []);
});

test('what will be installed is said before it is, and how to install what could not be', () => {
  const folder = temporaryFolder('bare');
  const screen = join(folder, 'screen');
  symlinkSync('/bin/sh', join(folder, 'sh'));
  symlinkSync('/bin/cp', join(folder, 'cp'));
  // Keeps what was on the screen when it was called, and fails.
  writeFileSync(join(folder, 'apt-get'), `#!/bin/sh\ncp ${screen} ${screen}-before\nexit 1\n`);
  chmodSync(join(folder, 'apt-get'), 0o755);
  const { status } = spawnSync(process.execPath, ['tests/run.js', 'lint'], {
    cwd: ROOT,
    env: { PATH: folder },
    stdio: ['ignore', openSync(screen, 'w'), 'inherit'],
  });
  const how = 'apt-get install --yes --no-install-recommends gcc libc6-dev';
  const announced = `  C linker, about ${TOOLS['C linker'].size} on the disk, for: lint\n    ${how}\n`;
  assert.ok(readFileSync(`${screen}-before`, 'utf8').includes(announced));
  assert.equal(status, 1);
  const wayOut = `C linker: missing; install it by \`${how}\`, as root on Debian\n`;
  assert.ok(readFileSync(screen, 'utf8').includes(wayOut), readFileSync(screen, 'utf8'));
});
