// What most tests start from: a practice gateway without limits, and contexts that call it.

import { PRACTICE_ACCOUNT, PRACTICE_OAUTH, startGateway } from '../../www/gateway/index.js';
import { Config, TradeContext } from './installed-package.js';

/** The order that a test cancels unless it needs several. */
export const ID = '709043056541253632';

/** Neither limits nor hedges, so that how many requests there are depends on no machine's speed. */
const QUICK = Object.freeze({ rateLimit: false, hedge: false });

/**
 * A gateway with one open order, closed when the test ends, and ways to call it:
 * - `config(options)`, `context(options)`      by API key
 * - `bearer(token, options)`                   a context by OAuth
 */
export async function practice(t, options) {
  const gateway = await startGateway({ limits: false, orders: [{ orderId: ID }], ...options });
  t.after(() => gateway.close());
  const config = (more) => apiKeyConfig({ httpUrl: gateway.url, ...more });
  const context = (more) => new TradeContext(config(more));
  const bearer = (token, more) =>
    new TradeContext(
      Config.fromOAuth(PRACTICE_OAUTH.clientId, token, { ...QUICK, httpUrl: gateway.url, ...more }),
    );
  return { gateway, config, context, bearer };
}

/** As `practice`, with a context of an account at the US data centre. */
export async function usAccount(t, options) {
  const account = { appKey: 'us_key', appSecret: 'secret', accessToken: 'token' };
  const { gateway } = await practice(t, { accounts: [account], ...options });
  const own = { ...QUICK, httpUrl: gateway.url };
  return { gateway, ctx: new TradeContext(Config.fromApikey('us_key', 'secret', 'token', own)) };
}

/** A configuration with the practice account's keys. */
export function apiKeyConfig(options) {
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  return Config.fromApikey(appKey, appSecret, accessToken, { ...QUICK, ...options });
}

/** A context whose requests, which are cancels only, go to `fetch` and nowhere else. */
export function contextWithFetch(fetch, options) {
  return new TradeContext(apiKeyConfig({ fetch, maxRetries: 0, settleTimeoutMs: 0, ...options }));
}

/** A `fetch` by which each list of earlier days says that there is more. */
export async function neverWhole(url, init) {
  const response = await fetch(url, init);
  if (!url.includes('/history')) return response;
  const { data, ...envelope } = await response.json();
  return Response.json({ ...envelope, data: { ...data, has_more: true } });
}

/** Whether a cancel of the order has begun, by its status. */
export function isCancelled(gateway, orderId = ID) {
  return gateway.book.get(orderId).status !== 'NewStatus';
}

/** Resolves once `condition` holds, however slow the machine is; only what never happens fails. */
export async function until(condition, millis = 15_000) {
  const deadline = performance.now() + millis;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`this never came about: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
