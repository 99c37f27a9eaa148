// Whose orders they are, and where: what a question and a log must name.

import { Config, TradeContext } from '../node.js';
import { Stop } from './errors.js';

/** The broker's limit for cancels; the time left is counted by the same numbers. */
export const LIMIT = Object.freeze({ calls: 30, windowMs: 30_000, minIntervalMs: 20 });

/** While somebody reads the question, the connection stays open. */
const KEEP_WARM_MS = 120_000;

/**
 * A context by the environment's credentials.
 * @param {import('../dist/index.d.ts').ConfigOptions} [listeners]
 * @returns {import('../dist/index.d.ts').TradeContext}
 */
export function contextOf(listeners = {}) {
  try {
    return new TradeContext(
      Config.fromApikeyEnv({ ...listeners, rateLimit: { ...LIMIT }, keepWarm: KEEP_WARM_MS }),
    );
  } catch (error) {
    const { kind, message } = /** @type {import('../dist/index.d.ts').LongportError} */ (error);
    if (kind !== 'InvalidConfig') throw error;
    throw new Stop(`${message}; nothing was sent`);
  }
}

/**
 * What the requests of a context say: where they go, by which app key, and whether a live account is
 * refused. Only a signed request knows all of it; it is not sent.
 * @param {import('../dist/index.d.ts').TradeContext} ctx
 */
export async function accountOf(ctx) {
  const { url, headers } = await ctx.signCancelOrder('1');
  const { origin, pathname } = new URL(url);
  return {
    gateway: origin + pathname.replace(/\/v1\/trade\/order$/, ''),
    appKey: masked(headers['x-api-key'] ?? ''),
    isPaper: headers['x-papertrading'] === 'true',
  };
}

/** Enough of a key to tell it from another one. @param {string} key */
function masked(key) {
  return key.length < 12 ? '…' : `${key.slice(0, 4)}…${key.slice(-4)}`;
}

/** Which variable says where the gateway is. */
export function urlVariable() {
  return process.env.LONGPORT_APP_KEY ? 'LONGPORT_HTTP_URL' : 'LONGBRIDGE_HTTP_URL';
}
