// Closed, reloaded, killed, offline, or in front of a gateway that is gone: the page claims no more
// than it knows.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startDemo } from '../../www/server/demo.js';
import { useBrowser } from '../support/browser.js';
import { until } from '../support/practice.js';
import {
  assertNoTrouble,
  cancelOrder,
  chooseDeadlines,
  fillConnections,
  openDemo,
  rowOf,
  textOf,
  verdictIs,
  armFault,
  cancelsSent,
  WINDOW_ONLY,
} from './demo-page.js';

const browser = useBrowser();

test('reloaded in mid-cancel: unknown, until the book tells', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  await armFault(page, 'hang', 'forever');
  await cancelOrder(page, '700.HK');
  await until(() => gateway.calls.length >= 1);
  await page.reload();
  await verdictIs(page, '700.HK', 'unknown');
  assert.match(
    await textOf(page, '#left-over'),
    /while 1 cancel was under way: its answer is lost/,
  );
  assert.match(await rowOf(page, '700.HK').textContent(), /Open/);
  gateway.clearFaults();
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await page.reload();
  await rowOf(page, '700.HK').waitFor();
  assert.equal(await page.locator('#left-over').isVisible(), false);
});

test('closed before its request could leave the browser: it leaves all the same, once', async (t) => {
  const { page, context, demo, gateway } = await openDemo(t, browser);
  await chooseDeadlines(page, 1);
  await fillConnections(gateway, (act) => page.evaluate(act));
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'sending');
  assert.equal(cancelsSent(gateway, '700.HK'), 0);
  await page.close({ runBeforeUnload: true });
  const next = await context.newPage();
  await next.goto(demo.url);
  await next.locator('#left-over', { hasText: /while 1 cancel was under way/ }).waitFor();
  await verdictIs(next, '700.HK', 'cancelled');
  assert.equal(cancelsSent(gateway, '700.HK'), 1);
});

test('killed in mid-cancel, with no time to say so: the same', async (t) => {
  const { page, context, demo, gateway } = await openDemo(t, browser);
  gateway.fault({ kind: 'hang', where: 'after', times: 'forever', match: { method: 'DELETE' } });
  await cancelOrder(page, '700.HK');
  await until(() => gateway.calls.length >= 1);
  const devtools = await context.newCDPSession(page);
  devtools.send('Page.crash').catch(() => {}); // nobody is left to answer
  await page.waitForEvent('crash');
  const next = await context.newPage();
  await next.goto(demo.url);
  await next.locator('#left-over', { hasText: /while 1 cancel was under way/ }).waitFor();
  await verdictIs(next, '700.HK', 'cancelled');
});

test('a page that lives is not said to be gone, until it is', async (t) => {
  const { page, context, demo, gateway } = await openDemo(t, browser);
  await chooseDeadlines(page, 1);
  await armFault(page, 'hang', 'forever');
  await cancelOrder(page, '700.HK');
  await until(() => gateway.calls.length >= 1);
  const other = await context.newPage();
  await other.goto(demo.url);
  await rowOf(other, '700.HK').waitFor();
  assert.equal(await other.locator('#left-over').isVisible(), false);
  await page.close({ runBeforeUnload: true });
  await other.locator('#left-over', { hasText: /while 1 cancel was under way/ }).waitFor();
});

test('reloaded while many wait: those never left, and are as they were', async (t) => {
  const { page, gateway } = await openDemo(t, browser, WINDOW_ONLY);
  await page.click('#cancel-all');
  await page.click('#confirm-yes');
  await page.locator('#progress-words', { hasText: /[^\d]5 waiting\. Next one/ }).waitFor();
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 36);
  assert.match(await textOf(page, '#left-over'), /5 waited and were never sent\./);
  await page.locator('#orders-note', { hasText: /^5 of 36 open/ }).waitFor();
  assert.equal(gateway.counts.requests, 30);
});

test('no storage: all works, and nothing is remembered', async (t) => {
  const { page, context, demo, troubles } = await openDemo(t, browser);
  await context.addInitScript(() => {
    const get = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get });
  });
  await page.goto(demo.url);
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await page.selectOption('#language', 'zh-HK');
  await page.locator('h1', { hasText: '撤銷訂單' }).waitFor();
  await armFault(page, 'delay');
  await cancelOrder(page, 'TSLA.US');
  await verdictIs(page, 'TSLA.US', 'sending');
  await page.reload();
  await rowOf(page, '700.HK').waitFor();
  assert.match(await textOf(page, 'h1'), /^Cancel an order/);
  assert.equal(await page.locator('#left-over, #failure').filter({ visible: true }).count(), 0);
  assertNoTrouble(troubles);
});

test('offline: the list says that it is stale, a cancel ends unknown; then all is current', async (t) => {
  const { page, context, gateway } = await openDemo(t, browser);
  await context.setOffline(true);
  await page.locator('#stale', { hasText: 'Offline. This list is stale' }).waitFor();
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'unknown');
  assert.equal(gateway.counts.requests, 0);
  assert.match(await rowOf(page, '700.HK').textContent(), /Open/);
  await context.setOffline(false);
  await page.locator('#stale').waitFor({ state: 'detached' });
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
});

test('a gateway that is gone: stale; one that is back with a new book: current', async (t) => {
  const { page, demo } = await openDemo(t, browser);
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await demo.close();
  await page.locator('#stale', { hasText: 'does not answer' }).waitFor();
  assert.match(await rowOf(page, '700.HK').textContent(), /Cancelled/);
  const again = await startDemo({ port: Number(new URL(demo.url).port) });
  t.after(() => again.close());
  await page.locator('#stale').waitFor({ state: 'detached' });
  // The same id is another order now: what came of the old one says nothing of it.
  await rowOf(page, '700.HK').locator('.cancel').waitFor();
  assert.equal(await rowOf(page, '700.HK').locator('.verdict').count(), 0);
});

test('a gateway that accepts and is silent: stale after the patience is over', async (t) => {
  const { page } = await openDemo(t, browser);
  await page.route('**/practice/orders', () => {});
  await page.locator('#stale', { hasText: 'does not answer' }).waitFor();
  await page.unroute('**/practice/orders');
  await page.locator('#stale').waitFor({ state: 'detached' });
});

test('a book that shows what the package cannot know is believed, not the hope', async (t) => {
  const { page } = await openDemo(t, browser, {
    pace: { waitToCancelMs: 60_000, pendingCancelMs: 0 },
  });
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'accepted');
  for (let n = 0; n < 3; n++) await page.waitForResponse('**/practice/orders');
  await verdictIs(page, '700.HK', 'accepted');
  assert.match(await rowOf(page, '700.HK').textContent(), /Waiting to cancel/);
});
