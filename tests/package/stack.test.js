// The stack of an error is for whoever debugs: it leads to the line that called, and no line of the
// package that it shows is too long to read.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { PACKAGE, project } from '../support/installed-package.js';
import { envelope, hanging } from '../support/fetch-doubles.js';
import { failureOf } from '../support/failure.js';
import { contextWithFetch } from '../support/practice.js';
import { runScript } from '../support/script.js';

const LONGEST_LINE = 160;
const refused = () => contextWithFetch(() => envelope(400_001, { status: 400 }));

const soon = () => new Promise((resolve) => setImmediate(resolve));

async function closePosition(call) {
  await soon();
  return await call();
}

async function endTheDay(call) {
  await soon();
  return await closePosition(call);
}

const FAILURES = {
  'a refusal': () => refused().cancelOrder('1'),
  'a failed connection': () =>
    contextWithFetch(() => Promise.reject(new TypeError('fetch failed'))).cancelOrder('1'),
  'a timeout': () => contextWithFetch(hanging(), { attemptTimeoutMs: 5 }).cancelOrder('1'),
  'an abort': () => {
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    return contextWithFetch(hanging()).cancelOrder('1', { signal: controller.signal });
  },
  'an order id that is not valid': () => refused().cancelOrder('x'),
  'an option that is not valid': () => refused().cancelOrder('1', { timeoutMs: -1 }),
  signing: () => refused().signCancelOrder('x'),
  'a result of a bulk': async () => {
    const [{ error }] = await refused().cancelOrders(['1']);
    throw error;
  },
  'a bad id of a bulk': async () => {
    const [{ error }] = await refused().cancelOrders(['x']);
    throw error;
  },
};

for (const [what, call] of Object.entries(FAILURES)) {
  test(`the stack of ${what} leads back to the caller, past every await`, async () => {
    const error = await failureOf(endTheDay(call));
    assert.match(error.stack, /closePosition/);
    assert.match(error.stack, /endTheDay/);
    assert.ok(error.stack.includes('stack.test.js'), error.stack);
    const [head] = error.stack.split('\n');
    assert.match(head, new RegExp(`^(${error.name}|LongportError)\\b`));
    assert.ok(head.endsWith(error.message), head);
    assert.ok(error.stack.length < 4_000, `${error.stack.length}`);
  });
}

test('each of two callers finds its own lines', async () => {
  const ctx = refused();
  async function first() {
    await ctx.cancelOrder('1');
  }
  async function second() {
    await ctx.cancelOrder('2');
  }
  const errors = await Promise.all([failureOf(first()), failureOf(second())]);
  assert.match(errors[0].stack, /first/);
  assert.doesNotMatch(errors[0].stack, /second/);
  assert.match(errors[1].stack, /second/);
  assert.doesNotMatch(errors[1].stack, /first/);
});

const IMPORT = {
  mjs: "import { Config, TradeContext } from 'longport-cancel-order';",
  cjs: "const { Config, TradeContext } = require('longport-cancel-order');",
};
const UNCAUGHT = {
  'a cancel': `
    async function closePosition() {
      await new Promise((resolve) => setImmediate(resolve));
      await ctx.cancelOrder('x');
    }
    closePosition();`,
  'a refused cancel': `
    async function closePosition() {
      await new Promise((resolve) => setImmediate(resolve));
      await ctx.cancelOrder('1');
    }
    closePosition();`,
  'a Config': `
    function closePosition() {
      Config.fromApikey('', '', '');
    }
    closePosition();`,
};

for (const [type, load] of Object.entries(IMPORT)) {
  for (const [what, body] of Object.entries(UNCAUGHT)) {
    test(`${type}: what ${what} throws and nobody catches prints message and caller, not code`, async () => {
      const { code, stderr } = await runScript(
        project,
        `${load}
         const fetch = () => Response.json({ code: 400_001, message: 'no' }, { status: 400 });
         const ctx = new TradeContext(Config.fromApikey('k', 's', 't', {
           fetch, maxRetries: 0, settleTimeoutMs: 0 }));
         ${body}`,
        { type },
      );
      assert.equal(code, 1);
      assert.match(stderr, /LongportError.*: /);
      assert.match(stderr, /closePosition/);
      assert.ok(stderr.length < 3_000, `${stderr.length} characters`);
      const longest = Math.max(...stderr.split('\n').map((line) => line.length));
      assert.ok(longest <= 2 * LONGEST_LINE, `a line of ${longest} characters`);
    });
  }
}

test('no line of code that ships is too long to read', () => {
  const files = readdirSync(PACKAGE, { recursive: true }).filter((name) => /\.c?js$/.test(name));
  assert.ok(files.length >= 6);
  for (const name of files) {
    // What the module's bytes are written as is no code.
    if (name.endsWith('_wasm.js')) continue;
    const lines = readFileSync(join(PACKAGE, name), 'utf8').split('\n');
    const longest = Math.max(...lines.map((line) => line.length));
    assert.ok(longest <= LONGEST_LINE, `${name}: ${longest}`);
  }
});
