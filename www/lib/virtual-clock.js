// A clock that runs only when it is told to. It stands in for the timers and clocks of the
// JavaScript around it, so that a minute's retries take a millisecond. What comes from outside, such
// as an answer over a socket, it does not wait for: it is for `createGateway`.

const { setImmediate, MessageChannel, setTimeout: realSetTimeout } = globalThis;
const realNow = Date.now;

/** How often everything that is ready may run, and make ready what waits for it. */
const TURNS = 20;

/** How long something that is no timer, such as a file, is really waited for. */
const PATIENCE_MS = 1_000;

/** So many timers, and what is waited for will not come: an interval would go on for ever. */
const MOST_TIMERS = 10_000;

export function virtualClock(startsAt = 1_800_000_000_000) {
  return new VirtualClock(startsAt);
}

class VirtualClock {
  #startsAt;
  #elapsed = 0;
  #timers = new Map();
  #nextId = 1;
  #restores;

  constructor(startsAt) {
    this.#startsAt = startsAt;
    this.#restores = [
      replace(globalThis, 'setTimeout', (act, ms, ...args) => this.#later(act, ms, args)),
      replace(globalThis, 'setInterval', (act, ms, ...args) => this.#later(act, ms, args, true)),
      replace(globalThis, 'clearTimeout', (timer) => this.#clear(timer)),
      replace(globalThis, 'clearInterval', (timer) => this.#clear(timer)),
      replace(
        globalThis,
        'Date',
        dateBy(() => this.now()),
      ),
      replace(performance, 'now', () => this.#elapsed),
    ];
  }

  now() {
    return this.#startsAt + this.#elapsed;
  }

  /** Jumps from timer to timer until `work` has settled. */
  async run(work) {
    const promise = Promise.resolve(typeof work === 'function' ? work() : work);
    let isSettled = false;
    const settle = () => (isSettled = true);
    promise.then(settle, settle);
    for (let fired = 0; fired < MOST_TIMERS; fired++) {
      await turns();
      if (!isSettled && this.#timers.size === 0) await this.#something(() => isSettled);
      if (isSettled) return promise;
      if (this.#timers.size === 0) {
        throw new Error('it waits for something that no timer of this clock brings about');
      }
      this.#fire(this.#next());
    }
    throw new Error(`it has not settled after ${MOST_TIMERS} timers of this clock`);
  }

  /** Resolves once there is a timer, or `isOver`, or nothing came of waiting. */
  async #something(isOver) {
    const end = realNow() + PATIENCE_MS;
    while (!isOver() && this.#timers.size === 0 && realNow() < end) {
      await new Promise((resolve) => realSetTimeout(resolve, 1));
    }
  }

  /** Lets `ms` pass, and all timers fire that are due by then. */
  async advance(ms) {
    if (!(ms >= 0)) throw new TypeError('a clock is advanced by 0 ms or more');
    const until = this.#elapsed + ms;
    for (;;) {
      await turns();
      const next = this.#next();
      if (!next || next.at > until) break;
      this.#fire(next);
    }
    this.#elapsed = until;
  }

  restore() {
    for (const restore of this.#restores.splice(0)) restore();
  }

  #later(act, ms = 0, args = [], repeats = false) {
    const every = ms >= 1 ? Number(ms) : 1;
    const id = this.#nextId++;
    const timer = new Timer(id, () => this.#timers.has(id));
    const due = { id, timer, at: this.#elapsed + every, every, repeats, act: () => act(...args) };
    this.#timers.set(id, due);
    return timer;
  }

  #clear(timer) {
    this.#timers.delete(Number(timer));
  }

  #next() {
    let next;
    for (const due of this.#timers.values()) if (!next || due.at < next.at) next = due;
    return next;
  }

  #fire(due) {
    this.#elapsed = Math.max(this.#elapsed, due.at);
    if (due.repeats) due.at = this.#elapsed + due.every;
    else this.#timers.delete(due.id);
    due.act();
  }
}

if (Symbol.dispose) VirtualClock.prototype[Symbol.dispose] = VirtualClock.prototype.restore;

/** What Node.js gives for a timer, as far as anybody asks; in a page it counts as its number. */
class Timer {
  #id;
  #isWaiting;

  constructor(id, isWaiting) {
    this.#id = id;
    this.#isWaiting = isWaiting;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return this.#isWaiting();
  }
  [Symbol.toPrimitive]() {
    return this.#id;
  }
}

/** Puts `value` in place; gives what takes it back. */
function replace(owner, name, value) {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  return () => {
    if (before) Object.defineProperty(owner, name, before);
    else delete owner[name];
  };
}

function dateBy(now) {
  return class Date extends globalThis.Date {
    constructor(...args) {
      super(...(args.length > 0 ? args : [now()]));
    }
    static now() {
      return now();
    }
  };
}

async function turns() {
  for (let n = 0; n < TURNS; n++) await turn();
}

/** Resolves after all that is ready has run. */
function turn() {
  if (setImmediate) return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    if (!MessageChannel) return realSetTimeout(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
