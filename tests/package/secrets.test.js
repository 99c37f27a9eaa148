// No secret and no token shows in anything that the package hands out, however it is looked at.

import assert from 'node:assert/strict';
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import test from 'node:test';
import { format, inspect } from 'node:util';
import { startGateway } from '../../www/gateway/index.js';
import { Config, TradeContext } from '../support/installed-package.js';
import { envelope, fetchDouble } from '../support/fetch-doubles.js';
import { failureOf, thrownBy } from '../support/failure.js';
import { ID, until } from '../support/practice.js';

const SECRET = 'S3cret-of-the-app';
const TOKEN = 'T0ken-of-the-account';
const RENEWED = 'R3newed-token-of-the-account';
const HIDDEN = [SECRET, TOKEN, RENEWED];
const ACCOUNT = { account: 'practice', appKey: 'key', appSecret: SECRET, accessToken: TOKEN };
/** One request for each attempt, and no other. */
const QUICK = { rateLimit: false, hedge: false, settleTimeoutMs: 0 };
const OAUTH = { account: 'practice', clientId: 'client', accessToken: TOKEN };

/** Everything that a log, a debugger or a crash report might make of a value. */
function looks(value) {
  const deep = { depth: Infinity, showHidden: true, getters: true, maxStringLength: Infinity };
  const shown = [
    inspect(value, deep),
    inspect(value),
    inspect(value, { compact: true, breakLength: Infinity }),
    format('%s %o %O %j', value, value, value, value),
    JSON.stringify(value),
    JSON.stringify({ value }),
    printed(value),
  ];
  if (value !== null && typeof value === 'object') shown.push(...objectLooks(value));
  return shown.filter((text) => text !== undefined).join('\n');
}

function objectLooks(value) {
  const properties = [];
  for (let at = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const key of Reflect.ownKeys(at)) {
      const { value: held } = Object.getOwnPropertyDescriptor(at, key);
      properties.push(typeof held === 'function' ? String(held) : inspect(held, { depth: 4 }));
    }
  }
  return [String(value), Object.prototype.toString.call(value), `${value.stack}`, ...properties];
}

/** What console.log, console.error, console.dir and console.table print. */
function printed(value) {
  let text = '';
  const stream = new Writable({ write: (chunk, _, done) => ((text += chunk), done()) });
  const logger = new Console(stream, stream);
  for (const print of ['log', 'error', 'dir', 'table']) logger[print](value);
  return text;
}

function assertHidden(value, label) {
  const text = looks(value);
  for (const hidden of HIDDEN) {
    const at = text.indexOf(hidden);
    assert.ok(at < 0, `${label}: …${text.slice(Math.max(0, at - 80), at + 80)}…`);
  }
}

async function gatewayFor(t) {
  const gateway = await startGateway({
    limits: false,
    orders: [{ orderId: ID }],
    accounts: [ACCOUNT, OAUTH],
  });
  t.after(() => gateway.close());
  return gateway;
}

function contexts(httpUrl, options) {
  const all = { httpUrl, ...QUICK, maxRetries: 0, ...options };
  return {
    'API key': new TradeContext(Config.fromApikey('key', SECRET, TOKEN, all)),
    OAuth: new TradeContext(Config.fromOAuth('client', TOKEN, all)),
    provider: new TradeContext(Config.fromOAuth('client', () => TOKEN, all)),
  };
}

test('the looks of this test would find a secret', () => {
  for (const value of [{ a: { b: [SECRET] } }, new Error(TOKEN), SECRET, new Map([[1, TOKEN]])]) {
    assert.throws(() => assertHidden(value), assert.AssertionError);
  }
  const hidden = Object.defineProperty({}, 'x', { value: SECRET, enumerable: false });
  assert.throws(() => assertHidden(hidden), assert.AssertionError);
  assert.throws(
    () => assertHidden(new Error('x', { cause: new Error(TOKEN) })),
    assert.AssertionError,
  );
});

test('Config and TradeContext show nothing, freed or not', () => {
  const makers = [
    () => Config.fromApikey('key', SECRET, TOKEN),
    () => Config.fromOAuth('client', TOKEN),
    () => Config.fromOAuth('client', () => TOKEN),
  ];
  for (const make of makers) {
    const config = make();
    const ctx = new TradeContext(config);
    assertHidden(config, 'Config');
    assertHidden(ctx, 'TradeContext');
    config.free();
    assertHidden(config, 'freed Config');
    assertHidden(ctx, 'TradeContext of a freed Config');
  }
});

test('receipts, results, progress and attempts show nothing', async (t) => {
  const gateway = await gatewayFor(t);
  const events = [];
  for (const [how, ctx] of Object.entries(
    contexts(gateway.url, { onAttempt: (e) => events.push(e) }),
  )) {
    assertHidden(await ctx.cancelOrder(ID), how);
    const progress = [];
    const results = await ctx.cancelOrders([ID, 'x', '7'], { onProgress: (p) => progress.push(p) });
    assertHidden(results, how);
    assertHidden(progress, how);
  }
  assert.equal(events.length, 9);
  assertHidden(events, 'attempts');
});

test('a promise under way shows nothing', async (t) => {
  const gateway = await gatewayFor(t);
  for (const [how, ctx] of Object.entries(contexts(gateway.url))) {
    const cancel = ctx.cancelOrder(ID);
    assertHidden(cancel, how);
    await cancel;
    assertHidden(cancel, how);
  }
});

test('the errors of every fault show nothing', async (t) => {
  const gateway = await gatewayFor(t);
  const faults = [
    { kind: 'status', status: 400 },
    { kind: 'status', status: 401 },
    { kind: 'status', status: 403 },
    { kind: 'status', status: 429, body: 'slow down' },
    { kind: 'status', status: 500 },
    { kind: 'html', status: 200 },
    { kind: 'redirect' },
    { kind: 'reset' },
    { kind: 'truncated' },
    { kind: 'endless' },
    { kind: 'expired-token' },
    { kind: 'hang' },
  ];
  for (const fault of faults) {
    for (const [how, ctx] of Object.entries(contexts(gateway.url, { attemptTimeoutMs: 100 }))) {
      gateway.clearFaults();
      gateway.fault({ ...fault, times: 'forever' });
      assertHidden(await failureOf(ctx.cancelOrder(ID)), `${fault.kind} ${how}`);
    }
  }
});

test('the errors of no connection and of an abort show nothing', async (t) => {
  const gateway = await gatewayFor(t);
  for (const address of ['http://127.0.0.1:1', 'https://no-such-host.invalid']) {
    for (const [how, ctx] of Object.entries(contexts(address, { timeoutMs: 2_000 }))) {
      assertHidden(await failureOf(ctx.cancelOrder(ID)), how);
    }
  }
  for (const [how, ctx] of Object.entries(contexts(gateway.url))) {
    assertHidden(await failureOf(ctx.cancelOrder(ID, { signal: AbortSignal.abort() })), how);
  }
});

test('a plain-text connection to a TLS port shows nothing', async (t) => {
  const gateway = await gatewayFor(t);
  const address = gateway.url.replace('http:', 'https:');
  for (const [how, ctx] of Object.entries(contexts(address, { timeoutMs: 2_000 }))) {
    assertHidden(await failureOf(ctx.cancelOrder(ID)), how);
  }
});

test('wrong credentials are refused without being shown', async (t) => {
  const gateway = await gatewayFor(t);
  const all = { httpUrl: gateway.url, ...QUICK };
  const wrong = [
    Config.fromApikey('key', RENEWED, TOKEN, all),
    Config.fromApikey('other', SECRET, TOKEN, all),
    Config.fromApikey('key', SECRET, RENEWED, all),
    Config.fromOAuth('client', RENEWED, all),
    Config.fromOAuth('client', () => RENEWED, all),
  ];
  for (const config of wrong) {
    assertHidden(await failureOf(new TradeContext(config).cancelOrder(ID)), 'wrong');
  }
});

test('a Config that is refused shows none of its arguments', () => {
  const bad = [
    () => Config.fromApikey('', SECRET, TOKEN),
    () => Config.fromApikey('key', `${SECRET}\n`, TOKEN),
    () => Config.fromApikey('key', SECRET, `${TOKEN}\r\n`),
    () => Config.fromApikey('key', SECRET, [TOKEN]),
    () => Config.fromApikey('key', SECRET, TOKEN, { httpUrl: `https://user:${SECRET}@a.example` }),
    () => Config.fromApikey('key', SECRET, TOKEN, { httpUrl: `https://a.example?t=${TOKEN}` }),
    () => Config.fromApikey('key', SECRET, TOKEN, { httpUrl: `http://${TOKEN}.example` }),
    () => Config.fromApikey('key', SECRET, TOKEN, { language: TOKEN }),
    () => Config.fromApikey('key', SECRET, TOKEN, { region: TOKEN }),
    () => Config.fromApikey('key', SECRET, TOKEN, { headers: { 'x-a': `${TOKEN}\n` } }),
    () => Config.fromApikey('key', SECRET, TOKEN, { headers: { authorization: TOKEN } }),
    () => Config.fromApikey('key', SECRET, TOKEN, TOKEN),
    () => Config.fromOAuth('client', `${TOKEN}\n`),
    () => Config.fromOAuth(`${TOKEN}\n`, TOKEN),
    () => Config.fromOAuth('client', { token: TOKEN }),
  ];
  for (const make of bad)
    assertHidden(thrownBy(make), make.toString().replaceAll(/[A-Z]{5,}/g, ''));
});

test('a provider’s unusable token is not repeated', async () => {
  for (const token of [`${TOKEN}\n`, [TOKEN], { token: TOKEN }, `${TOKEN}é`]) {
    const ctx = new TradeContext(Config.fromOAuth('client', () => token));
    assertHidden(await failureOf(ctx.cancelOrder(ID)), 'provider');
  }
});

/** Where a gateway or a proxy might repeat what it was sent. */
const ECHOES = {
  'message of a refusal': (sent) => envelope(400_123, { status: 400, message: `bad: ${sent}` }),
  'msg of a refusal': (sent) => Response.json({ code: 7, msg: `${sent}${sent}` }, { status: 403 }),
  'message of a failure': (sent) => envelope(500_000, { status: 500, message: sent }),
  'message, twice and cut off': (sent) =>
    envelope(7, { message: `${'x'.repeat(190)}${sent} ${sent}` }),
  'message, in escapes': (sent) =>
    new Response(`{"code":7,"message":"${[...sent].map(escaped).join('')}"}`),
  'trace id of an acceptance': (sent) => envelope(0, { headers: { 'x-trace-id': `t-${sent}` } }),
  'trace id of a refusal': (sent) =>
    envelope(400_123, { status: 400, headers: { 'x-trace-id': sent } }),
  'retry-after': (sent) => envelope(429_002, { status: 429, headers: { 'retry-after': sent } }),
  'text body': (sent) => new Response(`who is ${sent}?`, { status: 400 }),
  'HTML body': (sent) => new Response(`<html>${sent}</html>`, { status: 502 }),
  'member name': (sent) => Response.json({ code: 7, [sent]: sent, data: { sent } }),
  'status text': (sent) => new Response('', { status: 400, statusText: sent }),
  location: (sent) => new Response('', { status: 302, headers: { location: `/${sent}` } }),
};

for (const [where, echo] of Object.entries(ECHOES)) {
  test(`a token that is echoed in the ${where} is blotted out`, async () => {
    const events = [];
    const fetch = fetchDouble((url, { headers }) => echo(headers.authorization));
    const options = { fetch, onAttempt: (event) => events.push(event) };
    for (const [how, ctx] of Object.entries(contexts('https://a.example', options))) {
      const settled = await ctx.cancelOrder(ID).catch((error) => error);
      assertHidden(settled, how);
      assertHidden(await ctx.cancelOrders([ID]), how);
      assertHidden(await Promise.allSettled([ctx.orderDetail(ID), ctx.openOrders()]), how);
    }
    assertHidden(events, 'attempts');
    assert.equal(events.length, 12);
  });
}

/** Other spellings of what was sent, as a gateway or a proxy may write it. */
const SPELLINGS = {
  'URL-encoded': (sent) => [...sent].map((c) => `%${c.charCodeAt(0).toString(16)}`).join(''),
  'in upper case': (sent) => sent.toUpperCase(),
  'cut short': (sent) => sent.slice(0, -4),
  'split by a space': (sent) => `${sent.slice(0, 9)} ${sent.slice(9)}`,
  'split by what is invisible': (sent) => [...sent].join('\u200b'),
};

/** What of a token must not show, whatever lies between its characters and whatever their case. */
function assertNoSpelling(value) {
  const text = looks(value)
    .replaceAll(/[\s\u200b]/g, '')
    .toLowerCase();
  for (const form of [TOKEN, SPELLINGS['URL-encoded'](TOKEN)]) {
    assert.ok(!text.includes(form.slice(0, 12).toLowerCase()), text.slice(0, 400));
  }
}

for (const [how, spelled] of Object.entries(SPELLINGS)) {
  test(`a token that is echoed ${how} does not show in the message`, async () => {
    const fetch = fetchDouble((url, { headers }) => {
      const echo = spelled(headers.authorization);
      return envelope(400_123, { status: 400, message: `bad: ${echo}.` });
    });
    const ctx = new TradeContext(Config.fromApikey('key', SECRET, TOKEN, { ...QUICK, fetch }));
    assertNoSpelling(await failureOf(ctx.cancelOrder(ID)));
  });
}

test('a token of few characters takes nothing out of an ordinary text', async () => {
  const message = 'the order cannot be cancelled at this time of the day';
  const fetch = fetchDouble(() => envelope(400_123, { status: 400, message }));
  const ctx = new TradeContext(Config.fromApikey('key', 'secret', 'e', { ...QUICK, fetch }));
  assert.ok((await failureOf(ctx.cancelOrder(ID))).message.includes(message));
});

test('what turns the direction of a text round, or does not show, is not repeated', async () => {
  const message = 'safe\u202eelor\u202c \u2066x\u2069 \u200b\u200f\ufeff\u00ad\u{e0041}end';
  const fetch = fetchDouble(() => envelope(400_123, { status: 400, message }));
  const ctx = new TradeContext(Config.fromApikey('key', SECRET, TOKEN, { ...QUICK, fetch }));
  const error = await failureOf(ctx.cancelOrder(ID));
  assert.doesNotMatch(
    error.message,
    /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0041}]/u,
  );
  assert.match(error.message, /end/);
});

test('a token that was renewed is blotted out too, in every later answer', async () => {
  const events = [];
  const sent = [];
  const fetch = fetchDouble((url, { headers }) => {
    sent.push(headers.authorization);
    const all = sent.join(' ');
    const options = { message: all, headers: { 'x-trace-id': all } };
    return envelope(sent.length === 1 ? 401_003 : 400_123, { status: 401, ...options });
  });
  const provide = ({ refresh }) => (refresh ? RENEWED : TOKEN);
  const onAttempt = (event) => events.push(event);
  const ctx = new TradeContext(Config.fromOAuth('client', provide, { ...QUICK, fetch, onAttempt }));
  const error = await failureOf(ctx.cancelOrder(ID));
  assert.equal(sent.length, 2);
  assertHidden([error, events], 'after a renewal');
});

test('an echo that comes after free() is not passed on', async () => {
  let answer;
  const fetch = fetchDouble(() => new Promise((resolve) => (answer = resolve)));
  const config = Config.fromApikey('key', SECRET, TOKEN, { ...QUICK, fetch });
  const cancel = new TradeContext(config).cancelOrder(ID);
  await until(() => answer);
  config.free();
  answer(envelope(7, { message: TOKEN, headers: { 'x-trace-id': TOKEN } }));
  assertHidden(await failureOf(cancel), 'after free()');
});

test('an answer cannot forge lines of a log', async () => {
  const message = `fine\n2026-01-01 ERROR sold everything\r\n\u2028\u001b[31mred\u0000`;
  const fetch = fetchDouble(() => envelope(7, { message }));
  const ctx = new TradeContext(Config.fromApikey('key', SECRET, TOKEN, { ...QUICK, fetch }));
  const error = await failureOf(ctx.cancelOrder(ID));
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(error.message, /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  assert.match(error.message, /sold everything/);
});

test('an answer’s message is not repeated at any length', async () => {
  const fetch = fetchDouble(() => envelope(7, { message: 'long '.repeat(5_000) }));
  const ctx = new TradeContext(Config.fromApikey('key', SECRET, TOKEN, { ...QUICK, fetch }));
  assert.ok((await failureOf(ctx.cancelOrder(ID))).message.length < 600);
});

function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
