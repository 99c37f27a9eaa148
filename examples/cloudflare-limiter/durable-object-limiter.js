// A rate limiter that Workers share, over the Durable Object of each account.

import { rateLimiterOver } from 'longport-cancel-order/sliding-window';

/**
 * `namespace` is the binding of `AccountLimiter`; `ctx` that of the request, which ends only when the
 * object has heard of the end of each call.
 */
export function durableObjectRateLimiter(namespace, ctx, options) {
  return rateLimiterOver(({ account, ...request }) => {
    const object = namespace.get(namespace.idFromName(account));
    const answer = object.step(request);
    ctx.waitUntil(answer.catch(() => {}));
    return answer;
  }, options);
}
