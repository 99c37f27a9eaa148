// From the start of the process to the first accepted cancel.

import { spawnSync } from 'node:child_process';
import { KEYS, ID } from './peers.js';
import { median, ratio, round, shuffled } from './statistics.js';
import { withServer } from './with-server.js';

const ENTRY = new URL('../../pkg/node.js', import.meta.url).href;

const SCRIPTS = {
  'bare fetch': (base) => `
    const response = await fetch('${base}/v1/trade/order?order_id=${ID}', { method: 'DELETE' });
    if ((await response.json()).code !== 0) process.exit(1);`,
  ours: (base) => `
    import { Config, cancelOrder } from '${ENTRY}';
    const config = Config.fromApikey(...${JSON.stringify(KEYS)}, { httpUrl: '${base}' });
    await cancelOrder(config, '${ID}');`,
};

export function startUp({ quick }) {
  return withServer((base) => {
    const times = { 'bare fetch': [], ours: [] };
    for (let turn = -2; turn < (quick ? 10 : 60); turn++) {
      for (const name of shuffled(Object.keys(SCRIPTS))) {
        const millis = run(SCRIPTS[name](base));
        if (turn >= 0) times[name].push(millis);
      }
    }
    const rows = Object.entries(times).map(([script, millis]) => ({
      script,
      'ms to the first cancel': round(median(millis)),
      'times bare fetch': ratio(millis, times['bare fetch']),
    }));
    return { rows };
  });
}

/** The whole life of a process, since both end alike. */
function run(script) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - started;
}
