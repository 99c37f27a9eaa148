// The two clients. Each cancels `ids` at the gateway, one after the other or at once, and tells for
// each what its caller was told.

import { Config, TradeContext } from '../../pkg/node.js';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { official } from '../conformance/official.js';

export const CLIENTS = [
  { name: 'this package', cancel: cancelWithThisPackage },
  { name: 'Python SDK 5.3.0', cancel: cancelWithTheOfficialSdk },
];

async function cancelWithThisPackage(httpUrl, ids, { atOnce, until }) {
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const ctx = new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, { httpUrl }));
  const cancel = (id) => ctx.cancelOrder(id, { until }).then(receiptInWords, errorInWords);
  if (atOnce) return Promise.all(ids.map(cancel));
  const told = [];
  for (const id of ids) told.push(await cancel(id));
  return told;
}

function receiptInWords({ attempts, confirmedBy, order }) {
  const retried = attempts > 1 ? ', after a retry' : '';
  return confirmedBy === 'status'
    ? `a receipt${retried}, since its status is \`${order.status}\``
    : `a receipt${retried}`;
}

function errorInWords({ kind, outcome, order }) {
  const status = order ? `: its status is \`${order.status}\`` : '';
  return `\`${kind}\`, outcome \`${outcome}\`${status}`;
}

async function cancelWithTheOfficialSdk(httpUrl, ids, { atOnce }) {
  const config = { ...PRACTICE_ACCOUNT, httpUrl };
  const calls = ids.map((id) => ['cancel', { order_id: id }]);
  const results = await official(config, calls, { atOnce });
  return results.map(({ error }) => (error ? `\`${withoutChance(error)}\`` : 'success'));
}

/** The exception's text, less what differs from call to call. */
function withoutChance(text) {
  return text
    .replace(/trace_id=\w*/, 'trace_id=…')
    .replace(/http:\/\/127[^\s)]*/, 'http://…')
    .replace(/\s+/g, ' ')
    .trim();
}
