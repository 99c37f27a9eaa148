// How one account stands with its limit, kept in a Durable Object.

import { DurableObject } from 'cloudflare:workers';
import { lifetimeMs, step } from 'longport-cancel-order/sliding-window';

export class AccountLimiter extends DurableObject {
  /** One step. Nothing else is carried out while the storage is read, and none answered unwritten. */
  async step(request) {
    const stored = await this.ctx.storage.get('account');
    const now = Date.now();
    const { state, answer } = step(stored?.state, request, now);
    this.ctx.storage.put('account', { state, until: now + lifetimeMs(state) });
    if (!stored) this.ctx.storage.setAlarm(now + lifetimeMs(state));
    return answer;
  }

  /** Deletes what is of no use any more. */
  async alarm() {
    const stored = await this.ctx.storage.get('account');
    if (stored?.until > Date.now()) this.ctx.storage.setAlarm(stored.until);
    else this.ctx.storage.deleteAll();
  }
}
