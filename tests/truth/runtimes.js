// Where the truth tests run. Each runtime has `run(t, job)`, which does a job of project/cancels.js
// there and resolves to the outcomes.

import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM, FIREFOX, WEBKIT, open } from '../matrix/browsers.js';
import { servePages } from '../matrix/pages.js';
import { BUN, DENO, ROOT, WORK, WORKERD, nodeJs } from '../matrix/tools.js';
import { serveWorker } from '../matrix/ways.js';
import { CERTIFICATE } from '../support/certificate.js';
import { PACKAGE } from '../support/installed-package.js';
import { ProjectFolder } from '../support/project-folder.js';

/** Has Node.js trust the certificate of these tests. */
const TRUST = { NODE_EXTRA_CA_CERTS: 'certificate.pem' };

/** How long a page may take on a slow machine: only what never happens takes longer. */
const PATIENCE = 180_000;

/** The Node.js of a major version. */
export const NODES = [20, 22, 24, 26].map((major) =>
  inProcess(`Node.js ${major}`, [nodeJs(major), 'main.js']),
);

export const OTHERS = [
  inProcess('Bun', [BUN, 'main.js']),
  inProcess('Deno', [DENO, 'run', '--allow-env', '--allow-net', 'main.js']),
  inWorkerd(),
];

export const PAGES = [CHROMIUM, FIREFOX, WEBKIT].map(inBrowser);

function inProcess(name, command) {
  const run = async (t, job) => {
    const project = makeProject(t, { TRUTH_JOB: JSON.stringify(job), ...TRUST });
    return outcomesIn(await project.exec(...command));
  };
  return { name, missing: missing(existsSync(command[0]), command[0]), run };
}

function inWorkerd() {
  const run = async (t, job) => {
    const url = await serveWorker(t, makeProject(t));
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(job) });
    return outcomesIn(await response.text());
  };
  return { name: 'workerd', missing: missing(existsSync(WORKERD), WORKERD), run };
}

function inBrowser(browser) {
  const run = async (t, job) => {
    const project = makeProject(t, { TRUTH_JOB: JSON.stringify(job) });
    const { url, reports } = await servePages(t, project);
    const close = open(browser, url);
    try {
      return outcomesIn(await firstOf(reports));
    } finally {
      await close();
    }
  };
  return { name: browser.name, missing: missing(browser.version(), browser.name), run };
}

/** The package and what cancels with it, where the tools from npm are found. */
function makeProject(t, variables) {
  mkdirSync(join(WORK, 'projects'), { recursive: true });
  const folder = mkdtempSync(join(WORK, 'projects/truth-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(import.meta.dirname, 'project'), folder, { recursive: true });
  cpSync(join(ROOT, 'tests/matrix/cases/workerd/config.capnp'), join(folder, 'config.capnp'));
  cpSync(PACKAGE, join(folder, 'node_modules/longport-cancel-order'), { recursive: true });
  writeFileSync(join(folder, 'certificate.pem'), CERTIFICATE);
  return new ProjectFolder(folder, variables);
}

/** A page's first line on the console. */
async function firstOf(reports) {
  const end = Date.now() + PATIENCE;
  while (reports.length === 0 && Date.now() < end) await new Promise((go) => setTimeout(go, 20));
  return reports[0]?.replace(/^log /, '') ?? 'the page wrote nothing';
}

function outcomesIn(output) {
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`no outcomes were written, but: ${output}`);
  }
}

function missing(there, what) {
  return there ? undefined : `${what} is missing; \`npm run test:all\` installs it`;
}
