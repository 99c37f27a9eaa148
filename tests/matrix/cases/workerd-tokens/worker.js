import { AsyncLocalStorage } from 'node:async_hooks';
import { Config, TradeContext } from 'longport-cancel-order';

// Twenty users at once, who share one start.
const storage = new AsyncLocalStorage();

async function handle(user, started) {
  await started;
  let seen = 'own';
  const check = () => {
    if (storage.getStore() !== user) seen = 'foreign';
  };
  const { LONGPORT_HTTP_URL: httpUrl } = process.env;
  const provide = () => {
    check();
    return `token-${storage.getStore()}`;
  };
  const options = { httpUrl, maxRetries: 1, rateLimit: false, onAttempt: check };
  const ctx = new TradeContext(Config.fromOAuth('client', provide, options));
  await ctx.cancelOrder(user).catch(check);
  await ctx.cancelOrders([user], { onProgress: check });
  return seen;
}

export default {
  async fetch() {
    let start;
    const started = new Promise((resolve) => (start = resolve));
    const users = Array.from({ length: 20 }, (_, n) => String(n + 1));
    const handlers = users.map((user) => storage.run(user, handle, user, started));
    start();
    return new Response(String(new Set(await Promise.all(handlers)).has('foreign')));
  },
};
