// Runs a program for the test command.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const LONGEST_MS = 20 * 60_000;

/** What would change what is built or how output reads; and the user's real account. */
const LEFT_OUT =
  /RUSTFLAGS$|^CARGO_(BUILD_TARGET$|PROFILE_)|^RUSTUP_TOOLCHAIN$|^FORCE_COLOR$|^LONG(PORT|BRIDGE)_/;

/** What the programs see of the user's environment. The tools add where they are. */
export const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name))),
  CARGO_TERM_COLOR: 'never',
  DEBIAN_FRONTEND: 'noninteractive',
  NO_COLOR: '1',
};

/**
 * Resolves to `{ ok, output }`; output is what the program wrote to either stream, of which
 * `onText` sees each piece as it comes.
 */
export function run([program, ...args], onText = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = `$ ${[program, ...args].join(' ')}\n`;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        onText(text);
      });
    }
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end(false, `\nended after ${LONGEST_MS / 60_000} minutes`);
    }, LONGEST_MS);
    const end = (ok, why = '') => {
      clearTimeout(timer);
      resolve({ ok, output: output + why });
    };
    child.on('error', (error) => end(false, error.message));
    child.on('close', (code, signal) => end(code === 0, signal ? `\nended by ${signal}` : ''));
  });
}
