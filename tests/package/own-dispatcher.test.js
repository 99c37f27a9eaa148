// In Node.js a connection stays open for a minute, by a dispatcher of the package's own, as long as
// nobody has put another in the place of Node.js's: a proxy or a mock is never passed by.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inChild } from '../support/child.js';
import { practice } from '../support/practice.js';
import { rawServer } from '../support/raw-server.js';

const NODES = `
  await fetch('data:,x');
  const names = [1, 2].map((n) => Symbol.for('undici.globalDispatcher.' + n));
  const nodes = globalThis[names[1]] ?? globalThis[names[0]];
  const Agent = nodes.constructor;
  const replace = (dispatcher) => {
    for (const name of names) if (globalThis[name]) globalThis[name] = dispatcher;
  };
  let seen = 0;`;

/** Each counts in `seen` what goes through it. */
const WAYS = {
  'a connector of the user’s, for certificates or a proxy': `
    const net = await import('node:net');
    replace(new Agent({ connect: ({ hostname, port }, done) => {
      seen += 1;
      const socket = net.connect(port, hostname, () => done(null, socket));
    } }));`,
  'an Agent with a factory of its own': `
    replace(new Agent({ factory: () => ((seen += 1), new Agent()) }));`,
  'a dispatcher composed of Node.js’s own': `
    replace(new Proxy(nodes, { get: (target, name) => name === 'dispatch'
      ? (...args) => ((seen += 1), target.dispatch(...args)) : Reflect.get(target, name) }));`,
  'a mock of another class': `
    replace({ dispatch: (...args) => ((seen += 1), nodes.dispatch(...args)) });`,
  'Node.js’s own Agent, patched': `
    const { dispatch } = nodes;
    nodes.dispatch = (...args) => ((seen += 1), dispatch.apply(nodes, args));`,
  'Node.js’s Agent class, patched': `
    const { dispatch } = Agent.prototype;
    Agent.prototype.dispatch = function (...args) {
      seen += 1;
      return dispatch.apply(this, args);
    };`,
};

for (const [what, way] of Object.entries(WAYS)) {
  for (const [when, before] of [
    ['from the start', ''],
    ['later', 'await contextOf().warmUp(); await contextOf().cancelOrder("1");'],
  ]) {
    test(`${what}, ${when}: each request goes through it`, async (t) => {
      const { gateway } = await practice(t, { orders: [{ orderId: '1' }, { orderId: '2' }] });
      const counts = await inChild(
        `${NODES}
         ${before}
         ${way}
         const ctx = contextOf();
         const warmed = await ctx.warmUp();
         const afterWarmUp = seen;
         await new Promise((resolve) => setTimeout(resolve));
         const { value } = await settled(ctx.cancelOrder('2'));
         const afterCancel = seen;
         finish({ warmed, orderId: value?.orderId, seen: [afterWarmUp, afterCancel] });`,
        { httpUrl: gateway.url },
      );
      const [afterWarmUp, afterCancel] = counts.seen;
      assert.ok(afterWarmUp > 0, JSON.stringify(counts));
      // A connection or a pool that there is already is used again.
      const isOfConnections = /connector|factory/.test(what);
      assert.ok(isOfConnections || afterCancel > afterWarmUp, JSON.stringify(counts));
      assert.deepEqual([counts.warmed, counts.orderId], [true, '2']);
    });
  }
}

test('a fetch of the user’s in place of the global one is given no dispatcher', async () => {
  const given = await inChild(`
    const given = [];
    globalThis.fetch = async (url, options) => (given.push('dispatcher' in options), accepted());
    const ctx = contextOf();
    await ctx.warmUp();
    await ctx.cancelOrder('1');
    finish(given);`);
  assert.deepEqual(given, [false, false]);
});

/** Timers that pass 50 times as fast, Node.js's own included. */
const FAST = `
  const { setTimeout: real } = globalThis;
  globalThis.setTimeout = (act, ms, ...more) => real(act, ms / 50, ...more);`;

const RESTED = `
  const ctx = contextOf({ attemptTimeoutMs: 600_000 });
  const rest = () => new Promise((resolve) => setTimeout(resolve, 50_000));
  await ctx.cancelOrder('1');
  await rest();
  await ctx.cancelOrder('2');
  finish(true);`;

/** How many connections are made for two cancels with 50 s between them. */
async function connectionsOf(t, before) {
  const connections = new Set();
  const body = '{"code":0,"message":"success","data":{}}';
  const server = await rawServer(t, (socket) => {
    connections.add(socket);
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  });
  await inChild(`${before}${FAST}${RESTED}`, { httpUrl: server.url });
  return connections.size;
}

test('after 50 s of rest a cancel takes the connection of the one before', async (t) => {
  assert.equal(await connectionsOf(t, ''), 1);
});

test('through a dispatcher of the user’s the connection is that one’s to keep', async (t) => {
  const before = `${NODES} replace(new Agent({ connections: 10 }));`;
  assert.equal(await connectionsOf(t, before), 2);
});
