// The demo page in Chromium: started afresh for each test, and looked at as a trader does.

import assert from 'node:assert/strict';
import { until } from '../support/practice.js';
import { startDemo } from '../../www/server/demo.js';

/** How soon a cancelled order ends: quick, and yet each state is seen. */
const PACE = { waitToCancelMs: 300, pendingCancelMs: 300 };

/**
 * The limit of calls in a window. On a busy machine two calls that left 20 ms apart arrive closer,
 * and one that is refused for it takes a place of the window.
 */
export const WINDOW_ONLY = { limits: { minIntervalMs: 0 } };

/** Starts the demo and opens its page. `page.troubles` must stay empty. */
export async function openDemo(t, browser, { options, ...demoOptions } = {}) {
  const demo = await startDemo({ port: 0, pace: PACE, ...demoOptions });
  t.after(() => demo.close());
  const opened = await browser.open(t, demo.url, { locale: 'en', ...options });
  await opened.page.waitForSelector('#orders tr');
  return { demo, gateway: demo.gateway, ...opened };
}

/** The row of an order. */
export function rowOf(page, symbol) {
  return page.locator('#orders tr', { hasText: symbol }).first();
}

/** Presses the row's Cancel button. */
export function cancelOrder(page, symbol) {
  return rowOf(page, symbol).locator('.cancel').click();
}

/** Waits until the row's cancel stands so. */
export function verdictIs(page, symbol, outcome) {
  return rowOf(page, symbol).locator(`.verdict [data-outcome="${outcome}"]`).waitFor();
}

/** Makes the gateway fail, for the next cancel unless told. */
export async function armFault(page, fault, times = '1') {
  await page.selectOption('#times', times);
  await page.click(`[data-fault="${fault}"]`);
  await page.waitForFunction(() => document.querySelector('#armed').textContent.includes('×'));
}

/** Chooses the deadlines of the cancels to come. */
export async function chooseDeadlines(page, index) {
  await page.click('.settings summary');
  await page.selectOption('#deadlines', { index });
}

/**
 * Keeps all connections that a browser opens to one host busy, so that what the page sends next
 * waits in the browser. `run(act)` runs a function in the page.
 */
export async function fillConnections(gateway, run) {
  gateway.fault({ kind: 'hang', where: 'front', match: { method: 'GET' }, times: 'forever' });
  await run(() => {
    // As the package's requests do, these go without credentials, which have connections apart.
    for (let n = 0; n < 12; n++) fetch(`/v1/busy?${n}`, { credentials: 'omit' }).catch(() => {});
  });
  await until(() => gateway.calls.filter(({ method }) => method === 'GET').length >= 6);
}

/** How often the gateway was asked to cancel the order. */
export function cancelsSent(gateway, symbol) {
  const { orderId } = gateway.book.list().find((order) => order.symbol === symbol);
  return gateway.calls.filter((call) => call.method === 'DELETE' && call.orderId === orderId)
    .length;
}

/** How often a cancel of the order took effect. */
export function cancelsThatTook(gateway, symbol) {
  const { orderId } = gateway.book.list().find((order) => order.symbol === symbol);
  return gateway.book.get(orderId).cancels.filter(({ accepted }) => accepted).length;
}

/** How many cancels reached the gateway, of all orders; look-ups do not count. */
export const allCancelsSent = (gateway) =>
  gateway.calls.filter(({ method }) => method === 'DELETE').length;

/** Waits until an element says so: the page is drawn a frame after what it is told. */
export const says = (page, selector, text) =>
  page.locator(selector).filter({ hasText: text }).waitFor();

/** Brings about three outcomes: filled first, cancelled, rejected. */
export async function firstOutcomes(page) {
  await cancelOrder(page, '9988.HK');
  await verdictIs(page, '9988.HK', 'filled');
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await armFault(page, 'forbidden');
  await cancelOrder(page, 'AAPL.US');
  await verdictIs(page, 'AAPL.US', 'rejected');
}

/** What the cancel that is laid open shows of each attempt. */
export function attempts(page) {
  return page.locator('#cancels details[open] .attempts > li').evaluateAll((items) =>
    items.map((item) => ({
      text: item.innerText,
      known: item.querySelector('[data-outcome]')?.dataset.outcome,
    })),
  );
}

export async function textOf(page, selector) {
  return (await page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();
}

export function assertNoTrouble(troubles) {
  assert.deepEqual(troubles, []);
}
