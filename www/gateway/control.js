// The control endpoint: lets a test in another process, or the demo page, steer a running gateway.
// CONTROLS lists what it can be asked for.
//
// It is for this machine alone. The peer must be loopback; the Host must be too, or a foreign name
// that resolves to 127.0.0.1 would do; and a browser must say that the page is of this very origin.

import { isIP } from 'node:net';
import { envelope, jsonAnswer, refusalAnswer } from './answers.js';
import { PRACTICE_CODES, Refusal } from './codes.js';

const PREFIX = '/__control/';
const CALLS_SHOWN = 100;

export function isControl(path) {
  return path.startsWith(PREFIX);
}

/** Answers a control request; 403 to anybody who is not on this machine. */
export async function control(gateway, { request, path, readBody, controlToken }) {
  if (!isLocal(request) || !hasToken(request, controlToken)) {
    return jsonAnswer(403, envelope(900403, 'practice gateway: control is for this machine alone'));
  }
  const { method } = request;
  const [name, orderId] = path.slice(PREFIX.length).split('/');
  const { act } = CONTROLS[`${method} ${name}${orderId ? '/N' : ''}`] ?? {};
  if (!act) return refusalAnswer(new Refusal(PRACTICE_CODES.noSuchEndpoint, EXPECTED));
  try {
    const data = act(gateway, method === 'POST' ? json(await readBody()) : orderId);
    return jsonAnswer(200, envelope(0, 'success', data ?? {}));
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    return refusalAnswer(new Refusal(PRACTICE_CODES.badRequest, error.message));
  }
}

/** What each request to the control endpoint does; `N` stands for an order id. */
export const CONTROLS = Object.freeze({
  'GET state': {
    does: '{ counts, faults, orders, calls }: the last 100 calls, less headers',
    act: (gateway) => ({
      counts: gateway.counts,
      faults: gateway.faults,
      orders: gateway.book.list(),
      calls: gateway.calls.slice(-CALLS_SHOWN).map(({ headers, ...call }) => call),
    }),
  },
  'POST faults': {
    does: 'arms a fault, or each of an array; a text such as "reset@after" will do',
    act: (gateway, faults) => each(faults, (fault) => gateway.fault(fault)),
  },
  'DELETE faults': { does: 'disarms all', act: (gateway) => gateway.clearFaults() },
  'POST orders': {
    does: 'submits an order with its plan, or each of an array',
    act: (gateway, orders) => each(orders, (order) => gateway.book.submit(order)),
  },
  'GET orders/N': {
    does: 'what the book has of order N, with the history of its statuses',
    act: (gateway, orderId) => orderOf(gateway, orderId),
  },
  'POST cancels': {
    does: '{ orderId }: somebody else cancels it',
    act: (gateway, { orderId }) => {
      const result = gateway.book.cancel(orderId);
      if (result !== 'submitted') throw new TypeError(`order ${orderId}: ${result}`);
      return orderOf(gateway, orderId);
    },
  },
  'POST fills': {
    does: '{ orderId, quantity? }: fills it, or so much of it',
    act: (gateway, { orderId, quantity }) => {
      gateway.book.fill(orderId, quantity);
      return orderOf(gateway, orderId);
    },
  },
  'POST ends': {
    does: '{ orderId, status }: ends it in that status',
    act: (gateway, { orderId, status }) => {
      gateway.book.end(orderId, status);
      return orderOf(gateway, orderId);
    },
  },
  'POST clock': {
    does: "{ advanceMs }: sets the gateway's clock forward",
    act: (gateway, { advanceMs }) => {
      gateway.advance(advanceMs);
      return { now: gateway.now() };
    },
  },
  'POST tokens': {
    does: '{ accessToken, expired }: makes a token expire, or valid again',
    act: (gateway, { accessToken, expired }) => {
      if (!gateway.expireToken(accessToken, expired))
        throw new TypeError('nobody holds that token');
    },
  },
  'POST limits': {
    does: 'replaces the limits; false switches them off',
    act: (gateway, limits) => gateway.setLimits(limits),
  },
  'POST reset': { does: 'everything as at the start', act: (gateway) => gateway.reset() },
});

const EXPECTED = `expected one of ${Object.keys(CONTROLS).join(', ')}`;

function each(values, act) {
  return Array.isArray(values) ? values.map(act) : act(values);
}

function orderOf(gateway, orderId) {
  const order = gateway.book.get(orderId);
  if (!order) throw new TypeError(`there is no order ${orderId}`);
  return order;
}

function json(bytes) {
  const text = new TextDecoder().decode(bytes);
  return text === '' ? {} : JSON.parse(text);
}

/**
 * Whether a request comes from this machine, and, if from a browser, from a page of the gateway's
 * own origin.
 */
export function isLocal({ socket, headers }) {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    isLoopback(host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')) &&
    (origin === undefined || origin === `http://${host}`) &&
    ['none', 'same-origin'].includes(site)
  );
}

function isLoopback(name) {
  const address = name.replace(/^::ffff:/i, '');
  return (
    address === 'localhost' ||
    address === '::1' ||
    (isIP(address) === 4 && address.startsWith('127.'))
  );
}

function hasToken({ headers }, controlToken) {
  return controlToken === undefined || headers['x-control-token'] === controlToken;
}
