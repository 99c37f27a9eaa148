// What may be said of an order, and the mark and words that say it.

import { el } from './dom.js';
import { t } from './language.js';

/** Other refusals may be to a copy that the browser sent by itself, after one that was accepted. */
const CERTAIN = new Set([401004, 403201, 403203, 403205]);

/** What one attempt tells: it was accepted, rejected, or perhaps taken. */
export function findingOf(attempt) {
  if (!attempt.kind) return 'accepted';
  return isRefusal(attempt) && CERTAIN.has(attempt.code) ? 'rejected' : 'unknown';
}

export const isRefusal = ({ kind, httpStatus, code }) =>
  code && kind !== 'Internal' && /^(200|4..)$/.test(httpStatus);

/** What is known after these attempts: a doubt stays until one is accepted. */
export function knownAfter(attempts) {
  const findings = new Set(attempts.map(findingOf));
  return ['accepted', 'unknown', 'rejected'].find((each) => findings.has(each));
}

export function standingOf({ receipt, error, attempts }) {
  if (receipt) return 'accepted';
  if (error) return error.outcome ?? 'unknown';
  if (attempts.length === 0) return 'waiting';
  if (attempts.some(({ next }) => !next)) return 'sending';
  if (attempts.every(({ next }) => next !== 'error')) return 'retrying';
  const known = knownAfter(attempts);
  return known === 'unknown' ? 'settling' : known;
}

export const isUnderWay = (state) => /waiting|sending|retrying|settling/.test(state);

const SINCE = {
  WaitToCancel: 'accepted',
  PendingCancelStatus: 'accepted',
  CanceledStatus: 'cancelled',
  PartialWithdrawal: 'cancelled',
  FilledStatus: 'filled-first',
  RejectedStatus: 'ended',
  ExpiredStatus: 'ended',
};

/** What the package saw when it looked the order up, if it did: `{ status, readAt }`. */
export function sightOf({ receipt, error }) {
  const { order, readAt } = receipt ?? error ?? {};
  // The package has the official SDK's names, the book the gateway's.
  const spelling = `${order?.status}Status`;
  return order && { status: MARKS[spelling] ? spelling : order.status, readAt };
}

/** How a cancel stands, with what the book, or a look-up, says of its order since. */
export function verdictOf(cancel, order = sightOf(cancel)) {
  const standing = standingOf(cancel);
  return (/accepted|unknown|settling|too-late/.test(standing) && SINCE[order?.status]) || standing;
}

export const isOpen = ({ status }) => /^(New|PartialFilled)Status$/.test(status);
export const isLeaving = ({ status }) => SINCE[status] === 'accepted';
/** An order by its id in its book: a gateway that starts anew may give the id again. */
export const keyOf = ({ orderId, submittedAt }) => `${orderId} ${submittedAt}`;
export const nameOf = ({ symbol, stockName }) => `${symbol} ${stockName}`;

/** They differ in shape, so that nothing is told by colour alone. */
export const MARKS = {
  NewStatus: '○',
  PartialFilledStatus: '◐',
  WaitToCancel: '◌',
  PendingCancelStatus: '◌',
  CanceledStatus: '■',
  PartialWithdrawal: '◧',
  FilledStatus: '●',
  RejectedStatus: '▲',
  ExpiredStatus: '–',
  waiting: '⋯',
  sending: '→',
  retrying: '↻',
  settling: '⌕',
  accepted: '✓',
  cancelled: '■',
  'filled-first': '●',
  ended: '▲',
  unknown: '?',
  rejected: '✕',
  'not-sent': '∅',
};

export const mark = (state) =>
  el('span', { class: 'mark', 'aria-hidden': true }, MARKS[state] ?? '?');

/** A state as a mark, a word and an outline, each enough to tell it by. */
export const chip = (state) =>
  el('span', { class: 'chip', 'data-outcome': state }, mark(state), t(state));
