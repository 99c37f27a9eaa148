import { AsyncLocalStorage } from 'node:async_hooks';
import { Config, TradeContext } from 'longport-cancel-order';

// Requests of twenty users, who share one start.
const storage = new AsyncLocalStorage();
let waiting = 0;
let start;
const started = new Promise((resolve) => (start = resolve));

async function handle(user) {
  if ((waiting += 1) === 20) start();
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
  return new Response(seen);
}

export default {
  fetch(request) {
    const user = new URL(request.url).searchParams.get('user');
    return storage.run(user, handle, user);
  },
};
