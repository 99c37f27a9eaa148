// The control endpoint: lets a test in another process, or the demo page, steer a running gateway.
//
//   GET    /__control/state    { counts, faults, orders, calls }: the last 100 calls, less headers
//   POST   /__control/faults   arms a fault, or each of an array
//   DELETE /__control/faults   disarms all
//   POST   /__control/orders   submits an order with its plan, or each of an array
//   GET    /__control/orders/N what the book has of order N, with the history of its statuses
//   POST   /__control/cancels  { orderId }: somebody else cancels it
//   POST   /__control/fills    { orderId, quantity? }: fills it, or so much of it
//   POST   /__control/ends     { orderId, status }: ends it in that status
//   POST   /__control/clock    { advanceMs }: sets the gateway's clock forward
//   POST   /__control/tokens   { accessToken, expired }: makes a token expire, or valid again
//   POST   /__control/limits   replaces the limits; false switches them off
//   POST   /__control/reset    everything as at the start
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
  const act = ACTS[`${method} ${name}${orderId ? '/N' : ''}`];
  if (!act) return refusalAnswer(PRACTICE_CODES.noSuchEndpoint);
  try {
    const data = act(gateway, method === 'POST' ? json(await readBody()) : orderId);
    return jsonAnswer(200, envelope(0, 'success', data ?? {}));
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    return refusalAnswer(new Refusal(PRACTICE_CODES.badRequest, error.message));
  }
}

const ACTS = {
  'GET state': (gateway) => ({
    counts: gateway.counts,
    faults: gateway.faults,
    orders: gateway.book.list(),
    calls: gateway.calls.slice(-CALLS_SHOWN).map(({ headers, ...call }) => call),
  }),
  'POST faults': (gateway, faults) => each(faults, (fault) => gateway.fault(fault)),
  'DELETE faults': (gateway) => gateway.clearFaults(),
  'POST orders': (gateway, orders) => each(orders, (order) => gateway.book.submit(order)),
  'GET orders/N': (gateway, orderId) => orderOf(gateway, orderId),
  'POST cancels': (gateway, { orderId }) => {
    const result = gateway.book.cancel(orderId);
    if (result !== 'submitted') throw new TypeError(`order ${orderId}: ${result}`);
    return orderOf(gateway, orderId);
  },
  'POST fills': (gateway, { orderId, quantity }) => {
    gateway.book.fill(orderId, quantity);
    return orderOf(gateway, orderId);
  },
  'POST ends': (gateway, { orderId, status }) => {
    gateway.book.end(orderId, status);
    return orderOf(gateway, orderId);
  },
  'POST clock': (gateway, { advanceMs }) => {
    gateway.advance(advanceMs);
    return { now: gateway.now() };
  },
  'POST tokens': (gateway, { accessToken, expired }) => {
    if (!gateway.expireToken(accessToken, expired)) throw new TypeError('nobody holds that token');
  },
  'POST limits': (gateway, limits) => gateway.setLimits(limits),
  'POST reset': (gateway) => gateway.reset(),
};

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
