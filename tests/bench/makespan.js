// How long `cancelOrders` takes under the broker's limit, on a simulated clock: exact, and over in
// a moment.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { round } from './statistics.js';

const CALLS = 30;
const WINDOW = 30_000;
const INTERVAL = 20;
const COUNTS = [30, 100, 1_000];

export function makespan() {
  const script = fileURLToPath(new URL('./makespan-child.js', import.meta.url));
  const child = spawnSync(process.execPath, [script, ...COUNTS]);
  if (child.status !== 0) throw new Error(String(child.stderr));
  const rows = JSON.parse(child.stdout).map((millis, index) => {
    const orders = COUNTS[index];
    return {
      orders,
      seconds: round(millis / 1000, 2),
      'least possible': round(least(orders) / 1000, 2),
      ratio: round(millis / least(orders), 3),
    };
  });
  return { rows };
}

/** The last call cannot leave earlier: whole windows, and intervals in the last one. */
function least(orders) {
  const windows = Math.ceil(orders / CALLS) - 1;
  return windows * WINDOW + (orders - windows * CALLS - 1) * INTERVAL;
}
