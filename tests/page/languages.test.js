// Three languages and two themes: complete, switched without loss, and without a fault that axe
// knows of.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import axe from 'axe-core';
import en from '../../www/locales/en.js';
import cn from '../../www/locales/zh-CN.js';
import hk from '../../www/locales/zh-HK.js';
import { useBrowser } from '../support/browser.js';
import {
  cancelOrder,
  firstOutcomes,
  openDemo,
  rowOf,
  says,
  textOf,
  verdictIs,
  armFault,
} from './demo-page.js';

const browser = useBrowser();
const WWW = new URL('../../www/', import.meta.url);
const LANGUAGES = ['en', 'zh-CN', 'zh-HK'];

test('each language has all words, with the same places to fill in', () => {
  const html = readFileSync(new URL('../../www/index.html', import.meta.url), 'utf8');
  const marked = [...html.matchAll(/data-t="(\w+)"/g)].map(([, key]) => key);
  const wanted = [...new Set([...marked, ...Object.keys(en).map(baseOf)])].sort();
  for (const words of [cn, hk]) {
    assert.deepEqual([...new Set(Object.keys(words).map(baseOf))].sort(), wanted);
    for (const key of Object.keys(words)) {
      const english = en[key] ?? en[`${key}.other`];
      if (english) assert.deepEqual(places(words[key]), places(english), key);
    }
  }
});

test('each key that the page asks for is in the words', () => {
  const files = readdirSync(WWW, { recursive: true }).filter((path) =>
    /^(?!vendor|gateway|server|stories|playground).*\.js$/.test(path),
  );
  const html = readFileSync(new URL('index.html', WWW), 'utf8');
  const known = new Set([...Object.keys(en), ...Object.keys(en).map(baseOf)]);
  for (const [, key] of html.matchAll(/data-t="(\w+)"/g)) known.add(key);
  for (const path of files) {
    const text = readFileSync(new URL(path, WWW), 'utf8');
    for (const [, key] of text.matchAll(/\bt\('([^']+)'/g))
      assert.ok(known.has(key), `${path}: ${key}`);
  }
});

/** A key without the form that a number chooses. */
const baseOf = (key) => key.replace(/\.(one|other)$/, '');

test('one order, and several: the language’s own forms', async (t) => {
  const { page } = await openDemo(t, browser);
  await rowOf(page, '700.HK').locator('input').check();
  await says(page, '#cancel-selected', /^Cancel 1 selected$/);
  await page.fill('#search', 'tencent');
  await says(page, '.filter [role=status]', /^1 shown$/);
});

test('no character of zh-HK is one that only mainland China writes', () => {
  // Big5 has the traditional characters in these rows, and none that is simplified.
  const big5 = new TextDecoder('big5');
  const known = new Set();
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++)
      known.add(big5.decode(Uint8Array.of(lead, trail)));
  }
  const written = Object.values(hk)
    .join('')
    .match(/\p{Script=Han}/gu);
  const foreign = written.filter((character) => !known.has(character));
  assert.deepEqual(foreign, []);
});

const places = (text) => (text.match(/\{.+?\}/g) ?? []).sort();

for (const [locale, language] of [
  ['en-GB', 'en'],
  ['fr-FR', 'en'],
  ['zh-CN', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-TW', 'zh-HK'],
  ['zh-Hant-HK', 'zh-HK'],
]) {
  test(`a reader of ${locale} gets ${language}`, async (t) => {
    const { page } = await openDemo(t, browser, { options: { locale } });
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
  });
}

test('the switch changes every word, keeps what there is, and is remembered', async (t) => {
  const { page } = await openDemo(t, browser);
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await rowOf(page, 'TSLA.US').locator('input').check();
  await page.selectOption('#language', 'zh-HK');
  await page.locator('h1', { hasText: '撤銷訂單' }).waitFor();
  await rowOf(page, '700.HK').locator('.verdict', { hasText: '已撤單' }).waitFor();
  assert.match(
    await textOf(page, '#cancels'),
    /已撤單 ?700.HK Tencent ?模擬 ?\d\d:\d\d:\d\d · \d+/,
  );
  assert.ok(await rowOf(page, 'TSLA.US').locator('input').isChecked());
  await says(page, '#cancel-selected', '撤銷所選 1 筆');
  await page.reload();
  await page.locator('h1', { hasText: '撤銷訂單' }).waitFor();
  await page.selectOption('#language', 'en');
  await page.locator('h1', { hasText: 'Cancel an order' }).waitFor();
});

test('a language that another page of this origin remembered is none of ours', async (t) => {
  const { page } = await openDemo(t, browser);
  await page.evaluate(() => (localStorage.language = 'tlh'));
  await page.reload();
  await rowOf(page, '700.HK').waitFor();
  assert.equal(await page.inputValue('#language'), 'en');
});

for (const language of LANGUAGES) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing: ${language}, ${colorScheme}`, async (t) => {
      const options = { locale: language, colorScheme, bypassCSP: true };
      const { page } = await openDemo(t, browser, { options });
      await showAll(page);
      await page.addScriptTag({ content: axe.source });
      assert.deepEqual(await violations(page), []);
      await page.click('#cancel-all');
      assert.deepEqual(await violations(page), []);
    });
  }
}

/** Brings about as many states as fit on one page. */
async function showAll(page) {
  await firstOutcomes(page);
  await armFault(page, 'html', 'forever');
  await cancelOrder(page, 'TSLA.US');
  await verdictIs(page, 'TSLA.US', 'unknown');
  await page.locator('#cancels .attempts summary').first().click();
  await page.locator('pre', { hasText: 'to_sign' }).waitFor();
  await rowOf(page, 'D05.SG').locator('input').check();
}

async function violations(page) {
  const found = await page.evaluate(async () => (await window.axe.run()).violations);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** On a phone the cancels are a sheet. */
async function openSheet(page) {
  const handle = page.locator('#log .sheet');
  if (await handle.isVisible()) await handle.click();
}

for (const width of [360, 768, 900, 1024, 1200, 1280, 1920]) {
  test(`nothing runs out of the page at ${width} px`, async (t) => {
    for (const locale of LANGUAGES) {
      const options = { locale, viewport: { width, height: 800 } };
      const { page, context } = await openDemo(t, browser, { options });
      await page.route('**/v1/**', (route) => route.abort());
      await cancelOrder(page, '700.HK');
      await verdictIs(page, '700.HK', 'unknown'); // the widest words
      await openSheet(page);
      await page.locator('#cancels .attempts summary').first().click();
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('.scroll, tr, .cancel, .chip')]
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
          .map(({ localName, innerText }) => `${localName}: ${innerText}`),
      );
      assert.deepEqual(wide, [], locale);
      await context.close();
    }
  });
}

test('nothing moves for a reader who wants no motion', async (t) => {
  const { page } = await openDemo(t, browser, { options: { reducedMotion: 'reduce' } });
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
});
