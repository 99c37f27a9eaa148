import { Config, LongportError, TradeContext, type CancelReceipt } from 'longport-cancel-order';
import init from 'longport-cancel-order/slim';

async function cancel(ctx: TradeContext): Promise<CancelReceipt> {
  try {
    return await ctx.cancelOrder('709043056541253632');
  } catch (error) {
    if (error instanceof LongportError && error.outcome === 'unknown') console.error(error.message);
    throw error;
  }
}

await cancel(new TradeContext(Config.fromApikeyEnv()));
const slim = await init(new URL('https://example.com/longport_cancel_order.wasm'));
await cancel(new slim.TradeContext(slim.Config.fromApikeyEnv()));

// @ts-expect-error: a number has lost digits
await new TradeContext(Config.fromApikeyEnv()).cancelOrder(709043056541253632);
