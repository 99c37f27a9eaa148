// The gateway's signature check, against requests that the official Python SDK sent.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { isSignedWith, parseSignature } from '../../www/gateway/signature.js';

const { vectors } = JSON.parse(readFileSync(new URL('../vectors/signature.json', import.meta.url)));
const requestOf = ({ query, headers }) => ({
  method: 'DELETE',
  path: '/v1/trade/order',
  query,
  headers,
});

test('accepts the signature of each of the 24 recorded requests', () => {
  assert.equal(vectors.length, 24);
  for (const vector of vectors) assert.ok(isSignedWith(vector.app_secret, requestOf(vector)));
});

test('refuses each recorded request when any signed part differs', () => {
  for (const vector of vectors) {
    const request = requestOf(vector);
    const { headers } = request;
    const altered = [
      { ...request, method: 'GET' },
      { ...request, path: '/v1/trade/orders' },
      { ...request, query: `${vector.query}0` },
      { ...request, body: Buffer.from('{}') },
      ...['authorization', 'x-api-key', 'x-timestamp'].map((name) => ({
        ...request,
        headers: { ...headers, [name]: `${headers[name]}1` },
      })),
    ];
    for (const each of altered) assert.ok(!isSignedWith(vector.app_secret, each));
    assert.ok(!isSignedWith(`${vector.app_secret}x`, request));
  }
});

test('refuses a signature header that is malformed or leaves out what must be signed', () => {
  const hex = 'a'.repeat(64);
  const all = 'authorization;x-api-key;x-timestamp';
  assert.ok(parseSignature(`HMAC-SHA256 SignedHeaders=${all}, Signature=${hex}`));
  assert.ok(parseSignature(`HMAC-SHA256 SignedHeaders=${all};x-more, Signature=${hex}`));
  for (const header of [
    undefined,
    '',
    `HMAC-SHA1 SignedHeaders=${all}, Signature=${hex}`,
    `HMAC-SHA256 SignedHeaders=authorization;x-api-key, Signature=${hex}`,
    `HMAC-SHA256 SignedHeaders=${all}, Signature=${hex}a`,
    `HMAC-SHA256 SignedHeaders=${all}, Signature=${hex.toUpperCase()}`,
    `HMAC-SHA256 SignedHeaders=${all}`,
  ]) {
    assert.equal(parseSignature(header), undefined);
  }
});
