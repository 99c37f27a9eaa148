// The practice gateway: speaks the broker's protocol on this machine, keeps an order book in
// memory, and fails on demand. For tests and the demo page.
//
//   const gateway = await startGateway({ orders: [{ symbol: '700.HK' }] });
//   gateway.url                              // 'http://127.0.0.1:41234'
//   gateway.fault({ kind: 'reset', where: 'after' });
//   await gateway.close();
//
// Where the broker's documentation says nothing, it decides for itself, and says so with codes of
// its own: 900xxx, listed in codes.js. gateway.js has the order of the checks, control.js the
// control endpoint, core.js the same gateway without a port.

import { createServer } from 'node:http';
import { createGateway } from './core.js';
import { answerMalformed, closeServer, listen, listenerOf, SERVER_OPTIONS } from './http.js';

export * from './core.js';
export { answerMalformed, closeServer, listen, listenerOf, SERVER_OPTIONS } from './http.js';

/**
 * Starts a gateway of its own on loopback. Options, all optional, beside those of `createGateway`:
 * - `port`, `host`    any free port of 127.0.0.1
 * - `controlToken`    demands this in `x-control-token` of control requests
 * @param {{ port?: number, host?: string, controlToken?: string } & Record<string, unknown>} [options]
 */
export async function startGateway({
  port = 0,
  host = '127.0.0.1',
  controlToken,
  ...options
} = {}) {
  const gateway = createGateway(options);
  const server = createServer(SERVER_OPTIONS, listenerOf(gateway, { controlToken }));
  server.on('clientError', answerMalformed);
  const listensAt = await listen(server, port, host);
  gateway.url = `http://${host.includes(':') ? `[${host}]` : host}:${listensAt}`;
  gateway.close = () => closeServer(server, gateway);
  return gateway;
}
