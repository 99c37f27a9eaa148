// The main flow in Firefox and WebKit: orders, a cancel, a lost answer, the wire, another language,
// a tab closed in mid-cancel.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startDemo } from '../../www/server/demo.js';
import { REMOTE_BROWSERS } from '../support/remote-browsers.js';
import { fillConnections, withdrawals } from '../page/demo-page.js';

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
  weather: async (fault) => {
    document.querySelector(`[data-fault="${fault}"]`).click();
    while (!document.getElementById('armed').textContent.includes('×')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  },
  attempts: () =>
    [...document.querySelectorAll('#cancels details[open] ol > li [data-outcome]')].map(
      (each) => each.dataset.outcome,
    ),
  wire: async () => {
    document.querySelector('#cancels details[open] ol summary').click();
    while (document.querySelectorAll('#cancels pre').length < 4) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return document.querySelectorAll('#cancels pre')[1].textContent;
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
  patience: () => {
    document.getElementById('deadlines').selectedIndex = 1;
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

    await run(IN_PAGE.weather, 'reset-after');
    await run(IN_PAGE.cancel, '9988.HK');
    assert.match(await run(IN_PAGE.verdict, '9988.HK', 'filled-first'), /Filled first/);
    assert.deepEqual(await run(IN_PAGE.attempts), ['unknown', 'accepted']);
    assert.match(await run(IN_PAGE.wire), /as sent in X-Api-Signature$/);

    assert.equal(await run(IN_PAGE.speak, 'zh-HK'), '訂單面板');
    assert.ok(await run(IN_PAGE.reads, '700.HK', '已撤單'));

    await run(IN_PAGE.patience);
    await fillConnections(demo.gateway, run);
    await run(IN_PAGE.cancel, 'TSLA.US');
    await run(IN_PAGE.verdict, 'TSLA.US', 'sending');
    assert.equal(withdrawals(demo.gateway, 'TSLA.US'), 0);
    await reopen();
    await run(IN_PAGE.rows);
    assert.match(await run(IN_PAGE.leftOver), /1 筆撤單正在進行/);
    await run(IN_PAGE.verdict, 'TSLA.US', 'cancelled');
    assert.equal(withdrawals(demo.gateway, 'TSLA.US'), 1);
  });
}
