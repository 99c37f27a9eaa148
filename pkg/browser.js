// Browsers, bundlers, Deno and everything else that can read no file: the module is part of the
// script, and small enough to be compiled at once, so there is nothing to wait for and nothing to
// configure.
import * as api from './dist/longport_cancel_order.js';
import { digits, text } from './dist/longport_cancel_order_wasm.js';

api.initSync({ module: bytes() });

/** The module's bytes: the last two of the digits are marks before one of a further page. */
function bytes() {
  const page = digits.length - 2;
  const places = new Map([...digits].map((digit, place) => [digit, place]));
  const bytes = [];
  let first = 0;
  for (const digit of text) {
    const place = /** @type {number} */ (places.get(digit));
    if (place < page) bytes.push(first + place);
    first = place < page ? 0 : (place - page + 1) * page;
  }
  return new Uint8Array(bytes);
}

// Bindings of its own, not `export … from`: a bundler that follows those past this file would
// leave out the line above.
export const { Config, LongportError, TradeContext, cancelOrder } = api;
