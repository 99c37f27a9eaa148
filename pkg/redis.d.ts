import type { RateLimiter } from './dist/index.js';
import type { SharedLimiterOptions } from './sliding-window.js';

/** The client of Redis or Valkey that you have: of `redis` (from 4 on), `ioredis` or `iovalkey`. */
export type RedisClient =
  | { evalSha(...args: never[]): unknown; eval(...args: never[]): unknown }
  | { evalsha(...args: never[]): unknown; eval(...args: never[]): unknown };

/** What holds for a limiter over Redis. */
export interface RedisRateLimiterOptions extends SharedLimiterOptions {
  /**
   * What its keys begin with; no braces. The account follows as a hash in braces, so that all keys
   * of an account are in one slot of a cluster. Default `longport-cancel-order:`.
   */
  prefix?: string | undefined;
}

/**
 * A rate limiter that all processes and machines share which reach the same Redis (from 7 on) or
 * Valkey: an exact sliding window by the server's clock, in one script. First come, first served,
 * single cancels first. Its keys expire by themselves.
 *
 * ```js
 * import { Redis } from 'ioredis'; // or `iovalkey`, or `redis`
 * import { Config, TradeContext } from 'longport-cancel-order';
 * import { redisRateLimiter } from 'longport-cancel-order/redis';
 *
 * const rateLimiter = redisRateLimiter(new Redis('redis://localhost:6379'));
 * const ctx = new TradeContext(Config.fromApikeyEnv({ rateLimiter }));
 * ```
 *
 * Throws a `TypeError` for another kind of client. While the store does not answer, the calls of a
 * `Config` are limited by itself alone. A client without an `error` listener is given one that does
 * nothing, since `redis` would end the process when the connection breaks.
 */
export function redisRateLimiter(
  client: RedisClient,
  options?: RedisRateLimiterOptions,
): RateLimiter;
