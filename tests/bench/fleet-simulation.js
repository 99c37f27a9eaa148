// A fleet in simulated time: 10,000 accounts on 16 shards, one of which is lost for half a minute and
// comes back empty: `node tests/bench/fleet-simulation.js`. The steps are those of sliding-window.js;
// the gateway is strict. docs/scaling.md has the figures.

import { step } from '../../pkg/sliding-window.js';
import { seeded } from '../support/chance.js';

const ACCOUNTS = 10_000;
const SHARDS = 16;
const PROCESSES = 2;
const ORDERS = 20; // of each process, in one burst: 40 of the account, where the window has 30
const LIMIT = { calls: 30, windowMs: 30_000, spacingMs: 30, callMs: 10_000 };
const SHARE = 0.5;
const PATIENCE_MS = 250;
const ASK_AGAIN_MS = 1_000;
const TO_STORE_MS = 1;
const TO_GATEWAY_MS = 25;
const BURSTS_MS = 60_000;
const LOST = { shard: 7, from: 30_000, to: 60_000 };

/** What is to happen, by time. */
class Agenda {
  #heap = [];

  add(at, act) {
    const heap = this.#heap;
    let index = heap.push({ at, act }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (heap[parent].at <= heap[index].at) break;
      [heap[parent], heap[index]] = [heap[index], heap[parent]];
      index = parent;
    }
  }

  /** What is first, or undefined. */
  take() {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < heap.length && heap[left].at < heap[least].at) least = left;
      if (right < heap.length && heap[right].at < heap[least].at) least = right;
      if (least === index) return first;
      [heap[least], heap[index]] = [heap[index], heap[least]];
      index = least;
    }
  }
}

const agenda = new Agenda();
const asksBySecond = Array.from({ length: SHARDS }, () => new Map());

class Account {
  accepted = 0;
  refused = 0;
  #state;
  #arrivals = [];

  constructor(number) {
    this.random = seeded('account', number);
    this.shard = Math.floor(this.random() * SHARDS);
    this.start = Math.floor(this.random() * BURSTS_MS);
    this.processes = Array.from({ length: PROCESSES }, () => new Process(this));
  }

  /** Undefined while the shard is lost. */
  ask(request, now) {
    const isLost = this.shard === LOST.shard && now >= LOST.from && now < LOST.to;
    if (isLost) this.#state = undefined;
    if (isLost) return undefined;
    const seconds = asksBySecond[this.shard];
    const second = Math.floor(now / 1_000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
    const { state, answer } = step(this.#state, { ...request, interface: 'x', limit: LIMIT }, now);
    this.#state = state;
    return answer;
  }

  /** Whether the gateway accepts a call that arrives now. */
  arrives(now) {
    this.#arrivals = this.#arrivals.filter((at) => now - at < LIMIT.windowMs);
    if (this.#arrivals.length >= LIMIT.calls) return false;
    this.#arrivals.push(now);
    return true;
  }
}

/** Sends its orders one after the other, and the next while the last is under way. */
class Process {
  #account;
  #left = ORDERS;
  #sent = [];
  #asksAgainAt = 0;
  #tickets = 0;
  #isAfresh = true;
  #isIdle = false;

  constructor(account) {
    this.#account = account;
    this.name = `${account.random()}`;
  }

  turn(now) {
    this.#isIdle = this.#left === 0;
    if (this.#isIdle) return;
    if (now < this.#asksAgainAt) return this.#byItself(now);
    if (this.#isAfresh) this.#tickets += 1;
    this.#isAfresh = false;
    const ticket = `${this.name}-${this.#tickets}`;
    agenda.add(now + TO_STORE_MS, (at) => {
      const answer = this.#account.ask({ type: 'acquire', ticket, priority: 'bulk' }, at);
      if (!answer) return agenda.add(at + PATIENCE_MS, (later) => this.#isSilent(later));
      const back = at + TO_STORE_MS;
      if (answer.granted) agenda.add(back, (later) => this.#send(later, ticket));
      else agenda.add(back + answer.notBeforeMs, (later) => this.turn(later));
    });
  }

  #isSilent(now) {
    this.#asksAgainAt = now + ASK_AGAIN_MS;
    this.#isAfresh = true;
    this.turn(now);
  }

  /** By its own share of the limit. */
  #byItself(now) {
    this.#sent = this.#sent.filter((at) => now - at < LIMIT.windowMs);
    if (this.#sent.length < LIMIT.calls * SHARE) return this.#send(now);
    return agenda.add(this.#asksAgainAt, (later) => this.turn(later));
  }

  #send(now, ticket) {
    this.#left -= 1;
    this.#isAfresh = true;
    const answered = now + 2 * TO_GATEWAY_MS;
    this.#sent.push(answered);
    agenda.add(now + TO_GATEWAY_MS, (at) => {
      if (this.#account.arrives(at)) this.#account.accepted += 1;
      else this.#isRefused(at);
      this.#account.endedAt = at;
    });
    if (ticket) {
      const release = { type: 'release', how: 'answered', ticket, retryAfterMs: 0 };
      agenda.add(answered + TO_STORE_MS, (at) => this.#account.ask(release, at));
    }
    agenda.add(now + LIMIT.spacingMs, (at) => this.turn(at));
  }

  #isRefused(now) {
    this.#account.refused += 1;
    this.#left += 1;
    if (!this.#isIdle) return;
    this.#isIdle = false;
    agenda.add(now + ASK_AGAIN_MS, (at) => this.turn(at));
  }
}

const accounts = Array.from({ length: ACCOUNTS }, (_, number) => new Account(number));
for (const { start, processes } of accounts) {
  for (const process of processes) agenda.add(start, (now) => process.turn(now));
}
for (let next; (next = agenda.take());) next.act(next.at);
console.table(report());

function report() {
  const isOnLost = ({ shard }) => shard === LOST.shard;
  return {
    'on the other 15 shards': figures(accounts.filter((each) => !isOnLost(each))),
    'on the shard that is lost': figures(accounts.filter(isOnLost)),
  };
}

function figures(some) {
  const seconds = some.map(({ endedAt, start }) => (endedAt - start) / 1_000);
  const refused = some.map((each) => each.refused);
  const peaks = [...new Set(some.map(({ shard }) => shard))].map((shard) =>
    Math.max(...asksBySecond[shard].values()),
  );
  seconds.sort((one, other) => one - other);
  return {
    accounts: some.length,
    cancelled: sum(some.map(({ accepted }) => accepted)),
    refused: sum(refused),
    'most refused of one': Math.max(...refused),
    'seconds, median': seconds[Math.floor(some.length / 2)],
    'seconds, most': seconds.at(-1),
    'requests a second, most of a shard': Math.max(...peaks),
  };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
