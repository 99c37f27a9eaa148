import { Config, TradeContext } from 'longport-cancel-order';

addEventListener('message', async () => {
  const ctx = new TradeContext(Config.fromApikeyEnv());
  const { traceId } = await ctx.cancelOrder('709043056541253632');
  console.log('The cancel is submitted', traceId);
});
