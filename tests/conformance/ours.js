// This package, asked as official.js asks the official SDK, and answering in the same form.

import { Config, LongportError, TradeContext } from '../support/installed-package.js';

/**
 * Makes `calls`, each `[name, arguments]`: `detail`, and `open` for the open orders of all days.
 * Resolves to one `{ ok }` or `{ error, code }` each.
 */
export async function ours(config, calls) {
  const ctx = new TradeContext(configOf(config));
  const answers = [];
  for (const [name, args] of calls) {
    answers.push(await ACTS[name](ctx, args).then((ok) => ({ ok }), errorOf));
  }
  return answers;
}

const ACTS = {
  detail: async (ctx, { order_id: id, is_attached: isAttached = false }) =>
    asJson(await ctx.orderDetail(id, { isAttached })),
  open: async (ctx) => (await ctx.openOrders()).map(asJson),
};

function configOf({ clientId, appKey, appSecret, accessToken, httpUrl }) {
  const options = { httpUrl, rateLimit: false };
  return clientId
    ? Config.fromOAuth(clientId, accessToken, options)
    : Config.fromApikey(appKey, appSecret, accessToken, options);
}

function errorOf(error) {
  if (!(error instanceof LongportError)) throw error;
  return { error: error.message, code: error.code };
}

function asJson(order) {
  const { orderId, status, symbol, quantity, executedQuantity, timeInForce } = order;
  return {
    orderId,
    status,
    symbol,
    quantity,
    price: order.price ?? 'None',
    executedQuantity,
    timeInForce,
    submittedAt: seconds(order.submittedAt),
    updatedAt: seconds(order.updatedAt),
    attachedOrders: (order.attachedOrders ?? []).map((each) => ({
      orderId: each.orderId,
      status: each.status,
      type: TYPES[each.attachedTypeDisplay],
      executedQuantity: each.executedQty,
      withdrawn: each.withdrawn,
    })),
    ...(order.history && {
      history: order.history.map((each) => [each.status, each.quantity, seconds(each.time)]),
    }),
  };
}

/** The package leaves this one as the gateway writes it. */
const TYPES = { PROFIT_TAKER: 'ProfitTaker', STOP_LOSS: 'StopLoss' };

const seconds = (date) => date.getTime() / 1000;
