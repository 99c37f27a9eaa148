// How fast the page is, for `node --test tests/page/speed.js`. It is a measurement and not one of
// the tests, since a busy machine says nothing about the page.

import assert from 'node:assert/strict';
import test from 'node:test';
import { useBrowser } from '../support/browser.js';
import { openDemo } from './demo-page.js';

const browser = useBrowser();

test('the first orders are there within a second', async (t) => {
  const { page } = await openDemo(t, browser);
  const times = [];
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#orders tr')) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame((at) => (window.usableAt = at)));
    }).observe(document, { childList: true, subtree: true });
  });
  for (let n = 0; n < 3; n++) {
    await page.reload();
    await page.waitForFunction(() => window.usableAt);
    times.push(
      await page.evaluate(() => {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        return { paint: Math.round(paint.startTime), orders: Math.round(window.usableAt) };
      }),
    );
  }
  t.diagnostic(JSON.stringify(times));
  assert.ok(Math.min(...times.map(({ orders }) => orders)) < 1000);
});

test('a thousand orders cancelled without pacing: no task over 100 ms', async (t) => {
  const { page, gateway } = await openDemo(t, browser, { options: { reducedMotion: 'reduce' } });
  await page.uncheck('#pacing');
  await page.selectOption('#book-size', '1000');
  await page.click('#start-over');
  await page.waitForFunction(() => document.querySelectorAll('#orders tr').length === 1000);
  await page.evaluate(() => {
    window.tasks = [];
    const observer = new PerformanceObserver((list) => window.tasks.push(...list.getEntries()));
    observer.observe({ type: 'longtask' });
  });
  await page.click('#cancel-all');
  await page.click('#confirm-yes');
  await page.locator('#progress-words', { hasText: /^Finished: 999 accepted/ }).waitFor({
    timeout: 60_000,
  });
  await page.locator('#orders-note', { hasText: /^0 of 1,000 open/ }).waitFor();
  const longest = await page.evaluate(() => window.tasks.map(({ duration }) => duration));
  t.diagnostic(`tasks over 50 ms: ${JSON.stringify(longest)}`);
  assert.equal(gateway.counts.accepted, 999);
  assert.ok(Math.max(0, ...longest) < 100, JSON.stringify(longest));
});
