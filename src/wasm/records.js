// The plain objects that callers get; `types.d.ts` documents them. Each is made in one call, where
// a call per field would take time, and a serialiser two kilobytes.

import { LongportError } from './longport_error.js';

export const receipt = maker('orderId attempts traceId durationMs');
export const result = maker('ok orderId receipt error');
export const progress = maker('done accepted failed total nextCallInMs');
export const attemptEvent = maker(
  'orderId attempt durationMs next kind httpStatus code traceId retryInMs',
);

const facts = maker('kind outcome orderId code httpStatus traceId attempts retryAfterMs cause');

export function longportError(message, ...values) {
  return new LongportError(message, facts(...values));
}

/** Makes objects of values in the order of `names`; one that is `undefined` is left out. */
function maker(names) {
  const fields = names.split(' ');
  return (...values) => {
    const object = {};
    for (let i = 0; i < fields.length; i++) {
      if (values[i] !== undefined) object[fields[i]] = values[i];
    }
    return object;
  };
}
