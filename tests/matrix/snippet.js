// What the README tells its reader to write: its first JavaScript, letter for letter. Each project
// of the matrix has it as `snippet.js`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './tools.js';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

export const SNIPPET = /^```js\n(.+?)^```$/ms.exec(readme)[1];

/** The order that it cancels. */
export const ORDER_ID = /cancelOrder\('(\d+)'\)/.exec(SNIPPET)[1];

/** What it prints when the gateway accepted that. */
export const ACCEPTED = /console\.log\('(.+?)'/.exec(SNIPPET)[1];
