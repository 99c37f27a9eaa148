// Memory after ever more cancels, one after the other, on a `fetch` that answers at once.

import { wasmMemorySize } from '../../support/wasm-memory.js';
import { collectGarbage } from '../../support/garbage.js';
import { ID, KEYS } from './account.js';

const PAGE = 65_536;

/** `{ cancels, pages, heap }` after each of the `counts`. */
export async function measure({ entry, counts }) {
  const { Config, TradeContext } = await import(entry);
  const fetch = async () => new Response('{"code":0,"message":"success","data":{}}');
  const ctx = new TradeContext(Config.fromApikey(...KEYS, { rateLimit: false, fetch }));
  const looks = [];
  let done = 0;
  for (const cancels of counts) {
    for (; done < cancels; done++) await ctx.cancelOrder(ID);
    looks.push({ cancels, pages: wasmMemorySize() / PAGE, heap: await heapUsed() });
  }
  return looks;
}

/** Once what finalizers free is free too. */
async function heapUsed() {
  for (let n = 0; n < 5; n++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return process.memoryUsage().heapUsed;
}
