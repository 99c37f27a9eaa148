// Browsers, bundlers and everything else that can read no file: the module is part of the script,
// and small enough to be compiled at once, so there is nothing to wait for and nothing to configure.
import { initSync } from './dist/longport_cancel_order.js';
import wasm from './dist/longport_cancel_order_wasm.js';

initSync({ module: Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)) });

export { Config, LongportError, TradeContext, cancelOrder } from './dist/longport_cancel_order.js';
