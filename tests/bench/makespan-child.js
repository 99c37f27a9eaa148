// `cancelOrders` on a clock that jumps to whatever is next, with a gateway that takes 5 ms.

let now = 0;
let timers = [];
const setImmediateNow = setImmediate;
globalThis.setTimeout = (callback, millis = 0, ...args) => {
  const timer = { at: now + millis, call: () => callback(...args) };
  timers.push(timer);
  return timer;
};
globalThis.clearTimeout = (timer) => {
  timers = timers.filter((other) => other !== timer);
};
performance.now = () => now;
Date.now = () => 1_700_000_000_000 + now;

const { Config, TradeContext } = await import('../../pkg/node.js');

const accepted = () => new Response('{"code":0,"message":"success","data":{}}');
const fetch = () => new Promise((resolve) => setTimeout(() => resolve(accepted()), 5));

/** Runs the timers in their order until `promise` has settled. */
async function play(promise) {
  let settled = false;
  promise.finally(() => (settled = true));
  while (!settled) {
    for (let n = 0; n < 20; n++) await new Promise((resolve) => setImmediateNow(resolve));
    if (settled || timers.length === 0) continue;
    const next = timers.reduce((first, timer) => (timer.at < first.at ? timer : first));
    clearTimeout(next);
    now = Math.max(now, next.at);
    next.call();
  }
  return promise;
}

const times = [];
for (const count of process.argv.slice(2).map(Number)) {
  const config = Config.fromApikey('key', 'secret', 'token', { fetch });
  const ids = Array.from({ length: count }, (_, index) => String(index + 1));
  const started = now;
  const results = await play(new TradeContext(config).cancelOrders(ids));
  if (!results.every(({ ok }) => ok)) throw new Error('a cancel failed');
  times.push(now - started);
}
console.log(JSON.stringify(times));
