// A server below HTTP: it answers each request's head with bytes of the test's choice.

import { createServer } from 'node:net';

/**
 * Calls `answer(socket, number, head)` once a request's head is there. Gives `{ url, requests }`; closed
 * when the test ends.
 */
export async function rawServer(t, answer) {
  const state = { requests: 0 };
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    let head = '';
    socket.on('data', (chunk) => {
      head += chunk;
      if (!head.includes('\r\n\r\n')) return;
      state.requests += 1;
      answer(socket, state.requests, head);
      head = '';
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  state.url = `http://127.0.0.1:${server.address().port}`;
  return state;
}

/** A port of this machine where nobody listens. */
export async function closedPort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
