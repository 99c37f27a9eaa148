// Look-ups and lists: the requests are those of the broker's documentation, whoever sends them, and
// the answers are read alike. The requests are constants, in vectors/look-ups.json; the crate's own
// operations are compared with the same ones in tests/operations.rs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { startGateway } from './gateway.js';
import { official } from './official.js';
import { ours } from './ours.js';

const FILE = new URL('../vectors/look-ups.json', import.meta.url);
const { lookUps } = JSON.parse(readFileSync(FILE, 'utf8'));

/** Who reads the book: `(config, calls)` resolves to `{ ok }` or `{ error, code }` for each call. */
const CALLERS = {
  'the official SDK': official,
  'this package': ours,
};

/** Of these, who has each list as a call of its own. */
const LISTS = new Set(['the official SDK']);

/** The headers that do not depend on the time, nor on the HTTP client, for each way to sign in. */
const LASTING = {
  'an API key': {
    'content-type': 'application/json; charset=utf-8',
    'accept-language': 'en',
    'x-api-key': PRACTICE_ACCOUNT.appKey,
    authorization: PRACTICE_ACCOUNT.accessToken,
    signed: 'HMAC-SHA256 SignedHeaders=authorization;x-api-key;x-timestamp, ',
  },
  OAuth: {
    'content-type': 'application/json; charset=utf-8',
    'accept-language': 'en',
    'x-api-key': PRACTICE_OAUTH.clientId,
    authorization: `Bearer ${PRACTICE_OAUTH.accessToken}`,
    signed: undefined,
  },
};
const ACCOUNTS = { 'an API key': PRACTICE_ACCOUNT, OAuth: PRACTICE_OAUTH };
const OF_THE_CLIENT =
  /^(accept|accept-encoding|cache-control|connection|host|pragma|sec-fetch-mode|user-agent)$/;

const NOON = 1_800_014_400_000;
const DAY = 86_400_000;
const MIDNIGHT = NOON + DAY / 2;

/** A gateway whose book has an order of each kind, at a clock that stands at noon. */
async function practice(t, options) {
  const now = () => NOON;
  const gateway = await startGateway({ limits: false, now, midnight: MIDNIGHT, ...options });
  t.after(() => gateway.close());
  return gateway;
}

const ID = '709043056541253632';
const LONGEST = '9223372036854775807';
const ORDERS = [
  { orderId: ID, attachedOrders: [{ orderId: LONGEST, triggerPrice: '400.000' }] },
  { orderId: '2', plan: { executed: '30.5' } },
  { orderId: '3', orderType: 'MO', price: '', plan: { fillsAfterMs: 0 } },
  { orderId: '4', timeInForce: 'GTC', submittedAt: NOON - 3 * DAY, plan: { executed: '10' } },
  {
    orderId: '5',
    symbol: 'AAPL.US',
    side: 'Sell',
    timeInForce: 'GTD',
    expireDate: '2030-01-01',
    submittedAt: NOON - 2 * DAY,
    plan: { dormantFromMs: DAY },
  },
  { orderId: '6', submittedAt: NOON - DAY, plan: { cancelledAfterMs: 5000 } },
  { orderId: '7', submittedAt: NOON - 100 * DAY, timeInForce: 'GTC' },
];
const IDS = ORDERS.map(({ orderId }) => orderId);

for (const [who, callAll] of Object.entries(CALLERS)) {
  const asked = lookUps.filter(({ call }) => call === 'detail' || LISTS.has(who));

  for (const [how, account] of Object.entries(ACCOUNTS)) {
    test(`${who} asks as the documentation says: ${how}`, async (t) => {
      const gateway = await practice(t, { orders: ORDERS });
      const config = { ...account, httpUrl: gateway.url };
      await callAll(
        config,
        asked.map((each) => [each.call, each.arguments]),
      );
      assert.deepEqual(
        gateway.calls.map(({ method, path, query }) => ({ method, path, query })),
        asked.map(({ method, path, query }) => ({ method, path, query })),
      );
      for (const call of gateway.calls) {
        assert.deepEqual(lastingOf(call), LASTING[how], `${call.path}?${call.query}`);
        assert.equal(call.code, 0);
      }
    });
  }

  test(`${who} reads the details of each order as the book has them`, async (t) => {
    const gateway = await practice(t, { orders: ORDERS });
    const config = { ...PRACTICE_ACCOUNT, httpUrl: gateway.url };
    const [attached, ...details] = await callAll(config, [
      ['detail', { order_id: LONGEST, is_attached: true }],
      ...IDS.map((orderId) => ['detail', { order_id: orderId }]),
    ]);
    assert.deepEqual(
      details.map(({ ok }) => ok),
      IDS.map((orderId) => detailOf(gateway.book, orderId)),
    );
    assert.deepEqual(attached.ok, detailOf(gateway.book, LONGEST));
  });

  test(`${who} is told of an order that the account does not have`, async (t) => {
    const gateway = await practice(t);
    const config = { ...PRACTICE_ACCOUNT, httpUrl: gateway.url };
    const [{ code }] = await callAll(config, [['detail', { order_id: '1' }]]);
    assert.equal(code, 602001);
  });
}

test('both read the same orders of today and of earlier days, as the book has them', async (t) => {
  const gateway = await practice(t, { orders: ORDERS });
  const config = { ...PRACTICE_ACCOUNT, httpUrl: gateway.url };
  const [today, history, longer] = await official(config, [
    ['today', {}],
    ['history', {}],
    ['history', { start_at: seconds(NOON - 400 * DAY), end_at: seconds(NOON) }],
  ]);
  assert.deepEqual(idsOf(today), ['3', '2', ID]);
  assert.deepEqual(idsOf(history), ['6', '5', '4']);
  assert.deepEqual(idsOf(longer), ['6', '5', '4', '7']);
  const listed = [...today.ok, ...longer.ok];
  for (const order of listed) {
    const { history: states, ...detail } = detailOf(gateway.book, order.orderId);
    assert.deepEqual(order, detail, order.orderId);
    assert.ok(states.length > 0);
  }
  // Ours asks for what there may be until tomorrow, by this machine's clock.
  t.mock.method(Date, 'now', () => NOON);
  const [open] = await ours(config, [['open', {}]]);
  const isOpen = ({ status }) => !['Filled', 'Canceled'].includes(status);
  const byId = (orders) => [...orders].sort((a, b) => a.orderId - b.orderId);
  assert.deepEqual(byId(open.ok), byId(listed.filter(isOpen)));
});

function lastingOf({ headers }) {
  const { 'x-timestamp': time, 'x-api-signature': signature, ...rest } = headers;
  const region = rest['x-dc-region'];
  // "An absent header is treated as Ap by the API gateway", so either will do.
  if (region === 'ap') delete rest['x-dc-region'];
  const own = Object.entries(rest).filter(([name]) => !OF_THE_CLIENT.test(name));
  assert.ok(time);
  return { ...Object.fromEntries(own), signed: signature?.split('Signature=')[0] };
}

const seconds = (ms) => Math.floor(ms / 1000);
const idsOf = ({ ok }) => ok.map(({ orderId }) => orderId);

/** What a client should read of an order, from the book itself. */
function detailOf(book, orderId) {
  const order = book.get(orderId);
  const { symbol, quantity, price, executedQuantity, timeInForce, submittedAt, updatedAt } = order;
  const own = { orderId, status: nameOf(order), symbol, quantity, price: price || 'None' };
  const times = { submittedAt: seconds(submittedAt), updatedAt: seconds(updatedAt) };
  const rest = { executedQuantity, timeInForce: TIMES_IN_FORCE[timeInForce], ...times };
  return {
    ...own,
    ...rest,
    attachedOrders: order.attachedOrders.map((each) => attachedOf(book, each)),
    history: order.history.map((state, n) => stateOf(order, state, n)).toReversed(),
  };
}

function attachedOf(book, orderId) {
  const { executedQuantity, ...order } = book.get(orderId);
  const type = 'ProfitTaker';
  return { orderId, status: nameOf(order), type, executedQuantity, withdrawn: false };
}

function stateOf({ history, quantity }, state, n) {
  const executed = Number(state.executedQuantity) - Number(history[n - 1]?.executedQuantity ?? 0);
  const isExecution = executed > 0;
  const left = Number(quantity) - Number(state.executedQuantity);
  return [nameOf(state), String(isExecution ? executed : left), seconds(state.at)];
}

const TIMES_IN_FORCE = { Day: 'Day', GTC: 'GoodTilCanceled', GTD: 'GoodTilDate' };
const nameOf = ({ status }) => status.replace(/Status$/, '');
