// Browsers, bundlers, Deno and everything else that can read no file: the module is part of the
// script, and small enough to be compiled at once, so there is nothing to wait for and nothing to
// configure.
import * as api from './dist/longport_cancel_order.js';
import wasm from './dist/longport_cancel_order_wasm.js';

api.initSync({ module: Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)) });

// Bindings of its own, not `export … from`: a bundler that follows those past this file would
// leave out the line above.
export const { Config, LongportError, TradeContext, cancelOrder } = api;
