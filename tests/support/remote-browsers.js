// Firefox and WebKit, steered just enough: open a page, run a function in it, close its tab and open
// it anew in another.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { need } from '../tasks/tools.js';

const { FIREFOX = '/usr/bin/firefox-esr' } = process.env;
const LIB = '/usr/lib';
const PATIENCE = 60_000;

/**
 * Each opens `url` and gives `run(act, ...args)`, which waits for what `act` promises, `reopen()`, and
 * `openTab(url)`, which resolves to what closes that tab.
 */
export const REMOTE_BROWSERS = { Firefox: openFirefox, WebKit: openWebKit };

async function openFirefox(t, url) {
  await need('Firefox');
  const options = { browser: 'firefox', executablePath: FIREFOX, headless: true };
  const browser = await launch({ ...options, timeout: PATIENCE });
  t.after(() => browser.close());
  let page = await browser.newPage();
  await page.goto(url);
  return {
    run: (act, ...args) => page.evaluate(act, ...args),
    async openTab(url) {
      const tab = await browser.newPage();
      await tab.goto(url);
      return () => tab.close();
    },
    async reopen() {
      const next = await browser.newPage();
      await page.close({ runBeforeUnload: true });
      page = next;
      await page.goto(url);
    },
  };
}

/** WebKitGTK, the engine of Safari, by the WebDriver protocol. */
async function openWebKit(t, url) {
  await need('WebKit');
  const port = await freePort();
  const driver = spawn('xvfb-run', ['--auto-servernum', 'WebKitWebDriver', `--port=${port}`], {
    detached: true,
    stdio: 'ignore',
  });
  t.after(() => endGroup(driver));
  const send = (method, path, body) => command(`http://127.0.0.1:${port}${path}`, method, body);
  const browserOptions = { binary: miniBrowser(), args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } };
  const { sessionId } = await untilThere(() => send('POST', '/session', { capabilities }));
  const session = `/session/${sessionId}`;
  await send('POST', `${session}/url`, { url });
  return {
    run: (act, ...args) =>
      send('POST', `${session}/execute/async`, { script: asyncScript(act), args }),
    async openTab(url) {
      const first = await send('GET', `${session}/window`);
      const { handle } = await send('POST', `${session}/window/new`, { type: 'tab' });
      await send('POST', `${session}/window`, { handle });
      await send('POST', `${session}/url`, { url });
      await send('POST', `${session}/window`, { handle: first });
      return async () => {
        await send('POST', `${session}/window`, { handle });
        await send('DELETE', `${session}/window`);
        await send('POST', `${session}/window`, { handle: first });
      };
    },
    async reopen() {
      const { handle } = await send('POST', `${session}/window/new`, { type: 'tab' });
      await send('DELETE', `${session}/window`);
      await send('POST', `${session}/window`, { handle });
      await send('POST', `${session}/url`, { url });
    },
  };
}

const asyncScript = (act) => `const [done, ...args] = [...arguments].reverse();
  Promise.resolve((${act})(...args.reverse())).then(done, (error) => done(String(error)));`;

async function command(url, method, body) {
  const response = await fetch(url, { method, body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Repeats `act` until the driver listens. */
async function untilThere(act) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (error.message !== 'fetch failed' || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function endGroup(child) {
  const ended = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

function miniBrowser() {
  const paths = readdirSync(LIB).map((each) => join(LIB, each, 'webkit2gtk-4.1/MiniBrowser'));
  return paths.find((path) => existsSync(path));
}
