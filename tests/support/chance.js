// Chance under control. Unlike a mock it keeps no record of its calls.

/** Makes Math.random give `value` until the test ends. */
export function fixRandom(t, value) {
  const { random } = Math;
  Math.random = () => value;
  t.after(() => (Math.random = random));
}

/** Numbers from 0 to 1 that look random and depend on `parts` alone: `seeded(7, 'order', '12')()`. */
export function seeded(...parts) {
  let state = 2_166_136_261;
  for (const char of parts.join(' ')) state = Math.imul(state ^ char.codePointAt(0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
