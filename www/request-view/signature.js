// How a request was signed, step by step. Computed anew from the practice keys; else a formula: the
// page keeps no key of yours.

import { t } from '../language.js';
import { PRACTICE_ACCOUNT } from '../practice-account.js';

export async function signatureOf({ url, headers }, isPractice) {
  const canonical = (token, key) => `DELETE|/v1/trade/order|${url.split('?')[1]}|\
authorization:${token}\nx-api-key:${key}\nx-timestamp:${headers['x-timestamp']}\n|\
authorization;x-api-key;x-timestamp|`;
  const { accessToken, appKey } = PRACTICE_ACCOUNT;
  const [sha1, signature] = isPractice
    ? await digestsOf(canonical(accessToken, appKey))
    : ['hex(sha1(canonical))', 'hex(hmac_sha256(app_secret, to_sign))'];
  const isSame = headers['x-api-signature'].endsWith(`=${signature}`);
  return `canonical = ${canonical(headers.authorization, headers['x-api-key'])}
to_sign   = HMAC-SHA256|${sha1}
signature = ${signature}
${isPractice ? t(isSame ? 'sameSignature' : 'otherSignature') : ''}`;
}

async function digestsOf(canonical) {
  const bytes = (text) => new TextEncoder().encode(text);
  const sha1 = hex(await crypto.subtle.digest('SHA-1', bytes(canonical)));
  const secret = bytes(PRACTICE_ACCOUNT.appSecret);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign']);
  return [sha1, hex(await crypto.subtle.sign('HMAC', key, bytes(`HMAC-SHA256|${sha1}`)))];
}

/** `toHex` is too young for some browsers that this page serves. */
const hex = (buffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
