// The package as a project of its own has it: a copy of pkg/ in a temporary project's node_modules,
// imported by its name. A copy, so that a build which runs meanwhile cannot change what is tested.

import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where the package comes from; a copy with a defect in it shows that the tests notice. */
export const PACKAGE =
  process.env.PACKAGE_UNDER_TEST ?? fileURLToPath(new URL('../../pkg/', import.meta.url));

/** A folder that is removed when the process ends. */
export function temporaryFolder(name) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `${name}-`)));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A project that has the package installed. */
export function projectWithPackage() {
  const folder = temporaryFolder('project');
  cpSync(PACKAGE, join(folder, 'node_modules', 'longport-cancel-order'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  return folder;
}

/** The project's own copy of the package, loaded by name. */
export const project = projectWithPackage();
writeFileSync(join(project, 'package.mjs'), "export * from 'longport-cancel-order';\n");

export const { Config, LongportError, TradeContext, cancelOrder } = await import(
  pathToFileURL(join(project, 'package.mjs')).href
);
