// Faults: failures on demand. A fault is armed, waits for a call that it matches, and happens to it
// at one of three places on the call's way:
//   front   nothing was checked or remembered yet: a proxy's or the network's doing
//   before  the call was verified and is remembered (sent again unchanged it is a duplicate); the
//           book is untouched
//   after   the book has changed; only the answer suffers
// Two kinds have a place of their own: `clock`, where a timestamp is compared with the gateway's
// clock, and `view`, where a look-up or a list reads the book.
// The kinds, what each does, and the fields each takes are in fault-kinds.js.

import { FAULT_KINDS } from './fault-kinds.js';
import { faultOf, unknownKind } from './fault-text.js';

const PLACES = ['before', 'front', 'after']; // the first is where a fault happens unless told
const COMMON = ['kind', 'match', 'times', 'where', 'delayMs', 'cors'];
const MATCHES = new Set(['method', 'path', 'orderId']);

export class Faults {
  #armed = [];
  #nextId = 1;

  /**
   * Arms `{ kind, match?: { method, path, orderId }, times?: n | 'forever', where?, delayMs?,
   * cors?: false, ... }`, by default for one call, any call. Of the faults that match at a place,
   * the one armed first happens. A text such as `reset@after:2` will do: see fault-text.js.
   * `match` narrows it further.
   */
  arm(fault, match) {
    const given = typeof fault === 'string' ? faultOf(fault) : fault;
    const checked = check(match ? { ...given, match: { ...given?.match, ...match } } : given);
    const [where] = placesOf(checked);
    const armed = { id: this.#nextId++, times: 1, where, happened: 0, ...checked };
    this.#armed.push(armed);
    return armed;
  }

  /** Takes the fault that happens to `call` at `where`, if any does. */
  take(where, call) {
    const fault = this.#armed.find((each) => each.where === where && matches(each, call));
    if (!fault) return undefined;
    fault.happened += 1;
    if (fault.happened === fault.times) this.disarm(fault.id);
    return fault;
  }

  disarm(id) {
    this.#armed = this.#armed.filter((each) => each.id !== id);
  }

  clear() {
    this.#armed = [];
  }

  list() {
    return this.#armed.map((each) => ({ ...each }));
  }
}

function matches({ match }, call) {
  const { method = call.method, path = call.path, orderId = call.orderId } = match ?? {};
  return method === call.method && path === call.path && String(orderId) === String(call.orderId);
}

function check(fault) {
  const fields = FAULT_KINDS[fault?.kind]?.fields ?? unknownKind(fault?.kind);
  for (const name of Object.keys(fault)) {
    if (![...COMMON, ...fields].includes(name)) fail(`fault ${fault.kind} has no field ${name}`);
  }
  for (const name of Object.keys(fault.match ?? {})) {
    if (!MATCHES.has(name)) fail(`a fault cannot match by ${name}`);
  }
  if (/^(clock|view)$/.test(placesOf(fault)[0]) && ('delayMs' in fault || 'cors' in fault)) {
    fail(`fault ${fault.kind} changes no answer: it takes neither delayMs nor cors`);
  }
  const { times = 1, where, delayMs = 0 } = fault;
  const isCount = Number.isInteger(times) && times > 0;
  if (times !== 'forever' && !isCount) fail("times must be 1 or more, or 'forever'");
  const isPlace = where === undefined || placesOf(fault).includes(where);
  if (!isPlace) fail(`fault ${fault.kind} cannot happen at ${where}`);
  if (!(delayMs >= 0 && delayMs <= 600_000)) fail('delayMs must be between 0 and 600000');
  FAULT_KINDS[fault.kind].check?.(fault);
  return fault;
}

/** Where a fault of this kind can happen, its default first. */
function placesOf({ kind }) {
  return FAULT_KINDS[kind].places ?? PLACES;
}

function fail(message) {
  throw new TypeError(message);
}
