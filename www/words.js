// Plain words, and a mark to go with them, for what the package and the gateway say.

/** Order states. `mark` differs in shape, so that no state is told by colour alone. */
const STATES = {
  NewStatus: { mark: '○', words: 'Open' },
  PartialFilledStatus: { mark: '◐', words: 'Open, part filled' },
  WaitToCancel: { mark: '…', words: 'Waiting to cancel' },
  PendingCancelStatus: { mark: '…', words: 'Cancel pending' },
  CanceledStatus: { mark: '✕', words: 'Cancelled' },
  PartialWithdrawal: { mark: '✕', words: 'Cancelled, part was filled' },
  FilledStatus: { mark: '●', words: 'Filled' },
  RejectedStatus: { mark: '!', words: 'Rejected by the exchange' },
  ExpiredStatus: { mark: '–', words: 'Expired' },
};

export function stateWords(status) {
  return STATES[status] ?? { mark: '?', words: status };
}

/**
 * Whether an order in this state can be cancelled, and whether it is on its way to another state.
 */
export const isOpen = (status) => ['NewStatus', 'PartialFilledStatus'].includes(status);
export const isChanging = (status) => ['WaitToCancel', 'PendingCancelStatus'].includes(status);

/** What became of a cancel. */
export const OUTCOMES = {
  sending: { mark: '…', words: 'Sending', meaning: 'No answer yet.' },
  accepted: {
    mark: '✓',
    words: 'Accepted',
    meaning:
      'The gateway took the withdrawal. That is not yet “cancelled”: the order’s state follows.',
  },
  'not-sent': {
    mark: '○',
    words: 'Not sent',
    meaning: 'Nothing left this page. The order is as it was.',
  },
  rejected: {
    mark: '✕',
    words: 'Rejected',
    meaning: 'The gateway refused. The order is as it was.',
  },
  unknown: {
    mark: '?',
    words: 'Unknown: check the order',
    meaning:
      'The withdrawal may have taken effect, or not. Look at the order before you act on it.',
  },
};
