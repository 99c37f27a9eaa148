// Three tabs of one origin, each of which cancels orders of one account at a strict gateway.

import assert from 'node:assert/strict';
import { PRACTICE_ACCOUNT, startGateway } from '../../www/gateway/index.js';
import { staticSite } from './browser.js';
import { SHORT, idsOf, processOf } from './fleet.js';
import { until } from './practice.js';

const TABS = 3;
const ORDERS = 20;

/** Reports to the gateway, which notes each call, when the limiter was not there in time. */
const PAGE = `<!doctype html><title>tab</title><script type="module">
  import { Config, TradeContext } from '/pkg/browser.js';
  import { tabsRateLimiter } from '/pkg/tabs.js';
  const { account, httpUrl, ids, rateLimit } = JSON.parse(decodeURIComponent(location.hash.slice(1)));
  const rateLimiter = tabsRateLimiter({ attemptTimeoutMs: 2000 });
  // The database is opened before it counts.
  await rateLimiter.acquire({ account: 'nobody', interface: 'all', priority: 'single', limit: {} });
  const { appKey, appSecret, accessToken } = account;
  const onWait = ({ reason }) => {
    if (reason === 'limiter-unavailable') fetch(httpUrl + '/unavailable').catch(() => {});
  };
  const options = { httpUrl, rateLimit, rateLimiter, onWait };
  await new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, options)).cancelOrders(ids);
</script>`;

/**
 * Opens the tabs by `openTab(url)`, which resolves to what closes one, closes the first in mid-flight,
 * and judges by the gateway's log: the others' orders are cancelled, and the window is never broken.
 */
export async function threeTabs(t, openTab, { site } = {}) {
  const all = Array.from({ length: TABS }, (_, tab) => idsOf(tab, ORDERS));
  const orders = all.flat().map((orderId) => ({ orderId }));
  const gateway = await startGateway({ orders, limits: SHORT });
  t.after(() => gateway.close());
  const url = site ?? (await tabsSite(t));
  const job = { account: PRACTICE_ACCOUNT, httpUrl: gateway.url, rateLimit: SHORT };
  const opening = all.map(async (ids) => {
    return openTab(`${url}/tab?#${encodeURIComponent(JSON.stringify({ ...job, ids }))}`);
  });
  const [closeFirst] = await Promise.all(opening);
  const ofTab = (tab) =>
    gateway.calls.filter(({ orderId }) => orderId && processOf(orderId) === tab);
  await until(() => ofTab(0).length >= 3);
  await closeFirst();
  const accepted = (tab) => ofTab(tab).filter((call) => call.accepted).length;
  await until(() => accepted(1) === ORDERS && accepted(2) === ORDERS, 60_000);
  const isJudged = !gateway.calls.some(({ path }) => path === '/unavailable');
  if (isJudged) assert.equal(gateway.counts.refused[429002], undefined);
  else t.diagnostic('the machine was too busy for the limiter to answer in time');
}

/** A site with the page that cancels, at `/tab`. */
export function tabsSite(t) {
  return staticSite(t, { pages: { '/tab': PAGE, '/': '<!doctype html><title>first</title>' } });
}
