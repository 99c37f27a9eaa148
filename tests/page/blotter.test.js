// The blotter: what a row shows of an order, one cancel, several, all.

import assert from 'node:assert/strict';
import test from 'node:test';
import { useBrowser } from '../support/browser.js';
import {
  assertNoTrouble,
  cancelOrder,
  openDemo,
  rowOf,
  textOf,
  verdictIs,
  WINDOW_ONLY,
} from './demo-page.js';

const browser = useBrowser();

test('a row says what the book says', async (t) => {
  const { page, gateway, troubles } = await openDemo(t, browser);
  const cells = await rowOf(page, 'AAPL.US').locator('th, td').allInnerTexts();
  assert.match(cells[1], /^AAPL.US Apple\s+\d{18}$/);
  assert.deepEqual(cells.slice(2, 6), ['Sell', '235.50', '20', '8']);
  assert.match(cells[6], /Open, part filled/);
  assert.match(cells[7], /^\d+ s$/);
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 36);
  assert.equal(gateway.counts.requests, 0);
  assert.match(await textOf(page, '#orders-note'), /^35 of 36 open, as the book was read at \d/);
  assertNoTrouble(troubles);
});

test('one cancel: sent, accepted, and cancelled only when the book says so', async (t) => {
  const { page, gateway } = await openDemo(t, browser, {
    pace: { waitToCancelMs: 2_000, pendingCancelMs: 2_000 },
  });
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'accepted');
  const waiting = rowOf(page, '700.HK').filter({ hasText: /Waiting to cancel|Cancel pending/ });
  await waiting.waitFor();
  assert.equal(await rowOf(page, '700.HK').locator('.cancel').isVisible(), false);
  await verdictIs(page, '700.HK', 'cancelled');
  assert.equal(gateway.counts.accepted, 1);
  assert.match(await page.locator('#news').textContent(), /700.HK Tencent: Accepted/);
  assert.match(await page.locator('#news').textContent(), /700.HK Tencent: Cancelled/);
});

test('an accepted withdrawal that loses: filled first, or ended otherwise', async (t) => {
  const { page } = await openDemo(t, browser);
  await cancelOrder(page, '9988.HK');
  await cancelOrder(page, 'D05.SG');
  await verdictIs(page, '9988.HK', 'filled-first');
  await verdictIs(page, 'D05.SG', 'ended');
});

test('the states differ by word, mark and outline', async (t) => {
  const { page } = await openDemo(t, browser);
  const looks = await page.evaluate(async () => {
    const { chip } = await import('/states.js');
    const states = ['accepted', 'cancelled', 'filled-first', 'unknown', 'rejected'];
    return states.map((state) => {
      const element = chip(state);
      document.body.append(element);
      const { borderStyle, borderRadius, borderLeftWidth, fontWeight } = getComputedStyle(element);
      const filled = element.dataset.outcome === 'cancelled';
      return {
        words: element.innerText,
        mark: element.querySelector('.mark').textContent,
        outline: [borderStyle, borderRadius, borderLeftWidth, fontWeight, filled].join(),
      };
    });
  });
  for (const feature of ['words', 'mark', 'outline']) {
    assert.equal(new Set(looks.map((look) => look[feature])).size, looks.length, feature);
  }
});

test('what is selected is cancelled, and nothing else', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  for (const symbol of ['700.HK', 'TSLA.US', 'AAPL.US']) {
    await rowOf(page, symbol).locator('input').check();
  }
  assert.equal(await textOf(page, '#cancel-selected'), 'Cancel selected (3)');
  await page.click('#cancel-selected');
  for (const symbol of ['700.HK', 'TSLA.US', 'AAPL.US']) await verdictIs(page, symbol, 'cancelled');
  assert.equal(gateway.counts.accepted, 3);
  assert.equal(await textOf(page, '#cancel-selected'), 'Cancel selected (0)');
});

test('select all takes the open orders', async (t) => {
  const { page } = await openDemo(t, browser);
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 36);
  await page.check('#all');
  assert.equal(await textOf(page, '#cancel-selected'), 'Cancel selected (35)');
  await rowOf(page, '700.HK').locator('input').uncheck();
  assert.equal(await page.locator('#all').evaluate((box) => box.indeterminate), true);
});

test('cancel all asks first; any way out but yes sends nothing', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  await page.click('#cancel-all');
  assert.equal(await textOf(page, '#confirm-title'), 'Cancel all 35 open orders?');
  await page.keyboard.press('Enter'); // the focus is on the way out
  assert.equal(await page.locator('#confirm').isVisible(), false);
  await page.click('#cancel-all');
  await page.keyboard.press('Escape');
  await cancelOrder(page, 'TSLA.US');
  await verdictIs(page, 'TSLA.US', 'cancelled');
  assert.equal(gateway.counts.requests, 1);
});

test('cancel all shows the pace, and can be stopped', async (t) => {
  const { page, gateway } = await openDemo(t, browser, WINDOW_ONLY);
  await page.click('#cancel-all');
  await page.click('#confirm-yes');
  const words = page.locator('#progress-words', { hasText: 'Next slot in' });
  await words.filter({ hasText: 'Sent 30 of 35: 30 accepted' }).waitFor();
  assert.match(
    await textOf(page, '#progress-words'),
    /^Sent 30 of 35: 30 accepted, 0 rejected, 0 unknown. 5 waiting. Next slot in \d+\.\d s.$/,
  );
  assert.equal(await page.locator('#progress-bar').evaluate((bar) => bar.value), 30);
  // The rows are drawn a frame later than the words.
  const waiting = page.locator('.verdict [data-outcome="waiting"]');
  await waiting.nth(4).waitFor();
  assert.equal(await waiting.count(), 5);
  await page.click('#stop');
  await page.locator('#progress-words', { hasText: 'Finished' }).waitFor();
  assert.match(await textOf(page, '#progress-words'), /30 accepted, .* 5 not sent/);
  const notSent = page.locator('.verdict [data-outcome="not-sent"]');
  await notSent.nth(4).waitFor();
  assert.equal(await notSent.count(), 5);
  assert.equal(gateway.counts.requests, 30);
  assert.deepEqual(gateway.counts.refused, {});
});

test('start over: a new book of as many orders, and no cancel of the old one', async (t) => {
  const { page } = await openDemo(t, browser);
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await page.locator('#log > .hint').waitFor({ state: 'hidden' });
  await page.selectOption('#book-size', '12');
  await page.click('#start-over');
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 12);
  await rowOf(page, '700.HK').locator('.cancel').waitFor();
  assert.equal(await page.locator('#orders .verdict:not([hidden])').count(), 0);
  await page.locator('#log > .hint', { hasText: 'None yet.' }).waitFor();
});

test('by keyboard alone', async (t) => {
  const { page } = await openDemo(t, browser);
  await rowOf(page, '700.HK').locator('input').focus();
  await page.keyboard.press('Tab');
  const focus = () => page.evaluate(() => document.activeElement.ariaLabel);
  assert.equal(await focus(), 'Cancel 700.HK Tencent');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
  await page.keyboard.press('Enter');
  await verdictIs(page, '700.HK', 'cancelled');
  // The button is gone; the focus went to what took its place, which lays the cancel open.
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'summary');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /700.HK/);
});
