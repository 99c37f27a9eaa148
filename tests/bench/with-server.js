// Starts the server for as long as something is measured.

import { fork } from 'node:child_process';
import { once } from 'node:events';

export async function withServer(measure) {
  const server = fork(new URL('./server.js', import.meta.url));
  try {
    const [port] = await once(server, 'message');
    return await measure(`http://127.0.0.1:${port}`);
  } finally {
    server.disconnect();
  }
}
