// Every answer the practice gateway gives other than success, in one place.

const refusal = (status, code, message) => Object.freeze({ status, code, message });

/** Refusals that the broker documents. */
export const BROKER_CODES = Object.freeze({
  tokenExpired: refusal(401, 401003, 'token expired'),
  signatureInvalid: refusal(403, 403201, 'signature invalid'),
  duplicateRequest: refusal(403, 403202, 'duplicate request'),
  appKeyIllegal: refusal(403, 403203, 'apikey illegal'),
  ipNotAllowed: refusal(403, 403205, 'ip is not allowed'),
  callsTooClose: refusal(429, 429001, 'ip request ratelimit'),
  tooManyCalls: refusal(429, 429002, 'api request is limited'),
  internal: refusal(500, 500000, 'internal error'),
});

/**
 * Codes that the broker does not document, and its users and staff have told of. 601011 and its
 * message stand in a user's log; 602001 was told of with an HTTP status of 400. Of 601012 and 601013
 * no log is known: one user's program takes them to mean this. The other messages are ours.
 */
export const REPORTED_CODES = Object.freeze({
  orderCancelled: refusal(400, 601011, 'Order has been cancelled.'),
  orderFilled: refusal(400, 601012, 'practice gateway: the order has been filled'),
  orderRejected: refusal(400, 601013, 'practice gateway: the order has been rejected'),
  noSuchOrder: refusal(400, 602001, 'practice gateway: no such order'),
});

/**
 * Refusals that the broker does not document in number. These are the practice gateway's own: all
 * are of the form 900xxx, a range the broker does not use, so that nobody mistakes one for the
 * broker's.
 */
export const PRACTICE_CODES = Object.freeze({
  badRequest: refusal(400, 900400, 'practice gateway: bad request'),
  clockSkew: refusal(400, 900401, 'practice gateway: x-timestamp is too far from my clock'),
  liveAccount: refusal(403, 900403, 'practice gateway: paper trading asked with a live token'),
  noSuchEndpoint: refusal(404, 900405, 'practice gateway: no such endpoint'),
  orderExpired: refusal(409, 900409, 'practice gateway: the order has expired'),
  bodyTooLarge: refusal(413, 900413, 'practice gateway: body too large'),
  headersTooLarge: refusal(431, 900431, 'practice gateway: headers too large'),
});

/** Of a request's body, at most. */
export const MOST_BYTES = 65_536;

/** A call turned down: thrown where the reason is found, made an answer in one place. */
export class Refusal extends Error {
  constructor({ status, code, message }, detail) {
    super(detail ? `${message}: ${detail}` : message);
    this.status = status;
    this.code = code;
  }
}
