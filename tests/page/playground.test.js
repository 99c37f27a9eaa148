// The playground: what is written there runs, in a frame that can reach nothing; and each snippet is
// complete.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { build } from 'esbuild';
import { staticSite, useBrowser } from '../support/browser.js';
import { temporaryFolder } from '../support/installed-package.js';
import { serveFolder } from '../support/static-folder.js';
import { frame, FRAME_HASH } from '../../www/playground/frame.js';
import { SAMPLES } from '../../www/playground/samples.js';
import { startDemo } from '../../www/server/demo.js';

const browser = useBrowser();
const run = promisify(execFile);
const PAGE = fileURLToPath(new URL('../../www/playground/index.html', import.meta.url));

test("the policies allow the frame's script, and no other inline one", () => {
  const hash = createHash('sha256').update(`(${frame})()`).digest('base64');
  assert.equal(FRAME_HASH, `sha256-${hash}`, 'the hash in frame.js');
  assert.ok(readFileSync(PAGE, 'utf8').includes(`'${FRAME_HASH}'`), 'the hash in index.html');
});

for (const [name, serve] of [
  ['a static host', (t) => serveFolder(t)],
  ['its own server', (t) => demoServer(t)],
]) {
  test(`the first snippet runs on ${name}`, async (t) => {
    const { url } = await serve(t);
    const { page, troubles } = await browser.open(t, `${url}playground/`);
    assert.deepEqual((await linesAfterRun(page)).slice(-2), [
      'The package says: Canceled {\n  "attempts": 2,\n  "confirmedBy": "status"\n}',
      'The gateway has it as: CanceledStatus',
    ]);
    assert.deepEqual(troubles, []);
  });
}

test('an edited snippet runs, and each kind of failure is shown', async (t) => {
  const { url } = await serveFolder(t);
  const { page } = await browser.open(t, `${url}playground/`);
  const cases = [
    ['console.log(1n, { a: [2] }, undefined)', /^1n \{\s+"a": \[\s+2\s+\]\s+\} undefined$/],
    ['import { Config } from "longport-cancel-order"; Config.fromApikey("");', /InvalidConfig/],
    ['import x from "left-pad";', /'left-pad' cannot be imported here: there are 'longport-c/],
    [
      'setTimeout(() => { throw new RangeError("late") }); await new Promise((r) => setTimeout(r, 50));',
      /late/,
    ],
    ['let = ;', /SyntaxError/],
  ];
  for (const [code, expected] of cases) {
    await page.fill('#code', code);
    const lines = await linesAfterRun(page);
    assert.match(lines.join('\n'), expected, code);
  }
  await page.click('#reset');
  assert.equal(await page.inputValue('#code'), SAMPLES.browser.code);
});

test('a snippet reaches neither the network nor the page', async (t) => {
  const { url, requests } = await serveFolder(t);
  const { page } = await browser.open(t, `${url}playground/`);
  const attempts = [
    `await fetch('${url}secret')`,
    `await import('${url}secret.js')`,
    `parent.document.title`,
    `localStorage.x`,
    `new Image().src = '${url}secret.png'; await new Promise((r) => setTimeout(r, 100)); console.log('refused')`,
  ];
  for (const attempt of attempts) {
    const code = `try { ${attempt}; console.log('done') } catch (error) { console.log('refused') }`;
    await page.fill('#code', code);
    assert.equal((await linesAfterRun(page))[0], 'refused', attempt);
  }
  assert.deepEqual(
    requests.filter((path) => path.includes('secret')),
    [],
  );
});

test('a second visit runs a snippet without a network', async (t) => {
  const { url, close } = await serveFolder(t);
  const { page } = await browser.open(t, `${url}stories/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active.state));
  await close();
  await page.goto(`${url}playground/`);
  const lines = await linesAfterRun(page);
  assert.equal(lines.at(-1), 'The gateway has it as: CanceledStatus');
});

test('tabs go by the keyboard, and an address names one', async (t) => {
  const { url } = await serveFolder(t);
  const { page } = await browser.open(t, `${url}playground/#vite`);
  assert.equal(await page.inputValue('#code'), SAMPLES.vite.code);
  await page.getByRole('tab', { name: 'Vite' }).press('ArrowRight');
  assert.equal(await page.inputValue('#code'), SAMPLES.next.code);
  await page.keyboard.press('Home');
  assert.equal(await page.inputValue('#code'), SAMPLES.browser.code);
  assert.ok(page.url().endsWith('#browser'));
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing: ${colorScheme}`, async (t) => {
    const { url } = await serveFolder(t);
    for (const tab of ['browser', 'curl']) {
      const options = { colorScheme, bypassCSP: true, viewport: { width: 390, height: 844 } };
      const { page } = await browser.open(t, `${url}playground/#${tab}`, options);
      await page.addScriptTag({ content: axe.source });
      const found = await page.evaluate(async () => (await window.axe.run()).violations);
      assert.deepEqual(
        found.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        [],
      );
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    }
  });
}

test('Node.js: the snippet runs as it is', async () => {
  const { folder } = project('node', SAMPLES.node.code, 'cancel.mjs');
  const { stdout } = await run(process.execPath, ['cancel.mjs'], { cwd: folder });
  assert.equal(stdout, 'It is Canceled\n');
});

test('curl: the snippet cancels the order', async (t) => {
  const { url, gateway } = await demoServer(t);
  const { stdout } = await run('sh', ['-c', onGateway(SAMPLES.curl.code, url)]);
  assert.equal(JSON.parse(stdout).code, 0);
  assert.equal(gateway.book.get(ORDER).cancels.length, 1);
});

test('Worker: the snippet cancels the order', async (t) => {
  const { url, gateway } = await demoServer(t);
  const worker = await moduleOf('worker', onGateway(SAMPLES.worker.code, url));
  const request = new Request(`http://localhost/?order=${ORDER}`, { method: 'DELETE' });
  const response = await worker.default.fetch(request);
  assert.equal((await response.json()).confirmedBy, 'answer');
  assert.equal(gateway.book.get(ORDER).cancels.length, 1);
});

test('Next.js: the snippet cancels the order', async (t) => {
  const { url } = await demoServer(t);
  const variables = [...SAMPLES.next.code.matchAll(/(LONGPORT_\w+)=(\S+)/g)];
  for (const [, name, value] of variables) process.env[name] = onGateway(value, url);
  t.after(() => variables.forEach(([, name]) => delete process.env[name]));
  const route = await moduleOf('next', SAMPLES.next.code);
  const response = await route.DELETE(undefined, { params: Promise.resolve({ id: ORDER }) });
  assert.equal((await response.json()).order.status, 'Canceled');
});

test('Vite: the snippet cancels the order', async (t) => {
  const { url } = await demoServer(t);
  const { path } = project('vite', onGateway(SAMPLES.vite.code, url), 'main.mjs');
  const options = { bundle: true, write: false, format: 'esm', conditions: ['module'] };
  const { outputFiles } = await build({ ...options, entryPoints: [path] });
  const html = '<div id="app"></div><script type="module" src="/main.js"></script>';
  const pages = { '/': html, '/main.js': outputFiles[0].text };
  const { page } = await browser.open(t, await staticSite(t, { pages }));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('output', { hasText: 'Canceled' }).waitFor();
});

const ORDER = '709043056541253632';
const onGateway = (code, url) => code.replaceAll('http://127.0.0.1:8080', url.replace(/\/$/, ''));

/** What the page writes for its snippet. */
async function linesAfterRun(page) {
  await page.click('#run');
  await page.locator('#state', { hasText: 'Finished' }).waitFor();
  return page.locator('#lines p').allTextContents();
}

async function demoServer(t) {
  const demo = await startDemo({ port: 0, limits: false });
  t.after(() => demo.close());
  return { url: `${demo.url}/`, gateway: demo.gateway };
}

/** A folder in which both packages are installed, with the snippet. */
function project(name, code, file) {
  const folder = temporaryFolder(`playground-${name}`);
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  const packageAt = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  symlinkSync(packageAt('pkg'), join(modules, 'longport-cancel-order'));
  symlinkSync(packageAt('www'), join(modules, 'longport-practice'));
  const path = join(folder, file);
  writeFileSync(path, code);
  return { folder, path };
}

const moduleOf = (name, code) => import(pathToFileURL(project(name, code, 'index.mjs').path).href);
