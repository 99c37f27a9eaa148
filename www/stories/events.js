// What happened in a lane, in the few steps that a picture and a list have room for: requests that
// went alike are one step, and so are orders that changed together. Times are milliseconds since the
// start.

/** How far apart what went alike may be to be one step, where there are many orders. */
const TOGETHER_MS = 600;

const STATES = {
  NewStatus: 'open',
  PartialFilledStatus: 'open',
  WaitToCancel: 'pending',
  PendingCancelStatus: 'pending',
  CanceledStatus: 'cancelled',
  PartialWithdrawal: 'cancelled',
  FilledStatus: 'filled',
};

/** An order's status, in the words of the stories. */
export const stateOf = (status) => STATES[status] ?? 'other';

/** Each order's state now. */
export const truthOf = ({ histories }) =>
  histories.map((history) => stateOf(history.at(-1).status));

/** How long an answer may take before it is said to be missing. */
const LONG_MS = 1000;

/**
 * How a request went: `under-way`, `late`, `accepted`, `refused`, `lost`, `silent` or `read`.
 */
export function resultOf(request, at = request.leftAt) {
  if (request.end === 'left') return 'silent';
  if (request.end === 'failed') return 'lost';
  if (request.end !== 'answer') return at - request.leftAt > LONG_MS ? 'late' : 'under-way';
  if (request.method !== 'DELETE') return 'read';
  return request.code === 0 ? 'accepted' : 'refused';
}

/** The requests as steps: `{ call, result, status, count, from, to }`. */
export function requestSteps({ requests, startedAt, orderIds }, now) {
  const steps = [];
  const sorted = [...requests].sort((a, b) => a.leftAt - b.leftAt);
  for (const request of sorted) {
    const call = request.method === 'DELETE' ? 'cancel' : 'look-up';
    const result = resultOf(request, startedAt + now);
    const from = request.leftAt - startedAt;
    const to = (request.endedAt ?? request.leftAt) - startedAt;
    const last = steps.findLast((step) => step.call === call && step.result === result);
    if (orderIds.length > 1 && from - last?.latest <= TOGETHER_MS) {
      Object.assign(last, { count: last.count + 1, latest: from, to: Math.max(last.to, to) });
    } else {
      const { status } = request;
      steps.push({ call, result, status, count: 1, from, to, latest: from });
    }
  }
  return steps;
}

/** How the orders' states changed: `{ at, states: { open: 6, pending: 6 } }`. */
export function stateSteps({ histories, startedAt }) {
  const now = histories.map(([first]) => stateOf(first.status));
  const steps = [{ at: 0, states: count(now) }];
  const changes = histories
    .flatMap((history, n) =>
      history.slice(1).map(({ status, at }) => ({ n, state: stateOf(status), at: at - startedAt })),
    )
    .sort((a, b) => a.at - b.at);
  for (const { n, state, at } of changes) {
    if (now[n] === state) continue;
    now[n] = state;
    const isTogether = steps.length > 1 && at - steps.at(-1).at <= TOGETHER_MS;
    if (isTogether && histories.length > 1) steps.pop();
    steps.push({ at, states: count(now) });
  }
  return steps;
}

/** How many there are of each. */
export function count(values) {
  const totals = {};
  for (const value of values) totals[value] = (totals[value] ?? 0) + 1;
  return totals;
}

/**
 * Whether what the program was told is what became of the orders: `knows`, or what is wrong with it:
 * `waiting`, `open`, `error`, `unsure`.
 */
export function verdictOf({ told, orderIds }, truth) {
  if (!told) return 'waiting';
  const says = told.items.map((item) => item.says);
  const isKnown = (state, n) =>
    says[n] === state || (says[n] === 'too-late' && !['open', 'pending'].includes(state));
  if (truth.every(isKnown)) return 'knows';
  if (truth.includes('open') && says.includes('refused')) return 'open';
  return orderIds.length === 1 && says[0] === 'error' ? 'error' : 'unsure';
}
