// Ctrl-C: what it does depends on what is under way.

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** npx passes the terminal's Ctrl-C on to this process, which has got it from the terminal already. */
const ONE_PRESS_MS = 500;

/** @typedef {() => void} Step */

/** What each further press does; the last holds for all that follow. @type {Step[]} */
let steps = [];
let times = 0;

/** Listens from now on; `otherwise` is what a press does while nothing else is said. @param {Step} otherwise */
export function listen(otherwise) {
  let last = -Infinity;
  const heard = () => {
    const now = performance.now();
    if (now - last < ONE_PRESS_MS) return;
    last = now;
    const step = steps[Math.min(times, steps.length - 1)] ?? otherwise;
    times += 1;
    step();
  };
  for (const signal of SIGNALS) process.on(signal, heard);
}

/**
 * While `action` lasts, a press does the next of these.
 * @template T
 * @param {Step[]} these
 * @param {() => Promise<T>} action
 */
export async function during(these, action) {
  [steps, times] = [these, 0];
  try {
    return await action();
  } finally {
    [steps, times] = [[], 0];
  }
}
