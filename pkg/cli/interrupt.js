// Ctrl-C: what it does depends on what is under way.

/** These count as Ctrl-C. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM']);

/** npx passes the terminal's Ctrl-C on to this process, which has got it from the terminal already. */
const ONE_PRESS_MS = 500;

/** @typedef {() => void} Step */

/** What each further press does; the last holds for all that follow. @type {Step[]} */
let steps = [];
let times = 0;
let outlivesTerminal = false;

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
  // A connection to this machine that broke down is not a wish that orders stay open.
  process.on('SIGHUP', () => {
    if (!outlivesTerminal) heard();
  });
}

/**
 * While `action` lasts, a press does the next of these.
 * @template T
 * @param {Step[]} these
 * @param {() => Promise<T>} action
 * @param {{ withoutTerminal?: boolean }} [how] whether it goes on when the terminal is gone
 */
export async function during(these, action, { withoutTerminal = false } = {}) {
  [steps, times, outlivesTerminal] = [these, 0, withoutTerminal];
  try {
    return await action();
  } finally {
    [steps, times, outlivesTerminal] = [[], 0, false];
  }
}
