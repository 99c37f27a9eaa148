// The gateways of the distance benchmark and the relays before them, in a process of their own:
// `{ id, open: options }` is answered by `{ id, result: url }`, `{ id, close: url }` by what the
// gateway counted.

import { startFarGateway } from './far-gateway.js';
import { startRelay } from './relay.js';

const open = new Map();

const ACTS = {
  async open({ distance: { swallowsFirst, ...distance }, ...options }) {
    const { tls = true } = options;
    const gateway = await startFarGateway(options);
    const swallows = (number) => (number === 1 ? swallowsFirst : undefined);
    const relay = await startRelay(gateway.port, { ...distance, tls, swallows });
    const url = `${tls ? 'https' : 'http'}://127.0.0.1:${relay.port}`;
    open.set(url, { gateway, relay });
    return url;
  },
  async close(url) {
    const { gateway, relay } = open.get(url);
    open.delete(url);
    gateway.close();
    await relay.close();
    return { ...gateway.counts, connections: relay.connections.length };
  },
  forget(url) {
    open.get(url).relay.forget();
  },
};

process.on('message', async ({ id, act, value }) => {
  process.send({ id, result: await ACTS[act](value) });
});
process.on('disconnect', () => process.exit());
