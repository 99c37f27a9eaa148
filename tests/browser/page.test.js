// The package in a web page of another origin than the gateway's, without a build step.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PRACTICE_ACCOUNT, PRACTICE_OAUTH } from '../../www/gateway/index.js';
import { useBrowser } from '../support/browser.js';
import { cancelIn, packagePage } from '../support/package-page.js';
import { ID, isCancelled, practice, until } from '../support/practice.js';

const browser = useBrowser();

test('a page cancels an order across origins, and reads the trace id', async (t) => {
  const { gateway } = await practice(t);
  const { page, troubles } = await packagePage(t, browser);
  const { receipt } = await cancelIn(page, gateway.url, ID);
  assert.deepEqual([receipt.orderId, receipt.attempts], [ID, 1]);
  assert.equal(receipt.traceId, gateway.calls[0].traceId);
  assert.ok(isCancelled(gateway));
  assert.equal(gateway.counts.preflights, 1);
  assert.deepEqual(troubles, []);
});

test('what leaves the page carries no cookie and no referrer', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  await page.evaluate('document.cookie = "session=1"');
  await cancelIn(page, gateway.url, ID);
  const [{ headers }] = gateway.calls;
  assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined]);
  assert.equal(headers['accept-language'], 'en');
});

test('OAuth by string and by function, attached orders, paper trading and own headers', async (t) => {
  const { gateway } = await practice(t, {
    orders: [{ orderId: ID }, { orderId: '7', attached: true }],
  });
  const { page } = await packagePage(t, browser);
  const results = await page.evaluate(
    async ({ url, oauth, id }) => {
      const { Config, TradeContext, cancelOrder } = window.api;
      const options = { httpUrl: url, rateLimit: false, enablePapertrading: true };
      const fixed = Config.fromOAuth(oauth.clientId, oauth.accessToken, options);
      const provided = Config.fromOAuth(oauth.clientId, async () => oauth.accessToken, {
        ...options,
        headers: { 'x-desk': '7' },
      });
      const first = await cancelOrder(fixed, id);
      const second = await (await TradeContext.new(provided)).cancelOrder('7', true);
      return [first.orderId, second.orderId];
    },
    { url: gateway.url, oauth: PRACTICE_OAUTH, id: ID },
  );
  assert.deepEqual(results, [ID, '7']);
  assert.ok(isCancelled(gateway) && isCancelled(gateway, '7'));
  assert.equal(gateway.calls[1].headers['x-desk'], '7');
  assert.equal(gateway.calls[1].headers['x-papertrading'], 'true');
});

test('a signed request is sent by the page’s own fetch', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  const code = await page.evaluate(
    async ({ url, account, id }) => {
      const { appKey, appSecret, accessToken } = account;
      const config = window.api.Config.fromApikey(appKey, appSecret, accessToken, { httpUrl: url });
      const signed = await new window.api.TradeContext(config).signCancelOrder(id);
      const { method, headers } = signed;
      return (await (await fetch(signed.url, { method, headers })).json()).code;
    },
    { url: gateway.url, account: PRACTICE_ACCOUNT, id: ID },
  );
  assert.equal(code, 0);
  assert.ok(isCancelled(gateway));
});

test('many orders in one call, with progress', async (t) => {
  const ids = Array.from({ length: 20 }, (_, n) => String(100 + n));
  const { gateway } = await practice(t, { orders: ids.map((orderId) => ({ orderId })) });
  const { page } = await packagePage(t, browser);
  const { ok, progress } = await page.evaluate(
    async ({ url, account, ids }) => {
      const { appKey, appSecret, accessToken } = account;
      const options = { httpUrl: url, rateLimit: false };
      const config = window.api.Config.fromApikey(appKey, appSecret, accessToken, options);
      let progress = 0;
      const results = await new window.api.TradeContext(config).cancelOrders(ids, {
        onProgress: ({ done }) => (progress = done),
      });
      return { ok: results.map((result) => result.ok && result.orderId), progress };
    },
    { url: gateway.url, account: PRACTICE_ACCOUNT, ids },
  );
  assert.deepEqual([ok, progress], [ids, ids.length]);
  assert.equal(gateway.counts.accepted, ids.length);
});

test('bad input rejects in the page as in Node, and sends nothing', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  for (const [id, cancel, kind] of [
    [42, undefined, 'InvalidOrderId'],
    ['4２', undefined, 'InvalidOrderId'],
    [ID, { timeout: 5 }, 'InvalidConfig'],
  ]) {
    const { error, isOurs } = await cancelIn(page, gateway.url, id, { cancel });
    assert.deepEqual([error.kind, error.outcome, isOurs], [kind, 'not-sent', true]);
  }
  assert.deepEqual([gateway.counts.requests, gateway.counts.preflights], [0, 0]);
});

test('it runs under a strict policy without a single violation', async (t) => {
  const { gateway } = await practice(t);
  const policy = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `connect-src ${gateway.url}`,
    "require-trusted-types-for 'script'",
  ].join('; ');
  const { page, troubles } = await packagePage(t, browser, {
    headers: { 'content-security-policy': policy },
  });
  assert.ok((await cancelIn(page, gateway.url, ID)).receipt);
  assert.deepEqual(troubles, []);
});

test('a policy that forbids the gateway: the page sends nothing, and does not claim to know', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser, {
    headers: { 'content-security-policy': "connect-src 'self'" },
  });
  const { error } = await cancelIn(page, gateway.url, ID);
  assert.deepEqual([error.kind, error.outcome, gateway.counts.requests], ['Network', 'unknown', 0]);
});

test('keepalive lets a cancel outlive its page', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  // The preflight is over and remembered, so that only the cancel itself has to outlive the page.
  await cancelIn(page, gateway.url, '7');
  gateway.fault({ kind: 'delay', delayMs: 300 });
  await page.evaluate(
    ({ url, account, id }) => {
      const { appKey, appSecret, accessToken } = account;
      const options = { httpUrl: url, rateLimit: false };
      const config = window.api.Config.fromApikey(appKey, appSecret, accessToken, options);
      new window.api.TradeContext(config).cancelOrder(id, { keepalive: true }).catch(() => {});
    },
    { url: gateway.url, account: PRACTICE_ACCOUNT, id: ID },
  );
  await page.goto('about:blank');
  await until(() => isCancelled(gateway));
});

test('keepalive is for cancels: a look-up ends with its page', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  gateway.fault({ kind: 'reset', where: 'after', match: { method: 'DELETE' }, times: 'forever' });
  const requests = await page.evaluate(
    async ({ url, account, id }) => {
      const { appKey, appSecret, accessToken } = account;
      const requests = [];
      const fetch = (address, init) => {
        requests.push(`${init.method} ${init.keepalive ?? false}`);
        return window.fetch(address, init);
      };
      const options = { httpUrl: url, rateLimit: false, maxRetries: 0, fetch };
      const config = window.api.Config.fromApikey(appKey, appSecret, accessToken, options);
      await new window.api.TradeContext(config).cancelOrder(id, { keepalive: true });
      return requests;
    },
    { url: gateway.url, account: PRACTICE_ACCOUNT, id: ID },
  );
  assert.deepEqual(requests, ['DELETE true', 'GET false']);
});

test('nothing of the configuration shows in the page', async (t) => {
  const { page } = await packagePage(t, browser);
  const shown = await page.evaluate(() => {
    const config = window.api.Config.fromApikey('key', 'the-secret', 'the-token');
    const ctx = new window.api.TradeContext(config);
    const looks = [config, ctx].flatMap((value) => [
      String(value),
      JSON.stringify(value),
      ...Reflect.ownKeys(value).map((key) => String(value[key])),
    ]);
    return looks.join('\n');
  });
  assert.doesNotMatch(shown, /the-secret|the-token/);
});

test('loaded twice, by a module and by import(), it is one package', async (t) => {
  const { page } = await packagePage(t, browser);
  const same = await page.evaluate(
    async () => (await import('/pkg/browser.js')).LongportError === window.api.LongportError,
  );
  assert.ok(same);
});

test('it runs in a worker', async (t) => {
  const { gateway } = await practice(t);
  const { page } = await packagePage(t, browser);
  const orderId = await page.evaluate(
    ({ url, account, id, origin }) => {
      const source = `
        const { Config, cancelOrder } = await import('${origin}/pkg/browser.js');
        const config = Config.fromApikey(${JSON.stringify(account.appKey)},
          ${JSON.stringify(account.appSecret)}, ${JSON.stringify(account.accessToken)},
          { httpUrl: ${JSON.stringify(url)}, rateLimit: false });
        postMessage((await cancelOrder(config, '${id}')).orderId);`;
      const blob = new Blob([source], { type: 'text/javascript' });
      const worker = new Worker(URL.createObjectURL(blob), { type: 'module' });
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
      });
    },
    { url: gateway.url, account: PRACTICE_ACCOUNT, id: ID, origin: new URL(page.url()).origin },
  );
  assert.equal(orderId, ID);
  assert.ok(isCancelled(gateway));
});
