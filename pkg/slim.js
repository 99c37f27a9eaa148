// For those who serve the `.wasm` file themselves: this script is small, and the module is compiled
// while it streams in.
import * as api from './dist/longport_cancel_order.js';

const { Config, LongportError, TradeContext, cancelOrder } = api;

/** @param {import('./slim.d.ts').Source} source */
export default async function init(source) {
  await api.default({ module_or_path: source });
  return { Config, LongportError, TradeContext, cancelOrder };
}
