// What stands between Node.js's own `fetch` and the network, unseen: a request that it carried out
// is never said to be not sent, nor refused for certain.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inChild } from '../support/child.js';
import { rawServer } from '../support/raw-server.js';

const DISPATCHER = `
  await fetch('data:,x');
  await fetch('http://127.0.0.1:9').catch(() => {});
  const names = [1, 2].map((n) => Symbol.for('undici.globalDispatcher.' + n));
  const own = globalThis[names[1]] ?? globalThis[names[0]];
  const Agent = own.constructor;
  const replace = (dispatcher) => {
    for (const name of names) if (globalThis[name]) globalThis[name] = dispatcher;
  };
  // Sends the request by itself, and fails.
  const sendsAndFails = async (options, handler) => {
    const { connect } = await import('node:net');
    const { hostname, port } = new URL(options.origin);
    const socket = connect(port, hostname, () => {
      socket.write(options.method + ' ' + options.path + ' HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n');
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      (handler.onResponseError ?? handler.onError).call(handler, {}, error);
      handler.onError?.(error);
    });
    return true;
  };`;

/** Each sends the request, and fails with an error that says that there was no connection. */
const WAYS = {
  'an Agent whose prototype is patched': `
    Agent.prototype.dispatch = sendsAndFails;`,
  'an Agent whose base class is patched': `
    Object.getPrototypeOf(Agent.prototype).dispatch = sendsAndFails;`,
  'a class derived from Node.js’s Agent': `
    replace(new (class Agent extends own.constructor { dispatch(...args) { return sendsAndFails(...args); } })());`,
  'an Agent with a factory of its own': `
    replace(new Agent({ factory: () => Object.assign(new (Object.getPrototypeOf(Agent.prototype).constructor)(), { dispatch: sendsAndFails, on() { return this; } }) }));`,
  'a dispatcher on Object.prototype': `
    Object.prototype.dispatcher = { dispatch: sendsAndFails };`,
  'a fetch that has the text of Node.js’s own': `
    const { toString } = Function.prototype;
    const real = fetch;
    globalThis.fetch = (url) => new Promise((_, reject) => {
      const fails = () => reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } }));
      sendsAndFails({ origin: url, method: 'DELETE', path: '/' }, { onError: fails });
    });
    Function.prototype.toString = function () { return toString.call(this === globalThis.fetch ? real : this); };`,
};

for (const [what, way] of Object.entries(WAYS)) {
  test(`${what} sends the request and fails: unknown`, async (t) => {
    const server = await rawServer(t, (socket) => socket.destroy());
    const { outcome } = await inChild(
      `${DISPATCHER}
       ${way}
       const error = await settled(contextOf({ httpUrl: '${server.url}' }).cancelOrder('7'));
       finish({ outcome: error.outcome });`,
    );
    assert.equal(outcome, 'unknown');
    assert.ok(server.requests > 0, 'the request was sent');
  });
}
