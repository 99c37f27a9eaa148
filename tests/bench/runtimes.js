// Where the measurements of inside/ run: this Node.js, the newest one, Chromium. A runtime takes a
// job, `{ module, … }`, and resolves to what that module measured. `share` is how many requests it
// makes in the time in which Node.js makes one.

import { execFileSync, fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHash, X509Certificate } from 'node:crypto';
import { chromium } from 'playwright-core';
import { CERTIFICATE } from '../support/certificate.js';

const INSIDE = join(import.meta.dirname, 'inside');
const NEWEST_NODE = join(import.meta.dirname, 'node_modules/node-26/bin/node');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  `--ignore-certificate-errors-spki-list=${keyHash(CERTIFICATE)}`,
];

export const NODES = [nodeJs(process.execPath), nodeJs(NEWEST_NODE)];

/** What measures in all runtimes does so in these. */
export const RUNTIMES = [...NODES, inChromium()];

function nodeJs(program) {
  const version = () => execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  const name = () => `Node.js ${version().split('.')[0]}`;
  const run = (job, { packageFolder, oldFolder }) => {
    const entryOf = (folder) => pathToFileURL(join(folder, 'node.js')).href;
    const old = oldFolder && { oldEntry: entryOf(oldFolder) };
    return runInProcess(program, { ...job, entry: entryOf(packageFolder), ...old, isNode: true });
  };
  return { name, version, program, share: 1, run };
}

function runInProcess(program, job) {
  const child = fork(join(INSIDE, 'job.js'), [JSON.stringify(job)], { execPath: program });
  return new Promise((resolve, reject) => {
    child.on('message', resolve).on('error', reject);
    child.on('exit', (code) => code && reject(new Error(`${job.module} ended with ${code}`)));
  });
}

function inChromium() {
  const version = () =>
    /\d+(\.\d+)+/.exec(
      execFileSync(CHROMIUM, ['--version'], { encoding: 'utf8', stdio: 'pipe' }),
    )[0];
  const name = () => `Chromium ${version().split('.')[0]}`;
  return { name, version, share: 0.2, run: runInPage };
}

function runInPage({ module, ...job }, { base, oldFolder }) {
  return withChromium(async (browser) => {
    const page = await browser.newPage();
    await page.goto(`${base}/bench/inside/page.html`);
    const old = oldFolder && { oldEntry: '/cache/package-0.1/pkg/browser.js' };
    const place = { entry: '/pkg/browser.js', ...old, isNode: false };
    return page.evaluate(
      async ([path, job]) => (await import(path)).measure(job),
      [`/bench/inside/${module}.js`, { ...job, ...place }],
    );
  });
}

/** A browser for as long as something is measured in it. */
export async function withChromium(measure) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

/** By which Chromium is told to trust a certificate. */
function keyHash(certificate) {
  const { publicKey } = new X509Certificate(certificate);
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}
