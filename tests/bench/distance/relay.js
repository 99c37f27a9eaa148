// A TCP relay that makes a server on this machine as far away as one likes, or its connections dead.
// TLS passes through. The delay of a TCP handshake cannot be had on loopback, where the system
// answers it by itself: a client's first bytes wait for one round trip more instead.

import { connect, createServer } from 'node:net';
import { seeded } from '../../support/chance.js';
import { DelayLine } from './delay-line.js';
import { HandshakeWatch } from './handshake.js';

/**
 * Starts a relay to a port of this machine: `{ port, connections, forget(), close() }`.
 * - `rttMs`, `jitterMs`, `loss`, `rtoMs`, `seed`   the distance: see delay-line.js
 * - `swallows(number)`    of a connection, counted from 1: what it swallows after its handshake:
 *   `'all'`, `'answers'`, or nothing
 * - `tls`                 whether its handshake is TLS's too; otherwise TCP's alone
 * - `forgetsAfterMs`      a connection that lay idle for longer is dead, and nobody is told
 * `forget()` makes all connections dead that there are.
 */
export async function startRelay(target, options = {}) {
  const random = seeded(options.seed ?? 1);
  const connections = [];
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const number = connections.length + 1;
    connections.push(new Connection(client, target, { ...options, random, number }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    connections,
    forget: () => connections.forEach((connection) => connection.die('all')),
    close() {
      for (const connection of connections) connection.close();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

class Connection {
  /** What it swallows: nothing, `'answers'` or `'all'`. */
  #dead;
  #idleSince = performance.now();

  constructor(client, target, { number, swallows, tls, forgetsAfterMs = Infinity, ...distance }) {
    this.client = client;
    this.server = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
    this.forgetsAfterMs = forgetsAfterMs;
    const handshake = new HandshakeWatch(tls);
    const dies = swallows?.(number);
    if (dies && handshake.isOver) this.die(dies);
    const openAt = performance.now() + (distance.rttMs ?? 0);
    this.#join(client, this.server, new DelayLine(distance), {
      openAt,
      isRequest: true,
      onData: (chunk) => dies && handshake.sawFromClient(chunk) && this.die(dies),
    });
    this.#join(this.server, client, new DelayLine(distance), { openAt: 0, isRequest: false });
  }

  /** From here on nothing passes, or no answer does; neither side is told. */
  die(what) {
    this.#dead = what;
  }

  close() {
    this.client.destroy();
    this.server.destroy();
  }

  #join(from, to, line, { openAt, isRequest, onData }) {
    from.setNoDelay(true);
    const send = (act) => line.send(() => to.destroyed || act(), openAt);
    from.on('data', (chunk) => {
      if (this.#isSwallowed(isRequest)) return;
      send(() => to.write(chunk));
      onData?.(chunk);
    });
    from.on('end', () => this.#isSwallowed(isRequest) || send(() => to.end()));
    // A reset passes at once: it is how the benchmark's own ends close.
    from.on('error', () => this.#isSwallowed(isRequest) || to.destroy());
    from.on('close', () => this.#isSwallowed(isRequest) || send(() => to.destroy()));
  }

  /** Whether what comes now is lost. */
  #isSwallowed(isRequest) {
    const now = performance.now();
    if (now - this.#idleSince > this.forgetsAfterMs) this.die('all');
    this.#idleSince = now;
    return this.#dead === 'all' || (this.#dead === 'answers' && !isRequest);
  }
}
