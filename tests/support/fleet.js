// Several processes that cancel the orders of one account at once, at a gateway that is strict.

import { fork } from 'node:child_process';
import { cpSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PRACTICE_ACCOUNT, startGateway } from '../../www/gateway/index.js';
import { lend } from './child.js';
import { project } from './installed-package.js';

const SCRIPT = join(project, 'canceller.mjs');

/** Shorter than the broker's, so that a test takes seconds. */
export const SHORT = Object.freeze({ calls: 30, windowMs: 3_000, minIntervalMs: 20 });

/** The number of a process that an order is cancelled by, and of the order in it. */
const idOf = (process, order) =>
  `7${String(process).padStart(3, '0')}${String(order).padStart(6, '0')}`;

/** The orders of a process. */
export const idsOf = (process, orders) =>
  Array.from({ length: orders }, (_, order) => idOf(process, order));

/** The process whose order it is. */
export const processOf = (orderId) => Number(orderId.slice(1, 4));

/**
 * Starts `processes` with `orders` each, which wait until `go()`. `jobOf(process)` is what canceller.js
 * reads.
 * Resolves to `{ gateway, children, go() }`; `go` resolves to what each of them reports, which is
 * undefined where one was killed.
 */
export async function startFleet(t, { processes = 4, orders = 25, limits = SHORT, jobOf }) {
  cpSync(fileURLToPath(new URL('../limiter/canceller.js', import.meta.url)), SCRIPT);
  lend('redis-client');
  const all = Array.from({ length: processes }, (_, process) => idsOf(process, orders));
  const book = all.flat().map((orderId) => ({ orderId }));
  const gateway = await startGateway({ limits, orders: book });
  t.after(() => gateway.close());
  const children = all.map((ids, process) => {
    const JOB = {
      account: PRACTICE_ACCOUNT,
      httpUrl: gateway.url,
      ids,
      rateLimit: limits,
      ...jobOf(process),
    };
    return fork(SCRIPT, { cwd: project, env: { JOB: JSON.stringify(JOB) } });
  });
  t.after(() => children.forEach((child) => child.kill('SIGKILL')));
  await Promise.all(children.map((child) => once(child, 'message')));
  const go = () => Promise.all(children.map(run));
  return { gateway, children, go };
}

async function run(child) {
  const reported = once(child, 'message').then(([report]) => report);
  const ended = once(child, 'exit').then(() => undefined);
  child.send('go');
  const report = await Promise.race([reported, ended]);
  await ended;
  return report;
}
