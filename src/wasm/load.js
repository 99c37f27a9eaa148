// Loading the module, once: whichever entry of the package came first, and however many loads are
// under way. A second instance in the place of the first would answer to the first one's numbers.

import { initSync as instantiate } from 'bindings';

/**
 * Loads the module from its bytes, or as compiled before; nothing where it is loaded already.
 * @param {{ module: BufferSource | WebAssembly.Module }} options
 */
export function initSync(options) {
  try {
    return instantiate(options);
  } catch (error) {
    throw explained(error);
  }
}

/**
 * Loads the module, from wherever it is; nothing where it is loaded by then.
 * @param {{ module_or_path: any }} options
 */
export default async function init(options) {
  try {
    const source = await options.module_or_path;
    return instantiate({ module: await compile(source) });
  } catch (error) {
    throw explained(error);
  }
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

/** Names the directive that a page's policy lacks: browsers say that it forbids `eval`. */
function explained(/** @type {unknown} */ error) {
  if (!/content security|\bCSP\b|unsafe-eval/i.test(String(error))) return error;
  return new Error(
    "longport-cancel-order: this page's Content-Security-Policy forbids WebAssembly; " +
      "add 'wasm-unsafe-eval' to its script-src",
    { cause: error },
  );
}
