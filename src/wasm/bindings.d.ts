// The module that wasm-bindgen writes from src/wasm/*.rs, as src/wasm/*.js sees it.

import { Config, LongportError, TradeContext, cancelOrder } from '../../pkg/dist/index.js';

export { Config, LongportError, TradeContext, cancelOrder };

/** Loads the module, from wherever it is. */
export default function init(options: { module_or_path: unknown }): Promise<unknown>;

/** Loads the module from its bytes, or as compiled before. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
