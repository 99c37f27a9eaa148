// The practice gateway: speaks the broker's protocol on this machine, keeps an order book in
// memory, and misbehaves on demand. For tests and the demo page.
//
//   const gateway = await startGateway({ orders: [{ symbol: '700.HK' }] });
//   gateway.url                              // 'http://127.0.0.1:41234'
//   gateway.fault({ kind: 'reset', where: 'after' });
//   await gateway.close();
//
// Where the broker's documentation says nothing, it decides for itself, and says so with codes of
// its own: 900xxx, listed in codes.js. gateway.js has the order of the checks, control.js the
// control endpoint.

import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { envelope } from './answers.js';
import { PRACTICE_CODES } from './codes.js';
import { Gateway } from './gateway.js';

export { PRACTICE_ACCOUNT } from '../practice-account.js';
export { BROKER_CODES, PRACTICE_CODES } from './codes.js';
export { DOCUMENTED_LIMITS } from './limits.js';
export { Gateway } from './gateway.js';
export { PRACTICE_OAUTH } from './practice-oauth.js';

/** Server options that a server carrying a gateway should have. */
export const SERVER_OPTIONS = Object.freeze({ maxHeaderSize: 32_768, keepAliveTimeout: 60_000 });

/**
 * Starts a gateway of its own on loopback. Options, all optional:
 * - `port`, `host`    any free port of 127.0.0.1
 * - `accounts`        credentials it knows; see authentication.js
 * - `orders`          orders in the book at the start; see `submit` in book.js
 * - `pace`            `{ waitToCancelMs, pendingCancelMs }`
 * - `limits`          `{ calls, windowMs, minIntervalMs }`, or false for none
 * - `now`             the clock, Unix milliseconds
 * - `maxSkewMs`       refuses timestamps further than this from the clock
 * - `pathPrefix`      expects requests under this path, as behind a reverse proxy
 * - `controlToken`    demands this in `x-control-token` of control requests
 */
export async function startGateway({ port = 0, host = '127.0.0.1', ...options } = {}) {
  const gateway = new Gateway(options);
  const server = createServer(SERVER_OPTIONS, gateway.handle);
  server.on('clientError', answerMalformed);
  await listen(server, port, host);
  gateway.url = `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`;
  gateway.close = () => closeServer(server, gateway);
  return gateway;
}

/** Resolves once `server` listens. */
export function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Ends a server and its gateway at once, whatever calls are under way. */
export function closeServer(server, gateway) {
  gateway.stop();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Answers what node:http could not parse. */
export function answerMalformed(error, socket) {
  if (!socket.writable) return socket.destroy();
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const { status, code, message } = tooLarge
    ? PRACTICE_CODES.headersTooLarge
    : PRACTICE_CODES.badRequest;
  const body = JSON.stringify(envelope(code, message, null));
  socket.end(
    `HTTP/1.1 ${status} ${tooLarge ? 'Request Header Fields Too Large' : 'Bad Request'}\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n` +
      `x-trace-id: ${randomBytes(16).toString('hex')}\r\nconnection: close\r\n\r\n${body}`,
  );
}
