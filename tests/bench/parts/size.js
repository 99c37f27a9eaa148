// Bytes shipped: by each entry of the package, and by what one would use instead.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { bundles } from '../size/bundles.js';
import { sizes } from '../size/compressed.js';
import { entries } from '../size/entries.js';

export async function size({ quick, packageFolder }) {
  const shipped = entries(packageFolder).map(({ entry, module, script }) => ({
    name: entry,
    files: [...script, ...module].map((file) => basename(file)),
    script: sizes(script.map((file) => readFileSync(file))),
    module: sizes(module.map((file) => readFileSync(file))),
  }));
  const peers = (await bundles(packageFolder)).map(({ name, bytes }) => {
    return { name, ...sizes([bytes]) };
  });
  // Brotli needs half a minute for that much.
  const native = sizes([readFileSync(nativeModule())], quick ? ['raw', 'gzip'] : undefined);
  peers.push({ name: 'official SDK, native', ...native });
  return { shipped, peers, tables: { size: ofEntries(shipped), 'size-peers': ofPeers(peers) } };
}

/** Of this platform. */
function nativeModule() {
  const folder = join(import.meta.dirname, '../node_modules/longport-linux-x64-gnu');
  const require = createRequire(join(folder, 'package.json'));
  return require.resolve('longport-linux-x64-gnu');
}

function ofEntries(shipped) {
  const kinds = ['raw', 'gzip', 'brotli'];
  return {
    head: ['entry', ...kinds.map((kind) => `${kind}: WebAssembly + JavaScript`)],
    rows: shipped.map(({ name, module, script }) => [
      name,
      ...kinds.map(
        (kind) =>
          `${kb(module[kind])} + ${kb(script[kind])} = ${kb(module[kind] + script[kind])} kB`,
      ),
    ]),
  };
}

function ofPeers(peers) {
  return {
    head: ['kB', 'raw', 'gzip', 'brotli'],
    rows: peers.map(({ name, raw, gzip, brotli }) => [
      name,
      kb(raw),
      kb(gzip),
      brotli ? kb(brotli) : '',
    ]),
  };
}

const kb = (bytes) => (bytes / 1000).toFixed(1);
