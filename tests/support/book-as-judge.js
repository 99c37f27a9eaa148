// The gateway's own book judges what a caller was told of an order.

import assert from 'node:assert/strict';
import { LongportError } from './installed-package.js';

/** What `promise` came to: `{ receipt }`, or `{ error }`, which must be a LongportError. */
export async function told(promise) {
  try {
    return { receipt: await promise };
  } catch (error) {
    assert.ok(error instanceof LongportError, `expected a LongportError, got ${error?.stack}`);
    return { error };
  }
}

/** A result of a bulk, in the same form. */
export const toldBy = ({ ok, receipt, error }) => (ok ? { receipt } : { error });

/** A status as the official SDK names it. */
export const nameOf = ({ status }) => status.replace(/Status$/, '');

const IS_BEING_CANCELLED = /^(WaitToCancel|PendingCancel)$/;
const IS_CANCELLED = /^(Canceled|PartialWithdrawal)$/;
const ENDED_OTHERWISE = /^(Filled|Rejected|Expired)$/;

/** Asserts that each claim is true of the book, by what the design says that each one means. */
export function assertTrueOfBook(gateway, orderId, { receipt, error }) {
  const order = gateway.book.get(orderId);
  const ours = (order?.cancels ?? []).filter(({ by }) => by.startsWith('call '));
  const wasAccepted = ours.some(({ accepted }) => accepted);
  const seen = assertWasSeen(order, receipt ?? error);
  if (receipt) {
    assert.equal(receipt.orderId, orderId);
    if (receipt.confirmedBy === 'answer') assert.ok(wasAccepted, 'nothing was accepted');
    else {
      assert.equal(receipt.confirmedBy, 'status');
      assert.ok(IS_CANCELLED.test(seen) || IS_BEING_CANCELLED.test(seen), seen);
    }
    return;
  }
  const { outcome, accepted } = error;
  if (accepted) assert.ok(wasAccepted, 'nothing was accepted');
  if (outcome === 'not-sent') assert.deepEqual(cancelsFor(gateway, orderId), []);
  else if (outcome === 'rejected') assert.equal(wasAccepted, false, 'one was accepted');
  else if (outcome === 'too-late') {
    assert.match(seen, ENDED_OTHERWISE);
    assert.equal(nameOf(order), seen);
  } else assert.equal(outcome, 'unknown');
}

/** The cancels of an order that arrived. */
export function cancelsFor(gateway, orderId) {
  return gateway.calls.filter((call) => call.method === 'DELETE' && call.orderId === orderId);
}

/** The look-ups and lists that arrived. */
export function lookUpsOf(gateway) {
  return gateway.calls.filter(({ method }) => method === 'GET');
}

/** The status that the caller was shown, which the order must have had by the time it was read. */
function assertWasSeen(book, { order, readAt }) {
  assert.equal(order === undefined, readAt === undefined);
  if (order === undefined) return undefined;
  assert.ok(readAt instanceof Date);
  const isSame = (state) =>
    nameOf(state) === order.status && state.executedQuantity === order.executedQuantity;
  const states = book.history.filter(({ at }) => at <= readAt.getTime());
  assert.ok(states.some(isSame), `it was never ${order.status} by then`);
  assert.deepEqual([order.orderId, order.symbol], [book.orderId, book.symbol]);
  return order.status;
}
