// For the same cancel, this package sends the request that the official SDK sends.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startGateway } from './gateway.js';
import { Config, TradeContext } from '../support/installed-package.js';
import { officially } from './official.js';

const ID = '709043056541253632';
const KEYS = { appKey: 'key', appSecret: 'secret', accessToken: 'token' };
const OAUTH = { clientId: 'client', accessToken: 'token' };

// What the HTTP client says for itself, whoever asks it to send; `sec-fetch-mode` is the Fetch API's.
const OF_THE_CLIENT = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent'];
const OF_THE_FETCH_API = ['sec-fetch-mode'];
// Different each time; the gateway has verified both.
const OF_THE_MOMENT = ['x-timestamp', 'x-api-signature'];

const CASES = {
  'an API key': KEYS,
  'the longest id': { ...KEYS, orderId: '9223372036854775807' },
  'an attached order': { ...KEYS, attached: true },
  'Chinese, simplified': { ...KEYS, language: 'zh-CN' },
  'Chinese, traditional': { ...KEYS, language: 'zh-HK' },
  'paper trading': { ...KEYS, papertrading: true },
  'a US app key': { ...KEYS, appKey: 'us_key' },
  'a US app secret': { ...KEYS, appSecret: 'us_secret' },
  'a US access token': { ...KEYS, accessToken: 'us_token' },
  'US in the middle or in capitals': { appKey: 'key_us_', appSecret: 'US_s', accessToken: '_us_' },
  'every printable character': {
    appKey: printable(),
    appSecret: printable(),
    accessToken: printable(),
  },
  OAuth: OAUTH,
  'OAuth, an attached order': { ...OAUTH, attached: true },
  'OAuth, Chinese and paper trading': { ...OAUTH, language: 'zh-CN', papertrading: true },
  'OAuth, a US client': { ...OAUTH, clientId: 'us_client' },
  'OAuth, a US token': { ...OAUTH, accessToken: 'us_token' },
};

for (const [name, each] of Object.entries(CASES)) {
  test(`the same request: ${name}`, async (t) => {
    const { attached = false, orderId = ID, ...account } = each;
    const gateway = await startGateway({
      accounts: [account],
      orders: [{ orderId, attached }],
      limits: false,
    });
    t.after(() => gateway.close());
    const config = { ...account, httpUrl: gateway.url };
    await officially(config, 'cancel', { order_id: orderId, is_attached: attached });
    await ours(config).cancelOrder(orderId, attached);
    const [theirs, mine] = gateway.calls;
    assert.deepEqual([theirs.accepted, mine.accepted], [true, true]);
    assert.deepEqual(comparable(mine), comparable(theirs));
    assert.deepEqual(
      signedNames(mine),
      signedNames(theirs),
      'the same headers are signed, in the same order',
    );
  });
}

function ours({ httpUrl, clientId, appKey, appSecret, accessToken, language, papertrading }) {
  const options = { httpUrl, language, enablePapertrading: papertrading, rateLimit: false };
  const config = clientId
    ? Config.fromOAuth(clientId, accessToken, options)
    : Config.fromApikey(appKey, appSecret, accessToken, options);
  return new TradeContext(config);
}

/** What must be equal: all of it, but for what is named above. */
function comparable({ method, path, query, headers }) {
  const left = new Set([...OF_THE_CLIENT, ...OF_THE_FETCH_API, ...OF_THE_MOMENT]);
  const rest = Object.entries(headers).filter(([name]) => !left.has(name));
  // Without the header, the gateway takes the account for one of Asia.
  const lasting = rest.filter(([name, value]) => name !== 'x-dc-region' || value !== 'ap');
  const isSigned = 'x-api-signature' in headers;
  return { method, path, query, headers: Object.fromEntries(lasting), isSigned };
}

function signedNames({ headers }) {
  return headers['x-api-signature']?.split('Signature=')[0];
}

function printable() {
  return Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
}
