// One cancel where the connection is dead: how long until a receipt, or until the call gives up.

import { KEYS } from '../../inside/account.js';

/**
 * For each of the `turns`, `{ url, restMs, hedge, … }`, all at the same time: itself with `ms`, `attempts`
 * and `end`. Where it rests, another cancel has opened the connection before.
 */
export function measure({ turns, ...place }) {
  return Promise.all(turns.map((turn) => cancelOver(turn, place)));
}

async function cancelOver({ url, restMs, hedge, ...turn }, { entry }) {
  const { Config, TradeContext } = await import(entry);
  const ctx = new TradeContext(Config.fromApikey(...KEYS, { httpUrl: url, hedge }));
  if (restMs) {
    await ctx.cancelOrder('1');
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  const started = performance.now();
  const end = await ctx.cancelOrder('2').then(
    ({ attempts }) => ({ end: 'receipt', attempts }),
    ({ outcome, kind, attempts }) => ({ end: `${outcome}, ${kind}`, attempts }),
  );
  return { ...turn, url, hedge, ms: performance.now() - started, ...end };
}
