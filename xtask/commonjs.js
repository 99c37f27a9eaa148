// Writes what `require('longport-practice')` gives: `www/lib/index.cjs` is `www/lib/index.js` with
// all that it imports, in one file; and the declarations once more, as those of CommonJS modules.
// `npm run build` does so last.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const LIB = new URL('../www/lib/', import.meta.url);

/** Writes them to `folder`, a URL that ends in a slash. */
export async function writeCommonJs(folder = LIB) {
  for (const name of readdirSync(LIB).filter((name) => name.endsWith('.d.ts'))) {
    if (name === 'core.d.ts') continue; // it is an ES module only
    const text = readFileSync(new URL(name, LIB), 'utf8').replaceAll(".js';", ".cjs';");
    writeFileSync(new URL(name.replace('.ts', '.cts'), folder), text);
  }
  await build({
    entryPoints: [fileURLToPath(new URL('index.js', LIB))],
    outfile: fileURLToPath(new URL('index.cjs', folder)),
    // The comments in it name files from here.
    absWorkingDir: fileURLToPath(new URL('..', LIB)),
    bundle: true,
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'warning',
  });
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeCommonJs();
