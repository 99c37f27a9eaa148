// A copy of a context or a configuration is not one: it is refused, in words that help, and does the
// original no harm. In processes of their own, since on 0.1 such a copy freed what it did not own.

import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import test from 'node:test';
import { Config, TradeContext } from '../support/installed-package.js';
import { inChild } from '../support/child.js';
import { accepted, fetchDouble } from '../support/fetch-doubles.js';
import { ID, apiKeyConfig, contextWithFetch } from '../support/practice.js';

/** Copies, as users and libraries make them. */
const COPIES = {
  'lodash cloneDeep': `(original) => {
    const copy = Object.create(Object.getPrototypeOf(original));
    for (const key of Reflect.ownKeys(original)) copy[key] = structuredClone(original[key]);
    return copy;
  }`,
  'Object.assign to the prototype':
    '(original) => Object.assign(Object.create(Object.getPrototypeOf(original)), original)',
  'Object.create': '(original) => Object.create(original)',
  'property descriptors': `(original) => Object.create(
    Object.getPrototypeOf(original), Object.getOwnPropertyDescriptors(original))`,
  'a spread with the prototype set':
    '(original) => Object.setPrototypeOf({ ...original }, Object.getPrototypeOf(original))',
  'structuredClone with the prototype set':
    '(original) => Object.setPrototypeOf(structuredClone(original), Object.getPrototypeOf(original))',
  'a proxy': '(original) => new Proxy(original, {})',
};

const KEPT = `
  let sent = 0;
  const fetch = () => ((sent += 1), accepted());
  /** What a call rejects with; a throw, or anything else, is not as it should be. */
  const rejection = (call) => {
    try {
      const promise = call();
      return promise instanceof Promise ? settled(promise) : 'no promise';
    } catch (error) {
      return { thrown: String(error) };
    }
  };
  const attempt = (call) => {
    try {
      call();
      return null;
    } catch (error) {
      const { kind, outcome, message } = error;
      return { isOurs: error instanceof LongportError, kind, outcome, message };
    }
  };`;

function assertRefused(result, what) {
  const { isOurs, kind, outcome, message } = result ?? {};
  const expected = [true, 'InvalidConfig', 'not-sent'];
  assert.deepEqual([isOurs, kind, outcome], expected, JSON.stringify(result));
  assert.ok(message.startsWith(`${what}: `), message);
}

for (const [how, copy] of Object.entries(COPIES)) {
  test(`a context copied by ${how} is refused, and the original works on`, async () => {
    const { rejections, freed, sent, original } = await inChild(`${KEPT}
      const ctx = contextOf({ fetch });
      const copy = (${copy})(ctx);
      const rejections = [];
      for (const call of [
        () => copy.cancelOrder('1'),
        () => copy.cancelOrders(['1', '2']),
        () => copy.signCancelOrder('1'),
      ]) rejections.push(await rejection(call));
      const sentByCopies = sent;
      const freed = [attempt(() => copy.free()), attempt(() => copy[Symbol.dispose]?.())];
      const { value, ...failure } = await settled(ctx.cancelOrder('3'));
      finish({ rejections, freed, sent: sentByCopies, original: value?.orderId ?? failure });`);
    for (const each of rejections) assertRefused(each, 'context');
    assert.deepEqual(freed, [null, null]);
    assert.equal(sent, 0);
    assert.equal(original, '3');
  });

  test(`a Config copied by ${how} is refused, and the original works on`, async () => {
    const { cancelled, made, freed, sent, original } = await inChild(`${KEPT}
      const config = configOf({ fetch });
      const copy = (${copy})(config);
      const cancelled = await rejection(() => cancelOrder(copy, '1'));
      const made = [
        attempt(() => new TradeContext(copy)),
        attempt(() => TradeContext.new(copy)),
      ];
      const sentByCopies = sent;
      const freed = [attempt(() => copy.free()), attempt(() => copy[Symbol.dispose]?.())];
      const { value, ...failure } = await settled(cancelOrder(config, '3'));
      finish({ cancelled, made, freed, sent: sentByCopies, original: value?.orderId ?? failure });`);
    assertRefused(cancelled, 'config');
    for (const each of made) assertRefused(each, 'config');
    assert.deepEqual(freed, [null, null]);
    assert.equal(sent, 0);
    assert.equal(original, '3');
  });
}

test('copies that are collected take nothing with them', async () => {
  const original = await inChild(
    `${KEPT}
    const ctx = contextOf({ fetch });
    const copies = [${Object.values(COPIES).join(', ')}];
    for (let n = 0; n < 200; n++) for (const copy of copies) copy(ctx);
    for (let n = 0; n < 5; n++) {
      gc();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { value, ...failure } = await settled(ctx.cancelOrder('3'));
    finish(value?.orderId ?? failure);`,
    { args: ['--expose-gc'] },
  );
  assert.equal(original, '3');
});

test('a copy of a freed context is refused like any other', async () => {
  const result = await inChild(`${KEPT}
    const ctx = contextOf({ fetch });
    const copy = (${COPIES['lodash cloneDeep']})(ctx);
    ctx.free();
    copy.free();
    finish(await rejection(() => copy.cancelOrder('1')));`);
  assertRefused(result, 'context');
});

test('methods of a context on anything else are refused', async () => {
  const results = await inChild(`${KEPT}
    const ctx = contextOf({ fetch });
    const { cancelOrder: detached } = ctx;
    const { prototype } = TradeContext;
    const results = [await rejection(() => detached('1'))];
    for (const receiver of [undefined, null, 7, 'ctx', {}, configOf(), prototype, { __wbg_ptr: 1_114_120 }]) {
      for (const name of ['cancelOrder', 'cancelOrders', 'signCancelOrder']) {
        results.push(await rejection(() => prototype[name].call(receiver, '1')));
      }
    }
    finish(results);`);
  for (const each of results) assertRefused(each, 'context');
});

test('nothing else passes for a Config, whatever it holds', async () => {
  const results = await inChild(`${KEPT}
    const results = [];
    for (const none of [undefined, null, {}, { __wbg_ptr: 1_114_120 }, contextOf({ fetch }), Config.prototype, Config]) {
      results.push(
        attempt(() => new TradeContext(none)),
        attempt(() => TradeContext.new(none)),
        await rejection(() => cancelOrder(none, '1')),
      );
    }
    finish(results);`);
  for (const each of results) assertRefused(each, 'config');
});

const MADE = {
  'a Config': () => apiKeyConfig(),
  'an OAuth Config': () => Config.fromOAuth('client', 'token'),
  'a context': () => contextWithFetch(fetchDouble()),
};

for (const [what, make] of Object.entries(MADE)) {
  test(`${what} shows nothing of its inside`, () => {
    const made = make();
    assert.deepEqual(Reflect.ownKeys(made), []);
    assert.equal(JSON.stringify(made), '{}');
    assert.deepEqual({ ...structuredClone(made) }, {});
    const shown = inspect(made, { showHidden: true, getters: true, depth: null });
    assert.doesNotMatch(shown, /wbg|ptr|\d/);
    assert.match(shown, new RegExp(`^${made.constructor.name} `));
  });
}

test('the classes have no names but the documented ones', () => {
  for (const { prototype } of [Config, TradeContext]) {
    for (const object of [prototype, prototype.constructor]) {
      const odd = Object.getOwnPropertyNames(object).filter((name) => /^_|wbg|ptr/.test(name));
      assert.deepEqual(odd, []);
    }
  }
});

test('a context that a library froze, sealed or proxied around works on', async () => {
  for (const keep of [Object.freeze, Object.seal, (ctx) => ({ ctx }).ctx]) {
    const ctx = keep(contextWithFetch(() => accepted()));
    assert.equal((await ctx.cancelOrder(ID)).orderId, ID);
    ctx.free();
  }
});

test('a subclass of TradeContext works', async () => {
  class Desk extends TradeContext {
    cancel(id) {
      return super.cancelOrder(id);
    }
  }
  const desk = new Desk(apiKeyConfig({ fetch: () => accepted() }));
  assert.equal((await desk.cancel(ID)).orderId, ID);
  assert.ok(desk instanceof Desk && desk instanceof TradeContext);
});
