// Signatures per second: a request signed and not sent.

import assert from 'node:assert/strict';
import { Config, TradeContext } from '../../pkg/node.js';
import { ID, KEYS, signByNode, signByWebCrypto } from './peers.js';
import { median, ratio, round, shuffled } from './statistics.js';

const BASE = 'https://openapi.longportapp.com';

export async function signatures({ quick }) {
  const ctx = new TradeContext(Config.fromApikey(...KEYS));
  const signers = {
    'node:crypto': () => signByNode(BASE),
    ours: () => ctx.signCancelOrder(ID),
    WebCrypto: () => signByWebCrypto(BASE),
  };
  await assertAgreement(ctx);
  const times = Object.fromEntries(Object.keys(signers).map((name) => [name, []]));
  for (let turn = -3; turn < (quick ? 10 : 60); turn++) {
    for (const name of shuffled(Object.keys(signers))) {
      const started = performance.now();
      for (let n = 0; n < 1_000; n++) await signers[name]();
      if (turn >= 0) times[name].push(performance.now() - started);
    }
  }
  const rows = Object.entries(times).map(([signer, millis]) => ({
    signer,
    'signatures per second': Math.round(1_000_000 / median(millis)),
    'of node:crypto': ratio(times['node:crypto'], millis),
    'µs each': round(median(millis), 2),
  }));
  return { rows };
}

/** A bench that compares unlike things is worth nothing. */
async function assertAgreement(ctx) {
  const ours = await ctx.signCancelOrder(ID);
  for (const sign of [signByNode, signByWebCrypto]) {
    assert.deepEqual(await sign(BASE, ours.headers['x-timestamp']), ours);
  }
}
