// What each kind of fault does to a call. `act` returns the answer to give instead; nothing lets the
// call go on. An answer with `connection` is one that cannot simply be written: what carries the
// gateway (http.js, fetch.js) does as it says.
//
//   status         any `status`, with `headers` and `body` (an object goes out as JSON)
//   html           a front proxy's HTML page, with any `status`
//   redirect       a 3xx `status` to `location`
//   delay          only waits `delayMs`; every kind that answers can wait first
//   reset          the connection is reset without an answer
//   truncated      half of the answer's body, then the connection ends
//   endless        an answer whose body never ends: `bytes` each `everyMs`
//   hang           no answer until the gateway closes
//   expired-token  401003, as if the token had just expired
//   clock-skew     the gateway's clock is off by `skewMs`, so that it refuses it (900401)
//   duplicate      delivered twice; the caller gets the second answer (403202)
//   stale          a look-up or a list answers with the book as it was `staleMs` ago

import { BROKER_CODES } from './codes.js';
import { envelope, jsonAnswer, refusalAnswer } from './answers.js';

export const FAULT_KINDS = Object.freeze({
  status: {
    fields: ['status', 'headers', 'body'],
    act: statusAnswer,
    check: needs('status', 200, 599),
  },
  html: {
    fields: ['status', 'headers', 'body'],
    act: htmlAnswer,
    check: allows('status', 200, 599),
  },
  redirect: {
    fields: ['status', 'location'],
    act: redirectAnswer,
    check: allows('status', 300, 399),
  },
  delay: { fields: [], act: () => undefined, check: needs('delayMs', 0, 600_000) },
  reset: { fields: [], act: () => ({ connection: 'reset' }) },
  truncated: { fields: [], places: ['after', 'before', 'front'], act: truncatedAnswer },
  endless: {
    fields: ['bytes', 'everyMs'],
    act: endlessAnswer,
    check: (fault) => {
      allows('bytes', 1, 1_048_576)(fault);
      allows('everyMs', 1, 600_000)(fault);
    },
  },
  hang: { fields: [], act: () => ({ connection: 'hang' }) },
  'expired-token': { fields: [], act: () => refusalAnswer(BROKER_CODES.tokenExpired) },
  'clock-skew': {
    fields: ['skewMs'],
    places: ['clock'],
    act: () => undefined,
    check: needs('skewMs'),
  },
  duplicate: { fields: [], places: ['after'], act: (fault, { deliverAgain }) => deliverAgain() },
  stale: {
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

function truncatedAnswer(fault, { answer = jsonAnswer(200, envelope(0, 'success', {})) }) {
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
