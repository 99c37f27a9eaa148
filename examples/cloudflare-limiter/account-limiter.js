// How one account stands with its limit, kept in a Durable Object.

import { DurableObject } from 'cloudflare:workers';
import { lifetimeMs, step } from 'longport-cancel-order/sliding-window';

export class AccountLimiter extends DurableObject {
  #account;

  constructor(ctx, env) {
    super(ctx, env);
    ctx.blockConcurrencyWhile(async () => {
      this.#account = await ctx.storage.get('account');
    });
  }

  /** One step; its answer leaves the object only once the state is written. */
  step(request) {
    const now = Date.now();
    const { state, answer } = step(this.#account?.state, request, now);
    if (!this.#account) this.ctx.storage.setAlarm(now + lifetimeMs(state));
    this.#account = { state, until: now + lifetimeMs(state) };
    this.ctx.storage.put('account', this.#account);
    return answer;
  }

  /** Deletes what is of no use any more. */
  alarm() {
    const until = this.#account?.until ?? 0;
    if (until > Date.now()) return this.ctx.storage.setAlarm(until);
    this.#account = undefined;
    return this.ctx.storage.deleteAll();
  }
}
