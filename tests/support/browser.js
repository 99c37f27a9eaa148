// Headless Chromium, and small sites for it to visit.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { environment } from '../tasks/command.js';
import { need } from '../tasks/tools.js';
import { PACKAGE } from './installed-package.js';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** How long anything may take on a slow machine: only what never happens takes longer. */
const PATIENCE = 15_000;

/** One browser for all tests of a file. `open(t, url)` gives a page of its own context. */
export function useBrowser() {
  let browser;
  before(async () => {
    await need('Chromium');
    const executablePath = environment.CHROMIUM;
    browser = await chromium.launch({ executablePath, args: ARGS, timeout: 4 * PATIENCE });
  });
  after(() => browser?.close());
  return {
    async open(t, url, options) {
      const context = await browser.newContext(options);
      t.after(() => context.close());
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const troubles = watch(page);
      await page.goto(url);
      return { page, context, troubles };
    },
  };
}

/** What goes wrong in a page: errors that nobody caught, and what its policy forbade. */
function watch(page) {
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) troubles.push(message.text());
  });
  return troubles;
}

const TYPES = {
  js: 'text/javascript',
  cjs: 'text/javascript',
  html: 'text/html',
  wasm: 'application/wasm',
};

/**
 * A site that serves the package under /pkg/ and `pages` by path, as any static server would.
 * `headers` come with each page.
 */
export async function staticSite(t, { pages = {}, headers = {} } = {}) {
  const server = createServer(async (request, response) => {
    const [path] = request.url.split('?');
    const body = await bodyOf(path, pages).catch(() => undefined);
    if (body === undefined) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': TYPES[path.split('.').at(-1)] ?? 'text/html',
      ...headers,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${server.address().port}`;
}

async function bodyOf(path, pages) {
  if (path.startsWith('/pkg/')) return readFile(join(PACKAGE, path.slice('/pkg/'.length)));
  return pages[path];
}
