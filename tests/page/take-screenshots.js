// Takes the pictures in www/screenshots/ anew: node tests/page/take-screenshots.js [folder]
// They were then made small by `pngquant 64`.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startDemo } from '../../www/server/demo.js';
import { armFault, cancelOrder, firstOutcomes, rowOf, verdictIs } from './demo-page.js';

const [folder = fileURLToPath(new URL('../../www/screenshots/', import.meta.url))] =
  process.argv.slice(2);

/** Name, width, height, theme, language, and what happens first. */
const PICTURES = [
  ['desktop', 1280, 860, 'light', 'en', outcomes],
  ['pacing', 1280, 860, 'dark', 'en', pacing],
  ['tablet', 768, 1000, 'light', 'zh-CN', outcomes],
  ['phone', 360, 720, 'dark', 'en', outcomes],
  ['phone-timeline', 360, 720, 'light', 'zh-HK', timeline],
];

async function outcomes(page) {
  await firstOutcomes(page);
  await armFault(page, 'hang', 'forever');
  await cancelOrder(page, 'TSLA.US');
  await verdictIs(page, 'TSLA.US', 'unknown');
  await page.click('#clear');
  await armFault(page, 'html');
  await cancelOrder(page, 'D05.SG');
  await verdictIs(page, 'D05.SG', 'accepted');
  await toTable(page);
}

async function pacing(page) {
  await page.click('#cancel-all');
  await page.click('#confirm-yes');
  await page.locator('#progress-words', { hasText: 'Next one' }).waitFor();
  await page.locator('.verdict [data-outcome="cancelled"]').nth(5).waitFor();
  await toTable(page);
}

const toTable = (page) => page.locator('#orders-panel').evaluate((panel) => panel.scrollIntoView());

async function timeline(page) {
  await armFault(page, 'status');
  await armFault(page, 'html');
  await cancelOrder(page, '700.HK');
  await verdictIs(page, '700.HK', 'cancelled');
  await page.click('#log .sheet');
}

mkdirSync(folder, { recursive: true });
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const [name, width, height, colorScheme, locale, act] of PICTURES) {
  const demo = await startDemo({ port: 0 });
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale });
  await page.goto(demo.url);
  await rowOf(page, '700.HK').waitFor();
  await act(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
  await demo.close();
}
await browser.close();
