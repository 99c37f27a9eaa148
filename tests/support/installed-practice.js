// longport-practice as a project of its own has it, beside longport-cancel-order: a copy of www/.

import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { project } from './installed-package.js';

export const WWW = fileURLToPath(new URL('../../www/', import.meta.url));

cpSync(WWW, join(project, 'node_modules/longport-practice'), { recursive: true });
writeFileSync(join(project, 'practice.mjs'), "export * from 'longport-practice';\n");

export const { createGateway, FAULT_KINDS, PRACTICE_ACCOUNT, startGateway, virtualClock } =
  await import(pathToFileURL(join(project, 'practice.mjs')).href);
