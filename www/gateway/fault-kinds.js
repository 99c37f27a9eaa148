// What each kind of fault does to a call. `act` returns the answer to give instead: a plain one, or
// one with `spoil`, which is handed the response and does with it as it pleases; nothing lets the
// call go on.
//
//   status         any `status`, with `headers` and `body` (an object goes out as JSON)
//   html           a front proxy's HTML page, with any `status`
//   redirect       a 3xx `status` to `location`
//   delay          only waits `delayMs`; every kind can wait first
//   reset          the connection is reset without an answer
//   truncated      half of the answer's body, then the connection ends
//   endless        an answer whose body never ends: `bytes` each `everyMs`
//   hang           no answer until the gateway closes
//   expired-token  401003, as if the token had just expired
//   clock-skew     the gateway's clock is off by `skewMs`, so that it refuses it (900401)
//   duplicate      delivered twice; the caller gets the second answer (403202)

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
  reset: { fields: [], act: () => ({ spoil: reset }) },
  truncated: { fields: [], places: ['after', 'before', 'front'], act: truncatedAnswer },
  endless: {
    fields: ['bytes', 'everyMs'],
    act: endlessAnswer,
    check: (fault) => {
      allows('bytes', 1, 1_048_576)(fault);
      allows('everyMs', 1, 600_000)(fault);
    },
  },
  hang: { fields: [], act: () => ({ spoil: () => {} }) },
  'expired-token': { fields: [], act: () => refusalAnswer(BROKER_CODES.tokenExpired) },
  'clock-skew': {
    fields: ['skewMs'],
    places: ['clock'],
    act: () => undefined,
    check: needs('skewMs'),
  },
  duplicate: { fields: [], places: ['after'], act: (fault, { deliverAgain }) => deliverAgain() },
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

function reset(response) {
  response.socket?.resetAndDestroy();
}

function truncatedAnswer(fault, { answer = jsonAnswer(200, envelope(0, 'success', {})) }) {
  const body = Buffer.from(answer.body);
  const spoil = (response) => {
    response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
    response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
  };
  return { status: answer.status, spoil };
}

function endlessAnswer({ bytes = 16_384, everyMs = 1 }) {
  const spoil = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"code":0,"message":"');
    const pour = setInterval(
      () => response.writableNeedDrain || response.write('.'.repeat(bytes)),
      everyMs,
    );
    response.on('close', () => clearInterval(pour));
  };
  return { status: 200, spoil };
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
