// Compares what the package said of each order with what the gateway did.

const IS_CANCELLED = /^(WaitToCancel|PendingCancel|Canceled)$/;
const ENDED_OTHERWISE = /^(Filled|Rejected|Expired)$/;

/** Each outcome in the order of the summary; `confirmed`: resolved by the order's status. */
const OUTCOMES = ['accepted', 'confirmed', 'not-sent', 'rejected', 'too-late', 'unknown'];

/**
 * `outcomes`, as cancels.js has them, against a gateway's `log`: how many cancels ended how, how
 * many requests arrived twice, and which outcomes are false.
 */
export function judge(outcomes, log) {
  const result = {
    cancels: outcomes.length,
    ...Object.fromEntries(OUTCOMES.map((name) => [name, 0])),
  };
  result.sentTwice = 0;
  result.false = [];
  for (const each of outcomes) {
    const order = log.get(each.orderId);
    result[each.outcome] = (result[each.outcome] ?? 0) + 1;
    const resent = copies(order);
    result.sentTwice += resent;
    const reason = untrue(each, order);
    const arrivals = order?.arrivals.map(inWords) ?? [];
    if (reason) result.false.push({ ...each, reason, resent: resent > 0, arrivals });
  }
  return result;
}

/** Why the outcome is false, or what was shown with it; undefined when neither is. */
function untrue({ outcome, status, accepted }, order) {
  const statuses = order?.life?.statuses.map((each) => each.replace(/Status$/, '')) ?? [];
  if (status !== undefined && !statuses.includes(status)) return `it was never ${status}`;
  if (accepted && !order?.accepted) return 'the gateway never answered code 0';
  switch (outcome) {
    case 'accepted':
      return order?.accepted ? undefined : 'the gateway never answered code 0';
    case 'confirmed':
      return IS_CANCELLED.test(status) ? undefined : `${status} is not cancelled`;
    case 'not-sent':
      return order ? 'a request arrived' : undefined;
    case 'rejected':
      return order?.executed ? 'the order was cancelled' : undefined;
    case 'too-late':
      if (!ENDED_OTHERWISE.test(status)) return `${status} is no other end`;
      return statuses.at(-1) === status ? undefined : `it ended ${statuses.at(-1)}`;
    case 'unknown':
      return undefined;
    default:
      return 'it is no outcome';
  }
}

/** How many of an order's requests arrived more than once. */
function copies(order) {
  const again = order?.arrivals.filter(({ copy }) => copy) ?? [];
  return new Set(again.map(({ request }) => request)).size;
}

function inWords({ request, copy, reused, executes, act }) {
  const connection = reused ? 'a reused' : 'a new';
  const effect = executes ? 'executed, ' : '';
  return `request ${request}${copy ? ', a copy' : ''}, on ${connection} connection: ${effect}${act}`;
}

/** One line about a judgement. */
export function summary(name, result) {
  const { cancels, unknown, sentTwice } = result;
  const resent = result.false.filter(({ resent }) => resent).length;
  const share = ((100 * unknown) / cancels).toFixed(1);
  return (
    `${name}: ${cancels} cancels: ${OUTCOMES.map((each) => `${result[each]} ${each}`).join(', ')} ` +
    `(${share} %); ${sentTwice} requests seen twice; ` +
    `${result.false.length} false${resent > 0 ? `, ${resent} of them where one was seen twice` : ''}`
  );
}

/** The first false outcomes, in words. */
export function inFull({ false: all }) {
  const lines = all.slice(0, 10).map(({ outcome, status, message, reason, arrivals }) => {
    const seen = arrivals.length > 0 ? arrivals : ['no request'];
    return `${outcome}${status ? ` (${status})` : ''}, but ${reason}\n    it said: ${message}\n    seen: ${seen.join('\n          ')}`;
  });
  return `${all.length} false:\n  ${lines.join('\n  ')}`;
}
