// Many cancels, some under way at once. Each is a call of its own, so that any one that waits can be
// taken out, or hurried to the front.

import { changed, state } from '../state.js';
import { isUnderWay } from './standing.js';

const AT_ONCE = 32;

let nextSlotAt = 0;

/** When the package lets the next call leave, by its own word. */
export const nextSlotInMs = () => Math.max(0, nextSlotAt - performance.now());

/** Cancels them all; one that is no longer in the queue by its turn is left out. */
export async function runBulk(cancels) {
  if (!state.bulk?.cancels.some(isUnderWay)) {
    state.bulk = { cancels: [], startedAt: performance.now(), isStopped: false };
  }
  state.bulk.cancels.push(...cancels);
  const rest = cancels[Symbol.iterator]();
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(rest)));
  changed();
}

async function work(rest) {
  for (const cancel of rest) {
    if (cancel.isHandedOver) continue;
    await cancel.client.cancelInTurn(cancel, ({ nextCallInMs = 0 }) => {
      nextSlotAt = performance.now() + nextCallInMs;
    });
  }
}

export const isWaiting = (cancel) => isUnderWay(cancel) && cancel.attempts.length === 0;

/** Takes one out of the queue; the package says that nothing of it was sent. */
export function takeOut(cancel) {
  if (!isWaiting(cancel)) return;
  cancel.controller.abort();
  if (!cancel.isHandedOver) cancel.client.cancelInTurn(cancel);
}

/** Sends one that waits before all others. */
export function hurry(cancel) {
  if (!isWaiting(cancel) || cancel.isHurried) return;
  cancel.isHurried = true;
  cancel.client.cancel(cancel);
}

/** Takes out all that wait. What has been sent goes on: it cannot be called back. */
export function stopBulk() {
  state.bulk.isStopped = true;
  for (const cancel of state.bulk.cancels) takeOut(cancel);
  changed();
}
