// Writes `www/offline-files.js`, the list of the files that the page's service worker keeps: all of
// the page, less what only Node.js runs and what only developers read. `npm run build` does so last.

import { readdirSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

const WWW = new URL('../www/', import.meta.url);
const LIST = new URL('offline-files.js', WWW);

const PAGE = /\.(css|html|js|json|svg|wasm|webmanifest)$/;
const NOT_THE_PAGE = [
  /^(bin|server|screenshots|node_modules|api)\//,
  /^(package\.json|serve\.js|sw\.js|offline-files\.js)$/,
  /^gateway\/(control|http|index)\.js$/,
  /^lib\/index\.js$/,
];

/** The text of the list, as it must be. */
export function offlineFiles() {
  const names = readdirSync(WWW, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(pathOf)
    .filter((path) => PAGE.test(path) && !NOT_THE_PAGE.some((each) => each.test(path)))
    // A folder's page goes by the folder's name: some hosts redirect from the longer one.
    .map((path) => path.replace(/(^|\/)index\.html$/, '$1') || './');
  const lines = names.sort().map((name) => `  '${name}',\n`);
  return `// The files that sw.js keeps. Written by xtask/offline.js.\nself.OFFLINE_FILES = [\n${lines.join('')}];\n`;
}

function pathOf({ parentPath, path, name }) {
  const folder = fileURLToPath(WWW);
  return `${parentPath ?? path}/${name}`
    .replaceAll('\\', '/')
    .slice(folder.length)
    .replace(/^\//, '');
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(LIST, offlineFiles());
