// What wasm-bindgen's script needs to pass texts, from where Jest's jsdom has it: it hides both from
// the page that it plays.

const found = globalThis.TextDecoder && globalThis.TextEncoder ? globalThis : nodes();

function nodes() {
  const util = globalThis.process?.getBuiltinModule?.('node:util');
  if (!util) throw new Error('longport-cancel-order needs TextDecoder and TextEncoder');
  return util;
}

export const { TextDecoder, TextEncoder } = found;
