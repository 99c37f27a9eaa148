// Signatures as one would write them by hand, by each of the libraries there are. Each signer is
// made once and resolves to the request of a given time.

import { APP_SECRET, canonicalRequest, signedRequest, timestamp } from './account.js';

const encoder = new TextEncoder();

/** The signers that this runtime has, by the name of what they sign with. */
export async function signers({ isNode }) {
  return {
    ...(isNode && { 'node:crypto': await nodeCrypto() }),
    WebCrypto: await webCrypto(),
    '@noble/hashes': await nobleHashes(),
  };
}

export async function nodeCrypto() {
  const { createHash, createHmac } = await import('node:crypto');
  return async (base, time = timestamp(), id = undefined) => {
    const digest = createHash('sha1').update(canonicalRequest(time, id)).digest('hex');
    const hmac = createHmac('sha256', APP_SECRET).update(`HMAC-SHA256|${digest}`);
    return signedRequest(base, time, hmac.digest('hex'), id);
  };
}

export async function webCrypto() {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const secret = encoder.encode(APP_SECRET);
  const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
  return async (base, time = timestamp(), id = undefined) => {
    const canonical = encoder.encode(canonicalRequest(time, id));
    const digest = hex(await crypto.subtle.digest('SHA-1', canonical));
    const text = encoder.encode(`HMAC-SHA256|${digest}`);
    return signedRequest(base, time, hex(await crypto.subtle.sign('HMAC', key, text)), id);
  };
}

async function nobleHashes() {
  const { hmac } = await import('@noble/hashes/hmac.js');
  const { sha1 } = await import('@noble/hashes/legacy.js');
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const { bytesToHex } = await import('@noble/hashes/utils.js');
  const secret = encoder.encode(APP_SECRET);
  return async (base, time = timestamp(), id = undefined) => {
    const digest = bytesToHex(sha1(encoder.encode(canonicalRequest(time, id))));
    const signature = hmac(sha256, secret, encoder.encode(`HMAC-SHA256|${digest}`));
    return signedRequest(base, time, bytesToHex(signature), id);
  };
}

function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
