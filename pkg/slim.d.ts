type Api = typeof import('./dist/index.js');

/** Where the module is: an address, a response, bytes, or a module compiled before. */
export type Source =
  string | URL | Request | Response | PromiseLike<Response> | BufferSource | WebAssembly.Module;

/**
 * The package without the WebAssembly module in it. You serve `dist/longport_cancel_order.wasm`
 * as `application/wasm`, and it is compiled while it streams in.
 *
 * ```js
 * import init from 'longport-cancel-order/slim';
 *
 * const { Config, TradeContext } = await init('/longport_cancel_order.wasm');
 * ```
 *
 * However often it is called, the module is loaded once; after a failure it is loaded anew.
 */
export default function init(source: Source): Promise<Api>;
