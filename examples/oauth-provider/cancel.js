// node --env-file=.env cancel.js ORDER_ID…

import { Config, TradeContext } from 'longport-cancel-order';
import { tokenProvider } from './token-provider.js';

const { OAUTH_TOKEN_URL, OAUTH_CLIENT_ID, OAUTH_REFRESH_TOKEN, LONGPORT_HTTP_URL } = process.env;

const getToken = tokenProvider({
  tokenUrl: OAUTH_TOKEN_URL,
  clientId: OAUTH_CLIENT_ID,
  refreshToken: OAUTH_REFRESH_TOKEN,
  cacheFile: 'tokens.json',
});
const options = LONGPORT_HTTP_URL ? { httpUrl: LONGPORT_HTTP_URL } : {};
const ctx = new TradeContext(Config.fromOAuth(OAUTH_CLIENT_ID, getToken, options));

for (const { orderId, error } of await ctx.cancelOrders(process.argv.slice(2))) {
  // What the provider threw is the error's cause.
  const why = error?.cause ? `${error.message} (${error.cause.message})` : error?.message;
  console.log(orderId, error ? `${error.outcome}: ${why}` : 'submitted');
}
