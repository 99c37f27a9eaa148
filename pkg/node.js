// Node.js, by `import`: the same module as by `require`, so that a program which does both has
// one `LongportError`. Were it imported, Node.js would parse it once more to find its names.
import { createRequire } from 'node:module';

const api = createRequire(import.meta.url)('./node.cjs');

export const { Config, LongportError, TradeContext, cancelOrder } = api;
