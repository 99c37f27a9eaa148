import { AsyncLocalStorage } from 'node:async_hooks';
import { Config, TradeContext } from 'longport-cancel-order';

// Twenty handlers, as of a web server that has just started: each of its own user, all of them
// waiting for the same start. What becomes of the cancels says nothing; what they sent does.
const storage = new AsyncLocalStorage();
const { LONGPORT_HTTP_URL: httpUrl } = process.env;
const foreign = [];

let start;
const started = new Promise((resolve) => (start = resolve));

async function handle(user) {
  await started;
  const check = () => {
    if (storage.getStore() !== user) foreign.push(user);
  };
  const provide = () => {
    check();
    return `token-${storage.getStore()}`;
  };
  const options = { httpUrl, maxRetries: 1, rateLimit: false, onAttempt: check };
  const ctx = new TradeContext(Config.fromOAuth('client', provide, options));
  await ctx.cancelOrder(user).catch(check);
  await ctx.cancelOrders([user], { onProgress: check });
}

const users = Array.from({ length: 20 }, (_, n) => String(n + 1));
const handlers = users.map((user) => storage.run(user, handle, user));
start();
await Promise.all(handlers);
if (foreign.length > 0) throw new Error(`${foreign.length} calls in a foreign context`);
