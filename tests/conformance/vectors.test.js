// The requests that the official SDK was recorded to send: the package, as it is installed, signs
// the same ones. The SDK writes whole seconds (or whatever number it is handed) where the package
// writes milliseconds, so its timestamp is not the recorded one, and the signature is checked by
// the practice gateway's own implementation. That implementation accepts each recorded signature.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { isSignedWith } from '../../www/gateway/signature.js';
import { Config, TradeContext } from '../support/installed-package.js';

const FILE = new URL('../vectors/signature.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(FILE, 'utf8'));

test('there are 24 of them', () => assert.equal(vectors.length, 24));

for (const vector of vectors) {
  test(`the request to cancel ${vector.order_id}, signed as the official SDK signs it`, async () => {
    const { url, headers, method } = await sign(vector);
    const { search, pathname } = new URL(url);
    assert.equal(search, `?${vector.query}`);
    const request = { method, path: pathname, query: vector.query };
    assert.ok(isSignedWith(vector.app_secret, { ...request, headers: vector.headers }));
    assert.ok(isSignedWith(vector.app_secret, { ...request, headers }));
    assert.deepEqual(lasting(headers), { ...lasting(vector.headers), 'accept-language': 'en' });
  });
}

async function sign({ app_key, app_secret, access_token, order_id, is_attached }) {
  const config = Config.fromApikey(app_key, app_secret, access_token);
  return new TradeContext(config).signCancelOrder(order_id, is_attached);
}

/**
 * The headers that do not depend on the time. Without a region, the gateway takes the account for one
 * of Asia, so that the package does not send what the SDK sends then.
 */
function lasting({ 'x-timestamp': time, 'x-api-signature': signature, ...rest }) {
  const { 'x-dc-region': region, ...others } = rest;
  const headers = region === 'ap' ? others : rest;
  return { ...headers, signed: signature.split('Signature=')[0] };
}
