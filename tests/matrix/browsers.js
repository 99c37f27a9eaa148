// The browsers, as Debian packages them. Each needs only an address: the page says by itself what
// happened (see pages.js), so nothing has to steer them.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIB = '/usr/lib';

const { CHROMIUM: CHROMIUM_PATH = 'chromium' } = process.env;

export const CHROMIUM = {
  name: 'Chromium',
  version: () => versionOf(CHROMIUM_PATH),
  open: (url, profile) =>
    start(profile, CHROMIUM_PATH, [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...[`--user-data-dir=${profile}`, url],
    ]),
};

export const FIREFOX = {
  name: 'Firefox',
  version: () => versionOf('firefox-esr'),
  open: (url, profile) =>
    start(profile, 'firefox-esr', ['--headless', '--no-remote', '--profile', profile, url]),
};

/** WebKitGTK's own test browser: the engine of Safari. */
export const WEBKIT = {
  name: 'WebKit',
  version: () => miniBrowser() && versionOf('xvfb-run', '--auto-servernum', miniBrowser()),
  open: (url, profile) => start(profile, 'xvfb-run', ['--auto-servernum', miniBrowser(), url]),
};

/** Opens `url` until the function that this returns is called. */
export function open(browser, url) {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'));
  const child = browser.open(url, profile);
  return async () => {
    await end(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
}

/** A `profile` that stands in for the home folder too leaves the user's own alone. */
function start(profile, program, args) {
  const env = { ...process.env, HOME: profile };
  return spawn(program, args, { detached: true, env, stdio: 'ignore' });
}

/** Its helpers are of the same group, and go with it. */
async function end(child) {
  const ended = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), 5_000);
  await ended;
  clearTimeout(timer);
}

function versionOf(program, ...args) {
  const { status, stdout } = spawnSync(program, [...args, '--version'], { encoding: 'utf8' });
  return status === 0 ? /\d+(\.\d+)+/.exec(stdout)?.[0] : undefined;
}

function miniBrowser() {
  const folders = existsSync(LIB) ? readdirSync(LIB) : [];
  const paths = folders.map((folder) => join(LIB, folder, 'webkit2gtk-4.1/MiniBrowser'));
  return paths.find((path) => existsSync(path));
}
