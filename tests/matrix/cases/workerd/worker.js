import { Config, TradeContext } from 'longport-cancel-order';

// One for all requests, so that together they keep to the account's rate limit.
let ctx;

export default {
  async fetch() {
    ctx ??= new TradeContext(Config.fromApikeyEnv());
    const { traceId } = await ctx.cancelOrder('709043056541253632');
    return new Response(`The cancel is submitted ${traceId}`);
  },
};
