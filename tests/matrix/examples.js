// The projects of examples/, as somebody has them who copied one: the packed packages installed, never
// a link to this workspace.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startGateway } from '../../www/lib/index.js';
import { ProjectFolder } from '../support/project-folder.js';
import { pack } from './project.js';
import { nodeJs, ROOT, tool, WORK } from './tools.js';

const OURS = { 'longport-cancel-order': join(ROOT, 'pkg'), 'longport-practice': join(ROOT, 'www') };

/** The packages, packed once. */
export function packBoth() {
  const packed = Object.entries(OURS).map(([name, folder]) => [name, pack(folder).tarball]);
  return Object.fromEntries(packed);
}

let copies = 0;

/**
 * A copy of an example with the packages installed that its package.json names. Its programs have
 * the environment of a practice gateway that has `gatewayOptions`; it is at `project.gateway`.
 */
export async function makeExample(t, name, tarballs, gatewayOptions) {
  const folder = join(WORK, 'projects', `example-${name}-${(copies += 1)}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(ROOT, 'examples', name), folder, { recursive: true });
  const gateway = await startGateway({
    limits: false,
    pace: { waitToCancelMs: 20, pendingCancelMs: 20 },
    ...gatewayOptions,
  });
  t.after(() => gateway.stop());
  const project = new ProjectFolder(folder, gateway.env);
  await project.exec('npm', 'install', ...QUIETLY, ...takeOurs(folder, tarballs));
  return Object.assign(project, { gateway });
}

const QUIETLY = ['--no-audit', '--no-fund', '--offline'];

/**
 * Leaves in package.json what is not the registry's: the rest is pinned for the matrix, and lies where
 * a project finds it. Gives the archives of our packages that it names.
 */
function takeOurs(folder, tarballs) {
  const path = join(folder, 'package.json');
  const { dependencies = {}, devDependencies = {}, ...manifest } = JSON.parse(readFileSync(path));
  writeFileSync(path, JSON.stringify(manifest));
  const named = Object.keys({ ...dependencies, ...devDependencies });
  return named.filter((each) => each in tarballs).map((each) => tarballs[each]);
}

/** Runs a program of the example in this Node.js; resolves to its exit code and what it printed. */
export async function runs(project, ...args) {
  try {
    return { code: 0, output: await project.exec(nodeJs(20), ...args) };
  } catch ({ cause }) {
    if (typeof cause?.code !== 'number') throw cause;
    return { code: cause.code, output: cause.stdout + cause.stderr };
  }
}

/** Bundles a script of the example as its README says. */
export function bundle(project, entry) {
  const options = ['--bundle', '--format=esm', '--jsx=automatic', '--outdir=dist'];
  return project.exec(tool('esbuild'), entry, options);
}
