// The package in every runtime, bundler, browser and checker of cases.js: each case installs what
// `npm pack` packs and cancels an order on a practice gateway.

import { after, before, describe, test } from 'node:test';
import { adviceFor } from '../tasks/tools.js';
import { CASES } from './cases.js';
import { makeProject, pack } from './project.js';
import { record, writeResults } from './results.js';

// Two at a time: most wait for a process that starts.
describe('the matrix', { concurrency: 2 }, () => {
  let tarball;
  before(() => ({ tarball } = pack()));
  after(writeResults);
  for (const each of CASES) {
    const missing = each.version ? false : adviceFor(each.browser.name);
    // Where everything can be installed, everything runs.
    const skip = process.env.CI ? false : missing;
    test(each.name, { skip }, (t) =>
      record(each, async () => {
        if (missing) throw new Error(missing);
        await each.check(t, await makeProject(t, each, tarball), each);
      }),
    );
  }
});
