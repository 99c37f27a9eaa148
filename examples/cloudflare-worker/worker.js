// POST /orders/:id/cancel  cancels an order for a page, which never sees a key or a token.

import { Config, LongportError, TradeContext } from 'longport-cancel-order';

/** One for all requests, so that together they keep to the account's rate limit. */
let ctx;

export default {
  async fetch(request, env) {
    const [, id] = /^\/orders\/([^/]+)\/cancel$/.exec(new URL(request.url).pathname) ?? [];
    if (!id || request.method !== 'POST') return new Response('not found', { status: 404 });
    // Here your own session says whose order it is.
    if (
      !env.SESSION_TOKEN ||
      request.headers.get('authorization') !== `Bearer ${env.SESSION_TOKEN}`
    )
      return new Response('not yours', { status: 403 });
    try {
      ctx ??= contextOf(env);
      // Awaited: a Worker ends what a request has begun when its handler returns.
      const { order } = await ctx.cancelOrder(id, { until: 'closed', timeoutMs: 20_000 });
      return Response.json({ outcome: 'cancelled', filled: order?.executedQuantity });
    } catch (error) {
      if (!(error instanceof LongportError)) throw error;
      const { outcome, accepted, message } = error;
      const status = outcome === 'unknown' ? 202 : outcome ? 409 : 500;
      return Response.json({ outcome, accepted, message }, { status });
    }
  },
};

function contextOf({ LONGPORT_APP_KEY, LONGPORT_APP_SECRET, LONGPORT_ACCESS_TOKEN, ...env }) {
  const options = env.LONGPORT_HTTP_URL ? { httpUrl: env.LONGPORT_HTTP_URL } : {};
  return new TradeContext(
    Config.fromApikey(LONGPORT_APP_KEY, LONGPORT_APP_SECRET, LONGPORT_ACCESS_TOKEN, options),
  );
}
