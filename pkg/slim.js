// For those who serve the `.wasm` file themselves: this script is small, and the module is compiled
// while it streams in.
import { api, explained, initSync } from './dist/longport_cancel_order.js';

/** @param {import('./slim.d.ts').Source} source */
export default async function init(source) {
  let module;
  try {
    module = await compile(await source);
  } catch (error) {
    throw explained(error);
  }
  // Nothing where it is loaded by then: by another load, or by another entry.
  initSync({ module });
  return { ...api };
}

/** @param {any} source @returns {Promise<WebAssembly.Module>} */
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  const isAddress = ['[object String]', '[object URL]', '[object Request]'].includes(
    Object.prototype.toString.call(source),
  );
  const response = isAddress ? await fetch(source) : source;
  if (typeof response?.arrayBuffer !== 'function') return WebAssembly.compile(source);
  if (response.ok === false) throw new Error(`the module was not found: HTTP ${response.status}`);
  // Served as anything but `application/wasm`, it cannot be compiled while it comes in.
  const isWasm = /^application\/wasm\b/.test(response.headers?.get('content-type') ?? '');
  return isWasm && typeof WebAssembly.compileStreaming === 'function'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
