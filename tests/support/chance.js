// Chance under control. Unlike a mock it keeps no record of its calls.

/** Makes Math.random give `value` until the test ends. */
export function fixRandom(t, value) {
  const { random } = Math;
  Math.random = () => value;
  t.after(() => (Math.random = random));
}
