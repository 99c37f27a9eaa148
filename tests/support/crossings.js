// Counts the steps between JavaScript and the package's WebAssembly. Import this before the package.

const counts = { in: 0, out: 0 };
const { Instance } = WebAssembly;

// The bindings get a copy of the exports, and the module one of the imports, that count first.
WebAssembly.Instance = class extends Instance {
  constructor(module, imports) {
    const modules = Object.entries(imports);
    super(module, Object.fromEntries(modules.map(([name, from]) => [name, counting(from, 'out')])));
    Object.defineProperty(this, 'exports', { value: counting(super.exports, 'in') });
  }
};

function counting(functions, way) {
  const each = Object.entries(functions).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value];
    const counted = (...args) => {
      counts[way] += 1;
      return value(...args);
    };
    return [name, counted];
  });
  return Object.fromEntries(each);
}

/** How many calls went into the module, and how many out of it. */
export function crossings() {
  return { ...counts };
}
