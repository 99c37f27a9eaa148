// Where cancels at a distance run: this Node.js over HTTP/1.1, the newest one and Chromium over HTTP/2,
// and Python. Each takes `(job, place)` and does a job of inside/, where one client is the peer's own.

import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { KEYS } from '../inside/account.js';
import { RUNTIMES } from '../runtimes.js';
import { BARE, BY_HAND, OLD, OURS, SDK, UNHEDGED } from './inside/clients.js';

const PYTHON_PROGRAM =
  process.env.PYTHON ?? join(import.meta.dirname, '../../.cache/python/bin/python');

export const PYTHON_SDK = 'official SDK, Python';

const [NODE_20, NEWEST_NODE, CHROMIUM] = RUNTIMES;

/** With the clients that each has. */
export const FAR_RUNTIMES = [
  inJavaScript(NODE_20, 'HTTP/1.1', [BARE, OURS, OLD, BY_HAND, SDK]),
  inJavaScript(NEWEST_NODE, 'HTTP/2', [BARE, OURS, OLD, BY_HAND]),
  inJavaScript(CHROMIUM, 'HTTP/2', [BARE, OURS, OLD, BY_HAND]),
  ...(hasPythonSdk() ? [inPython()] : []),
];

/** `npm test` installs it. */
function hasPythonSdk() {
  return spawnSync(PYTHON_PROGRAM, ['-c', 'import longbridge']).status === 0;
}

function inJavaScript(runtime, protocol, clients) {
  return {
    name: () => `${runtime.name()}, ${protocol}`,
    isBrowser: runtime === CHROMIUM,
    // 0.1 is measured where the history has it.
    clients: (only, oldFolder) =>
      (only ?? clients)
        .filter((name) => ALWAYS.has(name) || clients.includes(name))
        .filter((name) => name !== OLD || oldFolder),
    run: ({ job, ...rest }, place) =>
      runtime.run({ module: `../distance/inside/${job}`, ...rest }, place),
  };
}

function inPython() {
  return {
    name: () => 'Python',
    clients: (only = [PYTHON_SDK]) => only.filter((name) => name === PYTHON_SDK),
    async run(job) {
      const python = spawn(PYTHON_PROGRAM, [join(import.meta.dirname, 'official.py')], {
        env: {
          PATH: process.env.PATH,
          HOME: import.meta.dirname,
          SSL_CERT_FILE: process.env.SSL_CERT_FILE,
        },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      python.stdin.end(JSON.stringify({ ...job, keys: KEYS }));
      return JSON.parse(await text(python.stdout));
    },
  };
}

/** What each can do, though it is measured only where it is asked for. */
const ALWAYS = new Set([UNHEDGED]);

/** Clients that do not trust a certificate of the tests'. */
export const WITHOUT_TLS = new Set([SDK, PYTHON_SDK]);
