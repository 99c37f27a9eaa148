// A server below HTTP behind TLS, with a certificate that nobody but these tests trusts.

import { createServer as createTcpServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { CERTIFICATE, KEY } from './certificate.js';

/**
 * Looks at each connection with `onConnection(socket, number)`, which may end it before its
 * handshake, and calls `answer(socket, head)` once a request's head is there. Gives
 * `{ port, url, heads }`; closed when the test ends.
 */
export async function tlsServer(t, { onConnection = () => {}, answer = () => {} } = {}) {
  const secureContext = createSecureContext({ key: KEY, cert: CERTIFICATE });
  const heads = [];
  const sockets = new Set();
  let connections = 0;
  const server = createTcpServer((raw) => {
    sockets.add(raw.on('error', () => {}).on('close', () => sockets.delete(raw)));
    onConnection(raw, (connections += 1));
    if (raw.destroyed) return;
    const socket = new TLSSocket(raw, { isServer: true, secureContext });
    let head = '';
    socket
      .on('error', () => {})
      .on('data', (chunk) => {
        head += chunk;
        if (!head.includes('\r\n\r\n')) return;
        heads.push(head);
        answer(socket, head);
        head = '';
      });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address();
  return { port, url: `https://127.0.0.1:${port}`, heads };
}
