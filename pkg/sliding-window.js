// The sliding window of an account that many share, as a pure function: a store that can carry out
// one step after the other (a lock and a database, a Durable Object) makes a limiter of it. The
// script for Redis (redis-script.js) does the same; a test compares the two.
//
// A ticket stands for one call. It waits in the account's queue, by priority and then first come,
// first served, until its interface has a free place and the last grant lies far enough back. Then
// it holds a place of its interface until a window after the call was answered.

export { rateLimiterOver } from './rate-limiter-over.js';

/** How long after the time it was told a ticket keeps its place: a hidden tab may be a second late. */
const GRACE_MS = 2_000;

/** How late a ticket may be before those behind it go first. */
const PATIENCE_MS = 100;

/** How long a call without an answer may have been on its way before it reached the gateway. */
const TRANSIT_MS = 2_000;

/** When to ask again where the wait hangs on calls that are under way. */
const POLL_MS = 1_000;

/** The longest `Retry-After` that is kept, and the longest time that a ticket is told to wait. */
const LONGEST_MS = 600_000;

/** By their rank in the queue. A score is the rank, and then the order of arrival. */
const PRIORITIES = ['single', 'hedge', 'bulk', 'look-up'];
const RANK = 2 ** 40;

/**
 * Carries out a request at the time `now`, in milliseconds, and says how the account stands then.
 *
 * @type {typeof import('./sliding-window.d.ts').step}
 */
export function step(state, request, now) {
  const next = structuredClone(state ?? { hold: 0, sequence: 0, queue: [], interfaces: {} });
  const { callMs, windowMs } = request.limit;
  next.hold = Math.max(next.hold, callMs + windowMs);
  const own = (next.interfaces[request.interface] ??= { places: {}, heldUntil: 0, openAfter: 0 });
  tidy(next, own, now);
  const act = request.type === 'acquire' ? acquire : release;
  const answer = act(next, own, /** @type {any} */ (request), now);
  own.openAfter = openAfter(own, request.limit.calls);
  return { state: next, answer };
}

/**
 * How long a state is of any use after a step, in milliseconds.
 *
 * @type {typeof import('./sliding-window.d.ts').lifetimeMs}
 */
export function lifetimeMs(state) {
  return Math.max(state.hold, LONGEST_MS) + 2 * GRACE_MS;
}

/**
 * Drops what is over. What lies further ahead than anything can was written before the clock was set
 * back, and counts from now.
 *
 * @param {import('./sliding-window.d.ts').State} state
 * @param {import('./sliding-window.d.ts').InterfaceState} own
 * @param {number} now
 */
function tidy(state, own, now) {
  const longest = Math.max(state.hold, LONGEST_MS);
  state.queue = state.queue.filter(({ lapsesAt }) => lapsesAt >= now);
  for (const entry of state.queue) {
    if (entry.lapsesAt > now + longest + GRACE_MS) entry.lapsesAt = now + GRACE_MS;
  }
  for (const [ticket, until] of Object.entries(own.places)) {
    if (until < now) delete own.places[ticket];
    else own.places[ticket] = Math.min(until, now + state.hold);
  }
  own.heldUntil = Math.min(own.heldUntil, now + LONGEST_MS);
  if (state.last !== undefined) state.last = Math.min(state.last, now);
}

/**
 * @param {import('./sliding-window.d.ts').State} state
 * @param {import('./sliding-window.d.ts').InterfaceState} own
 * @param {Extract<import('./sliding-window.d.ts').StepRequest, { type: 'acquire' }>} request
 * @param {number} now
 * @returns {import('./sliding-window.d.ts').Answer}
 */
function acquire(state, own, { interface: name, ticket, priority, limit }, now) {
  // The same request once more: a client repeats it when a connection broke before the answer.
  if (own.places[ticket] !== undefined) return { granted: true };
  own.openAfter = openAfter(own, limit.calls);
  const entry = take(state, name, ticket) ?? { interface: name, ticket, score: ++state.sequence };
  const score = rankOf(priority) * RANK + (entry.score % RANK);
  const isLate = (/** @type {number} */ lapsesAt) => lapsesAt - GRACE_MS + PATIENCE_MS < now;
  const ahead = state.queue.filter((other) => other.score < score && !isLate(other.lapsesAt));
  const isOpen = (/** @type {string} */ of) => now > (state.interfaces[of]?.openAfter ?? 0);
  const aheadHere = ahead.filter((other) => other.interface === name).length;
  const goBefore =
    aheadHere + ahead.filter((other) => other.interface !== name && isOpen(other.interface)).length;
  const spaced = state.last === undefined ? now : state.last + limit.spacingMs;
  if (now >= spaced && goBefore === 0 && isOpen(name)) {
    own.places[ticket] = now + limit.callMs + limit.windowMs;
    state.last = now;
    return { granted: true };
  }
  const slot = Math.max(now, spaced) + goBefore * limit.spacingMs;
  const place = nextPlace(own, aheadHere, limit, now);
  const longest = Math.max(state.hold, LONGEST_MS);
  const at = Math.min(Math.max(now + 1, slot, place, own.heldUntil + 1), now + longest);
  state.queue.push({ interface: name, ticket, score, lapsesAt: at + GRACE_MS });
  state.queue.sort((one, other) => one.score - other.score);
  return { granted: false, notBeforeMs: at - now };
}

/**
 * @param {import('./sliding-window.d.ts').State} state
 * @param {import('./sliding-window.d.ts').InterfaceState} own
 * @param {Extract<import('./sliding-window.d.ts').StepRequest, { type: 'release' }>} request
 * @param {number} now
 * @returns {import('./sliding-window.d.ts').Answer}
 */
function release(state, own, { interface: name, ticket, how, limit, retryAfterMs }, now) {
  if (how === 'not-sent') {
    delete own.places[ticket];
    take(state, name, ticket);
  } else {
    const { callMs, windowMs } = limit;
    const grantedAt = (own.places[ticket] ?? 0) - callMs - windowMs;
    const arrivedBy = how === 'uncertain' ? Math.max(now, grantedAt + TRANSIT_MS) : now;
    own.places[ticket] = arrivedBy + windowMs;
  }
  if (retryAfterMs > 0) {
    own.heldUntil = Math.max(own.heldUntil, now + Math.min(retryAfterMs, LONGEST_MS));
  }
  return { granted: true };
}

/**
 * Takes a ticket out of the queue.
 *
 * @param {import('./sliding-window.d.ts').State} state
 * @param {string} name
 * @param {string} ticket
 */
function take(state, name, ticket) {
  const index = state.queue.findIndex(
    (entry) => entry.interface === name && entry.ticket === ticket,
  );
  return index < 0 ? undefined : state.queue.splice(index, 1)[0];
}

/** @param {string | undefined} priority */
function rankOf(priority) {
  const rank = PRIORITIES.indexOf(priority ?? 'single');
  return rank < 0 ? PRIORITIES.length : rank;
}

/**
 * When places become free, the soonest first.
 *
 * @param {import('./sliding-window.d.ts').InterfaceState} own
 */
function freedAt(own) {
  return Object.values(own.places).sort((one, other) => one - other);
}

/**
 * The time after which the interface has a free place, and no `Retry-After` holds it.
 *
 * @param {import('./sliding-window.d.ts').InterfaceState} own
 * @param {number} calls
 */
function openAfter(own, calls) {
  const freed = freedAt(own);
  return Math.max(own.heldUntil, freed.length < calls ? 0 : (freed[freed.length - calls] ?? 0));
}

/**
 * When there is a place after those for the tickets ahead: as far as it is known, not sooner.
 *
 * @param {import('./sliding-window.d.ts').InterfaceState} own
 * @param {number} ahead
 * @param {import('./sliding-window.d.ts').StepLimit} limit
 * @param {number} now
 */
function nextPlace(own, ahead, { calls, windowMs }, now) {
  const freed = freedAt(own);
  const index = ahead + freed.length - calls;
  if (index < 0) return now;
  const until = freed[index];
  // Another window has to pass: each place that is free now goes to a ticket ahead.
  if (until === undefined) return now + windowMs;
  // A call under way may end at any time, and was perhaps not sent.
  return until > now + windowMs ? now + POLL_MS : until + 1;
}
