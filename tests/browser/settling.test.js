// What happened to my order? Each claim is reached in a page, which learns less of a failure than
// Node.js does, and the gateway's own book judges it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertTrueOfBook } from '../support/book-as-judge.js';
import { useBrowser } from '../support/browser.js';
import { OPTIONS, PACE, ROWS, assertToldAs } from '../support/outcome-rows.js';
import { cancelIn, packagePage } from '../support/package-page.js';
import { ID, practice } from '../support/practice.js';

const browser = useBrowser();

test('what a page is told of its order is true of the book', async (t) => {
  const { page, troubles } = await packagePage(t, browser);
  for (const [what, { order, faults = [], options, isAborted, told, inPage }] of Object.entries(
    ROWS,
  )) {
    const expected = inPage ?? told;
    await t.test(`${what}: ${expected.confirmedBy ?? expected.outcome}`, async (t) => {
      const orders = [{ orderId: ID, ...order }];
      const { gateway } = await practice(t, { pace: PACE, orders });
      for (const fault of faults) gateway.fault(fault);
      const cancel = { ...OPTIONS, ...options };
      const heard = await cancelIn(page, gateway.url, ID, { cancel, isAborted });
      assertToldAs(expected, heard);
      assertTrueOfBook(gateway, ID, heard);
    });
  }
  assert.deepEqual(troubles, []);
});
