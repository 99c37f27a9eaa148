// Cancels on a `fetch` that answers at once, and looks at the memory now and then.

import { wasmMemorySize } from '../support/wasm-memory.js';
import { ID, KEYS } from './peers.js';

const { Config, TradeContext } = await import('../../pkg/node.js');
const accepted = () => new Response('{"code":0,"message":"success","data":{}}');
const config = Config.fromApikey(...KEYS, { rateLimit: false, fetch: async () => accepted() });
const ctx = new TradeContext(config);

const looks = [];
let done = 0;
for (const cancels of process.argv.slice(2).map(Number)) {
  for (; done < cancels; done++) await ctx.cancelOrder(ID);
  for (let n = 0; n < 5; n++) {
    gc();
    await new Promise((resolve) => setTimeout(resolve));
  }
  looks.push({ cancels, wasm: wasmMemorySize(), heap: process.memoryUsage().heapUsed });
}
console.log(JSON.stringify(looks));
