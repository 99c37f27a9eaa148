// The table of outcomes in a web page, which learns less of a failure than Node does.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { useBrowser } from '../support/browser.js';
import { cancelIn, packagePage } from '../support/package-page.js';
import { ID, isCancelled, practice, until } from '../support/practice.js';
import { closedPort } from '../support/raw-server.js';

const browser = useBrowser();
const status = (number, more) => ({ kind: 'status', status: number, ...more });

/**
 * Each: a fault, the kind, the outcome, the status that the page sees, and the truth. A browser may
 * send a request twice by itself, so that few refusals are certain: the copy's is no word on the
 * first.
 */
const ROWS = {
  'a 400': [status(400), 'Rejected', 'unknown', 400, false],
  'a 401': [status(401), 'TokenExpired', 'unknown', 401, false],
  'a 403': [status(403), 'SignatureInvalid', 'rejected', 403, false],
  'a 429': [status(429), 'RateLimited', 'unknown', 429, false],
  'a 429 as text': [status(429, { body: 'slow down' }), 'RateLimited', 'unknown', 429, false],
  'a 463 as HTML': [{ kind: 'html', status: 463 }, 'Rejected', 'unknown', 463, false],
  'a 500': [status(500), 'Internal', 'unknown', 500, false],
  'a 502 after the book': [{ kind: 'html', where: 'after' }, 'Internal', 'unknown', 502, true],
  'a 200 as HTML': [{ kind: 'html', status: 200 }, 'BadResponse', 'unknown', 200, false],
  'a redirect, whose status is hidden': [
    { kind: 'redirect', status: 307 },
    'BadResponse',
    'unknown',
    undefined,
    false,
  ],
  'a 301, whose status is hidden': [
    { kind: 'redirect', status: 301 },
    'BadResponse',
    'unknown',
    undefined,
    false,
  ],
  'a reset at the front': [
    { kind: 'reset', where: 'front' },
    'Network',
    'unknown',
    undefined,
    false,
  ],
  'a truncated answer': [{ kind: 'truncated' }, 'Network', 'unknown', 200, true],
  'an endless answer': [{ kind: 'endless', where: 'after' }, 'BadResponse', 'unknown', 200, true],
  'no answer': [{ kind: 'hang', where: 'after' }, 'Timeout', 'unknown', undefined, true],
  'a duplicate': [{ kind: 'duplicate' }, 'DuplicateRequest', 'unknown', 403, true],
  'an answer that the page may not read': [
    status(400, { cors: false }),
    'Network',
    'unknown',
    undefined,
    false,
  ],
};

test('what the page is told is true of the book', async (t) => {
  const { page, troubles } = await packagePage(t, browser);
  for (const [what, [fault, kind, outcome, httpStatus, truth]] of Object.entries(ROWS)) {
    await t.test(what, async (t) => {
      const { gateway } = await practice(t);
      gateway.fault({ ...fault, match: { method: 'DELETE' }, times: 'forever' });
      const attemptTimeoutMs = kind === 'Timeout' ? 500 : 10_000;
      const { error, isOurs } = await cancelIn(page, gateway.url, ID, {
        config: { attemptTimeoutMs },
      });
      assert.ok(isOurs);
      assert.deepEqual([error.kind, error.outcome, error.httpStatus], [kind, outcome, httpStatus]);
      assert.equal(error.attempts, 1);
      assert.equal(isCancelled(gateway), truth);
      if (httpStatus) assert.equal(error.traceId, gateway.calls[0].traceId);
    });
  }
  assert.deepEqual(troubles, []);
});

// Chromium sends a request once more by itself when a connection that it used before is reset. The
// gateway, which has seen it, then answers 403202: no refusal, since the first copy arrived.
for (const where of ['before', 'after']) {
  test(`a reset ${where} the book: unknown, and accepted when it is tried again`, async (t) => {
    const { gateway } = await practice(t);
    const { page } = await packagePage(t, browser);
    gateway.fault({ kind: 'reset', where, match: { method: 'DELETE' } });
    const { error } = await cancelIn(page, gateway.url, ID);
    assert.ok(['Network', 'DuplicateRequest'].includes(error.kind), error.kind);
    assert.equal(error.outcome, 'unknown');
    assert.equal(isCancelled(gateway), where === 'after');
    await page.evaluate('Math.random = () => 0');
    gateway.fault({ kind: 'reset', where, match: { method: 'DELETE' } });
    const { receipt } = await cancelIn(page, gateway.url, ID, { config: { maxRetries: 4 } });
    assert.ok(receipt.attempts >= 1 && isCancelled(gateway));
  });
}

test('a failed attempt is followed by one that is accepted', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  await page.evaluate('Math.random = () => 0');
  gateway.fault(status(429, { headers: { 'retry-after': '1' } }));
  gateway.fault({ kind: 'html' });
  const { receipt } = await cancelIn(page, gateway.url, ID, { config: { maxRetries: 4 } });
  assert.equal(receipt.attempts, 3);
  const [first, second] = gateway.calls;
  assert.ok(second.receivedAt - first.receivedAt >= 990, 'a page can read Retry-After');
});

test('offline: nothing arrives, and the page does not trust itself to know that', async (t) => {
  const { gateway } = await practice(t);
  const { page, context } = await packagePage(t, browser);
  await context.setOffline(true);
  const { error } = await cancelIn(page, gateway.url, ID);
  assert.deepEqual([error.kind, error.outcome], ['Network', 'unknown']);
  assert.equal(gateway.counts.requests, 0);
  await context.setOffline(false);
  assert.ok((await cancelIn(page, gateway.url, ID)).receipt);
});

test('nobody there: a page cannot tell, and says so', async (t) => {
  const { page } = await packagePage(t, browser);
  const { error } = await cancelIn(page, `http://127.0.0.1:${await closedPort()}`, ID);
  assert.deepEqual([error.kind, error.outcome, error.attempts], ['Network', 'unknown', 1]);
});

test('an abort before, in flight and after', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  const abortWhen = (when) =>
    page.evaluate(
      async ({ url, account, id, when }) => {
        const { appKey, appSecret, accessToken } = account;
        const options = { httpUrl: url, rateLimit: false };
        const config = window.api.Config.fromApikey(appKey, appSecret, accessToken, options);
        const controller = (window.controller = new AbortController());
        if (when === 'before') controller.abort('gone');
        const { signal } = controller;
        const cancel = new window.api.TradeContext(config).cancelOrder(id, { signal });
        if (when === 'after') await cancel.then(() => controller.abort());
        return window.settled(cancel);
      },
      { url: gateway.url, account: PRACTICE_ACCOUNT, id: ID, when },
    );
  const before = await abortWhen('before');
  assert.deepEqual([before.error.name, before.error.outcome], ['AbortError', 'not-sent']);
  assert.equal(before.error.cause, 'gone');
  assert.equal(gateway.counts.requests, 0);
  assert.ok((await abortWhen('after')).receipt);
  gateway.fault({ kind: 'hang' });
  const inFlight = abortWhen('in flight');
  await until(() => gateway.counts.faults.hang === 1);
  await page.evaluate('window.controller.abort()');
  const { error } = await inFlight;
  assert.deepEqual([error.kind, error.outcome, error.attempts], ['Aborted', 'unknown', 1]);
});
