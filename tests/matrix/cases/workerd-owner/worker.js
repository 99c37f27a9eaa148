import { Config, TradeContext } from 'longport-cancel-order';

// Cloudflare ends what a request has begun once it is answered. What is left of it here must not
// block the requests after it, which share the context.

/** Contexts that all requests share, each made when it is first asked for. */
const shared = {
  /** One call under way holds the only place. */
  place: () => context({ rateLimit: { calls: 1, windowMs: 50, minIntervalMs: 0 } }),
  /** Calls wait for each other, 50 ms apart. */
  queue: () => context({ rateLimit: { calls: 30, windowMs: 1_000, minIntervalMs: 50 } }),
  /** As in most Workers. */
  usual: () => context({}),
  /** A function gets the token. */
  token: () => tokenContext(),
};
const made = {};

function context(options) {
  return new TradeContext(Config.fromApikeyEnv({ maxRetries: 0, settleTimeoutMs: 0, ...options }));
}

let asked = 0;

function tokenContext() {
  const { LONGPORT_HTTP_URL: httpUrl, LONGPORT_ACCESS_TOKEN: token } = process.env;
  // What it waits for ends with the request that asked, so that the first is never answered.
  const provide = () =>
    (asked += 1) === 1 ? new Promise((resolve) => setTimeout(resolve, 60_000)) : token;
  return new TradeContext(
    Config.fromOAuth('client', provide, { httpUrl, maxRetries: 0, settleTimeoutMs: 0 }),
  );
}

export default {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    const name = pathname.slice(1);
    const ctx = (made[name] ??= shared[name]());
    // Longer than the place of one that is ended is held: its time, and a second.
    const options = { timeoutMs: searchParams.has('leave') ? 3_000 : 7_500 };
    const cancels = searchParams.getAll('id').map((id) => ctx.cancelOrder(id, options));
    if (searchParams.has('leave')) {
      for (const cancel of cancels) cancel.catch(() => {});
      // Long enough for the first to have left.
      await new Promise((resolve) => setTimeout(resolve, 20));
      return new Response('left');
    }
    const late = new Promise((resolve) => setTimeout(resolve, 9_000, 'never settled'));
    const settled = cancels.map((cancel) =>
      cancel.then(
        () => 'accepted',
        (error) => error.kind,
      ),
    );
    return new Response(await Promise.race([Promise.all(settled).then(String), late]));
  },
};
