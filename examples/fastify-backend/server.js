// POST /orders/:id/cancel  cancels an order for a page that has signed in here. The page is told what
// came of its order, and never sees a key or a token.

import Fastify from 'fastify';
import { Config, LongportError, TradeContext } from 'longport-cancel-order';

/** The HTTP status for each outcome: only `not-sent` and `rejected` are sure to have changed nothing. */
const STATUS = { 'too-late': 409, rejected: 409, 'not-sent': 503, unknown: 202 };

export function buildServer({ ctx, mayCancel }) {
  const server = Fastify({ logger: false });
  server.post('/orders/:id/cancel', async (request, reply) => {
    const { id } = request.params;
    if (!(await mayCancel(request, id))) return reply.code(403).send({ message: 'not yours' });
    try {
      const { order } = await ctx.cancelOrder(id, { until: 'closed', timeoutMs: 20_000 });
      return { outcome: 'cancelled', status: order?.status, filled: order?.executedQuantity };
    } catch (error) {
      if (!(error instanceof LongportError)) throw error;
      const { outcome, kind, accepted, order, message } = error;
      const isOurMistake = kind === 'InvalidOrderId' ? 400 : undefined;
      return reply
        .code(isOurMistake ?? STATUS[outcome] ?? 500)
        .send({ outcome, accepted, status: order?.status, message });
    }
  });
  return server;
}

if (process.argv[1] === import.meta.filename) {
  const ctx = new TradeContext(Config.fromApikeyEnv());
  // Here your own session says whose order it is. By this one nobody comes in from elsewhere.
  const { SESSION_TOKEN } = process.env;
  const mayCancel = ({ headers }) =>
    Boolean(SESSION_TOKEN) && headers.authorization === `Bearer ${SESSION_TOKEN}`;
  const server = buildServer({ ctx, mayCancel });
  await ctx.warmUp();
  const { PORT = '3000' } = process.env;
  console.log(await server.listen({ port: Number(PORT), host: '127.0.0.1' }));
}
