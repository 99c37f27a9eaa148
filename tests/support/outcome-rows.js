// Every row of the table "what a call may claim", each with a way to reach it on the practice
// gateway. Node.js and Chromium go through the same list.

import assert from 'node:assert/strict';

const DELETE = { method: 'DELETE' };
const GET = { method: 'GET' };
const always = (fault) => ({ times: 'forever', match: DELETE, ...fault });

const LOST = always({ kind: 'reset', where: 'after' });
const RESET = always({ kind: 'reset' });
const PAGE_502 = always({ kind: 'html' });
const NO_LOOK_UPS = always({ kind: 'html', match: GET });
const MINUTE = 60_000;

/** How long each status lasts: no longer than a look-up has to wait for it. */
export const PACE = Object.freeze({ waitToCancelMs: 20, pendingCancelMs: 30 });

/** What each is cancelled with, besides the row's own. */
export const OPTIONS = Object.freeze({ maxRetries: 0, settleTimeoutMs: 700 });

/**
 * By the name of the case: the order's plan and fields, the faults, the call's options, what the
 * caller is told (`confirmedBy` or `outcome`, `kind`, and `status` where it was looked up), and
 * `inPage`, where a browser must claim less, since it may send a request twice.
 */
export const ROWS = {
  'the cancel is accepted': { told: { confirmedBy: 'answer' } },
  'the answer is lost after the cancel took effect': {
    faults: [LOST],
    told: { confirmedBy: 'status', status: 'WaitToCancel PendingCancel Canceled' },
  },
  'a 502 hides that the cancel took effect': {
    faults: [{ ...PAGE_502, where: 'after' }],
    told: { confirmedBy: 'status', status: 'WaitToCancel PendingCancel Canceled' },
  },
  'somebody else has cancelled it': {
    order: { plan: { endsBeforeCancel: 'CanceledStatus' } },
    told: { confirmedBy: 'status', status: 'Canceled' },
  },
  'somebody else has cancelled the rest of it': {
    order: { plan: { executed: '30', endsBeforeCancel: 'PartialWithdrawal' } },
    told: { confirmedBy: 'status', status: 'PartialWithdrawal' },
  },
  'the first look-up lags behind': {
    order: { submittedAt: Date.now() - MINUTE },
    faults: [LOST, { kind: 'stale', staleMs: MINUTE / 2 }],
    options: { settleTimeoutMs: 5000 },
    told: { confirmedBy: 'status', status: 'WaitToCancel PendingCancel Canceled' },
  },
  'followed until closed': {
    options: { until: 'closed' },
    told: { confirmedBy: 'status', status: 'Canceled' },
  },
  'followed until closed, and filled in part before': {
    order: { plan: { fillsWhileCancelled: '30' } },
    options: { until: 'closed' },
    told: { confirmedBy: 'status', status: 'PartialWithdrawal' },
  },
  'aborted before anything left': {
    isAborted: true,
    told: { outcome: 'not-sent', kind: 'Aborted' },
  },
  'the signature is refused': {
    faults: [always({ kind: 'status', status: 403 })],
    told: { outcome: 'rejected', kind: 'SignatureInvalid' },
  },
  'a refusal that would not have met a copy': {
    faults: [always({ kind: 'status', status: 400 })],
    told: { outcome: 'rejected', kind: 'Rejected' },
    inPage: { outcome: 'unknown', kind: 'Rejected', status: 'New' },
  },
  'it was filled before': {
    order: { plan: { endsBeforeCancel: 'FilledStatus' } },
    told: { outcome: 'too-late', kind: 'OrderNotOpen', status: 'Filled' },
  },
  'it was rejected before': {
    order: { plan: { endsBeforeCancel: 'RejectedStatus' } },
    told: { outcome: 'too-late', kind: 'OrderNotOpen', status: 'Rejected' },
  },
  'it expired before, and the answer is lost': {
    order: { plan: { endsBeforeCancel: 'ExpiredStatus' } },
    faults: [LOST],
    told: { outcome: 'too-late', kind: 'Network', status: 'Expired' },
    // The copy that a browser sends by itself is a duplicate.
    inPage: { outcome: 'too-late', kind: 'Network DuplicateRequest', status: 'Expired' },
  },
  'followed until closed, and filled instead': {
    order: { plan: { fillsFirst: true } },
    options: { until: 'closed' },
    told: { outcome: 'too-late', kind: 'OrderNotOpen', status: 'Filled', accepted: true },
  },
  'followed until closed, and rejected instead': {
    order: { plan: { endsAs: 'RejectedStatus' } },
    options: { until: 'closed' },
    told: { outcome: 'too-late', kind: 'OrderNotOpen', status: 'Rejected', accepted: true },
  },
  'a 502, and the order stays open': {
    faults: [PAGE_502],
    told: { outcome: 'unknown', kind: 'Internal', status: 'New' },
  },
  'a 502, and no look-up is answered': {
    faults: [PAGE_502, NO_LOOK_UPS],
    told: { outcome: 'unknown', kind: 'Internal' },
  },
  'a 502, and each look-up answers for another order': {
    order: { plan: { inDetail: { order_id: '7' } } },
    faults: [PAGE_502],
    told: { outcome: 'unknown', kind: 'Internal' },
  },
  'a 502, and a status that nobody knows': {
    order: { plan: { startsAs: 'Halted' } },
    faults: [PAGE_502],
    told: { outcome: 'unknown', kind: 'Internal', status: 'Halted' },
  },
  'a reset, and an order that is dormant': {
    order: { timeInForce: 'GTC', plan: { dormantFromMs: 0 } },
    faults: [RESET],
    told: { outcome: 'unknown', kind: 'Network', status: 'Expired' },
    inPage: { outcome: 'unknown', kind: 'Network DuplicateRequest', status: 'Expired' },
  },
  'followed until closed, and not closed in time': {
    order: { plan: { reopens: 99 } },
    options: { until: 'closed', timeoutMs: 500 },
    told: { outcome: 'unknown', kind: 'Timeout', status: 'New', accepted: true },
  },
};

/** Asserts that a caller was told this: `{ receipt }` or `{ error }`. Words stand for any of them. */
export function assertToldAs({ confirmedBy, outcome, kind, status, accepted }, heard) {
  const { receipt, error } = heard;
  const said = JSON.stringify(heard);
  assert.equal(receipt?.confirmedBy, confirmedBy, said);
  assert.equal(error?.outcome, outcome, said);
  if (error) assert.ok(kind.split(' ').includes(error.kind), said);
  assert.equal(error?.accepted, accepted, said);
  const seen = (receipt ?? error).order?.status;
  assert.ok((status ?? 'undefined').split(' ').includes(String(seen)), said);
}
