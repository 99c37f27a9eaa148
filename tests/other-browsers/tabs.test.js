// Three tabs in Firefox and WebKit share one limit.

import test from 'node:test';
import { REMOTE_BROWSERS } from '../support/remote-browsers.js';
import { tabsSite, threeTabs } from '../support/three-tabs.js';

for (const [name, open] of Object.entries(REMOTE_BROWSERS)) {
  test(`three tabs of ${name} share the limit, one of them closed in mid-flight`, async (t) => {
    const site = await tabsSite(t);
    const { openTab } = await open(t, site);
    let last = Promise.resolve();
    // One after the other: a driver does one thing at a time.
    const inTurn = (url) => (last = last.then(() => openTab(url)));
    await threeTabs(t, inTurn, { site });
  });
}
