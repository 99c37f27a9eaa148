// Fake timers as @sinonjs/fake-timers makes them, from which Sinon, Jest and Vitest have theirs:
// everything that runs something later, and every clock, is replaced until `restore()`. What was
// scheduled meanwhile never runs.

const { performance, process } = globalThis;

/** The global functions that run something later, and those that take it back. */
const SCHEDULES = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'];
const CLEARS = ['clearTimeout', 'clearInterval', 'clearImmediate'];

/** Replaces timers and clocks; returns what puts them back. Its clock stands at `now`. */
export function useFakeTimers(now = 0) {
  let ids = 1e12;
  const fakes = [
    ...SCHEDULES.map((name) => [globalThis, name, () => timer(ids++)]),
    ...CLEARS.map((name) => [globalThis, name, () => {}]),
    [process, 'nextTick', () => {}],
    [process, 'hrtime', Object.assign(() => [0, 0], { bigint: () => 0n })],
    [performance, 'now', () => 0],
    [performance, 'timeOrigin', now],
    [globalThis, 'Date', fakeDate(now)],
  ];
  const restores = fakes.map(([owner, name, value]) => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
    return () => {
      if (before) Object.defineProperty(owner, name, before);
      else delete owner[name];
    };
  });
  return { restore: () => restores.forEach((restore) => restore()) };
}

function timer(id) {
  return {
    id,
    ref() {},
    unref() {},
    hasRef: () => true,
    refresh() {},
    [Symbol.toPrimitive]: () => id,
  };
}

function fakeDate(now) {
  const RealDate = Date;
  return class Date extends RealDate {
    constructor(...args) {
      super(...(args.length ? args : [now]));
    }
    static now() {
      return now;
    }
  };
}
