// Each example of longport-practice's documentation runs, to its end and without a complaint.

import assert from 'node:assert/strict';
import test from 'node:test';
import { examplesOf, PRACTICE_FILES } from '../support/examples.js';
import { project } from '../support/installed-package.js';
import { FAULT_KINDS } from '../support/installed-practice.js';
import { runScript } from '../support/script.js';

assert.ok(FAULT_KINDS, 'it is installed beside the package');

for (const file of PRACTICE_FILES) {
  const examples = examplesOf(file);
  test(`${file} has examples`, () => assert.ok(examples.length > 0));
  for (const [index, example] of examples.entries()) {
    test(`${file}: example ${index + 1} runs`, async () => {
      const { code, stderr } = await runScript(project, example);
      assert.deepEqual([code, stderr], [0, '']);
    });
  }
}
