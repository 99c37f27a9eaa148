// Spreads work over frames, so that a thousand orders do not hold up the page.

/** Gives `add(value)`, which has `show(value)` called once in a coming frame. */
export function perFrame(show) {
  const waiting = new Set();

  function run() {
    for (const value of [...waiting].slice(0, 100)) {
      waiting.delete(value);
      show(value);
    }
    if (waiting.size > 0) requestAnimationFrame(run);
  }

  return (value) => {
    if (waiting.size === 0) requestAnimationFrame(run);
    waiting.add(value);
  };
}
