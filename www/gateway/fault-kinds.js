// What each kind of fault does to a call. `act` returns the answer to give instead; nothing lets the
// call go on. An answer with `connection` is one that cannot simply be written: what carries the
// gateway (http.js, fetch.js) does as it says.
//
// `does` is what README.md, `--help` and the error for an unknown kind say of it; `number` is the
// field that a text such as `status=429` gives, and `usual` what it is where the text gives none.

import { BROKER_CODES } from './codes.js';
import { envelope, jsonAnswer, refusalAnswer } from './answers.js';

/**
 * @typedef {object} Kind
 * @property {string} does
 * @property {string} [number]
 * @property {number} [usual]
 * @property {readonly string[]} fields
 * @property {readonly string[]} [places]
 * @property {(fault: any, call: any) => any} act
 * @property {(fault: any) => void} [check]
 */

/** @type {Readonly<Record<string, Kind>>} */
export const FAULT_KINDS = Object.freeze({
  status: {
    does: 'any HTTP `status`, with `headers` and `body` (an object goes out as JSON)',
    number: 'status',
    usual: 500,
    fields: ['status', 'headers', 'body'],
    act: statusAnswer,
    check: needs('status', 200, 599),
  },
  html: {
    does: "a front proxy's HTML page, with any `status`",
    number: 'status',
    usual: 502,
    fields: ['status', 'headers', 'body'],
    act: htmlAnswer,
    check: allows('status', 200, 599),
  },
  redirect: {
    does: 'a 3xx `status` to `location`',
    number: 'status',
    usual: 302,
    fields: ['status', 'location'],
    act: redirectAnswer,
    check: allows('status', 300, 399),
  },
  delay: {
    does: 'only waits `delayMs`; every kind that answers can wait first',
    number: 'delayMs',
    usual: 2000,
    fields: [],
    act: () => undefined,
    check: needs('delayMs', 0, 600_000),
  },
  reset: {
    does: 'the connection is reset without an answer',
    fields: [],
    act: () => ({ connection: 'reset' }),
  },
  truncated: {
    does: "half of the answer's body, then the connection ends",
    fields: [],
    places: ['after', 'before', 'front'],
    act: truncatedAnswer,
  },
  endless: {
    does: 'an answer whose body never ends: `bytes` each `everyMs`',
    fields: ['bytes', 'everyMs'],
    act: endlessAnswer,
    check: (fault) => {
      allows('bytes', 1, 1_048_576)(fault);
      allows('everyMs', 1, 600_000)(fault);
    },
  },
  hang: {
    does: 'no answer until the gateway closes',
    fields: [],
    act: () => ({ connection: 'hang' }),
  },
  'expired-token': {
    does: '401003, as if the token had just expired',
    fields: [],
    act: () => refusalAnswer(BROKER_CODES.tokenExpired),
  },
  'clock-skew': {
    does: "the gateway's clock is off by `skewMs`, so that it refuses the call (900401)",
    number: 'skewMs',
    usual: 600000,
    fields: ['skewMs'],
    places: ['clock'],
    act: () => undefined,
    check: needs('skewMs'),
  },
  duplicate: {
    does: 'delivered twice; the caller gets the second answer (403202)',
    fields: [],
    places: ['after'],
    act: (_fault, { deliverAgain }) => deliverAgain(),
  },
  stale: {
    does: 'a look-up or a list answers with the book as it was `staleMs` ago',
    number: 'staleMs',
    usual: 5000,
    fields: ['staleMs'],
    places: ['view'],
    act: () => undefined,
    check: (fault) => {
      needs('staleMs', 0)(fault);
      const { method = 'GET' } = fault.match ?? {};
      if (method !== 'GET')
        throw new TypeError('fault stale meets look-ups and lists, which are GET');
    },
  },
});

const USUAL = Object.freeze({
  401: BROKER_CODES.tokenExpired,
  403: BROKER_CODES.signatureInvalid,
  429: BROKER_CODES.tooManyCalls,
  500: BROKER_CODES.internal,
});

function statusAnswer({ status, headers, body }) {
  if (typeof body === 'string') {
    return { status, headers: { 'content-type': 'text/plain', ...headers }, body };
  }
  const { code = status * 1000, message = `status ${status} on demand` } = USUAL[status] ?? {};
  return jsonAnswer(status, body ?? envelope(code, message), headers);
}

function htmlAnswer({ status = 502, headers, body }) {
  const page = `<html><body><h1>${status} from a proxy</h1></body></html>\n`;
  return { status, headers: { 'content-type': 'text/html', ...headers }, body: body ?? page };
}

function redirectAnswer({ status = 302, location = '/elsewhere' }) {
  return { status, headers: { location }, body: '' };
}

function truncatedAnswer(_fault, { answer = jsonAnswer(200, envelope(0, 'success', {})) }) {
  return { ...answer, code: undefined, connection: 'truncated' };
}

function endlessAnswer({ bytes = 16_384, everyMs = 1 }) {
  const headers = { 'content-type': 'application/json' };
  const body = '{"code":0,"message":"';
  return { status: 200, headers, body, connection: 'endless', bytes, everyMs };
}

function needs(name, least = -Infinity, most = Infinity) {
  return (fault) => {
    const value = fault[name];
    if (Number.isFinite(value) && value >= least && value <= most) return;
    throw new TypeError(`fault ${fault.kind} needs a number from ${least} to ${most} as ${name}`);
  };
}

function allows(name, least, most) {
  return (fault) => fault[name] === undefined || needs(name, least, most)(fault);
}
