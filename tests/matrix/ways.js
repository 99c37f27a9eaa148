// The ways of using the package. Each is a function of the test, the project and the case, and
// passes when the project has withdrawn its order and knows it.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './browsers.js';
import { servePages } from './pages.js';
import { ACCEPTED } from './snippet.js';
import { tool, WORKERD } from './tools.js';

const LONGEST_MS = 60_000;

/** A program that runs the snippet. */
export function prints(...command) {
  return async (t, project) => project.assertCancelled(await project.exec(...command));
}

/** A program that has nothing to complain about. */
export function succeeds(...command) {
  return (t, project) => project.exec(...command);
}

/** A page that runs the snippet, after the command `before` has built it. */
export function inBrowser({ before, policy } = {}) {
  return async (t, project, { browser }) => {
    if (before) await project.exec(...before);
    const pages = await servePages(t, project, { policy });
    await visit(t, project, browser, pages.url, pages.reports);
  };
}

/** A bundler that makes `dist/`, which a browser then runs. */
export function build(...command) {
  return async (t, project, { browser }) => {
    await project.exec(...command);
    const folder = existsSync(join(project.folder, 'dist/index.html')) ? 'dist' : '.';
    const pages = await servePages(t, project, { folder });
    await visit(t, project, browser, pages.url, pages.reports);
  };
}

export async function viteDevServer(t, project, { browser }) {
  const { reports } = await listenIn(t, project);
  const url = await project.start(t, /http:\S+\//, tool('vite'), '--host=127.0.0.1');
  await visit(t, project, browser, url, reports);
}

export async function nextClient(t, project, { browser }) {
  const { reports } = await listenIn(t, project);
  await visit(t, project, browser, await buildAndStartNext(t, project), reports);
}

export async function nextRoute(t, project) {
  const url = await buildAndStartNext(t, project);
  const response = await fetch(`${url}/api/cancel`);
  project.assertCancelled(await response.text());
}

async function buildAndStartNext(t, project) {
  await project.exec(tool('next'), 'build');
  return project.start(t, /http:\S+/, tool('next'), 'start', '--hostname=127.0.0.1', '--port=0');
}

export async function workerd(t, project) {
  const url = await serveWorker(t, project);
  const ask = async () => (await fetch(url)).text();
  const answers = await Promise.all([ask(), ask(), ask(), ask(), ask()]);
  for (const answer of answers) project.assertCancelled(answer, answers.length);
}

/** Serves a project's worker.js, as its config.capnp says; resolves to where. */
export async function serveWorker(t, project) {
  // Bundled as wrangler does: the `.wasm` file stays a module of its own.
  const bundle = ['--bundle', '--format=esm', '--conditions=workerd', '--outdir=dist'];
  const builtIn = '--external:node:*';
  const keep = ['--loader:.wasm=copy', '--asset-names=[name]'];
  await project.exec(tool('esbuild'), 'worker.js', bundle, builtIn, keep);
  const serve = ['serve', 'config.capnp', '--socket-addr=http=127.0.0.1:0', '--control-fd=1'];
  const port = await project.start(t, /(?<="port":)\d+/, WORKERD, serve);
  return `http://127.0.0.1:${port}/`;
}

/** Requests that are answered before their cancels have settled block none that comes later. */
export async function workerdOwners(t, project) {
  const url = await serveWorker(t, project);
  const ask = async (path) => (await fetch(new URL(path, url))).text();
  const failed = [];
  for (const name of ['place', 'queue', 'usual', 'token']) {
    project.gateway.fault({ kind: 'hang', match: { orderId: '1' }, times: 'forever' });
    await ask(`/${name}?leave&id=1&id=2&id=3`);
    project.gateway.clearFaults();
    for (const ids of ['id=4', 'id=5&id=6', 'id=7']) {
      const answer = await ask(`/${name}?${ids}`);
      // Who shares a request for a token cannot know that its owner has ended; the next one can.
      const mayTimeOut = name === 'token' && ids === 'id=4';
      const bad = mayTimeOut ? /never/ : /never|Timeout/;
      if (bad.test(answer)) failed.push(`${name} ${ids}: ${answer}`);
    }
  }
  assert.deepEqual(failed, []);
}

/** A program of handlers that share a start, each of which must send its own user's token. */
export function sendsOwnTokens(...command) {
  return async (t, project) => {
    await project.exec(...command);
    assertOwnTokens(project);
  };
}

export async function workerdTokens(t, project) {
  const url = await serveWorker(t, project);
  const sawForeign = await (await fetch(url)).text();
  assert.equal(sawForeign, 'false');
  assertOwnTokens(project);
}

/** User n cancels order n with `token-n`. */
function assertOwnTokens({ gateway }) {
  const sent = gateway.calls.map(({ orderId, headers }) => [orderId, headers.authorization]);
  assert.deepEqual(new Set(sent.map(([orderId]) => orderId)).size, 20);
  const foreign = sent.filter(([orderId, token]) => token !== `Bearer token-${orderId}`);
  assert.deepEqual(foreign, []);
}

export function checkTypes(compiler, resolution) {
  // `import … = require(…)` is for modules as Node.js has them, or left as they are.
  const module = resolution === 'bundler' ? 'preserve' : resolution;
  return succeeds(compiler, '--project', '.', '--module', module, '--moduleResolution', resolution);
}

/** Hears from a page that a server of the project's own serves, with its `public/`. */
async function listenIn(t, project) {
  const pages = await servePages(t, project);
  mkdirSync(join(project.folder, 'public'));
  writeFileSync(join(project.folder, 'public/env.js'), pages.environment);
  return pages;
}

async function visit(t, project, browser, url, reports) {
  t.after(open(browser, url));
  const over = (report) => report.startsWith('error') || report.includes(ACCEPTED);
  const end = Date.now() + LONGEST_MS;
  while (!reports.some(over) && Date.now() < end) await new Promise((go) => setTimeout(go, 50));
  assert.deepEqual(
    reports.filter((report) => !report.startsWith('log')),
    [],
  );
  project.assertCancelled(reports.join('\n'));
}
