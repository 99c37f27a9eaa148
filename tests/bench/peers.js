// What one would write by hand: clients and signers, from the barest to one that does the whole
// job. They are written as their users would write them.

import { createHash, createHmac } from 'node:crypto';

export const ID = '709043056541253632';
export const KEYS = ['bench-app-key', 'bench-app-secret', `bench-${'t'.repeat(200)}`];
const [APP_KEY, APP_SECRET, ACCESS_TOKEN] = KEYS;
const PATH = '/v1/trade/order';
const QUERY = `order_id=${ID}`;
const SIGNED = 'authorization;x-api-key;x-timestamp';

const timestamp = () => (Date.now() / 1000).toFixed(3);

function canonical(time) {
  const headers = `authorization:${ACCESS_TOKEN}\nx-api-key:${APP_KEY}\nx-timestamp:${time}\n`;
  return `DELETE|${PATH}|${QUERY}|${headers}|${SIGNED}|`;
}

function request(base, time, signature) {
  const headers = {
    authorization: ACCESS_TOKEN,
    'x-api-key': APP_KEY,
    'x-timestamp': time,
    'content-type': 'application/json; charset=utf-8',
    'accept-language': 'en',
    'x-dc-region': 'ap',
    'x-api-signature': `HMAC-SHA256 SignedHeaders=${SIGNED}, Signature=${signature}`,
  };
  return { method: 'DELETE', url: `${base}${PATH}?${QUERY}`, headers };
}

/** Signs with node:crypto. */
export async function signByNode(base, time = timestamp()) {
  const digest = createHash('sha1').update(canonical(time)).digest('hex');
  const hmac = createHmac('sha256', APP_SECRET).update(`HMAC-SHA256|${digest}`);
  return request(base, time, hmac.digest('hex'));
}

const encoder = new TextEncoder();
const hex = (buffer) => Buffer.from(buffer).toString('hex');
const algorithm = { name: 'HMAC', hash: 'SHA-256' };
const key = crypto.subtle.importKey('raw', encoder.encode(APP_SECRET), algorithm, false, ['sign']);

/** Signs with WebCrypto, which browsers have as well. */
export async function signByWebCrypto(base, time = timestamp()) {
  const digest = hex(await crypto.subtle.digest('SHA-1', encoder.encode(canonical(time))));
  const text = encoder.encode(`HMAC-SHA256|${digest}`);
  return request(base, time, hex(await crypto.subtle.sign('HMAC', await key, text)));
}

/** Sends without a thought, with the same headers each time: the floor. */
export function bare(base) {
  const { url, ...init } = request(base, timestamp(), 'a'.repeat(64));
  return async () => (await fetch(url, init)).json();
}

export function signedFetch(base, sign) {
  return async () => {
    const { url, ...init } = await sign(base);
    const answer = await (await fetch(url, init)).json();
    if (answer.code !== 0) throw new Error(answer.message);
  };
}

/** The whole job in plain JavaScript: signed, with a deadline and a bounded body. */
export function wholeJob(base) {
  return async () => {
    const { url, ...init } = await signByNode(base);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 10_000);
    try {
      const response = await fetch(url, {
        ...init,
        signal: controller.signal,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      const { code } = JSON.parse(await capped(response));
      if (code !== 0) throw new Error(String(code));
    } finally {
      clearTimeout(timer);
    }
  };
}

async function capped(response) {
  const chunks = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > 65_536) throw new Error('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
