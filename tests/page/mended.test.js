// What was once wrong on the page: one test for each.

import assert from 'node:assert/strict';
import test from 'node:test';
import { useBrowser } from '../support/browser.js';
import { until } from '../support/practice.js';
import {
  allCancelsSent,
  armFault,
  cancelOrder,
  cancelsSent,
  openDemo,
  rowOf,
  says,
  textOf,
  verdictIs,
  WINDOW_ONLY,
} from './demo-page.js';

const browser = useBrowser();
const SILENT = { kind: 'hang', where: 'front', times: 'forever', match: { method: 'DELETE' } };

/** Begins to cancel all; 30 are sent, and the rest waits. */
async function beginBulk(page) {
  await page.click('#cancel-all');
  await page.click('#confirm-yes');
  await says(page, '#progress-words', /^30 of 35 sent, 5 waiting/);
}

async function unknownOrder(page, gateway, symbol = '700.HK') {
  gateway.fault(SILENT);
  await cancelOrder(page, symbol);
  await verdictIs(page, symbol, 'unknown');
}

test('an unknown survives two reloads and shows in a second tab, until it is dismissed', async (t) => {
  const { page, context, demo, gateway } = await openDemo(t, browser);
  await unknownOrder(page, gateway);
  await says(page, '#unsettled', '1 order may still be open');
  for (let n = 0; n < 2; n++) {
    await page.reload();
    await verdictIs(page, '700.HK', 'unknown');
  }
  const other = await context.newPage();
  await other.goto(demo.url);
  await verdictIs(other, '700.HK', 'unknown');
  await says(other, '#orders [data-verdict=unknown] small', /last seen Open \d+ s ago/);
  await rowOf(other, '700.HK').locator('.verdict').click();
  await other.getByRole('button', { name: 'Dismiss' }).click();
  await other.locator('#settled').waitFor();
  await page.locator('#settled').waitFor(); // in this tab too
  await page.reload();
  await rowOf(page, '700.HK').waitFor();
  assert.equal(await rowOf(page, '700.HK').locator('.verdict').count(), 0);
});

test('an unknown is settled by its status, in all tabs', async (t) => {
  const { page, context, demo, gateway } = await openDemo(t, browser);
  await unknownOrder(page, gateway);
  await page.reload();
  const other = await context.newPage();
  await other.goto(demo.url);
  await verdictIs(other, '700.HK', 'unknown');
  const { orderId } = gateway.book.list()[0];
  gateway.book.cancel(orderId); // somebody else does
  await rowOf(other, '700.HK').locator('.check-now').click();
  for (const each of [page, other]) {
    await verdictIs(each, '700.HK', 'cancelled');
    await each.locator('#settled').waitFor();
  }
});

test('a rejected order can be cancelled again while a bulk waits, and is never called unknown', async (t) => {
  const { page, gateway } = await openDemo(t, browser, WINDOW_ONLY);
  const { orderId } = gateway.book.list()[0];
  gateway.fault({ kind: 'status', status: 403, match: { orderId } });
  await beginBulk(page);
  await verdictIs(page, '700.HK', 'rejected');
  await cancelOrder(page, '700.HK');
  await says(page, '#orders tr:first-child small', /^\d+ s$/);
  await page.reload();
  await rowOf(page, '700.HK').waitFor();
  assert.equal(await page.locator('#orders [data-verdict=unknown]').count(), 0);
});

test('rows keep their places through a reload in mid-flight', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  const ids = () =>
    page.locator('#orders > tr').evaluateAll((rows) => rows.map((row) => row.dataset.key));
  const before = await ids();
  gateway.fault(SILENT);
  await cancelOrder(page, '9988.HK');
  await cancelOrder(page, 'TSLA.US');
  await until(() => gateway.calls.length >= 2);
  await page.reload();
  await verdictIs(page, 'TSLA.US', 'unknown');
  assert.deepEqual(await ids(), before);
});

test('nothing moves under the pointer: not by a bulk, an unknown, or a network that is gone', async (t) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 800 },
    { width: 390, height: 844 },
  ]) {
    const { page, context, gateway } = await openDemo(t, browser, {
      ...WINDOW_ONLY,
      options: { viewport },
    });
    const place = () =>
      page
        .locator('#orders > tr')
        .nth(2)
        .evaluate((row) => row.offsetTop);
    const top = () =>
      page.locator('#orders-panel').evaluate((panel) => {
        const box = panel.querySelector('.scroll').getBoundingClientRect();
        return box.top - panel.getBoundingClientRect().top;
      });
    const before = [await place(), await top()];
    const now = async () => [await place(), await top()];
    await unknownOrder(page, gateway);
    assert.deepEqual(await now(), before, `unknown, ${viewport.width}`);
    gateway.clearFaults();
    await page.click('#cancel-all');
    await page.click('#confirm-yes');
    await page.locator('#progress-words').waitFor();
    assert.deepEqual(await now(), before, `bulk, ${viewport.width}`);
    await context.setOffline(true);
    await page.locator('#stale').waitFor();
    assert.deepEqual(await now(), before, `offline, ${viewport.width}`);
    await context.close();
  }
});

test('the orders are read as soon as a cancel begins, not by the next turn of a timer', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  gateway.fault(SILENT);
  await page.waitForResponse('**/practice/orders');
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  const read = page.waitForRequest('**/practice/orders');
  await rowOf(page, '700.HK')
    .locator('.cancel')
    .evaluate((button) => button.click());
  await read;
});

test('two tabs: what the book has closed is not said to be tried again, nor sent', async (t) => {
  const { page, gateway } = await openDemo(t, browser, WINDOW_ONLY);
  await beginBulk(page);
  const waiting = page.locator('#orders [data-verdict=waiting]');
  await waiting.nth(4).waitFor();
  const key = await waiting.first().getAttribute('data-key');
  const [orderId] = key.split(' ');
  gateway.book.cancel(orderId); // as another tab does
  await page.locator(`#orders [data-key="${key}"] .verdict [data-outcome=cancelled]`).waitFor();
  await says(page, '#progress-words', /4 waiting/);
  assert.equal(
    gateway.calls.filter((call) => call.orderId === orderId && call.method === 'DELETE').length,
    0,
  );
});

test('many selected orders are not cancelled without a question', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  await page.check('#all');
  await page.click('#cancel-selected');
  assert.equal(await textOf(page, '#confirm-title'), 'Cancel 35 selected orders?');
  await page.keyboard.press('Escape');
  await page.locator('#confirm').waitFor({ state: 'detached' });
  assert.equal(allCancelsSent(gateway), 0);
});

test('one that waits says how long, can be taken out, and can go first', async (t) => {
  const { page, gateway } = await openDemo(t, browser, WINDOW_ONLY);
  await beginBulk(page);
  const waiting = page.locator('#orders [data-verdict=waiting]');
  await waiting.nth(4).waitFor();
  await says(page, '#orders [data-verdict=waiting] small >> nth=0', /^\d+ s$/);
  const keys = await waiting.evaluateAll((rows) => rows.map((row) => row.dataset.key));
  const rowBy = (key) => page.locator(`#orders [data-key="${key}"]`);
  await rowBy(keys[0]).locator('.take-out').click();
  await rowBy(keys[0]).locator('[data-outcome=not-sent]').waitFor();
  await rowBy(keys[4]).locator('.hurry').click();
  await rowBy(keys[4]).locator('.hurry[aria-disabled=true]').waitFor();
  const sent = () => gateway.calls.filter(({ method }) => method === 'DELETE');
  // A place of the limit is free again after 30 s.
  await rowBy(keys[4])
    .locator('[data-outcome=accepted], [data-outcome=cancelled]')
    .waitFor({ timeout: 45_000 });
  assert.equal(sent()[30].orderId, keys[4].split(' ')[0]);
});

test('a gateway that is dead is not said to answer', async (t) => {
  const { page, demo } = await openDemo(t, browser);
  await says(page, '#armed', 'No fault is armed');
  await demo.close();
  await says(page, '#armed', 'its faults are not known');
});

test('a screen reader is told at once that a cancel was sent', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  gateway.fault(SILENT);
  await cancelOrder(page, '700.HK');
  await page.locator('#news', { hasText: '700.HK Tencent: Sent' }).waitFor({ state: 'attached' });
  await verdictIs(page, '700.HK', 'sending');
});

test('each button of the table has a name of its own', async (t) => {
  const { page } = await openDemo(t, browser);
  const names = await page
    .locator('#orders button, #orders input')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  assert.ok(names.length > 60);
  assert.equal(new Set(names).size, names.length);
});

test('a browser without Uint8Array.prototype.toHex shows the signature', async (t) => {
  const { page, context, demo } = await openDemo(t, browser);
  await context.addInitScript(() => delete Uint8Array.prototype.toHex);
  await page.goto(demo.url);
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await page.click('#cancels .attempts summary');
  await says(page, '#cancels pre >> nth=1', 'as sent in X-Api-Signature');
});

test('the words of the timeline lie in their boxes, and its axis has times', async (t) => {
  const { page } = await openDemo(t, browser);
  await armFault(page, 'delay');
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await page.locator('.timeline .status').nth(2).waitFor();
  const outside = await page.locator('.timeline :is(.request, .status)').evaluateAll(
    (groups) =>
      groups.filter((group) => {
        const [box, words] = [group.querySelector('rect'), group.querySelector('text')];
        if (!words?.textContent.trim()) return false;
        const [outer, inner] = [box.getBoundingClientRect(), words.getBoundingClientRect()];
        return inner.left < outer.left - 1 || inner.right > outer.right + 1;
      }).length,
  );
  assert.equal(outside, 0);
  const statuses = await page
    .locator('.timeline .status')
    .evaluateAll((groups) => groups.map((group) => group.dataset.status));
  assert.deepEqual(statuses, ['New', 'WaitToCancel', 'PendingCancel', 'Canceled']);
  assert.match(await page.locator('.timeline .tick text').first().textContent(), /0 (ms|s)/);
});

for (const [width, height] of [
  [1024, 768],
  [390, 844],
]) {
  test(`at ${width} px what happens to a cancel is in sight`, async (t) => {
    const { page } = await openDemo(t, browser, { options: { viewport: { width, height } } });
    await page.locator('#orders-panel').evaluate((panel) => panel.scrollIntoView());
    await cancelOrder(page, '700.HK');
    const chip = page
      .locator('#cancels-title .chip, #cancels .chip')
      .filter({ visible: true })
      .first();
    await chip.waitFor();
    const { bottom } = await chip.evaluate((each) => each.getBoundingClientRect().toJSON());
    assert.ok(bottom <= height, `${bottom}`);
  });
}

test('a fault that is armed shows on its button, and is cleared there', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  const silence = page.locator('[data-fault=hang]');
  assert.equal(await silence.getAttribute('aria-pressed'), 'false');
  await armFault(page, 'hang', '3');
  await page.locator('[data-fault=hang][aria-pressed=true]', { hasText: '×3' }).waitFor();
  await silence.click();
  await page.locator('[data-fault=hang][aria-pressed=false]').waitFor();
  assert.deepEqual(gateway.faults, []);
});

test('an empty order id is not sent to a gateway of one’s own', async (t) => {
  const { page } = await openDemo(t, browser);
  await page.fill('[name=appKey]', 'k');
  await page.fill('[name=appSecret]', 's');
  await page.fill('[name=accessToken]', 't');
  await page.click('#connect button');
  await page.click('#own .danger');
  assert.equal(await page.locator('#confirm').count(), 0);
  assert.equal(await page.locator('#cancels > li').count(), 0);
});

test('after a bulk there is a report, with what is loud first', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  gateway.fault({
    kind: 'status',
    status: 403,
    match: { orderId: gateway.book.list()[3].orderId },
  });
  for (const symbol of ['700.HK', 'TSLA.US']) await rowOf(page, symbol).locator('input').check();
  await page.click('#cancel-selected');
  await page.click('#report');
  assert.equal(await textOf(page, '#report-dialog-title'), 'What became of 2 orders');
  assert.match(await textOf(page, '.report li:first-child'), /Rejected TSLA.US/);
  assert.equal(cancelsSent(gateway, '700.HK'), 1);
});

test('without JavaScript the page says what it is, and offers nothing that would not work', async (t) => {
  const { page: first, demo } = await openDemo(t, browser);
  const context = await first.context().browser().newContext({ javaScriptEnabled: false });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(demo.url);
  await says(page, 'h1', 'know what happened');
  await says(page, 'noscript, .notice', 'need JavaScript');
  assert.equal(await page.locator('button, select, input').filter({ visible: true }).count(), 0);
});
