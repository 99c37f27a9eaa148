// Starts the server for as long as something is measured.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Calls `measure` with the address of a server that has this package to offer to browsers. */
export async function withServer(packageFolder, measure) {
  const server = fork(join(import.meta.dirname, 'server.js'), [packageFolder]);
  try {
    const [port] = await once(server, 'message');
    return await measure(`http://127.0.0.1:${port}`);
  } finally {
    server.disconnect();
  }
}
