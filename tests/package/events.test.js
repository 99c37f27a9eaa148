// onSend, onAttempt and onWait tell all that a page needs to show, and headers of a call go with
// each of its requests. attempt-events.test.js has the attempts of a cancel in full.

import assert from 'node:assert/strict';
import test from 'node:test';
import { lookUpsOf, told } from '../support/book-as-judge.js';
import { failureInTime, assertFields } from '../support/failure.js';
import { PACE } from '../support/outcome-rows.js';
import { ID, practice } from '../support/practice.js';

const DELETE = { method: 'DELETE' };
const LOST = { kind: 'reset', where: 'after', match: DELETE };

/** All events, in order, as `[which, event]`, and the options that note them. */
function listening() {
  const events = [];
  const note = (which) => (event) => events.push([which, event]);
  const options = { onSend: note('send'), onAttempt: note('attempt'), onWait: note('wait') };
  const of = (which) => events.filter(([name]) => name === which).map(([, event]) => event);
  return { events, options, of };
}

test('a cancel that is settled: what is sent and what ended is told, look-ups too', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  gateway.fault(LOST);
  const { events, options } = listening();
  await context({ ...options, maxRetries: 0 }).cancelOrder(ID);
  const shown = events.map(([which, { durationMs, ...event }]) => {
    assert.equal(durationMs !== undefined, which === 'attempt');
    return [which, event];
  });
  const common = { orderId: ID, attempt: 1, hedge: false };
  const cancel = { ...common, call: 'cancel', known: 'ambiguous' };
  const detail = { ...common, call: 'detail' };
  const [, { traceId }] = gateway.calls;
  assert.deepEqual(shown, [
    ['send', cancel],
    ['attempt', { ...cancel, kind: 'Network', next: 'error' }],
    ['send', { ...detail, known: 'ambiguous' }],
    [
      'attempt',
      { ...detail, known: 'accepted', next: 'receipt', httpStatus: 200, code: 0, traceId },
    ],
  ]);
});

test('what is known after each attempt is told, of all attempts together', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const { gateway, context } = await practice(t);
  gateway.fault({ kind: 'status', status: 429, match: DELETE });
  gateway.fault({ kind: 'html', match: DELETE });
  gateway.fault({ kind: 'status', status: 429, match: DELETE });
  const { options, of } = listening();
  await context(options).cancelOrder(ID);
  const known = of('attempt').map((event) => event.known);
  assert.deepEqual(known, ['refused', 'ambiguous', 'ambiguous', 'accepted']);
  assert.deepEqual(
    of('send').map(({ attempt, hedge }) => [attempt, hedge]),
    [1, 2, 3, 4].map((attempt) => [attempt, false]),
  );
});

test('nothing sent is known too, where that is certain', async (t) => {
  const { closedPort } = await import('../support/raw-server.js');
  const { context } = await practice(t);
  const { options, of } = listening();
  const httpUrl = `http://127.0.0.1:${await closedPort()}`;
  await failureInTime(context({ ...options, httpUrl, maxRetries: 0 }).cancelOrder(ID));
  const [{ known, next, kind }] = of('attempt');
  assert.deepEqual([known, next, kind], ['nothing-sent', 'error', 'Network']);
});

test('an attempt that gives an unanswered one company is a hedge, and the others are waited for', async (t) => {
  let answer;
  const sleep = () => new Promise((resolve) => (answer = resolve));
  const { gateway, context } = await practice(t, { sleep });
  gateway.fault({ kind: 'delay', delayMs: 1, where: 'after', match: DELETE });
  const { options, of } = listening();
  const onSend = (event) => {
    options.onSend(event);
    if (event.hedge) gateway.fault({ kind: 'status', status: 400, match: DELETE });
  };
  const onAttempt = (event) => {
    options.onAttempt(event);
    if (event.hedge) answer();
  };
  const receipt = await context({ hedge: true, onSend, onAttempt }).cancelOrder(ID);
  assert.equal(receipt.attempts, 2);
  assert.deepEqual(
    of('send').map(({ hedge }) => hedge),
    [false, true],
  );
  const [hedge, first] = of('attempt');
  const refused = { known: 'ambiguous', kind: 'Rejected', code: 400_000 };
  assertFields(hedge, { attempt: 2, hedge: true, next: 'others', ...refused });
  assertFields(first, { attempt: 1, hedge: false, next: 'receipt', known: 'accepted' });
});

test('a list has no order', async (t) => {
  const { context } = await practice(t);
  const { events, options } = listening();
  await context(options).openOrders();
  assert.equal(events.length, 4);
  for (const [, event] of events) {
    assert.equal(event.call, 'list');
    assert.ok(!('orderId' in event));
  }
});

test('a pause before a retry is told with its reason and its length', async (t) => {
  const { gateway, context } = await practice(t);
  const { options, of } = listening();
  const ctx = context(options);
  gateway.fault({ kind: 'html', match: DELETE });
  await ctx.cancelOrder(ID);
  assertFields(of('wait')[0], { call: 'cancel', orderId: ID, reason: 'retry' });
  assert.ok(of('wait')[0].inMs >= 0);
  gateway.fault({ kind: 'status', status: 429, headers: { 'retry-after': '1' }, match: DELETE });
  await ctx.cancelOrder(ID);
  const asked = of('wait').find(({ reason }) => reason === 'retry-after');
  assert.ok(asked.inMs > 900 && asked.inMs <= 1500, `${asked.inMs}`);
});

test('a wait for the rate limit is told once each time, before the request leaves', async (t) => {
  const { context } = await practice(t, { orders: [{ orderId: ID }, { orderId: '7' }] });
  const { events, options } = listening();
  const ctx = context({ ...options, rateLimit: { calls: 1, windowMs: 300, minIntervalMs: 0 } });
  await ctx.cancelOrder(ID);
  await ctx.cancelOrder('7');
  const ofSecond = events.filter(([, { orderId }]) => orderId === '7');
  assert.deepEqual(
    ofSecond.map(([which]) => which),
    ['wait', 'send', 'attempt'],
  );
  const [, wait] = ofSecond[0];
  assert.equal(wait.reason, 'limit');
  assert.ok(wait.inMs > 0 && wait.inMs <= 310, `${wait.inMs}`);
});

test('listeners that throw or reject change nothing', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  gateway.fault(LOST);
  const fails = () => {
    throw new Error('the listener');
  };
  const rejects = async () => fails();
  const options = { onSend: fails, onAttempt: rejects, onWait: fails, maxRetries: 0 };
  assert.equal((await context(options).cancelOrder(ID)).confirmedBy, 'status');
  const refused = { ...options, onSend: 'log' };
  assert.throws(() => context(refused), { kind: 'InvalidConfig', message: /^onSend: / });
  assert.throws(() => context({ onWait: {} }), { kind: 'InvalidConfig', message: /^onWait: / });
});

test('no event holds a secret or a token', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  gateway.fault(LOST);
  const { events, options } = listening();
  await context({ ...options, maxRetries: 0 }).cancelOrder(ID);
  assert.doesNotMatch(JSON.stringify(events), /practice-|Signature/);
});

test('headers of a call go with each of its requests, and with those of no other', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  gateway.fault(LOST);
  const ctx = context({ headers: { 'x-desk': '7' }, maxRetries: 0 });
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  for (const headers of [
    { traceparent },
    new Headers({ traceparent }),
    [['traceparent', traceparent]],
  ]) {
    await ctx.cancelOrder(ID, { headers });
  }
  await told(ctx.cancelOrders([ID], { headers: new Map([['traceparent', traceparent]]) }));
  assert.ok(lookUpsOf(gateway).length > 0);
  for (const { headers } of gateway.calls) {
    assert.deepEqual([headers.traceparent, headers['x-desk']], [traceparent, '7']);
  }
  await ctx.cancelOrder(ID);
  const { headers } = gateway.calls.at(-1);
  assert.deepEqual([headers.traceparent, headers['x-desk']], [undefined, '7']);
});

test('cancelAll sends its headers with lists, cancels and look-ups', async (t) => {
  const { gateway, context } = await practice(t, { pace: PACE });
  await context().cancelAll({}, { headers: { traceparent: '00-1' } });
  assert.ok(gateway.calls.length >= 5);
  for (const { headers } of gateway.calls) assert.equal(headers.traceparent, '00-1');
});

test('a call’s headers are checked as those of the Config', async (t) => {
  const { gateway, context } = await practice(t);
  for (const headers of [
    { authorization: 'x' },
    { 'X-Api-Key': 'x' },
    { 'x-timestamp': '1' },
    { 'x-api-signature': 'x' },
    { host: 'elsewhere' },
    { cookie: 'a=b' },
    { traceparent: 'a\r\nb: c' },
    { traceparent: 'caf\u00e9' },
    { 'trace parent': '1' },
    { '': '1' },
    { traceparent: 7 },
    'traceparent: 1',
    [['traceparent']],
  ]) {
    const inConfig = (() => {
      try {
        return context({ headers });
      } catch (error) {
        return error;
      }
    })();
    const error = await failureInTime(context().cancelOrder(ID, { headers }));
    assertFields(error, { kind: 'InvalidConfig', outcome: 'not-sent' }, JSON.stringify(headers));
    assert.equal(error.message, inConfig.message, JSON.stringify(headers));
  }
  assert.deepEqual(gateway.calls, []);
});
