// For those who serve the `.wasm` file themselves: this script is small, and the module is compiled
// while it streams in.
import load, { api } from './dist/longport_cancel_order.js';

/** @param {import('./slim.d.ts').Source} source */
export default async function init(source) {
  await load({ module_or_path: source });
  return { ...api };
}
