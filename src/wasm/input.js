// What callers pass in may be anything: a getter may throw, a proxy may lie. It is read here, in
// one go and once, and a text says what cannot be read.

/**
 * The values of the fields called `known` in an object that has no others; `undefined` stands for
 * one that is missing.
 */
export function fields(object, what, known) {
  const names = known.split(' ');
  // First of all, since a revoked proxy throws at whatever it is asked.
  const keys = keysOf(object);
  if (!keys) return `${what}: must be an object`;
  const unknown = keys.find((key) => !names.includes(key));
  if (unknown !== undefined) {
    return `${unknown.slice(0, 40)}: is no name in ${what}; known are ${names.join(', ')}`;
  }
  const values = [];
  for (const name of names) {
    try {
      values.push(object[name]);
    } catch {
      return `${name}: cannot be read`;
    }
  }
  return values;
}

/** The names and values of an object of strings, in turns; `undefined` for anything else. */
export function entries(object) {
  try {
    const lines = keysOf(object).flatMap((key) => [key, object[key]]);
    return lines.every((line) => typeof line === 'string') ? lines : undefined;
  } catch {
    return undefined;
  }
}

/** The names of an object's fields; nothing for a function, an array and whatever is no object. */
function keysOf(object) {
  try {
    if (typeof object !== 'object' || Array.isArray(object)) return undefined;
    return Reflect.ownKeys(object).filter((key) => typeof key === 'string');
  } catch {
    return undefined;
  }
}

/** The items of an iterable; a string, which iterates over its characters, is none. */
export function items(iterable, most) {
  const items = [];
  try {
    if (typeof iterable !== 'object' || !iterable[Symbol.iterator]) throw 0;
    for (const item of iterable) {
      if (items.length === most) return `holds more than ${most} ids; split them`;
      items.push(item);
    }
  } catch {
    return 'must be an array, or another iterable, of order ids';
  }
  return items;
}

/** The digits of an order id: a string as it is, or those of a `bigint`. */
export function digits(id) {
  return typeof id === 'bigint' ? String(id) : typeof id === 'string' ? id : undefined;
}

/**
 * An environment variable, by the older or the newer brand, where there are such: in Node.js, Deno
 * and Bun. An empty one counts as not set.
 */
export function variable(name) {
  try {
    const { env } = globalThis.process;
    return env[`LONGPORT_${name}`] || env[`LONGBRIDGE_${name}`] || undefined;
  } catch {
    // There are none, or Deno does not allow this one.
    return undefined;
  }
}

/** A promise for what the caller's function returns or throws. */
export function ask(provider, refresh) {
  return new Promise((resolve) => resolve(provider({ refresh })));
}

/** Tells a listener of the caller's. What it throws changes nothing. */
export function tell(listener, event) {
  try {
    listener(event);
  } catch {
    // That is its own affair.
  }
}
