/**
 * Gives an object a field as an assignment does, whatever `Object.prototype` has of that name.
 * @param {object} object
 * @param {string} name
 * @param {unknown} value
 * @param {boolean} enumerable
 */
export function define(object, name, value, enumerable) {
  // What a descriptor lacks would be looked for in `Object.prototype` too.
  const descriptor = { __proto__: null, value, enumerable, configurable: true, writable: true };
  Object.defineProperty(object, name, /** @type {PropertyDescriptor} */ (descriptor));
}
