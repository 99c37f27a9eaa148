// The account that is measured with, and the request that its clients send. The token is as long
// as the broker's are, since what is hashed and sent grows with it.

export const ID = '709043056541253632';
export const APP_KEY = 'a'.repeat(32);
export const APP_SECRET = 's'.repeat(64);
export const ACCESS_TOKEN = `m_${'t'.repeat(798)}`;
export const KEYS = [APP_KEY, APP_SECRET, ACCESS_TOKEN];

const PATH = '/v1/trade/order';
const SIGNED_HEADERS = 'authorization;x-api-key;x-timestamp';

/** Now, as the gateway's documentation writes it. */
export function timestamp() {
  return (Date.now() / 1000).toFixed(3);
}

/** The text whose SHA-1 is signed. */
export function canonicalRequest(time, id = ID) {
  const headers = `authorization:${ACCESS_TOKEN}\nx-api-key:${APP_KEY}\nx-timestamp:${time}\n`;
  return `DELETE|${PATH}|order_id=${id}|${headers}|${SIGNED_HEADERS}|`;
}

/** The request that `signature` belongs to. */
export function signedRequest(base, time, signature, id = ID) {
  const headers = {
    authorization: ACCESS_TOKEN,
    'x-api-key': APP_KEY,
    'x-timestamp': time,
    'content-type': 'application/json; charset=utf-8',
    'accept-language': 'en',
    'x-dc-region': 'ap',
    'x-api-signature': `HMAC-SHA256 SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`,
  };
  return { method: 'DELETE', url: `${base}${PATH}?order_id=${id}`, headers };
}
