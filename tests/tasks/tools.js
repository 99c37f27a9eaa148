// What the steps need, how to tell that it is there, and how to come by it.
//
// A tool is `{ present, install, advice }`: whether it is there, what to run when it is not, and
// what to tell the user when even that did not help.

import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, environment, run } from './command.js';

const PINNED = /channel = "(.+)"/.exec(readFileSync(join(ROOT, 'rust-toolchain.toml'), 'utf8'))[1];
const WASM = 'wasm32-unknown-unknown';
const VENV = join(ROOT, 'tests/.cache/python');
const PYTHON = join(VENV, 'bin/python');
const REQUIREMENTS = join(ROOT, 'tests/conformance/requirements.txt');
const BROWSERS = ['/usr/bin/chromium', 'chromium', 'chromium-browser', 'google-chrome'];

const TOOLS = {
  'npm packages': {
    present: () => isNewer('node_modules/.package-lock.json', 'package-lock.json'),
    install: () => run('npm', 'ci', '--no-audit', '--no-fund'),
    advice: 'run `npm ci`',
  },
  Rust: {
    present: useRust,
    install: () => run('rustup', 'toolchain', 'install', PINNED, '--profile', 'minimal'),
    advice: `install rustup, then run \`rustup toolchain install ${PINNED}\``,
  },
  rustfmt: rustComponent('rustfmt', ['cargo', 'fmt', '--version']),
  clippy: rustComponent('clippy', ['cargo', 'clippy', '--version']),
  'rust-src': {
    needs: ['Rust'],
    present: hasLibrarySources,
    install: () => run('rustup', 'component', 'add', 'rust-src'),
    advice: `run \`rustup component add rust-src --toolchain ${PINNED}\``,
  },
  'wasm target': {
    needs: ['Rust'],
    present: hasWasmTarget,
    install: () => run('rustup', 'target', 'add', WASM),
    advice: `run \`rustup target add ${WASM} --toolchain ${PINNED}\``,
  },
  'C linker': {
    present: () => works('cc', '--version'),
    install: () => aptInstall('gcc', 'libc6-dev'),
    advice: 'install gcc, on Debian by `apt-get install gcc libc6-dev`',
  },
  Python: {
    present: () => works('python3', '-c', 'import ensurepip, venv'),
    install: () => aptInstall('python3', 'python3-venv'),
    advice: 'install Python 3.8 or later, on Debian by `apt-get install python3 python3-venv`',
  },
  'Python SDK': {
    needs: ['Python'],
    present: usePythonSdk,
    install: installPythonSdk,
    advice: `run \`python3 -m venv ${VENV} && ${PYTHON} -m pip install -r ${REQUIREMENTS}\``,
  },
  Chromium: {
    present: useChromium,
    install: () => aptInstall('chromium'),
    advice: 'install it, on Debian by `apt-get install chromium`, or set CHROMIUM to its path',
  },
  'runtimes and browsers': {
    needs: ['npm packages'],
    present: () => isNewer('tests/.cache/matrix/installed', 'tests/matrix/package-lock.json'),
    install: installRuntimes,
    advice: 'run `node tests/matrix/setup.js`, which says what it could not install',
  },
};

const provided = new Map();

/** Makes sure that a tool is there; rejects with the way to install it when it cannot be had. */
export function provide(name) {
  if (!provided.has(name)) provided.set(name, find(name));
  return provided.get(name);
}

async function find(name) {
  const { needs = [], present, install, advice } = TOOLS[name];
  for (const need of needs) await provide(need);
  if (await present()) return;
  console.log(`  installing ${name} ...`);
  const { output } = await install();
  if (!(await present())) throw new Error(`${output}\n${name} is missing: ${advice}.`);
}

async function works(...command) {
  return (await run(...command)).ok;
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
    const { ok, output } = await run('rustup', 'run', toolchain, 'rustc', '--version');
    if (!ok || !output.includes(`rustc ${PINNED} `)) continue;
    environment.RUSTUP_TOOLCHAIN = toolchain;
    return true;
  }
  return false;
}

function rustComponent(name, command) {
  return {
    needs: ['Rust'],
    present: () => works(...command),
    install: () => run('rustup', 'component', 'add', name),
    advice: `run \`rustup component add ${name} --toolchain ${PINNED}\``,
  };
}

async function hasWasmTarget() {
  const { output } = await run('rustc', '--print', 'target-libdir', '--target', WASM);
  return existsSync(output.trim().split('\n').at(-1));
}

/** The sources of the standard library, which is compiled along to make the module small. */
async function hasLibrarySources() {
  const { output } = await run('rustc', '--print', 'sysroot');
  const sysroot = output.trim().split('\n').at(-1);
  return existsSync(join(sysroot, 'lib/rustlib/src/rust/library/Cargo.lock'));
}

async function usePythonSdk() {
  const [name, version] = readFileSync(REQUIREMENTS, 'utf8').trim().split('==');
  const ask = `import ${name}, importlib.metadata as m; assert m.version('${name}') == '${version}'`;
  environment.PYTHON = PYTHON;
  return works(PYTHON, '-c', ask);
}

async function installPythonSdk() {
  const venv = await run('python3', '-m', 'venv', '--clear', VENV);
  if (!venv.ok) return venv;
  return run(PYTHON, '-m', 'pip', 'install', '--quiet', '--only-binary=:all:', '-r', REQUIREMENTS);
}

async function useChromium() {
  for (const browser of [environment.CHROMIUM, ...BROWSERS].filter(Boolean)) {
    if (!(await works(browser, '--version'))) continue;
    environment.CHROMIUM = browser;
    return true;
  }
  return false;
}

async function installRuntimes() {
  const setUp = await run(process.execPath, 'tests/matrix/setup.js');
  if (setUp.ok) writeFileSync(join(ROOT, 'tests/.cache/matrix/installed'), '');
  return setUp;
}

async function aptInstall(...packages) {
  if (process.getuid?.() !== 0) return { output: 'not root, so nothing was installed' };
  const update = await run('apt-get', 'update');
  if (!update.ok) return update;
  return run('apt-get', 'install', '--yes', '--no-install-recommends', ...packages);
}
