// What the steps need, how to tell that it is there, and what installs it.
//
// A tool is `{ install, size, present }`: a command, about what it takes of the disk, and whether it
// is there already; `needs` names what has to be there before it.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FIREFOX, WEBKIT } from '../matrix/browsers.js';
import { toolsInstalled } from '../matrix/tools.js';
import { ROOT, environment, run } from './command.js';

const PINNED = /channel = "(.+)"/.exec(readFileSync(join(ROOT, 'rust-toolchain.toml'), 'utf8'))[1];
const WASM = 'wasm32-unknown-unknown';
const VENV = 'tests/.cache/python';
const PYTHON = join(ROOT, VENV, 'bin/python');
const REQUIREMENTS = 'tests/conformance/requirements.txt';
const BROWSERS = ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome'];

/** In the order in which they are installed. */
export const TOOLS = {
  'npm packages': {
    size: '250 MB',
    install: 'npm ci --no-audit --no-fund',
    present: () => isNewer('node_modules/.package-lock.json', 'package-lock.json'),
  },
  'C linker': {
    size: '200 MB',
    install: apt('gcc libc6-dev'),
    present: () => works('cc', '--version'),
  },
  Rust: {
    size: '600 MB',
    install: `rustup toolchain install ${PINNED} --profile minimal`,
    present: useRust,
  },
  rustfmt: rustComponent('rustfmt', '10 MB', () => works('cargo', 'fmt', '--version')),
  clippy: rustComponent('clippy', '15 MB', () => works('cargo', 'clippy', '--version')),
  'wasm target': {
    needs: ['Rust'],
    size: '90 MB',
    install: `rustup target add ${WASM}`,
    present: () => rustHas(['--print', 'target-libdir', '--target', WASM], ''),
  },
  'rust-src': rustComponent('rust-src', '50 MB', () =>
    // The standard library is compiled along, to make the module small.
    rustHas(['--print', 'sysroot'], 'lib/rustlib/src/rust/library/Cargo.lock'),
  ),
  Python: {
    size: '50 MB',
    install: apt('python3 python3-venv'),
    present: () => works('python3', '-c', 'import ensurepip, venv'),
  },
  'Python SDK': {
    needs: ['Python'],
    size: '60 MB',
    install: `python3 -m venv --clear ${VENV} && ${VENV}/bin/python -m pip install --quiet --only-binary=:all: -r ${REQUIREMENTS}`,
    present: usePythonSdk,
  },
  Chromium: {
    size: '730 MB',
    install: apt('chromium'),
    present: useChromium,
  },
  'curl and openssl': {
    size: '5 MB',
    install: apt('curl openssl'),
    present: async () => (await works('curl', '--version')) && works('openssl', 'version'),
  },
  'redis-server': {
    size: '5 MB',
    install: apt('redis-server'),
    present: () => works('redis-server', '--version'),
  },
  'script and ps': {
    size: '2 MB',
    install: apt('bsdutils procps'),
    present: async () => (await works('script', '--version')) && works('ps', '--version'),
  },
  'runtimes and bundlers': {
    size: '1.2 GB',
    install: 'node tests/matrix/setup.js',
    present: toolsInstalled,
  },
  Firefox: {
    size: '480 MB',
    install: apt('firefox-esr'),
    present: () => Boolean(FIREFOX.version()),
  },
  WebKit: {
    size: '610 MB',
    install: apt('libwebkit2gtk-4.1-0 webkit2gtk-driver xvfb xauth'),
    present: async () => (await works('WebKitWebDriver', '--help')) && Boolean(WEBKIT.version()),
  },
};

/** The names of those that are missing of `names` and of what they need. */
export async function missing(names) {
  const needed = new Set([...names, ...names.flatMap((name) => TOOLS[name].needs ?? [])]);
  const isMissing = {};
  // One after the other, since Rust tells the others where it is.
  for (const name of Object.keys(TOOLS)) {
    if (needed.has(name)) isMissing[name] = !(await TOOLS[name].present());
  }
  return Object.keys(isMissing).filter((name) => isMissing[name]);
}

/** Rejects with the way to install a tool when it is missing. */
export async function need(name) {
  if (!(await TOOLS[name].present())) throw new Error(adviceFor(name));
}

export function adviceFor(name) {
  const { install } = TOOLS[name];
  return `${name}: missing; install it by \`${install}\`${HINTS[installerOf(name)] ?? ''}`;
}

/** What an installer itself needs. */
const HINTS = { 'apt-get': ', as root on Debian', rustup: ', with rustup of https://rustup.rs' };

function installerOf(name) {
  return TOOLS[name].install.split(' ')[0];
}

const ready = new Map();

/** Begins to install what is missing: several installers at once, each one thing after the other. */
export function install(names) {
  const last = new Map();
  for (const name of names) {
    const installer = installerOf(name);
    if (installer === 'apt-get' && !last.has(installer))
      last.set(installer, shell('apt-get update'));
    const before = (TOOLS[name].needs ?? []).map((each) => ready.get(each));
    const done = Promise.allSettled([last.get(installer), ...before]).then(() => installOne(name));
    done.catch(() => {}); // whoever waits for it is told
    last.set(installer, done);
    ready.set(name, done);
  }
}

/** Resolves once a tool is there that was missing; rejects when it could not be installed. */
export function installed(name) {
  return ready.get(name);
}

async function installOne(name) {
  const { output } = await shell(TOOLS[name].install);
  if (await TOOLS[name].present()) return;
  const end = output.trimEnd().split('\n').slice(-20).join('\n');
  throw new Error(`${end}\n${adviceFor(name)}`);
}

function shell(command) {
  return run(['sh', '-c', command]);
}

function apt(packages) {
  return `apt-get install --yes --no-install-recommends ${packages}`;
}

function rustComponent(name, size, present) {
  return { needs: ['Rust'], size, install: `rustup component add ${name}`, present };
}

async function works(...command) {
  return (await run(command)).ok;
}

function isNewer(path, other) {
  const [time, otherTime] = [path, other].map((name) => {
    return statSync(join(ROOT, name), { throwIfNoEntry: false })?.mtimeMs ?? -1;
  });
  return time >= otherTime;
}

/** The pinned toolchain under its own name, or where it is the newest stable one, under that. */
async function useRust() {
  for (const toolchain of [PINNED, 'stable']) {
    const { ok, output } = await run(['rustup', 'run', toolchain, 'rustc', '--version']);
    if (!ok || !output.includes(`rustc ${PINNED} `)) continue;
    environment.RUSTUP_TOOLCHAIN = toolchain;
    return true;
  }
  return false;
}

/** Whether there is such a file in the folder that rustc prints. */
async function rustHas(print, file) {
  const { output } = await run(['rustc', ...print]);
  return existsSync(join(output.trim().split('\n').at(-1), file));
}

function usePythonSdk() {
  const [name, version] = readFileSync(join(ROOT, REQUIREMENTS), 'utf8').trim().split('==');
  const ask = `import ${name}, importlib.metadata as m; assert m.version('${name}') == '${version}'`;
  environment.PYTHON = PYTHON;
  return works(PYTHON, '-c', ask);
}

async function useChromium() {
  for (const browser of [environment.CHROMIUM, ...BROWSERS].filter(Boolean)) {
    if (!(await works(browser, '--version'))) continue;
    environment.CHROMIUM = browser;
    return true;
  }
  return false;
}
