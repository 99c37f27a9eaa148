// An order as the broker's API spells it: snake case, and every value a string.

const CURRENCY = { HK: 'HKD', US: 'USD', SG: 'SGD', SH: 'CNY', SZ: 'CNY' };

/** An element of `data.orders` of today's orders. */
export function orderJson(order) {
  const filled = Number(order.executedQuantity) > 0;
  return {
    order_id: order.orderId,
    status: order.status,
    stock_name: order.stockName,
    quantity: order.quantity,
    executed_quantity: order.executedQuantity,
    price: order.price,
    executed_price: filled ? order.price : '0.000',
    submitted_at: seconds(order.submittedAt),
    side: order.side,
    symbol: order.symbol,
    order_type: order.orderType,
    last_done: order.price,
    trigger_price: '',
    msg: '',
    tag: 'Normal',
    time_in_force: order.timeInForce,
    expire_date: order.expireDate ?? '',
    updated_at: seconds(order.updatedAt),
    trigger_at: '0',
    trailing_amount: '',
    trailing_percent: '',
    limit_offset: '',
    trigger_status: 'NOT_USED',
    outside_rth: order.outsideRth || 'UnknownOutsideRth',
    limit_depth_level: 0,
    monitor_price: '',
    trigger_count: 0,
    currency: CURRENCY[marketOf(order)] ?? 'USD',
    remark: order.remark,
  };
}

/**
 * `data` of the order detail: what a list element has, and the fees, of which practice has none.
 */
export function orderDetailJson(order) {
  const json = orderJson(order);
  return {
    ...json,
    free_status: 'None',
    free_amount: '',
    free_currency: '',
    deductions_status: 'NONE',
    deductions_amount: '',
    deductions_currency: '',
    platform_deducted_status: 'NONE',
    platform_deducted_amount: '',
    platform_deducted_currency: '',
    history: [],
    charge_detail: { total_amount: '0', currency: json.currency, items: [] },
  };
}

/** `HK` of `700.HK`. */
export function marketOf({ symbol }) {
  return symbol.slice(symbol.lastIndexOf('.') + 1);
}

function seconds(ms) {
  return String(Math.floor(ms / 1000));
}
