// A gateway that checks no signature, so that it costs all clients the same, but enforces the limits
// of the broker exactly, and leaves a share of the cancels without an answer. It speaks HTTP/1.1, and
// behind TLS HTTP/2 as well.

import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { Limits } from '../../../www/gateway/limits.js';
import { allowReading, isPreflight, preflightHeaders } from '../../../www/gateway/cors.js';
import { seeded } from '../../support/chance.js';
import { CERTIFICATE, KEY } from '../../support/certificate.js';

const BODY = (code, message, data = {}) => JSON.stringify({ code, message, data });
const ACCEPTED = [200, BODY(0, 'success')];
const TLS = { key: KEY, cert: CERTIFICATE, allowHTTP1: true };

/**
 * Starts one: `{ port, counts, close() }`. `silence` is the share of cancels that are never answered,
 * which are carried out; `limits` are those of the practice gateway.
 */
export async function startFarGateway({ tls = true, limits, silence = 0, seed = 1 }) {
  const counts = { cancels: 0, refused: 0, silent: 0, preflights: 0, lookUps: 0, http2: 0 };
  const gateway = { counts, limits: new Limits(limits), silence, random: seeded(seed) };
  const listener = (request, response) => listen(gateway, request, response);
  const server = tls ? createSecureServer(TLS, listener) : createServer(listener);
  // Without a limit of its own it sends no `Keep-Alive` either, by which a client could go.
  server.keepAliveTimeout = 0;
  server.timeout = 0;
  server.on('sessionError', () => {}).on('clientError', (_, socket) => socket.destroy());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, counts, close: () => server.close() };
}

function listen(gateway, request, response) {
  const { method, url, headers } = request;
  const { counts } = gateway;
  allowReading(response);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  if (isPreflight(request)) {
    counts.preflights += 1;
    return response.writeHead(204, preflightHeaders(headers)).end();
  }
  if (method === 'DELETE') return cancel(gateway, response);
  if (url === '/health') {
    // The benchmark's page is isolated, for its clock's sake, and is given nothing without this.
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    return response.writeHead(200).end('success');
  }
  counts.lookUps += 1;
  return response.writeHead(400).end(BODY(602001, 'this gateway looks nothing up'));
}

function cancel({ counts, limits, silence, random }, response) {
  counts.cancels += 1;
  if (response.stream) counts.http2 += 1;
  const [status, body] = limited(limits) ?? ACCEPTED;
  if (status !== 200) counts.refused += 1;
  else if (random() < silence) {
    counts.silent += 1;
    return undefined;
  }
  return response.writeHead(status, { 'content-length': body.length }).end(body);
}

function limited(limits) {
  try {
    limits.take('account', 'cancel', performance.now());
    return undefined;
  } catch ({ status, code, message }) {
    return [status, BODY(code, message)];
  }
}
