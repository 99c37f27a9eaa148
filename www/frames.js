// Spreads work over frames, so that a thousand orders do not hold up the page.

const MS_PER_FRAME = 8;

/** Gives `add(value)`, which has `show(value)` called once in a coming frame. */
export function perFrame(show) {
  const waiting = new Set();

  function run() {
    const end = performance.now() + MS_PER_FRAME;
    for (const value of waiting) {
      waiting.delete(value);
      show(value);
      if (performance.now() > end) break;
    }
    if (waiting.size > 0) requestAnimationFrame(run);
  }

  return (value) => {
    if (waiting.size === 0) requestAnimationFrame(run);
    waiting.add(value);
  };
}
