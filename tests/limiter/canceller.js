// One of several processes of one account: cancels the orders that it is given, and writes the results.
// It is copied into a project that has the package, and run there.

import { Config, TradeContext } from 'longport-cancel-order';
import { redisRateLimiter } from 'longport-cancel-order/redis';
import { SmallClient } from './redis-client.mjs';

const { account, httpUrl, port, ids, rateLimit, limiter, config } = JSON.parse(process.env.JOB);
const { appKey, appSecret, accessToken } = account;
const rateLimiter = port && redisRateLimiter(new SmallClient(port), limiter);
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
const results = await ctx.cancelOrders(ids);
const errors = results.filter(({ ok }) => !ok).map(({ error }) => error.message);
process.send({ waits: [...waits], errors, cancelled: results.length - errors.length });
process.disconnect();
process.exit();
