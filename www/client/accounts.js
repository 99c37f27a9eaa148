// Opens clients: at the practice gateway, and at one of the visitor's own.

import { language } from '../language.js';
import { PRACTICE_ACCOUNT } from '../practice-account.js';
import { Config } from '../vendor/longport-cancel-order/browser.js';
import { openClient } from './client.js';

/** Two at the practice gateway: at the broker's pace, and without any. */
export function openPracticeClients({ url, fetch }, onChange) {
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const gateway = { isPractice: true, url, name: 'practice' };
  const open = (rateLimit) => {
    const makeConfig = (options) =>
      Config.fromApikey(appKey, appSecret, accessToken, {
        httpUrl: url,
        rateLimit,
        language: language(),
        settleTimeoutMs: 4000,
        ...options,
      });
    return openClient({ makeConfig, gateway, onChange, send: fetch, isPaced: rateLimit !== false });
  };
  return { paced: open(), unpaced: open(false) };
}

/** Throws when the keys or the address cannot be right. */
export function openCustomClient(keys, onChange) {
  const { how, appKey, appSecret, clientId, accessToken, httpUrl, paper } = keys;
  const settings = { httpUrl, enablePapertrading: !!paper, language: language() };
  const makeConfig = (options) =>
    how === 'oauth'
      ? Config.fromOAuth(clientId, accessToken, { ...settings, ...options })
      : Config.fromApikey(appKey, appSecret, accessToken, { ...settings, ...options });
  const gateway = {
    isPractice: false,
    isPaper: !!paper,
    url: httpUrl,
    name: new URL(httpUrl).host,
  };
  return openClient({ makeConfig, gateway, onChange });
}
