// The faults: each kind makes the package do what it does, and the page says what was known when.

import assert from 'node:assert/strict';
import test from 'node:test';
import { useBrowser } from '../support/browser.js';
import {
  attempts,
  cancelOrder,
  cancelsThatTook,
  openDemo,
  textOf,
  verdictIs,
  armFault,
  cancelsSent,
} from './demo-page.js';

const browser = useBrowser();

for (const [fault, { outcome, first, known, times = '1' }] of Object.entries({
  status: { outcome: 'cancelled', first: /429 · code 429002/, known: ['ambiguous', 'accepted'] },
  html: { outcome: 'cancelled', first: /502 · Internal/, known: ['ambiguous', 'accepted'] },
  'reset-after': {
    outcome: 'cancelled',
    first: /no answer · Network/,
    known: ['ambiguous', 'accepted'],
  },
  reset: { outcome: 'cancelled', first: /no answer · Network/, known: ['ambiguous', 'accepted'] },
  forbidden: { outcome: 'rejected', first: /403 · code 403201/, known: ['refused'] },
  'expired-token': { outcome: 'unknown', first: /401 · code 401003/, known: ['ambiguous'] },
  'clock-skew': { outcome: 'unknown', first: /400 · code 900401/, known: ['ambiguous'] },
})) {
  test(`${fault}: ${known.join(', ')}`, async (t) => {
    const { page } = await openDemo(t, browser);
    await armFault(page, fault, times);
    await cancelOrder(page, '700.HK');
    await verdictIs(page, '700.HK', outcome);
    const shown = await attempts(page);
    assert.match(shown[0].text, first);
    assert.deepEqual(
      shown.map((attempt) => attempt.known),
      known,
    );
    assert.equal(
      await page.locator('.timeline .request:not([data-kind=look-up])').count(),
      known.length,
    );
    if (known.length > 1) assert.match(shown[0].text, /again in [\d.]+ ms at the earliest/);
    const says = await textOf(page, '#cancels .body');
    const mayBeOfACopy = /last answer was code \d+\. But .* a copy that the browser sent by itself/;
    assert.equal(mayBeOfACopy.test(says), outcome === 'unknown');
    await page.locator('#armed', { hasText: /^No fault/ }).waitFor();
  });
}

test('slow: a second request keeps the first company, and what is answered first counts', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  await armFault(page, 'delay');
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  const shown = await attempts(page);
  const isAnswered = ({ text }) => /200 · code 0/.test(text);
  assert.equal(shown.filter(isAnswered).length, 1);
  const others = shown.filter((attempt) => !isAnswered(attempt));
  for (const { text } of others) assert.match(text, /no answer · Aborted/);
  assert.equal(shown.at(-1).known, 'accepted');
  assert.ok(gateway.counts.accepted >= 1);
  await page.locator('#armed', { hasText: /^No fault/ }).waitFor();
});

test('silence: deadlines pass, the outcome is unknown, and the order can be cancelled again', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  await armFault(page, 'hang', 'forever');
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'sending');
  await verdictIs(page, '700.HK', 'unknown');
  const shown = await attempts(page);
  assert.ok(shown.length > 1);
  for (const { text, known } of shown) {
    // The last one is not waited for so long, since the order can be looked up.
    assert.match(text, /no answer · (Timeout|Aborted)/);
    assert.equal(known, 'ambiguous');
  }
  const says = await textOf(page, '#cancels .body');
  assert.match(says, /Check its status before you act/);
  assert.doesNotMatch(says, /last answer was/);
  await page.click('#clear');
  await page.locator('#armed', { hasText: 'No fault' }).waitFor();
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  assert.equal(cancelsThatTook(gateway, '700.HK'), 1);
});

test('answers that are always lost: no attempt tells, the order’s status does', async (t) => {
  const { page, gateway } = await openDemo(t, browser, {
    pace: { waitToCancelMs: 20_000, pendingCancelMs: 300 },
  });
  await armFault(page, 'reset-after', 'forever');
  await cancelOrder(page, 'TSLA.US');
  await verdictIs(page, 'TSLA.US', 'accepted');
  await page.locator('#cancels .seen, #cancels .timeline').first().waitFor();
  assert.ok((await attempts(page)).every(({ known }) => (known ?? 'ambiguous') === 'ambiguous'));
  assert.ok(gateway.counts.accepted > 1);
});

test('what no answer tells is looked up, and the page shows what was seen', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  const match = { method: 'DELETE' };
  gateway.fault({ kind: 'reset', where: 'after', times: 'forever', match });
  await cancelOrder(page, '700.HK');
  await page.locator('#cancels .body', { hasText: /Its status, read at [\d:]+: / }).waitFor();
  await verdictIs(page, '700.HK', 'cancelled');
  // A look-up is not an attempt.
  assert.equal((await attempts(page)).length, cancelsSent(gateway, '700.HK'));
});

test('several armed faults are said, with what is left of each', async (t) => {
  const { page } = await openDemo(t, browser);
  await armFault(page, 'html', '3');
  await armFault(page, 'delay', 'forever');
  await page.locator('#armed', { hasText: '502 ×3, Slow ×∞' }).waitFor();
  await armFault(page, 'forbidden');
  await page.locator('#armed', { hasText: '502 ×3, Slow ×∞, 403 ×1' }).waitFor();
  await page.click('#clear');
  await page.locator('#armed', { hasText: 'No fault' }).waitFor();
});

test('the trace id is the gateway’s own', async (t) => {
  const { page, gateway } = await openDemo(t, browser);
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  const [{ text }] = await attempts(page);
  assert.ok(text.includes(gateway.calls[0].traceId));
});
