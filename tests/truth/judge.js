// Compares what the package said of each order with what the gateway did.

/**
 * `outcomes`, as cancels.js has them, against a gateway's `log`: how many cancels ended how, how
 * many requests arrived twice, and which outcomes are false.
 */
export function judge(outcomes, log) {
  const result = { cancels: outcomes.length, accepted: 0, 'not-sent': 0, rejected: 0, unknown: 0 };
  Object.assign(result, { byStatus: 0, sentTwice: 0 });
  result.false = [];
  for (const each of outcomes) {
    const order = log.get(each.orderId);
    result[each.outcome] = (result[each.outcome] ?? 0) + 1;
    if (each.confirmedBy === 'status') result.byStatus += 1;
    const resent = copies(order);
    result.sentTwice += resent;
    const reason = untrue(each, order);
    const arrivals = order?.arrivals.map(inWords) ?? [];
    if (reason) result.false.push({ ...each, reason, resent: resent > 0, arrivals });
  }
  return result;
}

/** Why the outcome is false; undefined when it is not. */
function untrue({ outcome, confirmedBy }, order) {
  switch (outcome) {
    case 'accepted':
      if (confirmedBy === 'status') return order?.executed ? undefined : 'it was not cancelled';
      return order?.accepted ? undefined : 'the gateway never answered code 0';
    case 'not-sent':
      return order ? 'a request arrived' : undefined;
    case 'rejected':
      return order?.executed ? 'the order was cancelled' : undefined;
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
export function summary(name, { cancels, accepted, rejected, unknown, ...rest }) {
  const resent = rest.false.filter(({ resent }) => resent).length;
  return (
    `${name}: ${cancels} cancels: ${accepted} accepted (${rest.byStatus} by their status), ` +
    `${rest['not-sent']} not-sent, ${rejected} rejected, ${unknown} unknown; ` +
    `${rest.sentTwice} requests seen twice; ` +
    `${rest.false.length} false${resent > 0 ? `, ${resent} of them where one was seen twice` : ''}`
  );
}

/** The first false outcomes, in words. */
export function inFull({ false: all }) {
  const lines = all.slice(0, 10).map(({ outcome, message, reason, arrivals }) => {
    const seen = arrivals.length > 0 ? arrivals : ['no request'];
    return `${outcome}, but ${reason}\n    it said: ${message}\n    seen: ${seen.join('\n          ')}`;
  });
  return `${all.length} false:\n  ${lines.join('\n  ')}`;
}
