// The main flow in Firefox and WebKit: orders, a cancel, a lost answer, the request, another language,
// a tab closed in mid-cancel.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startDemo } from '../../www/server/demo.js';
import { REMOTE_BROWSERS } from '../support/remote-browsers.js';
import { cancelsSent, fillConnections } from '../page/demo-page.js';

/** What the test asks of the page; it runs there. */
const IN_PAGE = {
  rows: async () => {
    while (document.querySelectorAll('#orders tr').length < 36)
      await new Promise(requestAnimationFrame);
    return document.getElementById('failure').textContent;
  },
  cancel: (symbol) => {
    const row = [...document.querySelectorAll('#orders tr')].find((each) =>
      each.textContent.includes(symbol),
    );
    row.querySelector('.cancel').click();
  },
  verdict: async (symbol, outcome) => {
    const row = [...document.querySelectorAll('#orders tr')].find((each) =>
      each.textContent.includes(symbol),
    );
    while (!row.querySelector(`.verdict [data-outcome="${outcome}"]`)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return row.querySelector('.verdict').textContent;
  },
  // The table is drawn anew for a new language, a frame later.
  reads: async (symbol, words) => {
    const isThere = (row) => row.textContent.includes(symbol) && row.textContent.includes(words);
    while (![...document.querySelectorAll('#orders tr')].some(isThere)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return true;
  },
  arm: async (fault) => {
    document.querySelector(`[data-fault="${fault}"]`).click();
    while (!document.getElementById('armed').textContent.includes('×')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  attempts: () =>
    [...document.querySelectorAll('#cancels details[open] .attempts > li [data-outcome]')].map(
      (each) => each.dataset.outcome,
    ),
  request: async () => {
    document.querySelector('#cancels details[open] .attempts summary').click();
    const texts = () =>
      [...document.querySelectorAll('#cancels pre')].map((pre) => pre.textContent);
    while (!texts().every(Boolean) || texts().length < 4) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return texts()[1];
  },
  speak: async (language) => {
    const choice = document.getElementById('language');
    choice.value = language;
    choice.dispatchEvent(new Event('change'));
    while (document.documentElement.lang !== language) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return document.querySelector('h1').textContent;
  },
  waitLong: () => {
    const choice = document.getElementById('deadlines');
    choice.selectedIndex = 1;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  },
  leftOver: async () => {
    const note = document.getElementById('left-over');
    while (!note.textContent) await new Promise((resolve) => setTimeout(resolve, 20));
    return note.textContent;
  },
};

for (const [name, open] of Object.entries(REMOTE_BROWSERS)) {
  test(`the main flow in ${name}`, { timeout: 120_000 }, async (t) => {
    const demo = await startDemo({ port: 0, pace: { waitToCancelMs: 300, pendingCancelMs: 300 } });
    t.after(() => demo.close());
    const { run, reopen } = await open(t, demo.url);

    assert.equal(await run(IN_PAGE.rows), '');
    await run(IN_PAGE.speak, 'en');
    await run(IN_PAGE.cancel, '700.HK');
    assert.match(await run(IN_PAGE.verdict, '700.HK', 'cancelled'), /Cancelled/);

    await run(IN_PAGE.arm, 'reset-after');
    await run(IN_PAGE.cancel, '9988.HK');
    assert.match(await run(IN_PAGE.verdict, '9988.HK', 'filled'), /Filled first/);
    assert.deepEqual(await run(IN_PAGE.attempts), ['ambiguous', 'accepted']);
    assert.match(await run(IN_PAGE.request), /as sent in X-Api-Signature$/);

    assert.equal(await run(IN_PAGE.speak, 'zh-HK'), '撤銷訂單，並確知訂單結果');
    assert.ok(await run(IN_PAGE.reads, '700.HK', '已撤單'));

    await run(IN_PAGE.waitLong);
    await fillConnections(demo.gateway, run);
    await run(IN_PAGE.cancel, 'TSLA.US');
    await run(IN_PAGE.verdict, 'TSLA.US', 'sending');
    assert.equal(cancelsSent(demo.gateway, 'TSLA.US'), 0);
    await reopen();
    await run(IN_PAGE.rows);
    assert.match(await run(IN_PAGE.leftOver), /1 筆撤單進行時關閉/);
    await run(IN_PAGE.verdict, 'TSLA.US', 'cancelled');
    assert.equal(cancelsSent(demo.gateway, 'TSLA.US'), 1);
  });
}
