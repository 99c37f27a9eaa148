import { expect, test } from 'vitest';
import { Config, TradeContext } from 'longport-cancel-order';

test('cancels an order', async () => {
  const ctx = new TradeContext(Config.fromApikeyEnv());
  const { traceId } = await ctx.cancelOrder('709043056541253632');
  expect(traceId).toBeTruthy();
  console.log('The cancel is submitted', traceId);
});
