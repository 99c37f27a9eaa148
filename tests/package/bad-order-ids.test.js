// Order ids that are not valid: each rejects, says so, and sends nothing.

import assert from 'node:assert/strict';
import test from 'node:test';
import { cancelOrder } from '../support/installed-package.js';
import { assertFields, rejectionOf } from '../support/failure.js';
import { apiKeyConfig, contextWithFetch, practice } from '../support/practice.js';

const NOT_SENT = { kind: 'InvalidOrderId', outcome: 'not-sent', attempts: 0, orderId: undefined };

const BAD = {
  'left out': undefined,
  null: null,
  empty: '',
  'a number': 709043056541253632,
  'a small number': 42,
  NaN,
  Infinity,
  'negative zero': -0,
  true: true,
  'an object': {},
  'an array': ['709043056541253632'],
  'a String object': Object('709043056541253632'),
  'an object that turns into an id': { toString: () => '42', valueOf: () => 42 },
  'a function': () => '42',
  'a symbol': Symbol('42'),
  'a date': new Date(42),
  zero: '0',
  'a leading zero': '0709043056541253632',
  'one above the largest': '9223372036854775808',
  '20 digits': '70904305654125363200',
  'a plus sign': '+709043056541253632',
  'a minus sign': '-709043056541253632',
  'a space before': ' 709043056541253632',
  'a space after': '709043056541253632 ',
  'a space inside': '709043056541 253632',
  'a newline': '709043056541253632\n',
  CRLF: '42\r\nx-injected: 1',
  'a NUL': '42\0',
  'full-width digits': '７０９０４３０５６５４１２５３６３２',
  'Arabic digits': '٤٢',
  'a double quote': '"42"',
  'a single quote': "42'",
  'a second parameter': '42&order_id=43',
  'a path': '42/../43',
  'percent signs': '%34%32',
  hexadecimal: '0x2a',
  'an exponent': '4e1',
  'a fraction': '42.0',
  'a separator': '709,043',
  underscores: '4_2',
  'a bigint suffix': '42n',
  'a lone surrogate': '42\ud800',
  'a zero-width space': '42\u200b',
  'a byte order mark': '\ufeff42',
  'bigint zero': 0n,
  'a negative bigint': -42n,
  'a bigint above the largest': 2n ** 63n,
  'a huge bigint': 10n ** 5_000n,
  'a huge string': '4'.repeat(4_000_000),
};

for (const [what, id] of Object.entries(BAD)) {
  test(`an order id that is wrong by ${what} rejects and sends nothing`, async () => {
    let sent = 0;
    const fetch = () => (sent += 1);
    const ctx = contextWithFetch(fetch);
    const calls = [
      () => ctx.cancelOrder(id),
      () => ctx.signCancelOrder(id),
      () => cancelOrder(apiKeyConfig({ fetch }), id),
    ];
    for (const call of calls) {
      const error = await rejectionOf(call);
      assertFields(error, NOT_SENT);
      assert.match(error.message, /^orderId: /);
      assert.ok(error.message.length < 300);
    }
    assert.equal(sent, 0);
  });
}

test('a number is refused with how to fix it', async () => {
  const error = await rejectionOf(() => contextWithFetch(() => {}).cancelOrder(42));
  assert.match(error.message, /string/);
});

test('proxies and getters in place of an order id reject too', async () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const throwing = new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail });
  for (const id of [proxy, throwing]) {
    const error = await rejectionOf(() => contextWithFetch(() => {}).cancelOrder(id));
    assertFields(error, NOT_SENT);
  }
});

test('a bad order id reaches no gateway', async (t) => {
  const { gateway, context } = await practice(t);
  const ctx = context();
  for (const id of Object.values(BAD)) await rejectionOf(() => ctx.cancelOrder(id));
  assert.equal(gateway.counts.requests, 0);
});

function fail() {
  throw new Error('the trap');
}
