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
  const exported = instances.flatMap(({ exports }) => Object.values(exports));
  const memory = exported.find((value) => value instanceof WebAssembly.Memory);
  if (!memory) throw new Error('the package is not loaded, or was loaded before this module');
  return Buffer.from(memory.buffer);
}

/** Bytes of WebAssembly memory. */
export function wasmMemorySize() {
  return wasmMemory().length;
}
