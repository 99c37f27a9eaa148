// The detail and the two lists: what they answer, and what of the book they show. The clock is the
// test's: it starts at 08:00 in Greenwich, and the next midnight is twelve hours away.

import assert from 'node:assert/strict';
import test from 'node:test';
import { call, cancel, practice } from './client.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = 1_800_000_000_000;

const answerOf = async (gateway, path, query = '') =>
  (await call(gateway, 'GET', `/v1/trade/order${path}`, { query })).json;
const detail = async (gateway, query) => (await answerOf(gateway, '', query)).data;
const today = async (gateway, query) => (await answerOf(gateway, '/today', query)).data;
const history = async (gateway, query) => (await answerOf(gateway, '/history', query)).data;
const idsOf = ({ orders }) => orders.map((order) => order.order_id);

const LISTED = {
  order_id: '7',
  status: 'PartialFilledStatus',
  stock_name: 'TENCENT',
  quantity: '100',
  executed_quantity: '40',
  price: '380.000',
  executed_price: '380.000',
  submitted_at: '1800000000',
  side: 'Buy',
  symbol: '700.HK',
  order_type: 'LO',
  last_done: '380.000',
  trigger_price: '',
  msg: '',
  tag: 'Normal',
  time_in_force: 'Day',
  expire_date: '',
  updated_at: '1800000000',
  trigger_at: '0',
  trailing_amount: '',
  trailing_percent: '',
  limit_offset: '',
  trigger_status: 'NOT_USED',
  outside_rth: 'UnknownOutsideRth',
  limit_depth_level: 0,
  monitor_price: '',
  trigger_count: 0,
  currency: 'HKD',
  remark: '',
};

test('a list spells an order as the documentation does: strings, two integers, empty strings', async (t) => {
  const { gateway } = await practice(t, { orders: [{ orderId: '7', plan: { executed: '40' } }] });
  assert.deepEqual(await today(gateway), { orders: [LISTED] });
});

test('the detail adds charges, attached orders and a history, newest first', async (t) => {
  const { gateway, clock } = await practice(t, {
    orders: [{ orderId: '7', plan: { executed: '40' } }],
  });
  await cancel(gateway, '7');
  clock.at += 60_000;
  const { history, ...rest } = await detail(gateway, 'order_id=7');
  assert.deepEqual(rest, {
    ...LISTED,
    status: 'PartialWithdrawal',
    updated_at: '1800000001',
    free_status: 'None',
    free_amount: '',
    free_currency: '',
    deductions_status: 'NONE',
    deductions_amount: '',
    deductions_currency: '',
    platform_deducted_status: 'NONE',
    platform_deducted_amount: '',
    platform_deducted_currency: '',
    charge_detail: { total_amount: '0', currency: 'HKD', items: [] },
    attached_orders: [],
  });
  const entry = { price: '380.000', msg: '', time: '1800000000' };
  assert.deepEqual(history, [
    { ...entry, status: 'PartialWithdrawal', quantity: '60', time: '1800000001' },
    { ...entry, status: 'PendingCancelStatus', quantity: '60' },
    { ...entry, status: 'WaitToCancel', quantity: '60' },
    { ...entry, status: 'PartialFilledStatus', quantity: '40', msg: 'Execution of 40' },
  ]);
});

test('attached orders are in the detail of their main order, and have details of their own', async (t) => {
  const attachedOrders = [
    { orderId: '8', triggerPrice: '400.000' },
    { orderId: '9', attachedType: 'STOP_LOSS', triggerPrice: '360.000' },
  ];
  const { gateway, clock } = await practice(t, { orders: [{ orderId: '7', attachedOrders }] });
  const main = await detail(gateway, 'order_id=7');
  assert.deepEqual(
    main.attached_orders.map((each) => [each.order_id, each.attached_type_display]),
    [
      ['8', 'PROFIT_TAKER'],
      ['9', 'STOP_LOSS'],
    ],
  );
  assert.deepEqual(
    [main.attached_orders[0].executed_qty, main.attached_orders[0].withdrawn],
    ['0', false],
  );
  assert.equal((await answerOf(gateway, '', 'order_id=8')).code, 602001, 'without the flag');
  assert.equal((await answerOf(gateway, '', 'order_id=7&is_attached=true')).code, 602001);
  const own = await detail(gateway, 'order_id=8&is_attached=true');
  assert.deepEqual([own.order_id, own.charge_detail, own.side], ['8', null, 'Sell']);
  assert.deepEqual(idsOf(await today(gateway)), ['7'], 'no list has them as orders of their own');
  assert.deepEqual(idsOf(await today(gateway, 'order_id=9&is_attached=true')), ['7']);
  assert.deepEqual(idsOf(await today(gateway, 'order_id=9')), []);

  assert.equal((await cancel(gateway, '8&is_attached=true')).json.code, 0);
  clock.at += 60_000;
  const [profit, loss] = (await detail(gateway, 'order_id=7')).attached_orders;
  assert.deepEqual([profit.status, profit.withdrawn], ['CanceledStatus', true]);
  assert.deepEqual([loss.status, loss.withdrawn], ['NewStatus', false]);
});

test('attached orders end with a main order that was cancelled, and outlive one that was filled', async (t) => {
  const attached = (orderId) => [{ orderId }];
  const { gateway, clock } = await practice(t, {
    orders: [
      { orderId: '1', attachedOrders: attached('11') },
      { orderId: '2', attachedOrders: attached('12'), plan: { fillsAfterMs: 5 } },
      { orderId: '3', attachedOrders: [{ orderId: '13', plan: { fillsAfterMs: 5 } }] },
    ],
  });
  clock.at += 10;
  await cancel(gateway, '1');
  await cancel(gateway, '3');
  clock.at += 60_000;
  const ofEach = ['11', '12', '13'].map((id) => gateway.book.get(id).history.at(-1));
  assert.deepEqual(
    ofEach.map(({ status, by }) => [status, by]),
    [
      ['CanceledStatus', 'its main order'],
      ['NewStatus', 'the book'],
      ['FilledStatus', 'the exchange'],
    ],
  );
});

test('today has the orders submitted today, the history those of earlier days', async (t) => {
  const { gateway } = await practice(t, {
    orders: [
      { orderId: '1', timeInForce: 'GTC', submittedAt: START - 3 * DAY },
      { orderId: '2', timeInForce: 'GTC', submittedAt: START - 12 * HOUR - 1 },
      { orderId: '3', submittedAt: START - 12 * HOUR },
      { orderId: '4' },
    ],
  });
  assert.deepEqual(idsOf(await today(gateway)), ['4', '3']);
  const { has_more: hasMore, orders } = await history(gateway);
  assert.deepEqual([hasMore, idsOf({ orders })], [false, ['2', '1']]);
  assert.deepEqual([orders[0].status, orders[0].tag], ['NewStatus', 'GTC'], 'and still open');
});

test('at midnight an order moves from one list to the other', async (t) => {
  const { gateway, clock } = await practice(t, { orders: [{ orderId: '7', timeInForce: 'GTC' }] });
  const where = async () => [idsOf(await today(gateway)), idsOf(await history(gateway))];
  clock.at += 12 * HOUR - 1;
  assert.deepEqual(await where(), [['7'], []]);
  clock.at += 1;
  assert.deepEqual(await where(), [[], ['7']]);
});

test('midnight is where the option says', async (t) => {
  const { gateway } = await practice(t, { midnight: START + 5 });
  const { orderId } = gateway.book.submit({ timeInForce: 'GTC' });
  gateway.advance(4);
  assert.deepEqual(idsOf(await today(gateway)), [orderId]);
  gateway.advance(1);
  assert.deepEqual(idsOf(await today(gateway)), []);
});

test('a history is of the times asked for, and of the last 90 days unless told', async (t) => {
  const ages = [1, 89, 90, 91, 399];
  const { gateway } = await practice(t, {
    orders: ages.map((days) => ({
      orderId: String(days),
      timeInForce: 'GTC',
      submittedAt: START - days * DAY,
    })),
  });
  const ago = (days) => (START - days * DAY) / 1000;
  const ids = async (query) => idsOf(await history(gateway, query));
  assert.deepEqual(await ids(''), ['1', '89', '90']);
  assert.deepEqual(await ids(`start_at=${ago(400)}&end_at=${ago(0)}`), [
    '1',
    '89',
    '90',
    '91',
    '399',
  ]);
  assert.deepEqual(await ids(`start_at=${ago(91)}&end_at=${ago(89)}`), ['89', '90', '91']);
  assert.deepEqual(await ids(`end_at=${ago(90)}`), ['90', '91']);
  assert.deepEqual(await ids(`start_at=${ago(400)}`), ['399'], 'ninety days from then on');
  assert.deepEqual(await ids(`start_at=${ago(91) + 1}`), ['1', '89', '90']);
});

test('a history of more than 1,000 orders has the newest 1,000, and says that there are more', async (t) => {
  const orders = Array.from({ length: 1001 }, (_, n) => ({
    orderId: String(n + 1),
    timeInForce: 'GTC',
    submittedAt: START - 2 * DAY + n * 1000,
  }));
  const { gateway } = await practice(t, { orders });
  const all = await history(gateway);
  assert.deepEqual([all.has_more, all.orders.length], [true, 1000]);
  assert.deepEqual([all.orders[0].order_id, all.orders.at(-1).order_id], ['1001', '2']);
  const older = await history(gateway, `end_at=${(START - 2 * DAY) / 1000 + 999}`);
  assert.deepEqual([older.has_more, older.orders.length], [false, 1000]);
});

test("today's list is whole, however long", async (t) => {
  const orders = Array.from({ length: 1001 }, (_, n) => ({ orderId: String(n + 1) }));
  const { gateway } = await practice(t, { orders });
  assert.equal((await today(gateway)).orders.length, 1001);
});

test('a history is filtered as the other list is', async (t) => {
  const submittedAt = START - DAY;
  const { gateway } = await practice(t, {
    orders: [
      { orderId: '1', submittedAt, timeInForce: 'GTC', plan: { executed: '5' } },
      { orderId: '2', submittedAt, symbol: 'AAPL.US', side: 'Sell' },
      { orderId: '3', submittedAt, account: 'somebody else' },
    ],
  });
  const ids = async (query) => idsOf(await history(gateway, query));
  assert.deepEqual(await ids(''), ['2', '1']);
  assert.deepEqual(await ids('status=NewStatus&status=PartialFilledStatus'), ['1']);
  assert.deepEqual(await ids('status=ExpiredStatus'), ['2']);
  assert.deepEqual(await ids('symbol=AAPL.US&side=Sell&market=US'), ['2']);
  assert.deepEqual(await ids('market=HK'), ['1']);
});

test('a question that makes no sense is a bad request', async (t) => {
  const { gateway } = await practice(t);
  for (const [path, query] of [
    ['', ''],
    ['', 'order_id=1&symbol=700.HK'],
    ['/today', 'status=Open'],
    ['/today', 'side=buy'],
    ['/today', 'market=CN'],
    ['/today', 'order_id=x'],
    ['/today', 'start_at=1'],
    ['/today', 'side=Buy&side=Sell'],
    ['/history', 'start_at=yesterday'],
    ['/history', 'end_at=1.5'],
    ['/history', 'start_at=2&end_at=1'],
    ['/history', 'order_id=1'],
  ]) {
    assert.equal((await answerOf(gateway, path, query)).code, 900400, `${path}?${query}`);
  }
});

test('a stale look-up and a stale list show the book as it was', async (t) => {
  const { gateway, clock } = await practice(t, { orders: [{ orderId: '7' }] });
  clock.at += 10_000;
  await cancel(gateway, '7');
  const { orderId: second } = gateway.book.submit();
  clock.at += 5000;
  gateway.fault({ kind: 'stale', staleMs: 5001 });
  const stale = await detail(gateway, 'order_id=7');
  assert.deepEqual([stale.status, stale.history.length], ['NewStatus', 1]);
  assert.equal((await detail(gateway, 'order_id=7')).status, 'CanceledStatus');
  const match = { path: '/v1/trade/order/today' };
  gateway.fault({ kind: 'stale', staleMs: 5001, match, times: 'forever' });
  assert.equal((await cancel(gateway, '7')).json.code, 601011, 'a cancel meets the true order');
  assert.equal((await detail(gateway, 'order_id=7')).status, 'CanceledStatus', 'another path');
  const { orders } = await today(gateway);
  assert.deepEqual([idsOf({ orders }), orders[0].status], [['7'], 'NewStatus']);
  gateway.clearFaults();
  assert.deepEqual(idsOf(await today(gateway)), [second, '7']);
});

test('one endpoint fails while the others work', async (t) => {
  const { gateway } = await practice(t, { orders: [{ orderId: '7' }] });
  const match = { method: 'GET', path: '/v1/trade/order' };
  gateway.fault({ kind: 'status', status: 502, match, times: 'forever' });
  assert.equal((await answerOf(gateway, '', 'order_id=7')).code, 502000);
  assert.equal((await today(gateway)).orders.length, 1);
  assert.equal((await cancel(gateway, '7')).json.code, 0);
});

test('an order that was just submitted is in no list yet, or not even known', async (t) => {
  const { gateway, clock } = await practice(t, {
    orders: [
      { orderId: '1', plan: { listedAfterMs: 2000 } },
      { orderId: '2', plan: { knownAfterMs: 1000 } },
    ],
  });
  assert.deepEqual(idsOf(await today(gateway)), ['2']);
  assert.equal((await detail(gateway, 'order_id=1')).status, 'NewStatus');
  assert.equal((await answerOf(gateway, '', 'order_id=2')).code, 602001);
  assert.equal((await cancel(gateway, '2')).json.code, 602001);
  clock.at += 1000;
  assert.equal((await cancel(gateway, '2')).json.code, 0);
  clock.at += 1000;
  assert.deepEqual(idsOf(await today(gateway)), ['2', '1']);
});

test('a list or a detail can be made to say something else than the book', async (t) => {
  const plan = { inList: { time_in_force: 'Day' }, inDetail: { status: 'SomethingNew' } };
  const { gateway } = await practice(t, { orders: [{ orderId: '7', timeInForce: 'GTC', plan }] });
  const [listed] = (await today(gateway)).orders;
  const { status, time_in_force: timeInForce } = await detail(gateway, 'order_id=7');
  assert.deepEqual([listed.status, listed.time_in_force], ['NewStatus', 'Day']);
  assert.deepEqual([status, timeInForce], ['SomethingNew', 'GTC']);
});
