// An attempt on the wire: the request as sent, how it was signed, and the same call by hand.
// Secrets are masked or named, never shown.

import { curlOf, scriptOf } from './by-hand.js';
import { button, el } from './dom.js';
import { t } from './language.js';
import { PRACTICE_ACCOUNT } from './practice-account.js';

export async function wireView(cancel, attempt) {
  const lines = Object.entries(attempt.headers).map((header) => header.join(': '));
  const isSigned = attempt.headers['x-api-signature'];
  const blocks = [
    [t('asSent'), [`DELETE ${attempt.url}`, ...lines].join('\n')],
    isSigned && [t('signature'), await signatureOf(attempt, cancel.order)],
    ['curl', curlOf(attempt)],
    ['JavaScript', scriptOf(cancel, attempt)],
  ];
  return blocks.filter(Boolean).flatMap(block);
}

function block([title, text]) {
  const done = el('span', { role: 'status' });
  const tell = (key) => () => (done.textContent = t(key));
  const act = () => navigator.clipboard.writeText(text).then(tell('copied'), tell('notCopied'));
  const copy = button({ 'aria-label': `${t('copy')}: ${title}` }, act, t('copy'));
  return [el('h3', {}, title, copy, done), el('pre', {}, text)];
}

/** Computed anew from the practice keys; else a formula: the page keeps no key of yours. */
async function signatureOf({ url, headers }, isPractice) {
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
  const hex = (buffer) => new Uint8Array(buffer).toHex();
  const sha1 = hex(await crypto.subtle.digest('SHA-1', bytes(canonical)));
  const secret = bytes(PRACTICE_ACCOUNT.appSecret);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign']);
  return [sha1, hex(await crypto.subtle.sign('HMAC', key, bytes(`HMAC-SHA256|${sha1}`)))];
}
