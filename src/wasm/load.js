// Loading the module, once, whichever entry of the package came first. A second instance in the
// place of the first would answer to the first one's numbers.

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

/** Names the directive that a page's policy lacks: browsers say that it forbids `eval`. */
export function explained(/** @type {unknown} */ error) {
  if (!/content security|\bCSP\b|unsafe-eval/i.test(String(error))) return error;
  return new Error(
    "longport-cancel-order: this page's Content-Security-Policy forbids WebAssembly; " +
      "add 'wasm-unsafe-eval' to its script-src",
    { cause: error },
  );
}
