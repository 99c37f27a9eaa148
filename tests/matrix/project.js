// One small project: a folder made from a template, with the packed package installed, and a
// practice gateway whose account its environment names.

import { execFile, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PRACTICE_ACCOUNT, startGateway } from '../../www/gateway/index.js';
import { ACCEPTED, ORDER_ID, SNIPPET } from './snippet.js';
import { ROOT, WORK } from './tools.js';

const run = promisify(execFile);
const LONGEST_MS = 180_000;

/** What is tested; a copy with a defect in it shows that the tests notice. */
const PACKAGE = process.env.PACKAGE_UNDER_TEST ?? join(ROOT, 'pkg');

/** Packs the package as `npm publish` would; returns the archive's path and the files in it. */
export function pack() {
  mkdirSync(WORK, { recursive: true });
  const folder = mkdtempSync(join(WORK, 'packed-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const options = { cwd: PACKAGE, encoding: 'utf8', stdio: 'pipe' };
  const json = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], options);
  const [{ filename, files }] = JSON.parse(json);
  return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
}

/** A project for test `t`, whose files stay for a look at them when it failed. */
export async function makeProject(t, { name, template }, tarball) {
  const folder = join(WORK, 'projects', name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(folder, 'snippet.js'), SNIPPET);
  if (template) cpSync(join(ROOT, 'tests/matrix/cases', template), folder, { recursive: true });
  const gateway = await startGateway({ orders: [{ orderId: ORDER_ID }] });
  t.after(() => gateway.close());
  const project = new Project(folder, gateway);
  await project.exec('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', tarball);
  return project;
}

class Project {
  constructor(folder, gateway) {
    this.folder = folder;
    this.gateway = gateway;
  }

  /** What `Config.fromApikeyEnv()` reads. */
  get variables() {
    return {
      LONGPORT_APP_KEY: PRACTICE_ACCOUNT.appKey,
      LONGPORT_APP_SECRET: PRACTICE_ACCOUNT.appSecret,
      LONGPORT_ACCESS_TOKEN: PRACTICE_ACCOUNT.accessToken,
      LONGPORT_HTTP_URL: this.gateway.url,
    };
  }

  get options() {
    const { PATH, HOME } = process.env;
    const env = {
      PATH,
      HOME,
      CI: '1',
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      ...this.variables,
    };
    return { cwd: this.folder, env, timeout: LONGEST_MS, maxBuffer: 1 << 24 };
  }

  /** Runs a program here; resolves to what it wrote, and rejects with that if it failed. */
  async exec(...command) {
    const [program, ...args] = command.flat();
    try {
      const { stdout, stderr } = await run(program, args, this.options);
      return stdout + stderr;
    } catch (error) {
      throw new Error(`${error.message}\n${error.stdout}`, { cause: error });
    }
  }

  /** Runs a server until the test ends; resolves to what it writes that matches `pattern`. */
  start(t, pattern, ...command) {
    const [program, ...args] = command.flat();
    const child = spawn(program, args, { ...this.options, timeout: undefined, detached: true });
    t.after(() => child.exitCode ?? process.kill(-child.pid, 'SIGKILL'));
    return new Promise((resolve, reject) => {
      let output = '';
      const read = (text) => {
        output += text;
        const [match] = pattern.exec(output) ?? [];
        if (match) resolve(match);
      };
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', read);
      child.on('error', reject);
      child.on('close', () => reject(new Error(`${program} ended:\n${output}`)));
    });
  }

  /** Asserts that the program knows of the withdrawal, and the gateway too. */
  assertWithdrawn(output, times = 1) {
    assert.ok(output.includes(ACCEPTED), `the snippet did not report success:\n${output}`);
    assert.equal(this.gateway.counts.accepted, times);
    assert.notEqual(this.gateway.book.get(ORDER_ID).status, 'NewStatus');
  }
}
