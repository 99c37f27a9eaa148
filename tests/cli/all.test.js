// `cancel --all` against the gateway's book, and what only reads.

import assert from 'node:assert/strict';
import test from 'node:test';
import { cancelsFor, nameOf } from '../support/book-as-judge.js';
import { objectsOf, rowsOf, shell } from '../support/command-line.js';

const DELETE = { method: 'DELETE' };
const repeated = (count) => Array.from({ length: count });

/** What the table must say of an order by its status in the book. */
const WORDS = {
  Canceled: /cancelled$/,
  PartialWithdrawal: /cancelled; \d+ of \d+ filled before$/,
  Filled: /filled before the cancel$/,
  Rejected: /ended otherwise: rejected/,
};

test('15 orders with all kinds of trouble: table and exit code tell what the book says', async (t) => {
  const PLANS = [
    {},
    { endsBeforeCancel: 'FilledStatus' },
    { endsBeforeCancel: 'CanceledStatus' },
    { executed: '30' },
    { endsAs: 'RejectedStatus' },
  ];
  const FAULTS = [{ kind: 'reset', where: 'after' }, { kind: 'html' }, { kind: 'duplicate' }];
  const orders = repeated(15).map((_, n) => ({ plan: PLANS[n % 5] }));
  const { gateway, ids, longport } = await shell(t, orders);
  for (const [n, orderId] of ids.entries()) {
    // No more than 30 cancels in all: the 31st would wait.
    if (n % 2 === 0) gateway.fault({ ...FAULTS[n % 3], match: { ...DELETE, orderId } });
  }
  const { code, stdout, stderr } = await longport('cancel', '--all', '--yes');
  assert.equal(code, 1, stderr);
  const rows = rowsOf(stdout);
  assert.deepEqual([...rows.keys()].sort(), ids);
  for (const id of ids) assert.match(rows.get(id), WORDS[nameOf(gateway.book.get(id))], id);
  assert.match(stderr, /^15 orders: 9 cancelled, 6 ended before the cancel\n/);
});

test('a filter narrows what is cancelled, listed and counted', async (t) => {
  const { gateway, ids, longport } = await shell(t, [
    { symbol: '700.HK', side: 'Buy' },
    { symbol: '700.HK', side: 'Sell' },
    { symbol: 'AAPL.US', side: 'Buy' },
  ]);
  const filter = ['--symbol', '700.hk', '--side', 'buy', '--market', 'hk'];
  assert.deepEqual([...rowsOf((await longport('open', ...filter)).stdout).keys()], [ids[0]]);
  const dry = await longport('cancel', '--all', ...filter, '--dry-run');
  assert.deepEqual([...rowsOf(dry.stdout).keys()], [ids[0]]);
  assert.match(dry.stderr, /^1 order would be cancelled; nothing was\n$/);
  for (const id of ids) assert.deepEqual(cancelsFor(gateway, id), []);
  assert.equal((await longport('cancel', '--all', '--yes', ...filter)).code, 0);
  assert.deepEqual(
    ids.map((id) => cancelsFor(gateway, id).length),
    [1, 0, 0],
  );
});

test('where nothing fits a filter, the filter is named: it may be wrong', async (t) => {
  const { longport } = await shell(t, [{ symbol: '700.HK' }]);
  const filter = ['--symbol', '0700.HK', '--side', 'Buy'];
  for (const args of [['open'], ['cancel', '--all', '--yes']]) {
    const { code, stderr } = await longport(...args, ...filter);
    assert.equal(code, 0);
    assert.match(stderr, /^nothing is open that fits --symbol 0700\.HK --side Buy\n$/);
  }
});

test('what to do next is a command', async (t) => {
  const { gateway, ids, longport } = await shell(t, [{}, {}, {}]);
  gateway.fault({ kind: 'reset', times: 'forever', match: { ...DELETE, orderId: ids[0] } });
  gateway.fault({
    kind: 'status',
    status: 403,
    times: 'forever',
    match: { ...DELETE, orderId: ids[1] },
  });
  const { stderr } = await longport('cancel', ...ids);
  assert.match(stderr, /^look before you act: npx longport-cancel-order status 100$/m);
  assert.match(stderr, /^to try again: npx longport-cancel-order cancel 101$/m);
});

test('a list that cannot be read again: exit code 3, since more may be open', async (t) => {
  const { gateway, longport } = await shell(t, [{}]);
  const match = { method: 'GET', path: '/v1/trade/order/history' };
  gateway.fault({ kind: 'html', times: 'forever', match });
  const { code, stdout, stderr } = await longport('cancel', '--all', '--yes');
  assert.equal(code, 3, stdout);
  assert.match(stderr, /not complete: see what is open by npx longport-cancel-order open\n$/);
});

test('a first list that cannot be read: nothing is cancelled, and exit code 1', async (t) => {
  const { gateway, ids, longport } = await shell(t, [{}]);
  gateway.fault({ kind: 'status', status: 500, times: 'forever', match: { method: 'GET' } });
  for (const args of [['cancel', '--all', '--yes'], ['open'], ['status', ...ids]]) {
    const { code, stdout, stderr } = await longport(...args);
    assert.deepEqual([code, stdout], [1, ''], stderr);
    assert.match(stderr, /^longport-cancel-order: .+\n$/);
  }
  assert.deepEqual(cancelsFor(gateway, ids[0]), []);
});

test('credentials that the gateway refuses are a matter of configuration', async (t) => {
  const { gateway, longport } = await shell(t, [{}]);
  gateway.fault({ kind: 'status', status: 403, times: 'forever' });
  for (const args of [['cancel', '--all', '--yes'], ['open'], ['status', '100']]) {
    const { code, stderr } = await longport(...args);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /^longport-cancel-order: .+\n$/);
  }
});

test('a gateway that is not there: one line with the fix, and exit code 1', async (t) => {
  const { gateway, ids, longport } = await shell(t, [{}]);
  await gateway.close();
  for (const args of [['open'], ['status', ...ids], ['cancel', '--all', '--yes']]) {
    const { code, stdout, stderr } = await longport(...args);
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(
      stderr,
      /^longport-cancel-order: .+refused.+; check the network and LONGPORT_HTTP_URL.*\n$/,
    );
  }
  const { code, stdout, stderr } = await longport('cancel', ...ids);
  assert.equal(code, 1);
  assert.match(rowsOf(stdout).get(ids[0]), /not sent: .*refused/);
  assert.match(stderr, /no connection to http:.*: check the network and LONGPORT_HTTP_URL\n$/);
});

test('status reads what it can, in the order of the ids, and tells of the rest', async (t) => {
  const { ids, longport } = await shell(t, [{}, { plan: { executed: '30' } }]);
  const { code, stdout, stderr } = await longport('status', ids[1], '7', ids[0]);
  assert.equal(code, 1);
  assert.deepEqual([...rowsOf(stdout).keys()], [ids[1], ids[0]]);
  assert.match(rowsOf(stdout).get(ids[1]), / 30 .* PartialFilled$/);
  assert.match(stderr, /^longport-cancel-order: order 7: .*602001.*\n$/);
  const objects = objectsOf((await longport('status', ...ids, '7', '--json')).stdout);
  assert.deepEqual(
    objects('order').map(({ orderId }) => orderId),
    ids,
  );
  assert.deepEqual(
    objects('error').map(({ orderId }) => orderId),
    ['7'],
  );
});

test('--attached orders are cancelled and read as such', async (t) => {
  const { gateway, ids, longport } = await shell(t, [{}, { attached: true }]);
  for (const args of [
    ['status', ids[1], '--attached'],
    ['cancel', ids[1], '--attached'],
  ]) {
    await longport(...args);
  }
  const queries = gateway.calls
    .filter(({ orderId }) => orderId === ids[1])
    .map(({ query }) => query);
  assert.ok(queries.length >= 2);
  assert.ok(queries.every((query) => query.includes('is_attached=true')));
});

test('open --ids writes what cancel - reads', async (t) => {
  const { ids, longport } = await shell(t, [{}, {}]);
  const { stdout } = await longport('open', '--ids');
  assert.deepEqual(stdout.split('\n').sort(), ['', ...ids]);
});
