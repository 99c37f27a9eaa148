// Keeps hold of the WebAssembly memory that the package makes, which it shows to nobody. Import
// this before the package.

const instances = [];
const { Instance } = WebAssembly;

WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    instances.push(this);
  }
};

/** The package's memory as it is now. */
export function wasmMemory() {
  const { exports } = instances.find((instance) => instance.exports.memory) ?? {};
  if (!exports) throw new Error('the package is not loaded, or was loaded before this module');
  return Buffer.from(exports.memory.buffer);
}

/** Bytes of WebAssembly memory. */
export function wasmMemorySize() {
  return wasmMemory().length;
}
