// The command line as somebody at a shell has it: the installed package's, in a process of its own.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PRACTICE_ACCOUNT, startGateway } from '../../www/gateway/index.js';
import { project } from './installed-package.js';

export const MAIN = join(project, 'node_modules/longport-cancel-order/cli/main.js');

/** What must never be shown. */
export const SECRETS = [PRACTICE_ACCOUNT.appSecret, PRACTICE_ACCOUNT.accessToken];

/** The variables of the practice account. */
export function variables(url) {
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  return {
    LONGPORT_APP_KEY: appKey,
    LONGPORT_APP_SECRET: appSecret,
    LONGPORT_ACCESS_TOKEN: accessToken,
    LONGPORT_HTTP_URL: url,
  };
}

/** How long each status lasts: shorter than the first look-up waits. */
const PACE = Object.freeze({ waitToCancelMs: 20, pendingCancelMs: 30 });

/**
 * A gateway with orders, whose ids count from 100 where they have none, and the command on it:
 * `longport('cancel', …)` resolves to `{ code, stdout, stderr }`; `begin` has the process too.
 */
export async function shell(t, orders = [{}], options = {}) {
  const numbered = orders.map((order, n) => ({ orderId: String(100 + n), ...order }));
  const gateway = await startGateway({ limits: false, pace: PACE, orders: numbered, ...options });
  t.after(() => gateway.close());
  const ids = numbered.map(({ orderId }) => orderId);
  const begin = (...args) => command(args, { env: variables(gateway.url) });
  const longport = (...args) => begin(...args).ended;
  return { gateway, ids, begin, longport };
}

/**
 * Starts the command. `input` is what it reads, `node` what Node.js is told, and `stdout` or `stderr`
 * where it writes to, unless that is to be read here.
 */
export function command(args, { env = {}, input = '', node = [], stdout = 'pipe', cwd } = {}) {
  const child = spawn(process.execPath, [...node, MAIN, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', stdout, 'pipe'],
    cwd,
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr']) {
    child[stream]?.setEncoding('utf8').on('data', (text) => (output[stream] += text));
  }
  child.stdin.on('error', () => {}).end(input);
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      assertIsClean(output.stdout + output.stderr);
      resolve({ code: code ?? signal, ...output });
    });
  });
  return { child, output, ended };
}

/** Asserts that nobody is shown a secret, or a stack trace. */
export function assertIsClean(text) {
  for (const secret of SECRETS) assert.ok(!text.includes(secret), `a secret was shown:\n${text}`);
  assert.doesNotMatch(text, /^\s+at .+:\d+/m, `a stack trace was shown:\n${text}`);
}

/** The objects of a run with `--json`, by their type. */
export function objectsOf(stdout) {
  const objects = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return (type) => objects.filter((object) => object.type === type);
}

/** The rows of a table, each by the order's id. */
export function rowsOf(stdout) {
  const [titles = '', ...lines] = stdout.trimEnd().split('\n');
  assert.match(titles, /^ORDER /);
  return new Map(lines.map((line) => [line.split(' ')[0], line.replace(/ +/g, ' ')]));
}

/**
 * The command in a terminal of `columns`. `screen` holds all that it wrote there, and `type` presses
 * keys.
 */
export function terminal(args, { env = {}, columns = 100, rest = '' } = {}) {
  const words = [process.execPath, MAIN, ...args].map((word) => `'${word}'`).join(' ');
  const line = `stty cols ${columns} rows 30 -echo; exec ${words} ${rest}`;
  const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
    env: { PATH: process.env.PATH, TERM: 'xterm', SHELL: '/bin/sh', ...env },
  });
  const seen = { screen: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (seen.screen += text));
  child.stdin.on('error', () => {});
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      assertIsClean(seen.screen);
      resolve({ code, screen: seen.screen });
    });
  });
  return { seen, type: (keys) => child.stdin.write(keys), ended };
}

const FRAME = /^(\[[#-]*\]) (\d+)\/(\d+) done, (\d+) accepted, (\d+) failed, (\d+) waiting, (.*)$/;

/** What the frames of the bar say, one after the other. */
export function framesOf(screen) {
  const matches = screen.split('\r').map((frame) => FRAME.exec(frame.split('\u001b[K')[0]));
  return matches
    .filter((match) => match !== null)
    .map(([text, drawn, done, total, accepted, failed, waiting, ending]) => {
      const numbers = { done, total, accepted, failed, waiting };
      for (const name of Object.keys(numbers)) numbers[name] = Number(numbers[name]);
      return { text, drawn, ending, ...numbers };
    });
}
