// A `RateLimiter` over anything that carries out the steps of sliding-window.js: tickets, permits,
// and what becomes of both when nobody waits any more.

/** What ends a call; what cannot be told apart has perhaps arrived. */
const ENDS = new Set(['answered', 'uncertain', 'not-sent', 'refused']);

const PRIORITIES = ['single', 'hedge', 'bulk', 'look-up'];

/** The broker's limit, for what a request leaves out, and the least of each. */
const LIMIT = { calls: [30, 1], windowMs: [30_000, 1], minIntervalMs: [20, 0] };

/** @type {Record<string, [fallback: number, least: number, most: number]>} */
const OPTIONS = { marginMs: [10, 0, 1_000], attemptTimeoutMs: [10_000, 1, 300_000] };

/** @type {typeof import('./sliding-window.d.ts').rateLimiterOver} */
export function rateLimiterOver(ask, options) {
  const { marginMs, attemptTimeoutMs } = sharedOptions(options);
  const tickets = new WaitingTickets();

  /** @type {import('./dist/index.js').RateLimiter['acquire']} */
  async function acquire(request) {
    const { account, name, priority, signal, calls, windowMs, minIntervalMs } = checked(request);
    signal?.throwIfAborted();
    const ticket = request.ticket ?? newTicket();
    const spacingMs = minIntervalMs === 0 ? 0 : minIntervalMs + marginMs;
    const limit = { calls, windowMs, spacingMs, callMs: attemptTimeoutMs };
    const common = { account, interface: name, ticket, limit };
    /** @param {import('./sliding-window.d.ts').Release} how */
    const release = (how, retryAfterMs = 0) => {
      // Nobody waits for this, so nobody is there to hear that it failed: the place lapses then.
      ask({ ...common, type: 'release', how, retryAfterMs }).catch(() => {});
    };
    const forget = () => release('not-sent');
    const answer = await unlessAborted(
      ask({ ...common, type: 'acquire', priority }),
      signal,
      forget,
    );
    if (signal?.aborted) {
      forget();
      throw signal.reason;
    }
    if (answer.granted) {
      tickets.delete(signal, ticket);
      return { permit: permitOf(release) };
    }
    tickets.set(signal, ticket, forget);
    return { notBeforeMs: answer.notBeforeMs, ticket };
  }

  return { acquire };
}

/** The tickets that wait, by the signal that says when nobody waits for them any more. */
class WaitingTickets {
  /** @type {WeakMap<AbortSignal, Map<string, () => void>>} */
  #bySignal = new WeakMap();

  /**
   * @param {AbortSignal | undefined} signal
   * @param {string} ticket
   * @param {() => void} forget
   */
  set(signal, ticket, forget) {
    if (!signal) return;
    let tickets = this.#bySignal.get(signal);
    if (!tickets) {
      const all = (tickets = new Map());
      this.#bySignal.set(signal, all);
      const forgetAll = () => all.forEach((forget) => forget());
      signal.addEventListener('abort', forgetAll, { once: true });
    }
    tickets.set(ticket, forget);
  }

  /**
   * @param {AbortSignal | undefined} signal
   * @param {string} ticket
   */
  delete(signal, ticket) {
    if (signal) this.#bySignal.get(signal)?.delete(ticket);
  }
}

/**
 * @param {(how: import('./sliding-window.d.ts').Release, retryAfterMs?: number) => void} release
 * @returns {import('./dist/index.js').RatePermit}
 */
function permitOf(release) {
  let isHeld = true;
  return {
    release(how, facts) {
      if (!isHeld) return;
      isHeld = false;
      const retryAfterMs = Math.ceil(Number(facts?.retryAfterMs));
      release(ENDS.has(how) ? how : 'uncertain', retryAfterMs > 0 ? retryAfterMs : 0);
    },
  };
}

/**
 * What `asked` resolves to. When `signal` aborts before, this rejects at once, and what the store
 * gives the caller after that is given back.
 *
 * @template T
 * @param {Promise<T>} asked
 * @param {AbortSignal | undefined} signal
 * @param {() => void} giveBack
 * @returns {Promise<T>}
 */
function unlessAborted(asked, signal, giveBack) {
  if (!signal) return asked;
  return new Promise((resolve, reject) => {
    const abort = () => {
      asked.then(giveBack, () => {});
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** 128 random bits, so that no two processes have the same. */
function newTicket() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The options that every limiter has, and whether there are only these and `further`.
 *
 * @param {any} options
 * @param {string[]} further
 */
export function sharedOptions(options = {}, further = []) {
  if (typeof options !== 'object' || options === null || 'acquire' in options) {
    throw new TypeError('`options` of a rate limiter must be an object of options');
  }
  const names = [...further, ...Object.keys(OPTIONS)];
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    throw new TypeError(`unknown option \`${name}\`; expected one of ${names.join(', ')}`);
  }
  const numbers = Object.entries(OPTIONS).map(([name, [fallback, least, most]]) => {
    const value = options[name] ?? fallback;
    if (Number.isInteger(value) && value >= least && value <= most) return [name, value];
    throw new TypeError(`\`${name}\` must be a whole number of milliseconds, ${least} to ${most}`);
  });
  return Object.fromEntries(numbers);
}

/** @param {any} request */
function checked(request) {
  const { account, interface: name, priority = 'single', ticket = '0', signal } = request ?? {};
  for (const [key, value] of Object.entries({ account, interface: name, ticket })) {
    if (typeof value === 'string' && /^[\w.-]{1,128}$/.test(value)) continue;
    throw new TypeError(`\`${key}\` of a request must be 1 to 128 letters, digits, "-", "_", "."`);
  }
  if (!PRIORITIES.includes(priority)) {
    throw new TypeError(`\`priority\` of a request must be one of ${PRIORITIES.join(', ')}`);
  }
  return { account, name, priority, signal, ...checkedLimit(request.limit) };
}

/**
 * @param {any} limit
 * @returns {{ calls: number, windowMs: number, minIntervalMs: number }}
 */
function checkedLimit(limit) {
  const numbers = Object.entries(LIMIT).map(([name, [fallback, least]]) => {
    const value = limit?.[name] ?? fallback;
    if (Number.isFinite(value) && value >= least) return [name, Math.ceil(value)];
    throw new TypeError(`\`limit.${name}\` of a request must be a number of ${least} or more`);
  });
  return Object.fromEntries(numbers);
}
