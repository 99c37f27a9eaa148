// Options of the wrong type or range, and names that are none: the error names the option, and
// nothing is sent.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Config, TradeContext, cancelOrder } from '../support/installed-package.js';
import { assertFields, rejectionOf, thrownBy } from '../support/failure.js';
import { ID, apiKeyConfig, contextWithFetch } from '../support/practice.js';

const INVALID = { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 };
const NO_NUMBER = ['1', null, true, {}, [], [5], () => 1, Symbol('1'), 1n, new Date(5), Object(5)];
const NO_WHOLE = [NaN, Infinity, -Infinity, 1.5, -1, -0.5, 2 ** 31, 2 ** 53, Number.MIN_VALUE];
const NO_STRING = [null, 7, true, {}, ['en'], Symbol('en'), Object('en'), () => 'en'];
const NO_BOOLEAN = [null, 0, 1, 'true', '', {}, [], Object(true)];
const NO_FUNCTION = [null, {}, 'fetch', 1, true, [], { call() {} }];

const CONFIG = {
  httpUrl: NO_STRING,
  region: [...NO_STRING, 'CN', 'us', '', 'cn '],
  language: [...NO_STRING, 'EN', 'zh', 'zh-cn', 'zh_CN', 'fr', ''],
  enablePapertrading: NO_BOOLEAN,
  headers: [null, 'x: y', 7, true, ['x'], () => {}, { a: 1 }, { a: null }, { a: ['b'] }],
  fetch: NO_FUNCTION,
  timeoutMs: [...NO_NUMBER, ...NO_WHOLE, 0],
  attemptTimeoutMs: [...NO_NUMBER, ...NO_WHOLE, 0],
  maxRetries: [...NO_NUMBER, ...NO_WHOLE, 101],
  rateLimit: [null, true, 30, 'none', [], () => {}, { call: 30 }, { calls: 0 }, { calls: 1.5 }],
  keepWarm: [...NO_NUMBER, ...NO_WHOLE, 600_001],
  onAttempt: NO_FUNCTION,
};

const CALL = {
  isAttached: NO_BOOLEAN,
  signal: [0, 1, '', 'signal', true, {}, [], new AbortController(), { aborted: true }, Symbol('s')],
  timeoutMs: [...NO_NUMBER, ...NO_WHOLE, 0],
  attemptTimeoutMs: [...NO_NUMBER, ...NO_WHOLE, 0],
  maxRetries: [...NO_NUMBER, ...NO_WHOLE, 101],
  keepalive: NO_BOOLEAN,
};

const BULK = {
  ...CALL,
  concurrency: [...NO_NUMBER, ...NO_WHOLE, 0, 101],
  onProgress: NO_FUNCTION,
};

for (const [name, values] of Object.entries(CONFIG)) {
  test(`a Config option ${name} that cannot be right throws at once`, () => {
    for (const value of values) {
      for (const make of [
        () => Config.fromApikey('k', 's', 't', { [name]: value }),
        () => Config.fromOAuth('c', 't', { [name]: value }),
      ]) {
        assertNames(thrownBy(make), name);
      }
    }
  });
}

for (const [name, values] of Object.entries(CALL)) {
  test(`a cancel’s option ${name} that cannot be right rejects and sends nothing`, async () => {
    const { ctx, config, sent } = quiet();
    for (const value of values) {
      for (const call of [
        () => ctx.cancelOrder(ID, { [name]: value }),
        () => cancelOrder(config, ID, { [name]: value }),
      ]) {
        assertNames(await rejectionOf(call), name);
      }
    }
    assert.equal(sent(), 0);
  });
}

for (const [name, values] of Object.entries(BULK)) {
  test(`an option ${name} of cancelOrders that cannot be right rejects as a whole`, async () => {
    const { ctx, sent } = quiet();
    for (const value of values) {
      assertNames(await rejectionOf(() => ctx.cancelOrders([ID], { [name]: value })), name);
    }
    assert.equal(sent(), 0);
  });
}

test('option names that do not exist are refused, near misses too', async () => {
  const { ctx, sent } = quiet();
  for (const name of [
    'timeout',
    'timeoutms',
    'TimeoutMs',
    'retries',
    'attached',
    '__proto',
    '',
    '0',
  ]) {
    assertNames(
      thrownBy(() => Config.fromApikey('k', 's', 't', { [name]: 1 })),
      name,
    );
    assertNames(await rejectionOf(() => ctx.cancelOrder(ID, { [name]: 1 })), name);
    assertNames(await rejectionOf(() => ctx.cancelOrders([ID], { [name]: 1 })), name);
  }
  assertNames(
    await rejectionOf(() => ctx.cancelOrder(ID, { httpUrl: 'https://a.example' })),
    'httpUrl',
  );
  assertNames(await rejectionOf(() => ctx.cancelOrder(ID, { concurrency: 2 })), 'concurrency');
  assertNames(await rejectionOf(() => ctx.signCancelOrder(ID, { timeout: 1 })), 'timeout');
  assertNames(
    thrownBy(() => apiKeyConfig({ isAttached: true })),
    'isAttached',
  );
  assert.equal(sent(), 0);
});

test('an option name is shown on one line and not at any length', async () => {
  const { ctx } = quiet();
  const error = await rejectionOf(() => ctx.cancelOrder(ID, { [`x\n${'y'.repeat(100_000)}`]: 1 }));
  assertFields(error, INVALID);
  assert.ok(error.message.length < 1_000 && !error.message.includes('\n'));
});

test('options that are no object are refused', async () => {
  const { ctx, sent } = quiet();
  for (const options of [1, 'true', 1n, Symbol('o'), [], [true], () => {}]) {
    assertNames(
      thrownBy(() => Config.fromApikey('k', 's', 't', options)),
      'options',
    );
    assertNames(await rejectionOf(() => ctx.cancelOrder(ID, options)), 'options');
    assertNames(await rejectionOf(() => ctx.cancelOrders([ID], options)), 'options');
    assertNames(await rejectionOf(() => ctx.signCancelOrder(ID, options)), 'options');
  }
  for (const options of [true, false]) {
    assertNames(
      thrownBy(() => Config.fromApikey('k', 's', 't', options)),
      'options',
    );
    assertNames(await rejectionOf(() => ctx.cancelOrders([ID], options)), 'options');
  }
  assert.equal(sent(), 0);
});

test('rateLimit names the part that is wrong', () => {
  for (const [part, values] of Object.entries({
    calls: [0, -1, 1.5, NaN, '30', null],
    windowMs: [0, -1, Infinity, '1', 86_400_001],
    minIntervalMs: [-1, 0.5, NaN, '20', 86_400_001],
  })) {
    for (const value of values) {
      const error = thrownBy(() => apiKeyConfig({ rateLimit: { [part]: value } }));
      assertFields(error, INVALID);
      assert.match(error.message, new RegExp(`rateLimit.*${part}`));
    }
  }
});

test('headers that no request can carry, or that are the package’s own, are refused', () => {
  const own = ['Authorization', 'x-api-key', 'X-API-SIGNATURE', 'x-timestamp', 'content-type'];
  const bad = [
    ...own.map((name) => ({ [name]: 'x' })),
    { 'accept-language': 'fr' },
    { 'x-dc-region': 'us' },
    { 'x-papertrading': 'false' },
    { '': 'x' },
    { 'a b': 'x' },
    { 'a:': 'x' },
    { 'a\n': 'x' },
    { ä: 'x' },
    { a: 'x\r\ny: z' },
    { a: 'x\0' },
    { a: 'ü' },
  ];
  for (const headers of bad)
    assertNames(
      thrownBy(() => apiKeyConfig({ headers })),
      'headers',
    );
});

test('getters that throw become an error that names the option', async () => {
  const { ctx, sent } = quiet();
  const throwing = (name) => ({
    get [name]() {
      throw new Error('the getter');
    },
  });
  for (const name of Object.keys(CONFIG)) {
    assertNames(
      thrownBy(() => Config.fromApikey('k', 's', 't', throwing(name))),
      name,
    );
  }
  for (const name of Object.keys(CALL)) {
    assertNames(await rejectionOf(() => ctx.cancelOrder(ID, throwing(name))), name);
  }
  for (const name of Object.keys(BULK)) {
    assertNames(await rejectionOf(() => ctx.cancelOrders([ID], throwing(name))), name);
  }
  assertNames(
    thrownBy(() => apiKeyConfig({ headers: throwing('x-a') })),
    'headers',
  );
  assertNames(
    thrownBy(() => apiKeyConfig({ rateLimit: throwing('calls') })),
    'rateLimit',
  );
  assert.equal(sent(), 0);
});

test('proxies whose traps throw become an error too', async () => {
  const { ctx, sent } = quiet();
  for (const trap of ['ownKeys', 'get', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'has']) {
    const proxy = new Proxy({ timeoutMs: 5 }, { [trap]: throws });
    if (!['ownKeys', 'get'].includes(trap)) continue;
    assertFields(
      thrownBy(() => Config.fromApikey('k', 's', 't', proxy)),
      INVALID,
      trap,
    );
    assertFields(await rejectionOf(() => ctx.cancelOrder(ID, proxy)), INVALID, trap);
    assertFields(await rejectionOf(() => ctx.cancelOrders([ID], proxy)), INVALID, trap);
  }
  assert.equal(sent(), 0);
});

test('a revoked proxy becomes an error too', async () => {
  const { ctx, sent } = quiet();
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assertFields(
    thrownBy(() => Config.fromApikey('k', 's', 't', proxy)),
    INVALID,
  );
  assertFields(
    thrownBy(() => apiKeyConfig({ headers: proxy })),
    INVALID,
  );
  assertFields(
    thrownBy(() => apiKeyConfig({ rateLimit: proxy })),
    INVALID,
  );
  assertFields(await rejectionOf(() => ctx.cancelOrder(ID, proxy)), INVALID);
  assertFields(await rejectionOf(() => ctx.cancelOrder(ID, { signal: proxy })), INVALID);
  assertFields(await rejectionOf(() => ctx.cancelOrders([ID], proxy)), INVALID);
  assertFields(await rejectionOf(() => ctx.cancelOrders(proxy)), INVALID);
  assertFields(await rejectionOf(() => ctx.signCancelOrder(ID, proxy)), INVALID);
  assert.equal(sent(), 0);
});

test('a Config that is none is refused by TradeContext and by cancelOrder', async () => {
  const lookalike = { __account: () => ({}), free() {} };
  const none = [undefined, null, {}, [], 'config', 7, Symbol('c'), Config, () => {}, lookalike];
  for (const config of [...none, Object.create(Config.prototype), new Proxy({}, { get: throws })]) {
    assertNames(
      thrownBy(() => new TradeContext(config)),
      'config',
    );
    assertNames(
      thrownBy(() => TradeContext.new(config)),
      'config',
    );
    assertNames(await rejectionOf(() => cancelOrder(config, ID)), 'config');
  }
});

test('of several faults one is named, and still nothing is sent', async () => {
  const { ctx, sent } = quiet();
  assert.equal((await rejectionOf(() => ctx.cancelOrder(7, 7))).outcome, 'not-sent');
  assert.equal((await rejectionOf(() => cancelOrder(null, null, 7))).outcome, 'not-sent');
  assert.equal(sent(), 0);
});

/** A context, its Config, and how often it called fetch. */
function quiet() {
  let calls = 0;
  const fetch = () => (calls += 1);
  return { ctx: contextWithFetch(fetch), config: apiKeyConfig({ fetch }), sent: () => calls };
}

function assertNames(error, name) {
  assertFields(error, INVALID);
  assert.ok(error.message.startsWith(`${name}: `), `${error.message} should start with ${name}`);
}

function throws() {
  throw new Error('the trap');
}
