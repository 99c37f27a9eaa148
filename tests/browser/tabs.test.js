// Three tabs in Chromium share one limit.

import test from 'node:test';
import { tabsSite, threeTabs } from '../support/three-tabs.js';
import { useBrowser } from '../support/browser.js';

const browser = useBrowser();

test('three tabs share the limit, one of them closed in mid-flight', async (t) => {
  const site = await tabsSite(t);
  const { context } = await browser.open(t, site);
  const openTab = async (url) => {
    const page = await context.newPage();
    await page.goto(url);
    return () => page.close();
  };
  await threeTabs(t, openTab, { site });
});
