// The request: what was sent, masked; how it was signed; the same call by hand, which works.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { useBrowser } from '../support/browser.js';
import { projectWithPackage } from '../support/installed-package.js';
import { run } from '../support/script.js';
import { need } from '../tasks/tools.js';
import { cancelOrder, openDemo, verdictIs } from './demo-page.js';

const browser = useBrowser();
const SECRETS = [PRACTICE_ACCOUNT.appSecret, PRACTICE_ACCOUNT.accessToken, PRACTICE_ACCOUNT.appKey];

async function openRequest(t) {
  const opened = await openDemo(t, browser);
  await cancelOrder(opened.page, '700.HK');
  await verdictIs(opened.page, '700.HK', 'cancelled');
  await opened.page.click('#cancels .attempts summary');
  await opened.page.locator('pre', { hasText: 'to_sign' }).waitFor();
  const texts = await opened.page.locator('#cancels pre').allTextContents();
  const [sent, signature, curl, script] = texts;
  return { ...opened, sent, signature, curl, script };
}

test('the request as sent, with its secrets masked', async (t) => {
  const { page, sent, gateway } = await openRequest(t);
  const [call] = gateway.calls;
  assert.match(sent, new RegExp(`^DELETE http://127.0.0.1:\\d+/v1/trade/order\\?${call.query}\n`));
  assert.ok(sent.includes(`x-timestamp: ${call.headers['x-timestamp']}`));
  assert.ok(sent.includes('authorization: ••••••'));
  assert.ok(sent.includes('x-api-key: prac••••••'));
  const all = await page.content();
  for (const secret of SECRETS) assert.ok(!all.includes(secret), secret);
});

test('the signature, computed anew in the page, is the one that was sent', async (t) => {
  const { signature, gateway } = await openRequest(t);
  const sent = gateway.calls[0].headers['x-api-signature'].split('Signature=')[1];
  assert.match(signature, /^canonical = DELETE\|\/v1\/trade\/order\|order_id=\d+\|authorization:•/);
  assert.ok(signature.includes(`signature = ${sent}`));
  assert.match(signature, /as sent in X-Api-Signature$/);
});

test('the curl command withdraws, with the secrets from variables', async (t) => {
  await need('curl and openssl');
  const { page, curl, gateway } = await openRequest(t);
  const next = gateway.book.list()[1].orderId;
  const query = /query='(.*)'/.exec(curl)[1];
  const command = curl.replace(query, `order_id=${next}`);
  const env = {
    LONGPORT_APP_KEY: PRACTICE_ACCOUNT.appKey,
    LONGPORT_APP_SECRET: PRACTICE_ACCOUNT.appSecret,
    LONGPORT_ACCESS_TOKEN: PRACTICE_ACCOUNT.accessToken,
  };
  const { stdout } = await run('sh', ['-c', command], { env });
  assert.equal(JSON.parse(stdout).code, 0);
  await verdictIsInBook(page, 'AAPL.US');
});

test('the JavaScript withdraws too', async (t) => {
  const { script, gateway } = await openRequest(t);
  const [first, next] = gateway.book.list();
  const folder = projectWithPackage();
  writeFileSync(join(folder, 'cancel.mjs'), script.replace(first.orderId, next.orderId));
  const env = {
    LONGPORT_APP_KEY: PRACTICE_ACCOUNT.appKey,
    LONGPORT_APP_SECRET: PRACTICE_ACCOUNT.appSecret,
    LONGPORT_ACCESS_TOKEN: PRACTICE_ACCOUNT.accessToken,
  };
  const { stdout, stderr } = await run(process.execPath, ['cancel.mjs'], { cwd: folder, env });
  assert.match(stdout, new RegExp(`orderId: '${next.orderId}'`), stderr);
});

test('by OAuth the same, without a signature', async (t) => {
  const { page } = await openDemo(t, browser);
  const texts = await page.evaluate(async () => {
    const { curlOf, scriptOf } = await import('/snippets/snippets.js');
    const attempt = {
      url: 'https://proxy.example/broker/v1/trade/order?order_id=7&is_attached=true',
      headers: { authorization: 'Bearer ••••••', 'x-api-key': 'prac••••••', 'x-timestamp': '1.2' },
    };
    const cancel = { orderId: '7', isAttached: true, deadlines: { timeoutMs: 8000 } };
    return [curlOf(attempt), scriptOf(cancel, attempt)];
  });
  assert.match(texts[0], /Bearer \$LONGPORT_ACCESS_TOKEN/);
  assert.doesNotMatch(texts[0], /signature/i);
  assert.match(texts[1], /Config.fromOAuth\(.*"https:\/\/proxy.example\/broker"/);
  assert.match(texts[1], /cancelOrder\('7', { isAttached: true, timeoutMs: 8000 }\)/);
  assert.ok(!texts.join().includes(PRACTICE_OAUTH.clientId));
});

test('what is copied is what is shown', async (t) => {
  const { page, context, curl } = await openRequest(t);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.click('button[aria-label="Copy: curl"]');
  await page.locator('h3 [role=status]', { hasText: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), curl);
});

function verdictIsInBook(page, symbol) {
  return page
    .locator('#orders tr', { hasText: symbol })
    .locator('.status', { hasText: /ancel/ })
    .waitFor();
}
