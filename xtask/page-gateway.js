// Writes `www/vendor/practice-gateway.js`: the practice gateway as the page carries it, in one file
// and minified, since a page that loads it in twenty files with their comments takes twice as many
// bytes. `npm run build` does so last.

import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const WWW = fileURLToPath(new URL('../www/', import.meta.url));

/** Where it lies. */
export const PAGE_GATEWAY = new URL('../www/vendor/practice-gateway.js', import.meta.url);

const EXPORTS = `
export { createGateway, PRACTICE_ACCOUNT } from './gateway/core.js';
export { demoOrders } from './gateway/demo-orders.js';
`;

/** Its text, as it must be. */
export async function pageGateway() {
  const { outputFiles } = await build({
    stdin: { contents: EXPORTS, resolveDir: WWW },
    absWorkingDir: WWW,
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    tsconfigRaw: {},
    banner: { js: '// Made of www/gateway/ by xtask/page-gateway.js.' },
  });
  return outputFiles[0].text;
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE_GATEWAY, await pageGateway());
