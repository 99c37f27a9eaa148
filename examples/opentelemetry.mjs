// Traces cancels with OpenTelemetry: a span for each, and in it one for each request to the gateway.
//
//   npm install longport-cancel-order @opentelemetry/api
//
// and an OpenTelemetry SDK that is set up before this runs. Listeners are called in the asynchronous
// context of their call, so the active span there is that of the cancel.

import { SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api';
import { LongportError } from 'longport-cancel-order';

const tracer = trace.getTracer('longport-cancel-order');

/** Options of a `Config`, such as `Config.fromApikeyEnv(traced)`. */
export const traced = {
  onAttempt({
    call,
    orderId,
    attempt,
    hedge,
    known,
    next,
    durationMs,
    kind,
    httpStatus,
    code,
    traceId,
  }) {
    const span = tracer.startSpan(`longport ${call}`, {
      kind: SpanKind.CLIENT,
      startTime: Date.now() - durationMs,
      attributes: {
        'longport.order_id': orderId,
        'longport.attempt': attempt,
        'longport.hedge': hedge,
        'longport.known': known,
        'longport.next': next,
        'longport.code': code,
        'longport.trace_id': traceId,
        'http.response.status_code': httpStatus,
        'error.type': kind,
      },
    });
    if (kind) span.setStatus({ code: SpanStatusCode.ERROR, message: kind });
    span.end();
  },
  onWait({ reason, inMs }) {
    trace.getActiveSpan()?.addEvent('wait', { reason, in_ms: inMs });
  },
};

/** Cancels an order in a span of its own. */
export function cancelOrder(ctx, orderId, options) {
  return tracer.startActiveSpan('cancel order', async (span) => {
    span.setAttribute('longport.order_id', String(orderId));
    try {
      const receipt = await ctx.cancelOrder(orderId, { ...options, headers: propagated() });
      span.setAttribute('longport.confirmed_by', receipt.confirmedBy);
      return receipt;
    } catch (error) {
      span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      if (error instanceof LongportError) span.setAttribute('longport.outcome', error.outcome);
      throw error;
    } finally {
      span.end();
    }
  });
}

/**
 * `traceparent` and the like, for a proxy of yours that reads them. Leave them out where there is
 * none: a call with headers of its own joins no other for the same order.
 */
function propagated() {
  const headers = {};
  propagation.inject(context.active(), headers);
  return headers;
}
