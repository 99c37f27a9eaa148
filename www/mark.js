// What may be said of an order and of a cancel, each with a mark, a word and an outline of its own, so
// that nothing is told by colour alone.

import { html } from './html.js';
import { has, t } from './language.js';

export const MARKS = {
  New: '○',
  PartialFilled: '◐',
  WaitToCancel: '◌',
  PendingCancel: '◌',
  Canceled: '■',
  PartialWithdrawal: '◧',
  Filled: '●',
  Rejected: '▲',
  Expired: '–',
  waiting: '⋯',
  sending: '→',
  retrying: '↻',
  settling: '⌕',
  elsewhere: '⧉',
  accepted: '✓',
  cancelled: '■',
  filled: '●',
  ended: '▲',
  'too-late': '▲',
  unknown: '?',
  ambiguous: '?',
  rejected: '✕',
  refused: '✕',
  'not-sent': '∅',
  'nothing-sent': '∅',
};

export const Mark = ({ of }) =>
  html`<span class="mark" aria-hidden="true">${MARKS[of] ?? '?'}</span>`;

/** A state of a cancel. */
export const Chip = ({ of }) =>
  html`<span class="chip" data-outcome=${of}><${Mark} of=${of} />${t(of)}</span>`;

/** An order's status in words; one that is not known is shown as it came. */
export const statusWords = ({ status }) =>
  has(`status.${status}`) ? t(`status.${status}`) : status;

export const nameOf = ({ symbol, stockName }) => `${symbol} ${stockName}`;

/** An order told apart from all others, for whoever only hears its name. */
export const fullNameOf = (order) =>
  t('fullName', {
    name: nameOf(order),
    side: t(order.side),
    quantity: +order.quantity,
    price: order.price,
    id: order.orderId.slice(-4),
  });
