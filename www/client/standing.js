// How a cancel stands, in the package's own words: the known of its events, the outcome of its
// error, the order it saw. What the order's status says since is put over it, nothing else.

/** Statuses that close an order, and what that makes of a cancel. */
const CLOSED = { Canceled: 'cancelled', PartialWithdrawal: 'cancelled', Filled: 'filled' };
const OTHERWISE = { Rejected: 'ended', Expired: 'ended' };

export function closedAs(order) {
  // A list's Expired may be a good-till-cancelled order between two sessions.
  if (order?.status === 'Expired' && order.timeInForce && order.timeInForce !== 'Day') return;
  return CLOSED[order?.status] ?? OTHERWISE[order?.status];
}

export const isLeaving = (order) => /^(WaitToCancel|PendingCancel)$/.test(order?.status);
export const isOpen = (order) => !closedAs(order) && !isLeaving(order);

/** What the package says of a cancel. */
export function standingOf({ receipt, error, attempts, known, isLookedUp }) {
  if (receipt) return closedAs(receipt.order) ?? 'accepted';
  if (error?.accepted) return 'accepted';
  if (error) return closedAs(error.order) ?? error.outcome;
  if (known === 'accepted') return 'accepted';
  if (attempts.length === 0) return 'waiting';
  if (isLookedUp) return 'settling';
  return attempts.some(({ next }) => !next) ? 'sending' : 'retrying';
}

export const isUnderWay = (cancel) => !cancel.receipt && !cancel.error;

/** The same, with the order's status as it was read since: that it is closed outdoes everything. */
export function verdictOf(cancel, order) {
  const standing = standingOf(cancel);
  const closed = closedAs(order);
  if (closed) return closed;
  const isOpenQuestion = /^(unknown|settling|sending|retrying|filled|ended)$/.test(standing);
  return isOpenQuestion && isLeaving(order) ? 'accepted' : standing;
}

/** An order by its id in its book: a gateway that starts anew may give the id again. */
export const keyOf = ({ orderId, submittedAt }) => `${orderId} ${+submittedAt}`;
