import type { RateLimiter } from './dist/index.js';
import type { SharedLimiterOptions } from './sliding-window.js';

/**
 * A rate limiter that all tabs, frames and workers of one origin share: an exact sliding window,
 * first come, first served, single cancels first. There is nothing to set up. A tab that is closed
 * in mid-flight gives its place back a window after its call was over at the latest.
 *
 * ```js
 * import { Config, TradeContext } from 'longport-cancel-order';
 * import { tabsRateLimiter } from 'longport-cancel-order/tabs';
 *
 * const rateLimiter = tabsRateLimiter();
 * const ctx = new TradeContext(Config.fromOAuth(clientId, getToken, { accountId, rateLimiter }));
 * ```
 *
 * It is by Web Locks and IndexedDB; throws an `Error` that says so where one is missing, as both are
 * in a page that came over `http:` from elsewhere than localhost. What is told when a store does not
 * answer, is told here too: the calls of a `Config` are then limited by itself alone.
 */
export function tabsRateLimiter(options?: SharedLimiterOptions): RateLimiter;
