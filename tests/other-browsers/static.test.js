// A second visit without a network in Firefox and WebKit: the stories and the playground work.

import assert from 'node:assert/strict';
import test from 'node:test';
import { REMOTE_BROWSERS } from '../support/remote-browsers.js';
import { serveFolder } from '../support/static-folder.js';

/** What the test asks of the page; it runs there. */
const IN_PAGE = {
  kept: () => navigator.serviceWorker.ready.then(({ active }) => active.state),
  ends: async () => {
    while (document.querySelectorAll('.verdict:not([data-verdict=""])').length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return [...document.querySelectorAll('.verdict')].map(({ dataset }) => dataset.verdict);
  },
  lines: async () => {
    const isThere = (id) => document.getElementById(id).childElementCount > 0;
    while (!isThere('tabs')) await new Promise((resolve) => setTimeout(resolve, 50));
    document.getElementById('run').click();
    while (!document.getElementById('state').textContent.includes('Finished')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return [...document.querySelectorAll('#lines p')].map(({ textContent }) => textContent);
  },
};

for (const [name, open] of Object.entries(REMOTE_BROWSERS)) {
  test(`${name}: a second visit without a network plays each story`, async (t) => {
    const plays = {
      'lost-answer': 'error',
      'silent-gateway': 'waiting',
      'too-many-requests': 'open',
    };
    for (const [story, plain] of Object.entries(plays)) {
      const { url, close } = await serveFolder(t);
      const { run, reopen } = await open(t, `${url}stories/?story=${story}`);
      await run(IN_PAGE.kept);
      await close();
      await reopen();
      assert.deepEqual(await run(IN_PAGE.ends), [plain, 'knows'], story);
    }
  });

  test(`${name}: a second visit without a network runs a snippet`, async (t) => {
    const { url, close } = await serveFolder(t);
    const { run, reopen } = await open(t, `${url}playground/`);
    await run(IN_PAGE.kept);
    await close();
    await reopen();
    const lines = await run(IN_PAGE.lines);
    assert.equal(lines.at(-1), 'The gateway has it as: CanceledStatus');
  });
}
