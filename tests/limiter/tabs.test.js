// What the limiter of tabs says where it cannot be. How it limits is tested in browsers.

import assert from 'node:assert/strict';
import test from 'node:test';
import { tabsRateLimiter } from '../../pkg/tabs.js';

/** Has the page's own globals be these until the test ends. */
function inPage(t, globals) {
  for (const [name, value] of Object.entries(globals)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true });
    t.after(() =>
      before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name],
    );
  }
}

const LOCKS = { locks: { request: async (name, act) => act() } };
const DATABASE = { open: () => {} };

for (const [navigator, indexedDB, missing] of [
  [{}, DATABASE, /^tabsRateLimiter needs Web Locks \(navigator\.locks\), which is missing here/],
  [LOCKS, undefined, /^tabsRateLimiter needs IndexedDB, which is missing here/],
  [undefined, undefined, /Web Locks \(navigator\.locks\) and IndexedDB/],
]) {
  test(`without what it needs it throws: ${missing.source}`, (t) => {
    inPage(t, { navigator, indexedDB });
    assert.throws(() => tabsRateLimiter(), { name: 'Error', message: missing });
  });
}

test('a page that came over http: is told so', (t) => {
  inPage(t, { navigator: {}, indexedDB: DATABASE, isSecureContext: false });
  assert.throws(() => tabsRateLimiter(), /over https: only/);
});

test('an unknown option is named', () => {
  assert.throws(() => tabsRateLimiter({ margin: 5 }), /unknown option `margin`; expected one of/);
});

test('a database that cannot be opened is an error of the request', async (t) => {
  const indexedDB = {
    open() {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  inPage(t, { navigator: LOCKS, indexedDB });
  const request = { account: 'abc', interface: 'cancel-order', priority: 'single', limit: {} };
  await assert.rejects(
    tabsRateLimiter().acquire(request),
    /IndexedDB failed: SecurityError: denied/,
  );
});
