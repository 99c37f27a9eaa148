// The two clients. Each cancels `ids` at the gateway, one after the other or at once, and tells for
// each what its caller was told.

import { Config, TradeContext } from '../../pkg/node.js';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { official } from '../conformance/official.js';

export const CLIENTS = [
  { name: 'this package', cancel: cancelWithThisPackage },
  { name: 'Python SDK 5.3.0', cancel: cancelWithTheOfficialSdk },
];

async function cancelWithThisPackage(httpUrl, ids, { atOnce }) {
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const ctx = new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, { httpUrl }));
  const cancel = (id) => ctx.cancelOrder(id).then(receiptInWords, errorInWords);
  if (atOnce) return Promise.all(ids.map(cancel));
  const told = [];
  for (const id of ids) told.push(await cancel(id));
  return told;
}

function receiptInWords({ attempts }) {
  return attempts > 1 ? 'a receipt, after a retry' : 'a receipt';
}

function errorInWords({ kind, outcome }) {
  return `\`${kind}\`, outcome \`${outcome}\``;
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
