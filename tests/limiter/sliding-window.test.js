// The rules of the window that callers of one account share, by a clock of the test's. The script for
// Redis has the same: see same-steps.test.js.

import assert from 'node:assert/strict';
import test from 'node:test';
import { lifetimeMs, step } from '../../pkg/sliding-window.js';

const LIMIT = { calls: 3, windowMs: 1_000, spacingMs: 30, callMs: 500 };

/** An account: `ask(ticket)` at its clock's time gives 'go' or how long to wait. */
class Account {
  state;
  now = 5_000_000;

  ask(ticket, { priority = 'single', of = 'cancel-order', limit = LIMIT } = {}) {
    const answer = this.#step({ type: 'acquire', ticket, priority, interface: of, limit });
    return answer.granted ? 'go' : answer.notBeforeMs;
  }

  end(ticket, how = 'answered', { of = 'cancel-order', retryAfterMs = 0 } = {}) {
    this.#step({ type: 'release', ticket, how, retryAfterMs, interface: of, limit: LIMIT });
  }

  /** Lets tickets go 30 ms apart, each answered at once. */
  use(...tickets) {
    for (const ticket of tickets) {
      this.now += 30;
      assert.equal(this.ask(ticket), 'go');
      this.end(ticket);
    }
  }

  #step(request) {
    const { state, answer } = step(this.state, request, this.now);
    this.state = state;
    return answer;
  }
}

test('an answered call holds its place until a window after its answer, and no longer', () => {
  const account = new Account();
  account.use('a', 'b');
  account.now += 30;
  assert.equal(account.ask('c'), 'go');
  account.now += 200;
  account.end('c');
  // a was answered 260 ms ago.
  assert.equal(account.ask('d'), 1_000 - 260 + 1);
  account.now += 1_000 - 260;
  assert.equal(account.ask('d'), 1);
  account.now += 1;
  assert.equal(account.ask('d'), 'go');
});

for (const how of ['uncertain', 'refused']) {
  test(`so does one that is ${how}`, () => {
    const account = new Account();
    account.use('a', 'b');
    account.now += 30;
    account.ask('c');
    account.end('c', how);
    account.now += 940;
    assert.equal(account.ask('d'), 1);
    account.now += 1;
    assert.equal(account.ask('d'), 'go');
  });
}

test('one without an answer counts as arrived no sooner than two seconds after it left', () => {
  const account = new Account();
  const limit = { ...LIMIT, calls: 1 };
  assert.equal(account.ask('a', { limit }), 'go');
  account.now += 30;
  account.end('a', 'uncertain');
  account.now += 2_000 - 30 + 1_000;
  assert.equal(account.ask('b', { limit }), 1);
  account.now += 1;
  assert.equal(account.ask('b', { limit }), 'go');
});

test('what was not sent gives its place back at once', () => {
  const account = new Account();
  account.use('a', 'b');
  account.now += 30;
  account.ask('c');
  account.end('c', 'not-sent');
  account.now += 30;
  assert.equal(account.ask('d'), 'go');
});

test('grants are spaced across interfaces', () => {
  const account = new Account();
  assert.equal(account.ask('a'), 'go');
  assert.equal(account.ask('b', { of: 'order-detail' }), 30);
  account.now += 29;
  assert.equal(account.ask('b', { of: 'order-detail' }), 1);
  account.now += 1;
  assert.equal(account.ask('b', { of: 'order-detail' }), 'go');
});

test('each interface has a window of its own', () => {
  const account = new Account();
  account.use('a', 'b', 'c');
  account.now += 30;
  assert.ok(account.ask('d') > 500);
  assert.equal(account.ask('e', { of: 'order-detail' }), 'go');
});

test('first come, first served', () => {
  const account = new Account();
  account.use('a', 'b', 'c');
  for (const ticket of ['d', 'e', 'f']) account.ask(ticket);
  account.now += 1_001;
  // d was told to ask now; who asks before it waits for it.
  assert.notEqual(account.ask('f'), 'go');
  assert.notEqual(account.ask('e'), 'go');
  assert.equal(account.ask('d'), 'go');
  account.now += 30;
  assert.notEqual(account.ask('f'), 'go');
  assert.equal(account.ask('e'), 'go');
});

test('a single cancel, then its hedge, a bulk, a look-up', () => {
  const account = new Account();
  account.use('a');
  const tickets = { 'look-up': 'l', bulk: 'b', hedge: 'h', single: 's' };
  for (const [priority, ticket] of Object.entries(tickets)) account.ask(ticket, { priority });
  const limit = { ...LIMIT, calls: 9 };
  for (const priority of ['single', 'hedge', 'bulk', 'look-up']) {
    account.now += 30;
    for (const later of Object.keys(tickets).filter((each) => each !== priority)) {
      assert.notEqual(account.ask(tickets[later], { priority: later, limit }), 'go');
    }
    assert.equal(account.ask(tickets[priority], { priority, limit }), 'go');
    delete tickets[priority];
  }
});

test('a look-up waits for a cancel of another interface, unless that waits for its window', () => {
  const account = new Account();
  account.use('a', 'b');
  account.ask('c', { priority: 'bulk' });
  account.now += 30;
  assert.notEqual(account.ask('l', { priority: 'look-up', of: 'order-detail' }), 'go');
  assert.equal(account.ask('c', { priority: 'bulk' }), 'go');
  account.end('c');
  account.ask('d', { priority: 'bulk' });
  account.now += 30;
  assert.equal(account.ask('l', { priority: 'look-up', of: 'order-detail' }), 'go');
});

test('a ticket that is lifted from a bulk keeps what it had waited', () => {
  const account = new Account();
  account.use('a');
  account.ask('b', { priority: 'bulk' });
  account.ask('s');
  account.ask('b');
  account.now += 30;
  assert.notEqual(account.ask('s'), 'go');
  assert.equal(account.ask('b'), 'go');
});

test('a ticket whose owner is dead holds the others up for a tenth of a second', () => {
  const account = new Account();
  account.use('a');
  const told = account.ask('dead');
  account.ask('b');
  account.now += told + 100;
  assert.notEqual(account.ask('b'), 'go');
  account.now += 1;
  assert.equal(account.ask('b'), 'go');
});

test('a ticket keeps its place for two seconds, and then is the last', () => {
  for (const [late, goes] of [
    [2_000, 'early'],
    [2_001, 'other'],
  ]) {
    const account = new Account();
    account.use('a');
    account.now += account.ask('early') + late - 5;
    assert.equal(account.ask('b'), 'go');
    account.now += 5;
    account.ask('other');
    account.ask('early');
    account.now += 25;
    const waits = goes === 'early' ? 'other' : 'early';
    assert.notEqual(account.ask(waits), 'go', `${late}`);
    assert.equal(account.ask(goes), 'go', `${late}`);
  }
});

test('a holder that died gives its place back after the window and the longest call, not earlier', () => {
  const account = new Account();
  for (const ticket of ['a', 'b', 'c']) {
    assert.equal(account.ask(ticket), 'go');
    account.now += 30;
  }
  account.now += LIMIT.windowMs + LIMIT.callMs - 90;
  assert.notEqual(account.ask('d'), 'go');
  account.now += 1;
  assert.equal(account.ask('d'), 'go');
});

test('a repeated request takes no second place, before the end of the call and after it', () => {
  const account = new Account();
  assert.equal(account.ask('a'), 'go');
  assert.equal(account.ask('a'), 'go');
  account.end('a');
  assert.equal(account.ask('a'), 'go');
  assert.equal(Object.keys(account.state.interfaces['cancel-order'].places).length, 1);
});

test('a Retry-After holds its interface and no other', () => {
  const account = new Account();
  account.ask('a');
  account.end('a', 'refused', { retryAfterMs: 5_000 });
  account.now += 30;
  assert.equal(account.ask('b'), 4_971);
  assert.equal(account.ask('l', { of: 'order-detail' }), 'go');
  account.now += 4_971;
  assert.equal(account.ask('b'), 'go');
});

test('who waits for a call that is under way asks again within a second', () => {
  const account = new Account();
  account.use('a', 'b');
  account.now += 30;
  account.ask('c', { limit: { ...LIMIT, callMs: 60_000 } });
  account.ask('d');
  account.ask('e');
  assert.equal(account.ask('f'), 1_000);
});

test('a clock that is set back by an hour holds a place no longer than ever', () => {
  const account = new Account();
  account.use('a', 'b', 'c');
  account.ask('dead');
  account.now -= 3_600_000;
  assert.ok(account.ask('d') <= 1_501);
  account.now += LIMIT.windowMs + LIMIT.callMs + 1_001;
  assert.equal(account.ask('d'), 'go');
});

test('a state is of no use after its lifetime: an empty one gives the same answers', () => {
  const account = new Account();
  account.use('a', 'b', 'c');
  account.ask('d');
  account.now += lifetimeMs(account.state);
  assert.equal(account.ask('e'), 'go');
});

test('the state that is passed in is not changed', () => {
  const request = {
    type: 'acquire',
    ticket: 'a',
    priority: 'single',
    interface: 'x',
    limit: LIMIT,
  };
  const { state } = step(undefined, request, 1_000);
  const copy = structuredClone(state);
  step(state, { ...request, ticket: 'b' }, 1_040);
  assert.deepEqual(state, copy);
});
