// A clock that jumps to the next timer as soon as there is nothing left to do. Import this before
// what is to live by it.

/** How often everything that is ready may run, and make ready what waits for it. */
const TURNS = 20;

const { setImmediate } = globalThis;
let timers = [];
let now = 0;

globalThis.setTimeout = (callback, millis = 0, ...args) => {
  const timer = { at: now + Math.max(millis, 1), call: () => callback(...args) };
  timers.push(timer);
  return timer;
};
globalThis.clearTimeout = (timer) => {
  timers = timers.filter((other) => other !== timer);
};
performance.now = () => now;
Date.now = () => 1_700_000_000_000 + now;

/** Lets time pass until `promise` has settled. */
export async function play(promise) {
  let settled = false;
  const over = () => (settled = true);
  promise.then(over, over);
  for (;;) {
    for (let n = 0; n < TURNS; n++) await new Promise((resolve) => setImmediate(resolve));
    if (settled) return promise;
    if (timers.length === 0) throw new Error('nothing is left to wait for');
    const next = timers.reduce((first, timer) => (timer.at < first.at ? timer : first));
    clearTimeout(next);
    now = Math.max(now, next.at);
    next.call();
  }
}
