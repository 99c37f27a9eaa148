// POST /api/orders/:id/cancel  cancels an order for a page, which never sees a key or a token.

import { Config, LongportError, TradeContext } from 'longport-cancel-order';

/** One for all requests, made with the first: the credentials are there at run time only. */
let ctx;

export async function POST(request, { params }) {
  const { id } = await params;
  // Here your own session says whose order it is.
  const { SESSION_TOKEN } = process.env;
  if (!SESSION_TOKEN || request.headers.get('authorization') !== `Bearer ${SESSION_TOKEN}`)
    return new Response('not yours', { status: 403 });
  try {
    ctx ??= new TradeContext(Config.fromApikeyEnv());
    const { order } = await ctx.cancelOrder(id, { until: 'closed', timeoutMs: 20_000 });
    return Response.json({ outcome: 'cancelled', filled: order?.executedQuantity });
  } catch (error) {
    if (!(error instanceof LongportError)) throw error;
    const { outcome, accepted, message } = error;
    const status = outcome === 'unknown' ? 202 : outcome ? 409 : 500;
    return Response.json({ outcome, accepted, message }, { status });
  }
}
