// The request signature, written from the protocol's text and sharing nothing with the package,
// so that a mistake in one of the two cannot hide in the other.

import { bytesOfHex, equalBytes, hex, hmacSha256, sha1 } from './hash.js';

const HEADER =
  /^HMAC-SHA256 SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), ?Signature=([0-9a-f]{64})$/;
const MUST_SIGN = ['authorization', 'x-api-key', 'x-timestamp'];

/**
 * Splits an X-Api-Signature header; undefined when it is malformed or leaves out what must be
 * signed.
 */
export function parseSignature(header) {
  const [, list, digits] = HEADER.exec(header ?? '') ?? [];
  const signedHeaders = list?.split(';');
  if (!signedHeaders || !MUST_SIGN.every((name) => signedHeaders.includes(name))) return undefined;
  return { signedHeaders, signature: bytesOfHex(digits) };
}

/**
 * The text that is signed. `query` is as received: decoding it and encoding it again could change
 * it.
 */
export function canonicalRequest({ method, path, query, headers, body }, signedHeaders) {
  const lines = signedHeaders.map((name) => `${name}:${headers[name] ?? ''}\n`).join('');
  const bodyHash = body?.length ? hex(sha1(body)) : '';
  return `${method}|${path}|${query}|${lines}|${signedHeaders.join(';')}|${bodyHash}`;
}

/** Whether the request's X-Api-Signature was made with `appSecret`. */
export function isSignedWith(appSecret, request) {
  const parsed = parseSignature(request.headers['x-api-signature']);
  if (!parsed) return false;
  const canonical = canonicalRequest(request, parsed.signedHeaders);
  const expected = hmacSha256(appSecret, `HMAC-SHA256|${hex(sha1(canonical))}`);
  return equalBytes(expected, parsed.signature);
}
