// Redis, and Valkey where it is installed: real servers on ports of their own.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';

/** The servers that there are here; the first is needed. */
export const SERVERS = ['redis-server', 'valkey-server'].filter(
  (program) => program === 'redis-server' || spawnSync(program, ['--version']).status === 0,
);

/**
 * Starts a server that ends with the test and keeps nothing on a disk:
 * `{ port, url, command(...words), monitor(), kill(), start() }`.
 */
export async function startRedis(t, { program = 'redis-server', args = [] } = {}) {
  const port = await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  let child;
  const server = {
    port,
    url: `redis://127.0.0.1:${port}`,
    command: (...words) => command(port, words),
    monitor: () => monitor(t, port),
    async start() {
      child = spawn(program, [...options, ...args], { stdio: 'ignore' });
      const failed = once(child, 'error').then(([error]) => {
        throw error;
      });
      await Promise.race([listens(port), failed]);
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    },
  };
  t.after(() => server.kill());
  await server.start();
  return server;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listens(port) {
  const end = performance.now() + 15_000;
  for (;;) {
    try {
      return await command(port, ['PING']);
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** Carries out one command and resolves to the lines of the answer. */
async function command(port, words) {
  const socket = createConnection(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    const parts = words.map((word) => `$${Buffer.byteLength(`${word}`)}\r\n${word}\r\n`);
    socket.write(`*${words.length}\r\n${parts.join('')}`);
    const [answer] = await once(socket, 'data');
    const lines = `${answer}`.trimEnd().split('\r\n');
    if (lines[0].startsWith('-')) throw new Error(lines[0].slice(1));
    return lines;
  } finally {
    socket.destroy();
  }
}

/** Resolves to a function that gives the lines of what the server has been asked since. */
async function monitor(t, port) {
  const socket = createConnection(port, '127.0.0.1').setEncoding('utf8');
  t.after(() => socket.destroy());
  let text = '';
  socket.on('data', (more) => (text += more)).on('error', () => {});
  socket.write('MONITOR\r\n');
  await once(socket, 'data');
  return () => text.split('\r\n');
}
