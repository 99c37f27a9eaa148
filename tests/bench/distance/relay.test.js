// The relay: what it delays, and what it swallows. Its delays are by a clock of the test's.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import test from 'node:test';
import { seeded } from '../../support/chance.js';
import { DelayLine } from './delay-line.js';
import { HandshakeWatch } from './handshake.js';
import { startRelay } from './relay.js';

/** A line and what came out of it when, as `[what, at]`. */
function simulated(distance) {
  let now = 0;
  const timers = [];
  const arrived = [];
  const clock = { now: () => now, setTimeout: (act, ms) => timers.push({ act, at: now + ms }) };
  const line = new DelayLine({ random: seeded(1), ...distance, clock });
  return {
    arrived,
    send: (what, notBefore) => line.send(() => arrived.push([what, now]), notBefore),
    pass(until) {
      timers.sort((one, other) => one.at - other.at);
      while (timers[0]?.at <= until) {
        const { act, at } = timers.shift();
        now = at;
        act();
      }
      now = until;
    },
  };
}

test('what is sent arrives half a round trip later', () => {
  const { arrived, send, pass } = simulated({ rttMs: 100 });
  send('a');
  send('b');
  pass(500);
  assert.deepEqual(arrived, [
    ['a', 50],
    ['b', 50],
  ]);
});

test('the first bytes leave once the handshake is over', () => {
  const { arrived, send, pass } = simulated({ rttMs: 100 });
  send('a', 100);
  pass(500);
  assert.deepEqual(arrived, [['a', 150]]);
});

test('a lost chunk holds up what follows it', () => {
  const draws = [0.5, 0.001, 0.5];
  const random = () => draws.shift();
  const { arrived, send, pass } = simulated({ rttMs: 100, loss: 0.01, rtoMs: 300, random });
  for (const what of ['a', 'b', 'c']) send(what);
  pass(500);
  assert.deepEqual(arrived, [
    ['a', 50],
    ['b', 350],
    ['c', 350],
  ]);
});

test('timers that fire in another order change none', () => {
  const timers = [];
  const clock = { now: () => 0, setTimeout: (act) => timers.push(act) };
  const line = new DelayLine({ rttMs: 100, random: seeded(1), clock });
  const arrived = [];
  for (const what of ['a', 'b', 'c']) line.send(() => arrived.push(what));
  for (const fire of timers.toReversed()) fire();
  assert.deepEqual(arrived, ['a', 'b', 'c']);
});

test('jitter differs from chunk to chunk, follows the seed, and changes no order', () => {
  const run = () => {
    const { arrived, send, pass } = simulated({ rttMs: 100, jitterMs: 10 });
    for (let n = 0; n < 50; n++) {
      pass(n * 50);
      send(n);
    }
    pass(5_000);
    return arrived.map(([what, at]) => [what, Math.round(at - what * 50)]);
  };
  const arrived = run();
  assert.deepEqual(run(), arrived);
  assert.deepEqual(
    arrived.map(([what]) => what),
    Array.from({ length: 50 }, (_, n) => n),
  );
  assert.ok(new Set(arrived.map(([, delay]) => delay)).size > 2);
});

test('a TLS handshake is over with the first encrypted record of the client, in pieces too', () => {
  const record = (type, length) => [type, 3, 3, 0, length, ...new Uint8Array(length)];
  const watch = new HandshakeWatch(true);
  const bytes = [...record(22, 23), ...record(20, 1), ...record(23, 8)];
  const seen = bytes.map((byte) => watch.sawFromClient(Buffer.from([byte])));
  assert.equal(seen.indexOf(true), bytes.length - 1);
  assert.equal(new HandshakeWatch(false).isOver, true);
});

/** A server that answers each chunk with itself, a relay to it, and connections through it. */
async function echo(t, options) {
  const received = [];
  const server = createServer((socket) => {
    socket
      .on('error', () => {})
      .on('data', (chunk) => {
        received.push(String(chunk));
        socket.write(chunk);
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const relay = await startRelay(server.address().port, options);
  t.after(async () => {
    await relay.close();
    server.close();
  });
  const open = async () => {
    const socket = connect(relay.port, '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    t.after(() => socket.destroy());
    return socket;
  };
  return { relay, received, open };
}

async function ask(socket, text) {
  socket.write(text);
  const [chunk] = await once(socket, 'data');
  return String(chunk);
}

test('bytes pass both ways, no sooner than a round trip allows, and the ends too', async (t) => {
  const { open } = await echo(t, { rttMs: 60 });
  const socket = await open();
  const started = performance.now();
  assert.equal(await ask(socket, 'hello'), 'hello');
  // With the handshake that it stands for, two round trips; timers are not exact.
  assert.ok(performance.now() - started > 115);
  const ended = once(socket, 'end');
  socket.end();
  await ended;
});

test('a connection that is forgotten is dead without a word, and the next one is not', async (t) => {
  const { relay, received, open } = await echo(t);
  const socket = await open();
  await ask(socket, 'a');
  relay.forget();
  let heard = 0;
  socket.on('data', () => heard++).on('close', () => heard++);
  socket.write('b');
  assert.equal(await ask(await open(), 'c'), 'c');
  assert.deepEqual([received, heard], [['a', 'c'], 0]);
});

test('a connection that lay idle for too long is dead', async (t) => {
  const { received, open } = await echo(t, { forgetsAfterMs: -1 });
  (await open()).write('a');
  const { received: others, open: another } = await echo(t, { forgetsAfterMs: 60_000 });
  await ask(await another(), 'b');
  assert.deepEqual([received, others], [[], ['b']]);
});

test('of a connection that swallows answers the requests arrive', async (t) => {
  const swallows = (number) => ['all', 'answers'][number - 1];
  const { received, open } = await echo(t, { swallows });
  (await open()).write('a');
  (await open()).write('b');
  assert.equal(await ask(await open(), 'c'), 'c');
  assert.deepEqual(received.toSorted(), ['b', 'c']);
});
