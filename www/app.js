// The demo page: practice orders to cancel, a form for a gateway of one's own, and each cancel laid
// open.

import { Config, TradeContext } from '/pkg/browser.js';
import { addCancel } from './cancels.js';
import { connectForm } from './connect-form.js';
import { watchOrders } from './orders.js';
import { PRACTICE_ACCOUNT } from './practice-account.js';
import { recordingFetch } from './wire.js';

const wire = recordingFetch();
const practice = new TradeContext(practiceConfig());
const orders = watchOrders((orderId) => cancel(practice, orderId));

connectForm({ connect, cancel });

/** Cancels an order through the package and shows what comes of it. Never rejects. */
async function cancel(context, orderId, isAttached = false) {
  const show = addCancel(orderId);
  const recording = wire.record(orderId, show);
  const startedAt = performance.now();
  const result = {};
  try {
    result.receipt = await context.cancelOrder(orderId, { isAttached });
  } catch (error) {
    result.error = error;
  }
  recording.stop();
  show(recording.exchanges, { ...result, durationMs: performance.now() - startedAt });
  orders.refresh();
}

function practiceConfig() {
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  return Config.fromApikey(appKey, appSecret, accessToken, {
    httpUrl: location.origin,
    fetch: wire.fetch,
  });
}

/**
 * A context for what was typed in, and `forget`, which wipes the keys. Throws when they cannot be
 * right.
 */
function connect({ how, appKey, appSecret, clientId, accessToken, httpUrl, paper }) {
  const options = { httpUrl, enablePapertrading: paper, fetch: wire.fetch };
  const config =
    how === 'oauth'
      ? Config.fromOAuth(clientId, accessToken, options)
      : Config.fromApikey(appKey, appSecret, accessToken, options);
  return { context: new TradeContext(config), forget: () => config.free() };
}
