// What becomes of a cancel whose connection is dead and does not say so, in each runtime and browser:
// the time to a receipt, and what a hedge does over HTTP/1.1 and over HTTP/2.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { launch } from 'puppeteer-core';
import { RUNTIMES } from '../runtimes.js';
import { withFar } from './with-far.js';

const MODULES = join(import.meta.dirname, '../node_modules');
const DENO = join(MODULES, '@deno/linux-x64-glibc/deno');
const BUN = join(MODULES, '@oven/bun-linux-x64/bin/bun');
const { FIREFOX = '/usr/bin/firefox-esr' } = process.env;
const MODULE = '../distance/inside/dead';

const CASES = [
  {
    what: 'the first connection swallows all after its handshake',
    gateway: { distance: { rttMs: 50, swallowsFirst: 'all' } },
  },
  {
    what: 'a NAT has forgotten the idle connection',
    gateway: { distance: { rttMs: 50, forgetsAfterMs: 5_000 } },
    restMs: 12_000,
  },
];

/** Further than RUNTIMES. */
const OTHERS = [
  inProcess('Bun', BUN, []),
  inProcess('Deno', DENO, [
    'run',
    '--allow-all',
    '--quiet',
    '--unsafely-ignore-certificate-errors',
  ]),
  { name: () => 'Firefox', isThere: () => existsSync(FIREFOX), run: inFirefox },
];

export async function deadConnection(place) {
  const runtimes = [...RUNTIMES, ...OTHERS].filter(({ isThere }) => isThere?.() ?? true);
  const all = await withFar((far) =>
    Promise.all(
      runtimes.map(async (runtime) => {
        const turns = await openTurns(far);
        const results = await runtime.run({ module: MODULE, turns }, place);
        for (const result of results) result.counts = await far.close(result.url);
        return { runtime: runtime.name(), results };
      }),
    ),
  );
  return { runtimes: all, tables: { 'dead-connection': table(all) } };
}

async function openTurns(far) {
  const turns = [];
  for (const { what, gateway, restMs } of CASES) {
    for (const tls of [false, true]) {
      for (const hedge of [true, false]) {
        const url = await far.open({ ...gateway, limits: false, tls });
        turns.push({ what, url, tls, hedge, restMs });
      }
    }
  }
  return turns;
}

function table(all) {
  const protocols = all.flatMap(({ runtime, results }) =>
    [false, true].map((tls) => ({
      runtime,
      tls,
      results: results.filter((each) => each.tls === tls),
    })),
  );
  const cells = (results) =>
    CASES.flatMap(({ what }) =>
      [true, false].map((hedge) => {
        const { ms, attempts, end } = results.find(
          (each) => each.what === what && each.hedge === hedge,
        );
        const seconds = `${(ms / 1_000).toFixed(1)} s`;
        return end === 'receipt' ? `${seconds}, ${attempts}` : `${end}: ${seconds}, ${attempts}`;
      }),
    );
  return {
    head: [
      '',
      'protocol',
      ...['swallows all', 'forgotten'].flatMap((what) => [what, 'hedge: false']),
    ],
    rows: protocols.map(({ runtime, tls, results }) => [
      runtime,
      protocolOf(tls, results),
      ...cells(results),
    ]),
  };
}

/** By what arrived at the gateway. */
function protocolOf(tls, results) {
  if (!tls) return 'HTTP/1.1';
  return results.some(({ counts }) => counts.http2 > 0) ? 'HTTP/2' : 'HTTP/1.1, TLS';
}

function inProcess(name, program, args) {
  const run = async (job, { packageFolder }) => {
    const entry = pathToFileURL(join(packageFolder, 'browser.js')).href;
    const script = join(import.meta.dirname, '../inside/job.js');
    const text = JSON.stringify({ ...job, entry, isNode: false });
    const { stdout } = await promisify(execFile)(program, [...args, script, text]);
    return JSON.parse(stdout);
  };
  return { name: () => name, isThere: () => existsSync(program), run };
}

async function inFirefox({ module, ...job }, { base }) {
  const options = { browser: 'firefox', executablePath: FIREFOX, headless: true };
  const browser = await launch({ ...options, acceptInsecureCerts: true, protocolTimeout: 180_000 });
  try {
    const page = await browser.newPage();
    await page.goto(`${base}/bench/inside/page.html`);
    return await page.evaluate(
      async (path, job) => (await import(path)).measure(job),
      `/bench/inside/${module}.js`,
      { ...job, entry: '/pkg/browser.js' },
    );
  } finally {
    await browser.close();
  }
}
