// A gateway that says nothing false: what it answers is what it did. But it executes a cancel and
// then closes the connection without a byte, is down afterwards, or answers a copy of the request by
// a refusal, as a duplicates check or a limit does. What it does when is for a schedule to say: see
// schedule.js.
//
// Its log is the oracle. `log` has for each order `{ executed, accepted, arrivals }`: whether it was
// cancelled, whether code 0 was answered, and each DELETE that arrived, as
// `{ request, copy, reused, act }`: which of the order's requests, whether it had arrived before,
// and whether its connection had carried another request.

import { createServer } from 'node:http';
import { Authentication } from '../../www/gateway/authentication.js';
import { envelope, jsonAnswer, refusalAnswer } from '../../www/gateway/answers.js';
import { allowReading, isPreflight, preflightHeaders } from '../../www/gateway/cors.js';
import { BROKER_CODES } from '../../www/gateway/codes.js';
import { PRACTICE_ACCOUNT, SERVER_OPTIONS, listen } from '../../www/gateway/index.js';

/** Below the ports that a system gives to clients: nobody takes this one while the gateway is down. */
const FIRST_PORT = 20_000;
const PORTS = 12_000;

const ACCEPTED = jsonAnswer(200, envelope(0, 'success', {}));
const REFUSED = refusalAnswer({ status: 400, code: 400000, message: 'wrong parameter' });
const CANCELLED = refusalAnswer({
  status: 400,
  code: 601011,
  message: 'Order has been cancelled.',
});
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
 * cancel has settled; after `settlesDown` of them a gateway that is down opens again.
 */
export async function honestGateway(t, schedule, { settlesDown = 1 } = {}) {
  const gateway = new HonestGateway(schedule, settlesDown);
  t.after(() => gateway.close());
  await gateway.start();
  return gateway;
}

class HonestGateway {
  log = new Map();
  #schedule;
  #settlesDown;
  #server = createServer(SERVER_OPTIONS, (request, response) => this.#handle(request, response));
  #control = createServer((request, response) => this.#settled(response));
  #authentication = new Authentication([PRACTICE_ACCOUNT]);
  #sockets = new Map();
  #connections = 0;
  #port;
  #opensAfter = 0;

  constructor(schedule, settlesDown) {
    this.#schedule = schedule;
    this.#settlesDown = settlesDown;
    this.#server.on('connection', (socket) => this.#connected(socket));
    this.#server.on('clientError', (error, socket) => socket.destroy());
  }

  async start() {
    this.#port = await listenBelow(this.#server);
    this.url = `http://127.0.0.1:${this.#port}`;
    await listen(this.#control, 0, '127.0.0.1');
    this.control = `http://127.0.0.1:${this.#control.address().port}/settled`;
  }

  close() {
    for (const server of [this.#server, this.#control]) {
      server.close();
      server.closeAllConnections();
    }
  }

  #connected(socket) {
    this.#sockets.set(socket, 0);
    socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket));
    this.#connections += 1;
    if (this.#schedule.connection(this.#connections)) socket.resetAndDestroy();
  }

  #handle(request, response) {
    const { socket } = request;
    const carried = this.#sockets.get(socket);
    this.#sockets.set(socket, carried + 1);
    allowReading(response);
    if (isPreflight(request)) {
      return response.writeHead(204, preflightHeaders(request.headers)).end();
    }
    const [path, query = ''] = request.url.split('?');
    const orderId = new URLSearchParams(query).get('order_id');
    if (request.method !== 'DELETE' || path !== '/v1/trade/order' || !orderId) {
      return answer(response, text(404, 'no such endpoint'));
    }
    const arrival = this.#arrive(orderId, { request, path, query, reused: carried > 0 });
    this.#act(response, orderId, arrival);
    return undefined;
  }

  /** Notes that a request has arrived, and decides what is done with it. */
  #arrive(orderId, { request, path, query, reused }) {
    const { method, headers } = request;
    const order = this.#order(orderId);
    const key = `${headers['x-timestamp']} ${headers['x-api-signature']}`;
    const copy = order.requests.has(key);
    if (!copy) order.requests.set(key, order.requests.size + 1);
    const number = order.requests.get(key);
    const arrival = { request: number, copy, reused, variant: 0, executes: false };
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
    const call = { method, path, query, headers, ip: request.socket.remoteAddress };
    this.#authentication.admit(call, { clock: Date.now() });
    return arrival;
  }

  #order(orderId) {
    if (!this.log.has(orderId)) {
      const kept = { requests: new Map(), delivered: new Set(), arrivals: [] };
      const state = { executed: false, accepted: false };
      this.log.set(orderId, { ...this.#schedule.order(orderId), ...state, ...kept });
    }
    return this.log.get(orderId);
  }

  #act(response, orderId, { request, act, executes, variant }) {
    const order = this.log.get(orderId);
    const was = order.executed;
    if (executes) order.executed = true;
    const { socket } = response;
    const close = () => (variant < 0.5 ? socket.end() : socket.resetAndDestroy());
    const choose = (answers) => answers[Math.floor(variant * answers.length)];
    const send = (what) => {
      if (this.#schedule.idle(orderId, request)) response.on('finish', () => socket.end());
      answer(response, what);
    };
    switch (act) {
      case 'answer':
        if (was && order.again === 'refused') return send(CANCELLED);
        order.accepted = true;
        return send(ACCEPTED);
      case 'drop':
        return close();
      case 'down':
        this.#goDown(socket);
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
        return send(was ? CANCELLED : REFUSED);
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
    for (const socket of this.#sockets.keys()) if (socket !== but) socket.destroy();
  }

  async #settled(response) {
    this.#opensAfter -= 1;
    if (!this.#server.listening && this.#opensAfter <= 0) {
      await listen(this.#server, this.#port, '127.0.0.1');
    }
    response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
  }
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

/** The head alone, or the head and a part of the body; at times a part of the head. */
function half(response, variant) {
  const { socket } = response;
  const head = `HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\n`;
  const length = `content-length: ${ACCEPTED.body.length}\r\n\r\n`;
  const whole = `${head}${length}${ACCEPTED.body}`;
  const parts = [10, head.length, head.length + length.length, whole.length - 3];
  socket.write(whole.slice(0, parts[Math.floor(variant * parts.length)]));
  socket.end();
}
