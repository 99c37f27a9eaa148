import { Config, TradeContext } from 'longport-cancel-order';

export async function GET() {
  const ctx = new TradeContext(Config.fromApikeyEnv());
  const { traceId } = await ctx.cancelOrder('709043056541253632');
  return new Response(`The cancel is submitted ${traceId}`);
}
