const { Config, TradeContext } = require('longport-cancel-order');

async function main() {
  const ctx = new TradeContext(Config.fromApikeyEnv());
  const { traceId } = await ctx.cancelOrder('709043056541253632');
  console.log('The cancel is submitted', traceId);
}

main();
