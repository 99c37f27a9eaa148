// Node.js, by `import`: the same module as by `require`, so that a program which does both has
// one `LongportError`.
import api from './node.cjs';

export const { Config, LongportError, TradeContext, cancelOrder } = api;
