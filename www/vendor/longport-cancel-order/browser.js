// Browsers, bundlers, Deno and everything else that can read no file: the module is part of the
// script, and small enough to be compiled at once, so there is nothing to wait for and nothing to
// configure.
import { api, initSync } from './dist/longport_cancel_order.js';
import { digits, text } from './dist/longport_cancel_order_wasm.js';

initSync({ module: bytes() });

/** The module's bytes: the last two of the digits are marks before one of a further page. */
function bytes() {
  const page = digits.length - 2;
  const places = new Uint8Array(128);
  for (let place = 0; place < digits.length; place++) places[digits.charCodeAt(place)] = place;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  let first = 0;
  for (let i = 0; i < text.length; i++) {
    const place = /** @type {number} */ (places[text.charCodeAt(i)]);
    if (place < page) bytes[length++] = first + place;
    first = place < page ? 0 : (place - page + 1) * page;
  }
  return bytes.subarray(0, length);
}

// Bindings of its own, not `export … from`: a bundler that follows those past this file would
// leave out the line above.
export const { Config, LongportError, TradeContext, cancelOrder } = api;
