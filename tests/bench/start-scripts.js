// The programs that are timed from their start to their first accepted cancel, which they print.
// Each is as short as its kind allows, and loads nothing that it does not use.

import { APP_KEY, APP_SECRET, ACCESS_TOKEN, ID, KEYS, signedRequest } from './inside/account.js';

export const BARE = 'bare fetch';
export const BARE_COMMONJS = 'bare fetch, CommonJS';

/** For each program its source, its kind, and the floor that it stands on. */
export function startScripts(base, folder) {
  const { url, ...init } = signedRequest(base, '1539095200.123', 'a'.repeat(64));
  const bare = `const response = await fetch('${url}', ${JSON.stringify(init)});
    console.log((await response.json()).code);`;
  const ours = `const config = Config.fromApikey(${text(...KEYS)}, { httpUrl: '${base}' });
    console.log((await cancelOrder(config, '${ID}')).attempts);`;
  return {
    [BARE]: module(bare),
    'this package, import': module(
      `import { Config, cancelOrder } from 'file://${folder}/node.js';\n${ours}`,
    ),
    'fetch + node:crypto': module(byHand(url, init)),
    [BARE_COMMONJS]: commonJs(inFunction(bare)),
    'this package, require': commonJs(
      `const { Config, cancelOrder } = require('${folder}/node.cjs');\n${inFunction(ours)}`,
    ),
    'official SDK, require': commonJs(officialSdk(base)),
  };
}

const module = (source) => ({ source, type: 'module', floor: BARE });
const commonJs = (source) => ({ source, type: 'commonjs', floor: BARE_COMMONJS });

/** What is hashed is not the canonical request, which takes as long. */
function byHand(url, { method, headers }) {
  return `import { createHash, createHmac } from 'node:crypto';
    const headers = ${JSON.stringify(headers)};
    const digest = createHash('sha1').update(Object.values(headers).join('|')).digest('hex');
    const hmac = createHmac('sha256', ${text(APP_SECRET)}).update(digest).digest('hex');
    headers['x-api-signature'] = hmac;
    const response = await fetch('${url}', { method: '${method}', headers });
    console.log((await response.json()).code);`;
}

function officialSdk(base) {
  return `const { HttpClient } = require('${import.meta.dirname}/node_modules/longport');
    const client = new HttpClient(${text(base, APP_KEY, APP_SECRET, ACCESS_TOKEN)});
    client.request('DELETE', '/v1/trade/order?order_id=${ID}').then(() => console.log('ok'));`;
}

function inFunction(source) {
  return `(async () => { ${source} })();`;
}

function text(...values) {
  return values.map((value) => JSON.stringify(value)).join(', ');
}
