// Cloudflare Workers: they refuse to compile bytes, but import a `.wasm` file as a module.
import { api, initSync } from './dist/longport_cancel_order.js';
import module from './dist/longport_cancel_order.wasm';

initSync({ module });

export const { Config, LongportError, TradeContext, cancelOrder } = api;
