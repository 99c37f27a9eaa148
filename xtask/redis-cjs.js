// Writes pkg/redis.cjs, which is pkg/redis.js and what it imports, and its declarations, for those
// who use `require`:
//
//   node xtask/redis-cjs.js

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const pathOf = (name) => fileURLToPath(new URL(`../pkg/${name}`, import.meta.url));

const HEAD = '// Made by `node xtask/redis-cjs.js`.';

/** The text of each file, by its name. */
export async function redisCjs() {
  const { outputFiles } = await build({
    entryPoints: [pathOf('redis.js')],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    write: false,
    tsconfigRaw: {},
    banner: { js: `${HEAD}\n// @ts-nocheck` },
  });
  const types = readFileSync(pathOf('redis.d.ts'), 'utf8')
    .replace('./dist/index.js', './dist/index.cjs')
    .replace("'./sliding-window.js'", "'./sliding-window.js' with { 'resolution-mode': 'import' }");
  const texts = { 'redis.cjs': outputFiles[0].text, 'redis.d.cts': `${HEAD}\n${types}` };
  for (const [name, text] of Object.entries(texts)) {
    const filepath = pathOf(name);
    texts[name] = await format(text, { ...(await resolveConfig(filepath)), filepath });
  }
  return texts;
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, text] of Object.entries(await redisCjs())) writeFileSync(pathOf(name), text);
}
