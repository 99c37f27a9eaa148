// A page that has loaded the package by <script type="module">, and runs what a test hands it.

import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { staticSite } from './browser.js';

const LOADER = `
  import * as api from '/pkg/browser.js';
  window.api = api;
  window.settled = (promise) =>
    promise.then(
      (receipt) => ({ receipt }),
      (error) => ({
        isOurs: error instanceof api.LongportError && error instanceof Error,
        error: { ...error.toJSON(), cause: String(error.cause) },
      }),
    );
`;

/** Opens such a page on a site of its own, so that each call to a gateway crosses origins. */
export async function packagePage(t, browser, { headers } = {}) {
  const page = '<!doctype html><title>test</title><script type="module" src="/loader.js"></script>';
  const site = await staticSite(t, { pages: { '/': page, '/loader.js': LOADER }, headers });
  const opened = await browser.open(t, site);
  await opened.page.waitForFunction('window.api');
  return opened;
}

/**
 * Cancels in the page, by API key and with a single request unless `config` or `cancel` says
 * otherwise; `{ receipt }`, or `{ error, isOurs }`. With `isAborted`, its signal has fired already.
 */
export function cancelIn(page, httpUrl, orderId, { config, cancel, isAborted } = {}) {
  const single = { rateLimit: false, maxRetries: 0, hedge: false, settleTimeoutMs: 0 };
  const options = { httpUrl, ...single, ...config };
  return page.evaluate(
    ({ account, options, orderId, cancel, isAborted }) => {
      const { appKey, appSecret, accessToken } = account;
      const config = window.api.Config.fromApikey(appKey, appSecret, accessToken, options);
      const own = isAborted ? { ...cancel, signal: AbortSignal.abort() } : cancel;
      return window.settled(new window.api.TradeContext(config).cancelOrder(orderId, own));
    },
    { account: PRACTICE_ACCOUNT, options, orderId, cancel, isAborted },
  );
}
