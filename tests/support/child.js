// A process of its own that has the package: for what would otherwise end, or poison, the process of
// the tests.

import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { project } from './installed-package.js';
import { runScript } from './script.js';

/** What each script begins with, before it imports the package and after it. */
const PRELUDE = `
  // Whatever the script does to the timers, it ends; an idle process does so by itself.
  setTimeout(() => {
    console.error('the script is still running');
    process.exit(9);
  }, 30_000).unref();
  const realSetTimeout = setTimeout;
  const { Config, LongportError, TradeContext, cancelOrder } = await import('longport-cancel-order');
  const { appKey, appSecret, accessToken } = JSON.parse(process.env.ACCOUNT);
  const httpUrl = process.env.HTTP_URL;
  const configOf = (options) =>
    Config.fromApikey(appKey, appSecret, accessToken, {
      ...(httpUrl && { httpUrl }),
      rateLimit: false,
      maxRetries: 0,
      hedge: false,
      settleTimeoutMs: 0,
      ...options,
    });
  const contextOf = (options) => new TradeContext(configOf(options));
  /** How a promise settles; 'pending' where it does not. */
  const settled = (promise) =>
    Promise.race([
      promise.then(
        (value) => ({ value }),
        (error) => ({
          isOurs: error instanceof LongportError,
          kind: error.kind,
          outcome: error.outcome,
          message: error.message,
        }),
      ),
      new Promise((resolve) => realSetTimeout(resolve, 6_000, 'pending').unref()),
    ]);
  const accepted = () => Response.json({ code: 0, message: 'success', data: {} });
  const hanging = () => new Promise(() => {});
  // A promise that never settles must show as such, not as a process that has nothing to do.
  const keepAlive = setInterval(() => {}, 1_000);
  const finish = (result) => {
    console.log(JSON.stringify(result));
    clearInterval(keepAlive);
  };
`;

/**
 * Runs `body`, which calls `finish(result)` last; `before` runs before the package is loaded.
 * Resolves to the result, once the process has ended by itself, without a word on stderr.
 */
export async function inChild(body, { before = '', httpUrl = '', args } = {}) {
  const env = { ACCOUNT: JSON.stringify(PRACTICE_ACCOUNT), HTTP_URL: httpUrl };
  const ran = await runScript(project, `${before}\n${PRELUDE}\n${body}`, { env, args });
  const { code, stdout, stderr } = ran;
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' }, `${stderr.slice(-2_000)}\n${stdout}`);
  return JSON.parse(stdout);
}

/** Copies `name`.js of tests/support to where a script finds it as `./name.mjs`. */
export function lend(name) {
  const source = fileURLToPath(new URL(`${name}.js`, import.meta.url));
  cpSync(source, join(project, `${name}.mjs`));
}
