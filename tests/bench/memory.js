// Memory after ever more cancels, in a process of its own.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { round } from './statistics.js';

export function memory({ quick }) {
  const counts = quick ? [10, 1_000, 10_000] : [10, 1_000, 100_000];
  const script = fileURLToPath(new URL('./memory-child.js', import.meta.url));
  const child = spawnSync(process.execPath, ['--expose-gc', script, ...counts]);
  if (child.status !== 0) throw new Error(String(child.stderr));
  const rows = JSON.parse(child.stdout).map(({ cancels, wasm, heap }) => ({
    cancels,
    'WebAssembly pages of 64 KiB': wasm / 65_536,
    'JavaScript heap, MB': round(heap / 1e6, 2),
  }));
  return { rows };
}
