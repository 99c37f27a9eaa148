// What a beginner gets wrong is named, with the way to put it right.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Config } from '../support/installed-package.js';
import { assertFields, rejectionOf, thrownBy } from '../support/failure.js';
import { fetchDouble } from '../support/fetch-doubles.js';
import { ID, apiKeyConfig, contextWithFetch } from '../support/practice.js';

const INVALID = { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 };
const NO_ORDER = { kind: 'InvalidOrderId', outcome: 'not-sent', attempts: 0 };

/** The error of `Config.fromApikeyEnv()` with this variable set to this value. */
function errorOf(t, variable, value) {
  const keys = ['APP_KEY', 'APP_SECRET', 'ACCESS_TOKEN'];
  const variables = Object.fromEntries(keys.map((name) => [`LONGPORT_${name}`, 'x']));
  Object.assign(variables, { [variable]: value });
  t.after(() => Object.keys(variables).forEach((name) => delete process.env[name]));
  Object.assign(process.env, variables);
  return thrownBy(() => Config.fromApikeyEnv());
}

for (const [variable, value, option] of [
  ['LONGPORT_REGION', 'xx', 'region'],
  ['LONGPORT_LANGUAGE', 'xx', 'language'],
  ['LONGPORT_HTTP_URL', 'xx', 'httpUrl'],
  ['LONGPORT_PAPERTRADING', 'xx', 'enablePapertrading'],
]) {
  test(`${variable}: a value that cannot be right is blamed on the variable`, (t) => {
    const error = errorOf(t, variable, value);
    assertFields(error, INVALID);
    const name = variable.replace('LONGBRIDGE_', '');
    assert.ok(error.message.includes(name), `${error.message} should name ${variable}`);
    assert.ok(!error.message.includes(value), error.message);
    assert.ok(option);
  });
}

test('an option of the same name that cannot be right is blamed on the option', () => {
  for (const option of ['region', 'language']) {
    const error = thrownBy(() => apiKeyConfig({ [option]: 'xx' }));
    assert.ok(error.message.startsWith(`${option}: `), error.message);
    assert.doesNotMatch(error.message, /LONGPORT_/);
  }
});

/** What is passed for an order id, and what the message then says. */
const NO_IDS = {
  'nothing at all': [undefined, /undefined|missing/],
  null: [null, /null/],
  'an object': [{ orderId: ID }, /object/i],
  'an array': [[ID], /array/i],
  'an array of several': [[ID, '7'], /array/i],
  'a Set': [new Set([ID]), /object|Set/],
  'a function': [() => ID, /function/],
  'a boolean': [true, /boolean/],
  'a symbol': [Symbol('id'), /symbol/],
};

for (const [what, [id, says]] of Object.entries(NO_IDS)) {
  test(`${what} for an order id: the message says what was passed`, async () => {
    const fetch = fetchDouble();
    const ctx = contextWithFetch(fetch);
    for (const call of [() => ctx.cancelOrder(id), () => ctx.signCancelOrder(id)]) {
      const error = await rejectionOf(call);
      assertFields(error, NO_ORDER);
      assert.match(error.message, /^orderId: /);
      assert.match(error.message, says);
    }
    assert.equal(fetch.calls.length, 0);
  });
}

test('a method without its context: the message names the method and the context', async () => {
  const fetch = fetchDouble();
  const { cancelOrder, cancelOrders, signCancelOrder } = contextWithFetch(fetch);
  for (const [name, method, argument] of [
    ['cancelOrder', cancelOrder, ID],
    ['cancelOrders', cancelOrders, [ID]],
    ['signCancelOrder', signCancelOrder, ID],
  ]) {
    for (const context of [undefined, null, 7, {}, [], fetch]) {
      const error = await rejectionOf(() => method.call(context, argument));
      assertFields(error, INVALID);
      assert.match(error.message, /^context: /);
      assert.ok(error.message.includes(name), `${error.message} should name ${name}`);
    }
  }
  assert.equal(fetch.calls.length, 0);
});

test('a method that is bound to its context works', async () => {
  const ctx = contextWithFetch(fetchDouble());
  const cancelOrder = ctx.cancelOrder.bind(ctx);
  assert.equal((await cancelOrder(ID)).orderId, ID);
  assert.deepEqual(
    (await Promise.all(['1', '2'].map((id) => cancelOrder(id)))).map(({ orderId }) => orderId),
    ['1', '2'],
  );
});

test('headers that belong to the connection are refused by name', () => {
  for (const name of ['Transfer-Encoding', 'expect', 'keep-alive', 'Upgrade']) {
    const error = thrownBy(() => apiKeyConfig({ headers: { [name]: 'x' } }));
    assertFields(error, INVALID);
    assert.match(error.message, /^headers: /);
    assert.ok(error.message.toLowerCase().includes(name.toLowerCase()), error.message);
  }
});

test('a host that no resolver takes is refused at once', () => {
  const hosts = ['10.0.0.300', '127.1', 'xn--', 'xn--a', 'XN--99999999', '[:::]', '[12345::]'];
  for (const httpUrl of hosts.map((host) => `https://${host}`)) {
    const error = thrownBy(() => apiKeyConfig({ httpUrl }));
    assertFields(error, INVALID);
    assert.match(error.message, /^httpUrl: /);
  }
});

test('new Config() throws at once and names Config.fromApikey', () => {
  const keys = { appKey: 'k', appSecret: 's-secret', accessToken: 't' };
  for (const args of [[], [keys], ['k', 's-secret', 't'], [undefined], [null]]) {
    const error = thrownBy(() => new Config(...args));
    assertFields(error, INVALID);
    assert.match(error.message, /Config\.fromApikey/);
    assert.doesNotMatch(error.message, /s-secret/);
  }
});

test('a class of the caller’s own that extends Config is made by no constructor either', () => {
  class Own extends Config {}
  assert.match(thrownBy(() => new Own({ appKey: 'k' })).message, /Config\.fromApikey/);
});
