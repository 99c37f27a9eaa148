// The practice gateway's core inside a web page: the package cancels through its `fetch`, and no
// request leaves the page.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { useBrowser } from '../support/browser.js';
import { packagePage } from '../support/package-page.js';
import { ID } from '../support/practice.js';

const browser = useBrowser();
const CORE = fileURLToPath(new URL('../../www/gateway/core.js', import.meta.url));

test('a page cancels on a gateway inside itself, faults and book included', async (t) => {
  const { page, troubles } = await packagePage(t, browser);
  const options = { bundle: true, write: false, platform: 'browser', format: 'iife' };
  const { outputFiles } = await build({ ...options, entryPoints: [CORE], globalName: 'practice' });
  await page.evaluate(`${outputFiles[0].text}; window.practice = practice`);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const seen = await page.evaluate(async (id) => {
    const { createGateway, PRACTICE_ACCOUNT } = window.practice;
    const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
    const gateway = createGateway({ orders: [{ orderId: id }] });
    const { fetch, url: httpUrl } = gateway;
    gateway.fault({ kind: 'reset', where: 'after', match: { orderId: id } });
    const config = window.api.Config.fromApikey(appKey, appSecret, accessToken, { fetch, httpUrl });
    const { receipt } = await window.settled(new window.api.TradeContext(config).cancelOrder(id));
    const { by, status } = gateway.book.get(id).history.at(-1);
    return { attempts: receipt.attempts, by, status };
  }, ID);
  assert.deepEqual(seen, { attempts: 2, by: 'call 1', status: 'WaitToCancel' });
  assert.deepEqual([requests, troubles], [[], []]);
});
