// The stories: both lanes run for real, and what the page shows at the end is what the gateway's
// book says.

import assert from 'node:assert/strict';
import test from 'node:test';
import axe from 'axe-core';
import { useBrowser } from '../support/browser.js';
import { serveFolder } from '../support/static-folder.js';

const browser = useBrowser();

/** Story -> what each lane shows at its end: told, truth, verdict. */
const ENDS = {
  'lost-answer': {
    plain: ['error', 'CanceledStatus', 'error'],
    package: ['cancelled', 'CanceledStatus', 'knows'],
  },
  'silent-gateway': {
    plain: ['waiting', 'FilledStatus', 'waiting'],
    package: ['cancelled', 'CanceledStatus', 'knows'],
  },
  'too-many-requests': {
    plain: ['accepted refused', 'CanceledStatus NewStatus', 'open'],
    package: ['cancelled', 'CanceledStatus', 'knows'],
  },
};

for (const [story, ends] of Object.entries(ENDS)) {
  test(`${story}: each lane ends as the gateway's book says, and nothing moves meanwhile`, async (t) => {
    const { page, troubles } = await openStory(t, story);
    await ended(page);
    assert.deepEqual(await endsOf(page), ends);
    assert.equal(await layoutShift(page), 0);
    assert.deepEqual(troubles, []);
  });
}

test('a story is played again, and another chosen, by the keyboard and by the address', async (t) => {
  const { page } = await openStory(t, 'lost-answer');
  await ended(page);
  await page.getByRole('button', { name: 'Play again' }).press('Enter');
  await page.waitForFunction(() => !document.querySelector('.verdict').textContent);
  await ended(page);
  await page.getByRole('link', { name: 'Too many requests' }).press('Enter');
  assert.match(page.url(), /\/stories\/\?story=too-many-requests#stories$/);
  await ended(page);
  assert.deepEqual(await endsOf(page), ENDS['too-many-requests']);
  await page.goBack();
  await page.locator('[aria-current]', { hasText: 'The answer is lost' }).waitFor();
  await ended(page);
  assert.deepEqual(await endsOf(page), ENDS['lost-answer']);
});

test('a story is told as a list, and its end to a screen reader', async (t) => {
  const { page } = await openStory(t, 'silent-gateway', { reducedMotion: 'reduce' });
  await ended(page);
  const lines = await page
    .locator('.lane')
    .evaluateAll((lanes) =>
      lanes.map((lane) => [...lane.querySelectorAll('li')].map((line) => line.textContent)),
    );
  const [plain, own] = lines.map((texts) => texts.map((text) => text.replace(/^[\d.]+ s /, '')));
  assert.deepEqual(plain, [
    'The program asks to cancel.',
    'The gateway’s book: Open.',
    'cancel 1 · no answer',
    'The gateway’s book: Filled.',
    'The story ends. The program has been told nothing.',
  ]);
  assert.deepEqual(own.slice(0, 6), [
    'The program asks to cancel.',
    'The gateway’s book: Open.',
    'cancel 1 · no answer',
    'cancel 2 · accepted',
    'The gateway’s book: Cancel pending.',
    'look-up · status read',
  ]);
  assert.match(own.at(-1), /^The program is told: Cancelled/);
  const news = await page.locator('#stories > [role="status"]').textContent();
  assert.match(news, /A plain fetch\. Your program is told: Nothing yet\..*: Filled\./);
  assert.match(news, /longport-cancel-order\. Your program is told: Cancelled\./);
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [390, 1024, 1440]) {
    test(`axe finds nothing, and nothing runs out of the page: ${colorScheme}, ${width} px`, async (t) => {
      const viewport = { width, height: 900 };
      const options = { colorScheme, viewport, bypassCSP: true };
      const { page } = await openStory(t, 'too-many-requests', options);
      await ended(page);
      assert.equal(await layoutShift(page), 0);
      for (const list of await page.locator('.lane summary').all()) await list.click();
      await page.addScriptTag({ content: axe.source });
      const found = await page.evaluate(async () => (await window.axe.run()).violations);
      assert.deepEqual(
        found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        [],
      );
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} px`);
    });
  }
}

test('each language has the words of the others', async () => {
  const [en, ...others] = await Promise.all(
    ['en', 'zh-CN', 'zh-HK'].map((name) => import(`../../www/stories/locales/${name}.js`)),
  );
  for (const { default: words } of others) {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(en.default).sort());
    for (const [key, text] of Object.entries(words)) {
      const names = (each) => (each.match(/\{\w+\}/g) ?? []).sort();
      assert.deepEqual(names(text), names(en.default[key]), key);
    }
  }
});

async function openStory(t, story, options) {
  const { url } = await serveFolder(t);
  const opened = await browser.open(t, 'about:blank', { locale: 'en', ...options });
  await opened.page.goto(`${url}stories/?story=${story}`);
  await opened.page.locator('.lanes').scrollIntoViewIfNeeded();
  return opened;
}

/** Waits until both lanes have come to their end. */
function ended(page) {
  return page.waitForFunction(
    () => document.querySelectorAll('#stories .verdict:not([data-verdict=""])').length === 2,
    undefined,
    { timeout: 40_000 },
  );
}

/** Of each lane: what the program is told, what the book says (not the page), and the verdict. */
function endsOf(page) {
  return page.evaluate(async () => {
    const { latestLanes } = await import(new URL('stories.js', location.href).href);
    const STATES = { CanceledStatus: 'cancelled', FilledStatus: 'filled', NewStatus: 'open' };
    return Object.fromEntries(
      ['plain', 'package'].map((name, n) => {
        const { gateway, orderIds } = latestLanes[n];
        const book = orderIds.map((id) => gateway.book.get(id).status);
        const find = (part) => document.querySelector(`#stories .lane.${name} ${part}`);
        const shown = find('dd.truth').dataset.truth;
        const meant = book.map((status) => STATES[status]).join(' ');
        if (shown !== meant) throw new Error(`shown: ${shown}; in the book: ${meant}`);
        const statuses = [...new Set(book)].join(' ');
        return [name, [find('dd.told').dataset.says, statuses, find('p.verdict').dataset.verdict]];
      }),
    );
  });
}

/** How far anything moved that nobody touched. */
function layoutShift(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) =>
          resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)),
        );
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );
}
