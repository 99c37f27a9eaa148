// What becomes of orders: fills, ends and other actors, at the times that a plan or a calendar says.
// The book keeps each status with its time and who brought it about: it is the judge of other tests.

import assert from 'node:assert/strict';
import test from 'node:test';
import { call, cancel, control, practice } from './client.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = 1_800_000_000_000;
const ID = '7';

/** A gateway with one order, submitted now. */
const start = (t, plan, { order, ...options } = {}) =>
  practice(t, { orders: [{ orderId: ID, plan, ...order }], ...options });

/** The statuses of an order, each with its time since the start and by whom. */
const story = (gateway, orderId = ID) =>
  gateway.book.get(orderId).history.map(({ status, at, by }) => [status, at - START, by]);
const statuses = (gateway) => story(gateway).map(([status]) => status);
const codeOf = async (answer) => (await answer).json.code;

test('the book keeps every status with its time and by whom it came', async (t) => {
  const { gateway, clock } = await start(t, { executed: '40' });
  clock.at += 100;
  await cancel(gateway, '9');
  await cancel(gateway, ID);
  clock.at += 100;
  await cancel(gateway, ID);
  clock.at += 60_000;
  await cancel(gateway, ID);
  assert.deepEqual(story(gateway), [
    ['PartialFilledStatus', 0, 'the book'],
    ['WaitToCancel', 100, 'call 2'],
    ['PendingCancelStatus', 700, 'call 2'],
    ['PartialWithdrawal', 1600, 'call 2'],
  ]);
  const { cancels, executedQuantity } = gateway.book.get(ID);
  assert.deepEqual(
    cancels.map(({ by, at, accepted }) => [by, at - START, accepted]),
    [
      ['call 2', 100, true],
      ['call 3', 200, true],
      ['call 4', 60_200, false],
    ],
  );
  assert.equal(executedQuantity, '40');
  assert.deepEqual(
    gateway.calls.map(({ number, accepted }) => [number, accepted]),
    [
      [1, false],
      [2, true],
      [3, true],
      [4, false],
    ],
  );
});

test('what the book gives is a copy: nothing done to it changes the book', async (t) => {
  const { gateway } = await start(t);
  const told = gateway.book.get(ID);
  told.history[0].status = 'FilledStatus';
  told.cancels.push({});
  told.attachedOrders.push('1');
  const { history, cancels, attachedOrders } = gateway.book.get(ID);
  assert.deepEqual([history[0].status, cancels, attachedOrders], ['NewStatus', [], []]);
});

test('a cancel whose answer was lost is in the book under the number of its call', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'reset', where: 'after' });
  await assert.rejects(cancel(gateway, ID), { code: 'ECONNRESET' });
  assert.equal(story(gateway).at(-1)[2], 'call 1');
  assert.equal(gateway.calls[0].number, 1);
});

test('where a cancel takes no time, the book still tells each status, in order', async (t) => {
  const { gateway } = await start(t, {}, { pace: { waitToCancelMs: 0, pendingCancelMs: 0 } });
  await cancel(gateway, ID);
  assert.deepEqual(statuses(gateway), [
    'NewStatus',
    'WaitToCancel',
    'PendingCancelStatus',
    'CanceledStatus',
  ]);
});

test('an order that has ended stays as it is', async (t) => {
  const { gateway } = await start(t);
  gateway.book.end(ID, 'RejectedStatus');
  gateway.book.fill(ID);
  gateway.book.end(ID, 'FilledStatus');
  assert.deepEqual(statuses(gateway), ['NewStatus', 'RejectedStatus']);
});

test('an order fills in parts, each at its time', async (t) => {
  const fills = [
    { afterMs: 10, quantity: '30' },
    { afterMs: 20, quantity: '0.5' },
    { afterMs: 30, quantity: '500' },
  ];
  const { gateway, clock } = await start(t, { fills });
  const seen = [];
  for (let n = 0; n < 4; n++) {
    const { status, executedQuantity } = gateway.book.get(ID);
    seen.push([status, executedQuantity]);
    clock.at += 10;
  }
  assert.deepEqual(seen, [
    ['NewStatus', '0'],
    ['PartialFilledStatus', '30'],
    ['PartialFilledStatus', '30.5'],
    ['FilledStatus', '100'],
  ]);
});

const racesLost = [
  ['filled at the last moment', { fillsFirst: true }, 'FilledStatus', '100', 601012],
  ['filled meanwhile', { fillsAfterMs: 1500 }, 'FilledStatus', '100', 601012],
  ['filled in part meanwhile', { fillsWhileCancelled: '40' }, 'PartialWithdrawal', '40', 601011],
  ['filled whole meanwhile', { fillsWhileCancelled: '100' }, 'FilledStatus', '100', 601012],
  ['rejected', { endsAs: 'RejectedStatus' }, 'RejectedStatus', '0', 601013],
  ['expired', { endsAs: 'ExpiredStatus' }, 'ExpiredStatus', '0', 900409],
];
for (const [what, plan, end, executed, code] of racesLost) {
  test(`a cancel is accepted, and the order is ${what}`, async (t) => {
    const { gateway, clock } = await start(t, plan);
    assert.equal(await codeOf(cancel(gateway, ID)), 0);
    clock.at += 1500;
    const { status, executedQuantity } = gateway.book.get(ID);
    assert.deepEqual([status, executedQuantity], [end, executed]);
    assert.equal(await codeOf(cancel(gateway, ID)), code);
  });
}

test('a cancel is accepted and comes to nothing: the order is open again, and another one holds', async (t) => {
  const { gateway, clock } = await start(t, { reopens: 1, executed: '40' });
  for (const end of ['PartialFilledStatus', 'PartialWithdrawal']) {
    assert.equal(await codeOf(cancel(gateway, ID)), 0);
    clock.at += 1500;
    assert.equal(gateway.book.get(ID).status, end);
  }
  assert.deepEqual(
    story(gateway)
      .map(([, , by]) => by)
      .slice(1),
    ['call 1', 'call 1', 'the exchange', 'call 2', 'call 2', 'call 2'],
  );
});

for (const [status, code, by] of [
  ['FilledStatus', 601012, 'the exchange'],
  ['CanceledStatus', 601011, 'somebody else'],
  ['PartialWithdrawal', 601011, 'somebody else'],
  ['RejectedStatus', 601013, 'the exchange'],
]) {
  test(`an order ends as ${status} just before its first cancel arrives`, async (t) => {
    const { gateway } = await start(t, { endsBeforeCancel: status });
    assert.equal(gateway.book.get(ID).status, 'NewStatus');
    assert.equal(await codeOf(cancel(gateway, ID)), code);
    assert.deepEqual(story(gateway).at(-1), [status, 0, by]);
    assert.deepEqual(gateway.book.get(ID).cancels, [{ by: 'call 1', at: START, accepted: false }]);
  });
}

test('somebody else cancels an order, by plan or through the book', async (t) => {
  const { gateway, clock } = await start(t, { cancelledAfterMs: 50 });
  const other = gateway.book.submit().orderId;
  assert.equal(gateway.book.cancel(other), 'submitted');
  clock.at += 60_000;
  for (const id of [ID, other]) {
    const [status, , by] = story(gateway, id).at(-1);
    assert.deepEqual([status, by], ['CanceledStatus', 'somebody else']);
    assert.equal(await codeOf(cancel(gateway, id)), 601011);
  }
});

test('the control endpoint cancels for somebody else, fills, ends, and tells what the book has', async (t) => {
  const { gateway } = await practice(t, {
    orders: ['1', '2', '3'].map((orderId) => ({ orderId })),
    pace: { waitToCancelMs: 0, pendingCancelMs: 0 },
  });
  const acts = [
    ['cancels', { orderId: '1' }, 'CanceledStatus', '0'],
    ['fills', { orderId: '2', quantity: '30' }, 'PartialFilledStatus', '30'],
    ['fills', { orderId: '2' }, 'FilledStatus', '100'],
    ['ends', { orderId: '3', status: 'RejectedStatus' }, 'RejectedStatus', '0'],
  ];
  for (const [name, json, status, executed] of acts) {
    const { data } = (await control(gateway, 'POST', name, json)).json;
    assert.deepEqual([data.status, data.executedQuantity], [status, executed], name);
  }
  const { data } = (await control(gateway, 'GET', 'orders/1')).json;
  assert.deepEqual(data, JSON.parse(JSON.stringify(gateway.book.get('1'))));
  assert.equal(data.history.at(-1).by, 'somebody else');
  for (const [method, name, json] of [
    ['POST', 'cancels', { orderId: '1' }],
    ['POST', 'cancels', { orderId: '9' }],
    ['POST', 'fills', { orderId: '9' }],
    ['POST', 'ends', {}],
    ['GET', 'orders/9'],
    ['POST', 'clock', { advanceMs: -1 }],
  ]) {
    assert.equal(await codeOf(control(gateway, method, name, json)), 900400, name);
  }
});

test('the clock can be set forward from outside', async (t) => {
  const { gateway } = await start(t);
  await cancel(gateway, ID);
  const { data } = (await control(gateway, 'POST', 'clock', { advanceMs: 60_000 })).json;
  assert.equal(data.now, START + 60_000);
  assert.equal(gateway.book.get(ID).status, 'CanceledStatus');
  gateway.reset();
  assert.equal(gateway.now(), START);
});

test('a Day order expires at the end of its day, whatever its cancel was doing', async (t) => {
  const { gateway, clock } = await start(t, {});
  clock.at += 12 * HOUR - 1;
  await cancel(gateway, ID);
  clock.at += 1;
  assert.deepEqual(story(gateway).slice(-2), [
    ['WaitToCancel', 12 * HOUR - 1, 'call 1'],
    ['ExpiredStatus', 12 * HOUR, 'the exchange'],
  ]);
  clock.at += DAY;
  assert.equal(gateway.book.get(ID).status, 'ExpiredStatus');
  const late = await cancel(gateway, ID);
  assert.deepEqual([late.status, late.json.code], [409, 900409]);
});

for (const [city, hour] of [
  ['Greenwich', 0],
  ['New York', 5],
  ['Hong Kong', -8],
]) {
  test(`a GTD order expires when its date ends in ${city}`, async (t) => {
    const order = { timeInForce: 'GTD', expireDate: '2027-01-17' };
    const midnight = Date.UTC(2027, 0, 1, hour);
    const { gateway, clock } = await start(t, {}, { order, midnight });
    clock.at = Date.UTC(2027, 0, 18, hour) - 1;
    assert.equal(gateway.book.get(ID).status, 'NewStatus');
    clock.at += 1;
    assert.equal(gateway.book.get(ID).status, 'ExpiredStatus');
    assert.equal(await codeOf(cancel(gateway, ID)), 900409);
  });
}

test('a GTC order outlives every midnight', async (t) => {
  const { gateway, clock } = await start(t, {}, { order: { timeInForce: 'GTC' } });
  clock.at += 400 * DAY;
  assert.deepEqual(statuses(gateway), ['NewStatus']);
});

const SESSION = { opensAtMs: 9 * HOUR, closesAtMs: 16 * HOUR };
/** The market closes an hour after the start, and opens 17 hours later. */
const inSession = { midnight: START - 15 * HOUR, session: SESSION };

test('between two sessions a GTC order shows Expired, and is open again; a Day order is closed', async (t) => {
  const order = { timeInForce: 'GTC' };
  const { gateway, clock } = await start(t, { executed: '40' }, { order, ...inSession });
  const ofDay = gateway.book.submit().orderId;
  clock.at += 3 * DAY;
  assert.deepEqual(
    story(gateway).map(([status, at]) => [status, at / HOUR]),
    [
      ['PartialFilledStatus', 0],
      ['ExpiredStatus', 1],
      ['PartialFilledStatus', 18],
      ['ExpiredStatus', 25],
      ['PartialFilledStatus', 42],
      ['ExpiredStatus', 49],
      ['PartialFilledStatus', 66],
    ],
  );
  assert.deepEqual(
    story(gateway, ofDay).map(([status, at]) => [status, at / HOUR]),
    [
      ['NewStatus', 0],
      ['ExpiredStatus', 1],
    ],
  );
});

test('a GTC order that shows Expired can be cancelled, and stays so', async (t) => {
  const { gateway, clock } = await start(t, {}, { order: { timeInForce: 'GTC' }, ...inSession });
  clock.at += 2 * HOUR;
  assert.equal(gateway.book.get(ID).status, 'ExpiredStatus');
  assert.equal(await codeOf(cancel(gateway, ID)), 0);
  clock.at += DAY;
  assert.deepEqual(statuses(gateway).slice(-2), ['PendingCancelStatus', 'CanceledStatus']);
});

test('a GTC order that is being cancelled when the market closes ends cancelled', async (t) => {
  const { gateway, clock } = await start(t, {}, { order: { timeInForce: 'GTC' }, ...inSession });
  clock.at += HOUR - 1;
  await cancel(gateway, ID);
  clock.at += DAY;
  assert.deepEqual(statuses(gateway), [
    'NewStatus',
    'WaitToCancel',
    'PendingCancelStatus',
    'CanceledStatus',
  ]);
});

test('a GTC order that is being cancelled when the market opens is not open again', async (t) => {
  const { gateway, clock } = await start(t, {}, { order: { timeInForce: 'GTC' }, ...inSession });
  clock.at += 18 * HOUR - 1;
  await cancel(gateway, ID);
  clock.at += 1;
  assert.equal(gateway.book.get(ID).status, 'WaitToCancel');
});

test('nothing fills between two sessions', async (t) => {
  const order = { timeInForce: 'GTC' };
  const { gateway, clock } = await start(t, { fillsAfterMs: 2 * HOUR }, { order, ...inSession });
  clock.at += 18 * HOUR - 1;
  assert.equal(gateway.book.get(ID).status, 'ExpiredStatus');
  clock.at += 1;
  assert.equal(gateway.book.get(ID).status, 'FilledStatus');
});

test('a plan makes an order dormant without a calendar', async (t) => {
  const plan = { dormantFromMs: 0, dormantToMs: 50 };
  const { gateway, clock } = await start(t, plan, { order: { timeInForce: 'GTC' } });
  assert.equal(gateway.book.get(ID).status, 'ExpiredStatus');
  clock.at += 50;
  assert.equal(gateway.book.get(ID).status, 'NewStatus');
});

test('an order of an earlier day has lived since: filled, expired or still open', async (t) => {
  const submittedAt = START - 3 * DAY;
  const { gateway } = await practice(t, {
    orders: [
      { orderId: '1', submittedAt, plan: { fillsAfterMs: HOUR } },
      { orderId: '2', submittedAt },
      { orderId: '3', submittedAt, timeInForce: 'GTC' },
    ],
  });
  assert.deepEqual(
    gateway.book.list().map(({ status }) => status),
    ['FilledStatus', 'ExpiredStatus', 'NewStatus'],
  );
  assert.equal(await codeOf(cancel(gateway, '3')), 0);
});

test('an order is open in any status that its plan says', async (t) => {
  const { gateway, clock } = await start(t, { startsAs: 'WaitToNew', reopens: 1 });
  assert.equal(gateway.book.get(ID).status, 'WaitToNew');
  await cancel(gateway, ID);
  clock.at += 1500;
  assert.equal(gateway.book.get(ID).status, 'WaitToNew');
});

test('the HTTP status of the codes that are not documented is an option', async (t) => {
  const { gateway } = await start(t, {}, { refusalStatus: 200 });
  const unknown = await cancel(gateway, '9');
  assert.deepEqual([unknown.status, unknown.json.code], [200, 602001]);
  const malformed = await call(gateway, 'DELETE', '/v1/trade/order');
  assert.equal(malformed.status, 400);
});

test('a plan, an order or a session that makes no sense is an error that names what is known', async (t) => {
  const { gateway } = await practice(t);
  assert.throws(
    () => gateway.book.submit({ plan: { fillFirst: true } }),
    /fillFirst; expected one of executed/,
  );
  assert.throws(() => gateway.book.submit({ status: 'NewStatus' }), /no field status/);
  assert.throws(() => gateway.fault({ kind: 'rain' }), /rain; expected one of status, html/);
  await assert.rejects(
    practice(t, { session: { opensAtMs: 5, closesAtMs: 5 } }),
    /before it closes/,
  );
  await assert.rejects(practice(t, { midnight: 'noon' }), /midnight must be/);
});
