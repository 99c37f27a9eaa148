// A Worker that cancels an order: `/?id=709043056541253632`.

import { Config, LongportError, TradeContext } from 'longport-cancel-order';
import { durableObjectRateLimiter } from './durable-object-limiter.js';

export { AccountLimiter } from './account-limiter.js';

export default {
  async fetch(request, env, ctx) {
    const id = new URL(request.url).searchParams.get('id');
    const config = Config.fromApikey(
      env.LONGPORT_APP_KEY,
      env.LONGPORT_APP_SECRET,
      env.LONGPORT_ACCESS_TOKEN,
      {
        httpUrl: env.LONGPORT_HTTP_URL, // the broker's, where there is none
        rateLimiter: durableObjectRateLimiter(env.ACCOUNT_LIMITER, ctx),
      },
    );
    try {
      return Response.json(await new TradeContext(config).cancelOrder(id));
    } catch (error) {
      if (!(error instanceof LongportError)) throw error;
      return Response.json(error, { status: 502 });
    } finally {
      config.free();
    }
  },
};
