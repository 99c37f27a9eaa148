// A gateway that says nothing false: what it answers is what it did. But it executes a cancel and
// then closes the connection without a byte, is down afterwards, or answers a copy of the request by
// a refusal, as a duplicates check or a limit does. What it does when is for a schedule to say: see
// schedule.js.
//
// Its log is the oracle. `log` has for each order `{ executed, accepted, life, arrivals }`: whether a
// DELETE cancelled it, whether code 0 was answered, the statuses that it had (order-life.js), and each
// DELETE that arrived, as `{ request, copy, reused, act, version }`: which of the order's requests,
// whether it had arrived before, whether its connection had carried another request, and the version
// of HTTP.

import { createServer } from 'node:http';
import { constants, createSecureServer } from 'node:http2';
import { Authentication } from '../../www/gateway/authentication.js';
import { envelope, jsonAnswer, refusalAnswer } from '../../www/gateway/answers.js';
import { allowReading, isPreflight, preflightHeaders } from '../../www/gateway/cors.js';
import { BROKER_CODES, PRACTICE_CODES, REPORTED_CODES } from '../../www/gateway/codes.js';
import { PRACTICE_ACCOUNT, SERVER_OPTIONS, listen } from '../../www/gateway/index.js';
import { CERTIFICATE, KEY } from '../support/certificate.js';
import { OrderLife, detailAnswer } from './order-life.js';

/** Below the ports that a system gives to clients: nobody takes this one while the gateway is down. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;

const ACCEPTED = jsonAnswer(200, envelope(0, 'success', {}));
const REFUSED = refusalAnswer({ status: 400, code: 400000, message: 'wrong parameter' });
const CANCELLED = refusalAnswer(REPORTED_CODES.orderCancelled);
const ENDED = {
  CanceledStatus: CANCELLED,
  FilledStatus: refusalAnswer(REPORTED_CODES.orderFilled),
  RejectedStatus: refusalAnswer(REPORTED_CODES.orderRejected),
  ExpiredStatus: refusalAnswer(PRACTICE_CODES.orderExpired),
};
const NO_SUCH_ORDER = refusalAnswer(REPORTED_CODES.noSuchOrder);
const ANOTHER_ID = '1';
const FORBIDDEN = refusalAnswer(BROKER_CODES.ipNotAllowed);
const DUPLICATE = refusalAnswer(BROKER_CODES.duplicateRequest);
const LIMITED = [refusalAnswer(BROKER_CODES.tooManyCalls), text(429, 'Too Many Requests')];
const MISDIRECTED = [text(421, 'Misdirected Request')];
const FAILURES = [
  refusalAnswer(BROKER_CODES.internal),
  text(502, '<html><h1>502 Bad Gateway</h1></html>'),
  refusalAnswer({ status: 503, code: 503000, message: 'service unavailable' }),
  text(504, 'stream timeout'),
];
const PROXY_ANSWERS = [
  text(403, '<html>denied</html>'),
  text(463, '<html>risk control</html>'),
  text(408, 'Request Timeout'),
  text(499, ''),
  { ...text(302, ''), headers: { location: '/elsewhere' } },
  jsonAnswer(400, envelope('0', 'no code', null)),
  jsonAnswer(200, envelope(500001, 'internal error', null)),
  jsonAnswer(200, envelope(504000, 'upstream timeout', null)),
  jsonAnswer(403, envelope(0, 'success', null)),
  text(200, ''),
];
const REFUSED_COPIES = { duplicate: [DUPLICATE], limited: LIMITED, refused: [REFUSED] };

/**
 * Starts one, closed when the test ends: `{ url, control, log }`. A GET of `control` says that a
 * cancel has settled; after `settlesDown` of them a gateway that is down opens again. A `secure` one
 * speaks HTTP/2, behind TLS.
 */
export async function honestGateway(t, schedule, { settlesDown = 1, secure = false } = {}) {
  const gateway = new HonestGateway(schedule, settlesDown, secure);
  t.after(() => gateway.close());
  await gateway.start();
  return gateway;
}

class HonestGateway {
  log = new Map();
  #schedule;
  #settlesDown;
  #server;
  #control = createServer((request, response) => this.#settled(response));
  #authentication = new Authentication([PRACTICE_ACCOUNT]);
  /** By their ports at the other end: HTTP/2 shows nobody its sockets. */
  #sockets = new Map();
  #connections = 0;
  #port;
  #opensAfter = 0;

  constructor(schedule, settlesDown, secure) {
    this.#schedule = schedule;
    this.#settlesDown = settlesDown;
    const handle = (request, response) => this.#handle(request, response);
    this.#server = secure
      ? createSecureServer({ cert: CERTIFICATE, key: KEY }, handle)
      : createServer(SERVER_OPTIONS, handle);
    this.url = secure ? 'https' : 'http';
    this.#server.on('connection', (socket) => this.#connected(socket));
    this.#server.on('clientError', (error, socket) => socket.destroy());
    this.#server.on('sessionError', () => {});
  }

  async start() {
    this.#port = await listenBelow(this.#server);
    this.url += `://127.0.0.1:${this.#port}`;
    await listen(this.#control, 0, '127.0.0.1');
    this.control = `http://127.0.0.1:${this.#control.address().port}/settled`;
  }

  close() {
    this.#server.close();
    for (const { socket } of this.#sockets.values()) socket.destroy();
    this.#control.close();
    this.#control.closeAllConnections();
  }

  #connected(socket) {
    const { remotePort } = socket;
    const connection = { socket, carried: 0 };
    this.#sockets.set(remotePort, connection);
    socket
      .on('error', () => {})
      .on('close', () => {
        if (this.#sockets.get(remotePort) === connection) this.#sockets.delete(remotePort);
      });
    this.#connections += 1;
    if (this.#schedule.connection(this.#connections)) socket.resetAndDestroy();
  }

  #handle(request, response) {
    const { remotePort } = request.socket;
    // Closed meanwhile, while the request was in the server's hands.
    const connection = this.#sockets.get(remotePort) ?? { carried: 0 };
    const reused = connection.carried > 0;
    connection.carried += 1;
    allowReading(response);
    if (isPreflight(request)) {
      return response.writeHead(204, preflightHeaders(request.headers)).end();
    }
    const [path, query = ''] = request.url.split('?');
    const orderId = new URLSearchParams(query).get('order_id');
    const { method } = request;
    if (!['DELETE', 'GET'].includes(method) || path !== '/v1/trade/order' || !orderId) {
      return answer(response, text(404, 'no such endpoint'));
    }
    if (method === 'GET') return this.#lookUp(response, orderId, { request, path, query });
    const arrival = this.#arrive(orderId, { request, path, query, reused });
    this.#act(response, orderId, arrival);
    return undefined;
  }

  /** A look-up changes nothing; what it is told was true at some time before. */
  #lookUp(response, orderId, { request, path, query }) {
    const order = this.#order(orderId);
    const key = keyOf(request);
    if (!order.delivered.has(key)) this.#admit(request, { path, query });
    order.delivered.add(key);
    const { number, status, before } = order.life.lookUp();
    const { act, variant } = this.#schedule.lookUp(orderId, number);
    const choose = (answers) => answers[Math.floor(variant * answers.length)];
    switch (act) {
      case 'answer':
        return answer(response, detailAnswer(orderId, status));
      case 'lags':
        return answer(response, detailAnswer(orderId, before));
      case 'another order':
        return answer(response, detailAnswer(ANOTHER_ID, 'CanceledStatus'));
      case 'no such order':
        return answer(response, NO_SUCH_ORDER);
      case 'drop':
        return closeWithout(response, variant);
      case 'half':
        return half(response, variant);
      case 'silent':
        return undefined;
      case 'limited':
        return answer(response, choose(LIMITED));
      case 'fails':
        return answer(response, choose(FAILURES));
      case 'proxy':
        return answer(response, choose(PROXY_ANSWERS));
      default:
        throw new Error(`unknown act ${act}`);
    }
  }

  /** Notes that a request has arrived, and decides what is done with it. */
  #arrive(orderId, { request, path, query, reused }) {
    const order = this.#order(orderId);
    const key = keyOf(request);
    const copy = order.requests.has(key);
    if (!copy) order.requests.set(key, order.requests.size + 1);
    const number = order.requests.get(key);
    const version = request.httpVersion;
    const arrival = { request: number, copy, reused, version, variant: 0, executes: false };
    order.arrivals.push(arrival);
    if (order.forbidden) return Object.assign(arrival, { act: 'forbidden' });
    if (copy && order.delivered.has(key)) {
      return Object.assign(arrival, { act: 'refuses copy' });
    }
    // A copy of what a proxy has not passed on is the first that the gateway itself sees.
    const nth = copy ? `${number} again` : number;
    Object.assign(arrival, this.#schedule.request(orderId, nth));
    if (arrival.act === 'misdirected') return arrival;
    order.delivered.add(key);
    this.#admit(request, { path, query });
    return arrival;
  }

  #admit({ method, headers, socket }, { path, query }) {
    const call = { method, path, query, headers, ip: socket.remoteAddress };
    this.#authentication.admit(call, { clock: Date.now() });
  }

  #order(orderId) {
    if (!this.log.has(orderId)) {
      const kept = { requests: new Map(), delivered: new Set(), arrivals: [] };
      const treatment = this.#schedule.order(orderId);
      const state = { executed: false, accepted: false, life: new OrderLife(treatment) };
      this.log.set(orderId, { ...treatment, ...state, ...kept });
    }
    return this.log.get(orderId);
  }

  #act(response, orderId, { request, act, executes, variant }) {
    const order = this.log.get(orderId);
    const { life, executed: was } = order;
    // What a further cancel is told, where the order is over for another reason than a cancel's.
    const over = life.isClosed && (!was || life.status !== 'CanceledStatus');
    const refusal = over ? ENDED[life.status] : CANCELLED;
    if (executes && life.cancel()) order.executed = true;
    const close = () => closeWithout(response, variant);
    const choose = (answers) => answers[Math.floor(variant * answers.length)];
    const send = (what) => {
      if (this.#schedule.idle(orderId, request)) response.on('finish', endOf(response));
      answer(response, what);
    };
    switch (act) {
      case 'answer':
        if (over || (was && order.again === 'refused')) return send(refusal);
        order.accepted = true;
        return send(ACCEPTED);
      case 'drop':
        return close();
      case 'down':
        this.#goDown(response.socket.remotePort);
        return close();
      case 'half':
        return half(response, variant);
      case 'silent':
        return undefined;
      case 'forbidden':
        return send(FORBIDDEN);
      case 'refuses copy':
        return send(choose(REFUSED_COPIES[order.copies]));
      case 'limited':
        return send(choose(LIMITED));
      case 'refused':
        return send(was ? refusal : REFUSED);
      case 'misdirected':
        return send(choose(MISDIRECTED));
      case 'fails':
        return send(choose(FAILURES));
      case 'proxy':
        return send(choose(PROXY_ANSWERS));
      default:
        throw new Error(`unknown act ${act}`);
    }
  }

  /** As a process that ends: it listens no more, and all its connections are gone. */
  #goDown(but) {
    this.#opensAfter = this.#settlesDown;
    if (!this.#server.listening) return;
    this.#server.close();
    for (const [port, { socket }] of this.#sockets) if (port !== but) socket.destroy();
  }

  async #settled(response) {
    this.#opensAfter -= 1;
    if (!this.#server.listening && this.#opensAfter <= 0) {
      await listen(this.#server, this.#port, '127.0.0.1');
    }
    response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
  }
}

/** What is the same in a copy of a request and in no other. */
function keyOf({ method, headers }) {
  return `${method} ${headers['x-timestamp']} ${headers['x-api-signature']}`;
}

/** Listens on a port that nobody has; resolves to it. */
async function listenBelow(server) {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    try {
      await listen(server, port, '127.0.0.1');
      return port;
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
}

function text(status, body) {
  return { status, headers: { 'content-type': 'text/html' }, body };
}

function answer(response, { status, headers, body }) {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** Closes the connection, or resets it, or in HTTP/2 the stream, without a byte. */
function closeWithout(response, variant) {
  const { stream, socket } = response;
  if (variant < 0.5) endOf(response)();
  else if (stream) stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  else socket.resetAndDestroy();
}

/** What closes the connection of `response`. */
function endOf({ stream, socket }) {
  return stream ? () => stream.session?.destroy() : () => socket.end();
}

/** The head alone, or the head and a part of the body; at times a part of the head. */
function half(response, variant) {
  const { stream, socket } = response;
  const head = `HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\n`;
  const length = `content-length: ${ACCEPTED.body.length}\r\n\r\n`;
  const whole = `${head}${length}${ACCEPTED.body}`;
  const parts = [10, head.length, head.length + length.length, whole.length - 3];
  if (stream) {
    response.writeHead(200, { 'content-length': ACCEPTED.body.length });
    response.write(ACCEPTED.body.slice(0, 5), () => closeWithout(response, variant));
  } else {
    socket.end(whole.slice(0, parts[Math.floor(variant * parts.length)]));
  }
}
