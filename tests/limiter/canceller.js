// One of several processes of one account: cancels the orders that it is given, and writes the results.
// It is copied into a project that has the package, and run there.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Config, TradeContext } from 'longport-cancel-order';
import { redisRateLimiter } from 'longport-cancel-order/redis';
import { SmallClient } from './redis-client.mjs';

/** How long the machine kept this process, or the limiter, waiting at most. */
let slowest = 0;
const delays = monitorEventLoopDelay({ resolution: 5 });

const { account, httpUrl, port, ids, rateLimit, limiter, config } = JSON.parse(process.env.JOB);
const { appKey, appSecret, accessToken } = account;
const rateLimiter = port && timed(redisRateLimiter(new SmallClient(port), limiter));
const ctx = new TradeContext(
  Config.fromApikey(appKey, appSecret, accessToken, {
    httpUrl,
    rateLimit,
    ...(rateLimiter && { rateLimiter }),
    ...config,
    onWait: ({ reason }) => waits.add(reason),
  }),
);
const waits = new Set();
await ctx.warmUp();
process.send('ready');
await new Promise((resolve) => process.once('message', resolve));
delays.enable();
const results = await ctx.cancelOrders(ids);
const errors = results.filter(({ ok }) => !ok).map(({ error }) => error.message);
slowest = Math.max(slowest, delays.max / 1e6);
process.send({ slowest, waits: [...waits], errors, cancelled: results.length - errors.length });
process.disconnect();
process.exit();

function timed(limiter) {
  const acquire = async (request) => {
    const start = performance.now();
    try {
      return await limiter.acquire(request);
    } finally {
      slowest = Math.max(slowest, performance.now() - start);
    }
  };
  return { acquire };
}
