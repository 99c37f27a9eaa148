// The plain objects that callers get; `types.d.ts` documents them. Each is made in one call, where
// a call per field would take time, and a serialiser a tenth of the module.

import { LongportError } from './longport_error.js';

export function receipt(orderId, attempts, traceId, durationMs) {
  return record({ orderId, attempts, traceId, durationMs });
}

export function result(orderId, receipt, error) {
  return record({ ok: !error, orderId, receipt, error });
}

export function progress(done, accepted, failed, total, nextCallInMs) {
  return record({ done, accepted, failed, total, nextCallInMs });
}

export function attemptEvent(
  orderId,
  attempt,
  durationMs,
  next,
  kind,
  httpStatus,
  code,
  traceId,
  retryInMs,
) {
  const answer = { httpStatus, code, traceId, retryInMs };
  return record({ orderId, attempt, durationMs, next, kind, ...answer });
}

export function longportError(
  message,
  kind,
  outcome,
  orderId,
  code,
  httpStatus,
  traceId,
  attempts,
  retryAfterMs,
  cause,
) {
  const facts = {
    kind,
    outcome,
    orderId,
    code,
    httpStatus,
    traceId,
    attempts,
    retryAfterMs,
    cause,
  };
  return new LongportError(message, record(facts));
}

/** Without the fields that say nothing. */
function record(fields) {
  for (const name in fields) if (fields[name] === undefined) delete fields[name];
  return fields;
}
