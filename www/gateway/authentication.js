// Who is calling, and may they? Either an API key with a signature, or OAuth with a bearer token.
//
// The checks, in this order:
//   1. 403203  x-api-key is a known app key (signed) or client id (bearer)
//   2. 403205  the caller's address is among the account's `allowedIps`, when it has any
//   3. 900400  x-timestamp is there and has a known form
//   4. 403201  the signature fits; bearer calls carry none
//   5. 401003  the access token is the account's and has not expired
//   6. 900401  x-timestamp is near the gateway's clock, if `maxSkewMs` or a fault says so
//   7. 403202  the request was not seen before
//   8. 900403  `x-papertrading: true` does not come with a live account's token

import { BROKER_CODES, PRACTICE_CODES, Refusal } from './codes.js';
import { bytesOf, equalBytes } from './hash.js';
import { Remembered } from './remembered.js';
import { isSignedWith } from './signature.js';
import { parseTimestamp } from './timestamp.js';

const REQUESTS_REMEMBERED = 200_000;

export class Authentication {
  #credentials;
  #seen = new Remembered(REQUESTS_REMEMBERED);

  /**
   * `credentials`: `{ account, appKey, appSecret, accessToken }` or, by OAuth,
   * `{ account, clientId, accessToken }`; each optionally with `live`, `expired` and `allowedIps`.
   */
  constructor(credentials) {
    this.#credentials = credentials.map((each) => ({ account: 'practice', ...each }));
  }

  /** Adds credentials, as a broker issues a fresh token. */
  add(credential) {
    this.#credentials.push({ account: 'practice', ...credential });
  }

  /** Makes an access token expire, or valid again; false when nobody holds it. */
  expire(accessToken, expired = true) {
    const held = this.#credentials.filter((each) => each.accessToken === accessToken);
    for (const each of held) each.expired = expired;
    return held.length > 0;
  }

  /**
   * The name of the securities account that `request` speaks for; throws a Refusal when it may not.
   */
  admit(request, { clock, maxSkewMs }) {
    const { headers } = request;
    const bearer = bearerToken(headers);
    const known = this.#holdersOf(headers['x-api-key'], bearer !== undefined);
    check(known.length > 0, BROKER_CODES.appKeyIllegal);
    check(
      known.some((each) => mayCallFrom(each, request.ip)),
      BROKER_CODES.ipNotAllowed,
    );
    const timestamp = parseTimestamp(headers['x-timestamp']);
    check(timestamp !== undefined, PRACTICE_CODES.badRequest, 'x-timestamp');
    const signed = known.filter((each) => bearer ?? isSignedWith(each.appSecret, request));
    check(signed.length > 0, BROKER_CODES.signatureInvalid);
    const token = bearer ?? headers.authorization;
    const holder = signed.find((each) => equal(each.accessToken, token) && !each.expired);
    check(holder, BROKER_CODES.tokenExpired);
    check(!(Math.abs(timestamp - clock) > maxSkewMs), PRACTICE_CODES.clockSkew);
    check(this.#seen.add(fingerprint(request)), BROKER_CODES.duplicateRequest);
    const isPaper = headers['x-papertrading'] === 'true';
    check(!(isPaper && holder.live), PRACTICE_CODES.liveAccount);
    return holder.account;
  }

  #holdersOf(apiKey, isBearer) {
    if (!apiKey) return [];
    return this.#credentials.filter((each) => (isBearer ? each.clientId : each.appKey) === apiKey);
  }
}

function mayCallFrom({ allowedIps }, ip) {
  return allowedIps?.includes(ip) ?? true;
}

/** The token of an OAuth call; undefined for a signed call, whose token may look like anything. */
function bearerToken(headers) {
  if (headers['x-api-signature'] !== undefined) return undefined;
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
}

/**
 * What makes two requests the same: the signature covers it all; without one, what would be signed.
 */
function fingerprint({ headers, method, path, query, body }) {
  const what =
    headers['x-api-signature'] ?? [headers['x-timestamp'], method, path, query, body].join('\n');
  return `${headers['x-api-key']}\n${what}`;
}

function equal(expected, given) {
  return equalBytes(bytesOf(expected), bytesOf(given ?? ''));
}

/**
 * @param {unknown} holds @param {{ status: number, code: number, message: string }} refusal @param {string} [detail]
 * @returns {asserts holds}
 */
function check(holds, refusal, detail) {
  if (!holds) throw new Refusal(refusal, detail);
}
