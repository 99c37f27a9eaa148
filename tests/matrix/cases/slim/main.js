import init from 'longport-cancel-order/slim';

const { Config, TradeContext } = await init(
  '/node_modules/longport-cancel-order/dist/longport_cancel_order.wasm',
);
const ctx = new TradeContext(Config.fromApikeyEnv());
const { traceId } = await ctx.cancelOrder('709043056541253632');
console.log('The cancel is submitted', traceId);
