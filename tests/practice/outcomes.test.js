// The double for unit tests: by `createGateway` and `virtualClock` each outcome is a test of
// milliseconds, by the means that www/README.md names for it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readFileSync } from 'node:fs';
import { Config, LongportError, TradeContext } from '../support/installed-package.js';
import { createGateway, virtualClock } from '../support/installed-practice.js';

const README = readFileSync(new URL('../../www/README.md', import.meta.url), 'utf8');
const ID = '709043056541253632';

/** A gateway with one order, and a context with the limits and patience that it has by default. */
function double(t, { plan, appSecret } = {}) {
  const clock = virtualClock();
  t.after(() => clock.restore());
  const gateway = createGateway({ orders: [{ orderId: ID, plan }] });
  const { appKey, appSecret: secret, accessToken } = gateway.account;
  const { fetch, url: httpUrl } = gateway;
  const config = Config.fromApikey(appKey, appSecret ?? secret, accessToken, { fetch, httpUrl });
  return { clock, gateway, ctx: new TradeContext(config) };
}

/** How a cancel ends, in the words of the README's table. */
async function outcomeOf({ clock, ctx }, options, orderId = ID) {
  const cancel = ctx.cancelOrder(orderId, options).then(
    ({ confirmedBy, attempts }) => ({ receipt: confirmedBy, attempts }),
    (error) => {
      assert.ok(error instanceof LongportError, error);
      return { outcome: error.outcome, accepted: error.accepted };
    },
  );
  return clock.run(cancel);
}

test('a receipt', async (t) => {
  const each = double(t);
  assert.deepEqual(await outcomeOf(each), { receipt: 'answer', attempts: 1 });
  assert.equal(each.gateway.book(ID).status, 'WaitToCancel');
  assert.equal(each.gateway.log().length, 1);
});

for (const [fault, attempts] of [
  ['status=429:2', 3],
  ['reset', 2],
]) {
  test(`a receipt after a retry: ${fault}`, async (t) => {
    const each = double(t);
    each.gateway.arm(fault);
    assert.deepEqual(await outcomeOf(each), { receipt: 'answer', attempts });
  });
}

test('a receipt, by its status', async (t) => {
  const each = double(t);
  each.gateway.arm('reset@after:forever', { method: 'DELETE', orderId: ID });
  assert.equal((await outcomeOf(each)).receipt, 'status');
});

test('too-late', async (t) => {
  const each = double(t, { plan: { fillsAfterMs: 0 } });
  assert.equal((await outcomeOf(each)).outcome, 'too-late');
});

test('rejected', async (t) => {
  const each = double(t, { appSecret: 'another' });
  assert.equal((await outcomeOf(each)).outcome, 'rejected');
  assert.equal(each.gateway.book(ID).status, 'NewStatus');
});

test('not-sent', async (t) => {
  const each = double(t);
  assert.equal((await outcomeOf(each, {}, 'none')).outcome, 'not-sent');
  const aborted = { signal: AbortSignal.abort() };
  assert.equal((await outcomeOf(each, aborted)).outcome, 'not-sent');
  assert.deepEqual(each.gateway.log(), []);
});

test('unknown', async (t) => {
  const each = double(t);
  each.gateway.arm('hang:forever', { orderId: ID });
  const before = each.clock.now();
  assert.deepEqual(await outcomeOf(each), { outcome: 'unknown', accepted: undefined });
  const seconds = (each.clock.now() - before) / 1000;
  assert.ok(seconds > 10 && seconds < 120, `${seconds} s of the clock`);
});

test('unknown, although it was accepted', async (t) => {
  const each = double(t, { plan: { reopens: 99 } });
  const outcome = await outcomeOf(each, { until: 'closed' });
  assert.deepEqual(outcome, { outcome: 'unknown', accepted: true });
});

test('a fault for one order leaves the others alone', async (t) => {
  const each = double(t);
  const [{ orderId }] = each.gateway.seed(1);
  each.gateway.arm('hang:forever', { orderId: ID });
  assert.deepEqual(await outcomeOf(each, {}, orderId), { receipt: 'answer', attempts: 1 });
});

test('the table in the README names what these tests arm and seed', () => {
  const [, table] = /\| to test for[^]*?\n\n/.exec(README)[0].split(/---\s*\|\n/);
  const rows = table.trim().split('\n');
  assert.equal(rows.length, 8);
  for (const text of [
    "arm('status=429:2')",
    "arm('reset')",
    "arm('reset@after:forever', { method: 'DELETE', orderId })",
    'plan: { fillsAfterMs: 0 }',
    "arm('hang:forever', { orderId })",
    'plan: { reopens: 99 }',
  ]) {
    assert.ok(
      rows.some((row) => row.includes(text)),
      text,
    );
  }
});

test('the README’s own example prints what it says', async (t) => {
  const [, example] = /```js\n([^]*?)```/.exec(README);
  const said = [];
  t.mock.method(console, 'log', (...words) => said.push(words.join(' ')));
  const body = example.replaceAll(/^import .*$/gm, '');
  const AsyncFunction = (async () => {}).constructor;
  const names = ['Config', 'TradeContext', 'createGateway', 'virtualClock'];
  await new AsyncFunction(...names, body)(Config, TradeContext, createGateway, virtualClock);
  assert.deepEqual(said, ['1 submitted', '2 unknown', '3 too-late']);
});
