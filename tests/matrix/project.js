// One small project: a folder made from a template, with the packed package installed, and a
// practice gateway whose account its environment names.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { PRACTICE_ACCOUNT, startGateway } from '../../www/gateway/index.js';
import { ProjectFolder } from '../support/project-folder.js';
import { ACCEPTED, ORDER_ID, SNIPPET } from './snippet.js';
import { ROOT, WORK } from './tools.js';

/** What is tested; a copy with a defect in it shows that the tests notice. */
const PACKAGE = process.env.PACKAGE_UNDER_TEST ?? join(ROOT, 'pkg');

/**
 * Packs a package, this one unless told, as `npm publish` would; returns the archive's path and the
 * files in it.
 */
export function pack(source = PACKAGE) {
  mkdirSync(WORK, { recursive: true });
  const folder = mkdtempSync(join(WORK, 'packed-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const options = { cwd: source, encoding: 'utf8', stdio: 'pipe' };
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

class Project extends ProjectFolder {
  constructor(folder, gateway) {
    // What `Config.fromApikeyEnv()` reads.
    super(folder, {
      LONGPORT_APP_KEY: PRACTICE_ACCOUNT.appKey,
      LONGPORT_APP_SECRET: PRACTICE_ACCOUNT.appSecret,
      LONGPORT_ACCESS_TOKEN: PRACTICE_ACCOUNT.accessToken,
      LONGPORT_HTTP_URL: gateway.url,
    });
    this.gateway = gateway;
  }

  /** Asserts that the program knows that the order was cancelled, and the gateway too. */
  assertCancelled(output, times = 1) {
    assert.ok(output.includes(ACCEPTED), `the snippet did not report success:\n${output}`);
    assert.equal(this.gateway.counts.accepted, times);
    assert.notEqual(this.gateway.book.get(ORDER_ID).status, 'NewStatus');
  }
}
