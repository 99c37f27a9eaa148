// Makes the package's WebAssembly module trap when a test wants it. Import this before the package.

const instances = [];
const { Instance } = WebAssembly;
let isBroken = false;

// What the bindings get is a copy of the exports, in which every function asks first.
WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    const real = super.exports;
    instances.push(real);
    const exports = Object.fromEntries(Object.entries(real).map(guarded));
    Object.defineProperty(this, 'exports', { value: Object.freeze(exports) });
  }
};

function guarded([name, value]) {
  if (typeof value !== 'function') return [name, value];
  const guard = (...args) => {
    if (isBroken) throw new WebAssembly.RuntimeError('unreachable');
    return value(...args);
  };
  return [name, guard];
}

/** From now on whatever enters the module traps. */
export function trap() {
  isBroken = true;
}

/** Takes all the memory that there is, so that the module traps when it needs more. */
export function exhaustMemory() {
  const values = instances.flatMap((exports) => Object.values(exports));
  for (const memory of values.filter((value) => value instanceof WebAssembly.Memory)) {
    for (let pages = 65_536; pages >= 1; pages = Math.floor(pages / 2)) {
      // As often as it goes.
      while (grew(memory, pages));
    }
  }
}

function grew(memory, pages) {
  try {
    memory.grow(pages);
    return true;
  } catch {
    return false;
  }
}
