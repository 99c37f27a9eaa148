// Cancels what is still open, and tells what it could not. Its exit code is for who watches it:
// 0 nothing is open, 1 something may be, 2 it could not even look.

import { Config, LongportError, TradeContext } from 'longport-cancel-order';

/** Long enough for a full book under the broker's limit, and short of the next session. */
const LONGEST_MS = 15 * 60_000;

try {
  const ctx = new TradeContext(Config.fromApikeyEnv());
  const { results, stillOpen, complete } = await ctx.cancelAll({}, { totalTimeoutMs: LONGEST_MS });
  const cancelled = results.filter(({ receipt }) => receipt).length;
  console.log(`${cancelled} of ${results.length} cancelled`);
  for (const { orderId, error } of results) if (error) console.log(orderId, error.message);
  for (const { orderId, symbol, status } of stillOpen) {
    console.log('may be open:', orderId, symbol, status);
  }
  process.exitCode = complete ? 0 : 1;
} catch (error) {
  if (!(error instanceof LongportError)) throw error;
  console.error(`Nothing is known of the open orders: ${error.message}`);
  process.exitCode = 2;
}
