// A server below HTTP behind TLS, with a certificate that nobody but these tests trusts.

import { createServer as createTcpServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** Signed by itself, for 127.0.0.1 and localhost, until 2120. Node.js cannot make one. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBbTCCARKgAwIBAgIBATAKBggqhkjOPQQDAjAmMSQwIgYDVQQDDBtsb25ncG9y
dC1jYW5jZWwtb3JkZXIgdGVzdHMwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEw
MDAwMDBaMCYxJDAiBgNVBAMMG2xvbmdwb3J0LWNhbmNlbC1vcmRlciB0ZXN0czBZ
MBMGByqGSM49AgEGCCqGSM49AwEHA0IABJPLOXFqdUQPfi2rg6qYk39Ea04ig4Mp
lR3ZS3zVzyBM02sjrAN2eOzBFMQPqbHh2XMGPTZKUa+XtELoIcJd80yjLzAtMA8G
A1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoGCCqG
SM49BAMCA0kAMEYCIQCaCaZ0Y9pFZD7MEDJ7yG+FndRLYoIvZNYZRynqJOq3OgIh
AN4NpYCyRLBOkj8tyzTeJ4KTY1wogM8t+jJFe987wxVM
-----END CERTIFICATE-----
`;

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgmslWkBnSyC7jhSaf
1HffSG2NbrADrln+U59eEfG5RGWhRANCAASTyzlxanVED34tq4OqmJN/RGtOIoOD
KZUd2Ut81c8gTNNrI6wDdnjswRTED6mx4dlzBj02SlGvl7RC6CHCXfNM
-----END PRIVATE KEY-----
`;

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
