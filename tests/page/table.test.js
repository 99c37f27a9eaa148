// The table: what a row shows of an order, one cancel, several, all.

import assert from 'node:assert/strict';
import test from 'node:test';
import { useBrowser } from '../support/browser.js';
import {
  allCancelsSent,
  assertNoTrouble,
  cancelOrder,
  openDemo,
  rowOf,
  says,
  textOf,
  verdictIs,
  WINDOW_ONLY,
} from './demo-page.js';

const browser = useBrowser();

test('a row says what the book says', async (t) => {
  const { page, gateway, troubles } = await openDemo(t, browser);
  const cells = await rowOf(page, 'AAPL.US')
    .locator('th, td')
    .evaluateAll((cells) =>
      cells.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
    );
  assert.match(cells[1], /^AAPL.US Apple$/);
  assert.deepEqual(cells.slice(2, 5), ['Sell', '8 / 20', '235.50']);
  const filled = await rowOf(page, 'AAPL.US').locator('.fill rect').getAttribute('width');
  assert.equal(filled, '40%');
  assert.match(cells[5], /Part filled/);
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 36);
  assert.equal(gateway.counts.requests, 0);
  assert.match(await textOf(page, '#orders-note'), /^35 of 36 open, as read at \d/);
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
  assert.equal(allCancelsSent(gateway), 1);
  assert.match(await page.locator('#news').textContent(), /700.HK Tencent: Accepted/);
  assert.match(await page.locator('#news').textContent(), /700.HK Tencent: Cancelled/);
});

test('an accepted withdrawal that loses: filled first, or ended otherwise', async (t) => {
  const { page } = await openDemo(t, browser);
  await cancelOrder(page, '9988.HK');
  await cancelOrder(page, 'D05.SG');
  await verdictIs(page, '9988.HK', 'filled');
  await verdictIs(page, 'D05.SG', 'ended');
});

test('the states differ by word, mark and outline', async (t) => {
  const { page } = await openDemo(t, browser);
  const looks = await page.evaluate(async () => {
    const { html, render } = await import('/html.js');
    const { Chip } = await import('/mark.js');
    const states = ['accepted', 'cancelled', 'filled', 'unknown', 'rejected'];
    return states.map((state) => {
      const place = document.createElement('div');
      document.body.append(place);
      render(html`<${Chip} of=${state} />`, place);
      const element = place.firstChild;
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
  await says(page, '#cancel-selected', 'Cancel 3 selected');
  await page.click('#cancel-selected');
  for (const symbol of ['700.HK', 'TSLA.US', 'AAPL.US']) await verdictIs(page, symbol, 'cancelled');
  assert.equal(gateway.counts.accepted, 3);
  await says(page, '#cancel-selected', 'Cancel 0 selected');
});

test('select all takes the open orders', async (t) => {
  const { page } = await openDemo(t, browser);
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 36);
  await page.check('#all');
  await says(page, '#cancel-selected', 'Cancel 35 selected');
  await rowOf(page, '700.HK').locator('input').uncheck();
  await page.waitForFunction(() => document.querySelector('#all').indeterminate);
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
  assert.equal(allCancelsSent(gateway), 1);
});

test('cancel all shows the pace, and can be stopped', async (t) => {
  const { page, gateway } = await openDemo(t, browser, WINDOW_ONLY);
  await page.click('#cancel-all');
  await page.click('#confirm-yes');
  const words = page.locator('#progress-words', { hasText: 'Next one in' });
  await words.filter({ hasText: /^30 of 35 sent, 5 waiting\. Next one in \d+\.\d s\.$/ }).waitFor();
  await page.locator('#totals', { hasText: 'Waiting 5' }).waitFor();
  // The rows are drawn a frame later than the words.
  const waiting = page.locator('.verdict [data-outcome="waiting"]');
  await waiting.nth(4).waitFor();
  assert.equal(await waiting.count(), 5);
  await page.click('#stop');
  await page.locator('#progress-words', { hasText: 'Finished' }).waitFor();
  await page.locator('#totals', { hasText: 'Not sent 5' }).waitFor();
  // A run that was stopped does not look done: what was not sent is not filled.
  const notFilled = page.locator('#progress-bar [data-outcome="not-sent"]');
  assert.equal(await notFilled.evaluate((bar) => getComputedStyle(bar).fill), 'none');
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
  await page.click('.settings summary');
  await page.selectOption('#book-size', '12');
  await page.click('#start-over');
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 12);
  await rowOf(page, '700.HK').locator('.cancel').waitFor();
  assert.equal(await page.locator('#orders .verdict').count(), 0);
  await page.locator('#log > .hint', { hasText: 'None yet.' }).waitFor();
});

test('by keyboard alone: filter, move, select a range, cancel, look', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
  await page.keyboard.type('.US');
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length < 36);
  for (let n = 0; !(await isInTable(page)); n++) {
    assert.ok(n < 8, 'the table is reached by a few tabs');
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.closest('thead'))) n -= 1;
  }
  const focus = () => page.evaluate(() => document.activeElement.innerText);
  assert.match(await focus(), /^AAPL.US/m);
  await page.keyboard.press('j');
  assert.match(await focus(), /^TSLA.US/m);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await says(page, '#cancel-selected', 'Cancel 2 selected');
  await page.keyboard.press('c');
  for (const symbol of ['AAPL.US', 'TSLA.US']) await verdictIs(page, symbol, 'cancelled');
  assert.equal(gateway.counts.accepted, 2);
  // The focus is still in the row; Enter lays its cancel open.
  assert.match(await focus(), /^TSLA.US/m);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.localName === 'summary');
  assert.match(await focus(), /TSLA.US/);
});

const isInTable = (page) => page.evaluate(() => document.activeElement.matches('#orders > tr'));

test('one row of the table can be tabbed to, not each', async (t) => {
  const { page } = await openDemo(t, browser);
  const stops = await page.locator('#orders [tabindex="0"], #orders > tr[tabindex="0"]').count();
  assert.ok(stops <= 4, `${stops} stops`);
});

test('the keys can be switched off, and typing is never taken for them', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  await page.keyboard.press('?');
  await page.locator('#keys [type=checkbox]').uncheck();
  await page.keyboard.press('Escape');
  await rowOf(page, '700.HK').focus();
  await page.keyboard.press('c');
  await page.keyboard.press('/');
  assert.equal(await isInTable(page), true);
  await page.focus('#search');
  await page.keyboard.type('cx?');
  assert.equal(await page.inputValue('#search'), 'cx?');
  assert.equal(gateway.counts.requests, 0);
});

test('the table is filtered and sorted', async (t) => {
  const { page } = await openDemo(t, browser);
  const symbols = () => page.locator('#orders .name b').allTextContents();
  await page.fill('#search', 'hsbc');
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 4);
  assert.deepEqual(new Set(await symbols()), new Set(['5.HK']));
  await page.fill('#search', '');
  await page.selectOption('#filter-side', 'Sell');
  await page.selectOption('#filter-status', 'ended');
  await page.locator('.empty', { hasText: 'No order fits' }).waitFor();
  await page.selectOption('#filter-side', 'all');
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 1);
  assert.deepEqual(await symbols(), ['NVDA.US']);
  await page.selectOption('#filter-status', 'all');
  await page.click('[data-sort=price]');
  await page.locator('[aria-sort=ascending]').waitFor();
  const prices = async () => (await page.locator('#orders .price').allTextContents()).map(Number);
  assert.deepEqual(
    await prices(),
    (await prices()).toSorted((a, b) => a - b),
  );
  await page.click('[data-sort=price]');
  await page.locator('[aria-sort=descending]').waitFor();
  assert.deepEqual(
    await prices(),
    (await prices()).toSorted((a, b) => b - a),
  );
});
