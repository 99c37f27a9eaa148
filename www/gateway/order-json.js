// An order as the broker's API spells it: snake case, and strings but for two integers. What an
// order does not have is an empty string.

const CURRENCY = { HK: 'HKD', US: 'USD', SG: 'SGD', SH: 'CNY', SZ: 'CNY' };
const EXECUTED = new Set(['FilledStatus', 'PartialFilledStatus']);

/** An element of `data.orders`, in both lists. */
export function listedOrderJson(order) {
  const { attachedOrders, inList } = order;
  const attached = attachedOrders.length > 0 && { attached_orders: attachedJson(attachedOrders) };
  return { ...orderJson(order), ...attached, ...inList };
}

/** `data` of the order detail. */
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
    history: historyJson(order),
    charge_detail: order.attached
      ? null
      : { total_amount: '0', currency: json.currency, items: [] },
    attached_orders: attachedJson(order.attachedOrders),
    ...order.inDetail,
  };
}

/** `HK` of `700.HK`. */
export function marketOf({ symbol }) {
  return symbol.slice(symbol.lastIndexOf('.') + 1);
}

function orderJson(order) {
  const isLongTerm = order.timeInForce !== 'Day';
  return {
    order_id: order.orderId,
    status: order.status,
    stock_name: order.stockName,
    quantity: order.quantity,
    executed_quantity: order.executedQuantity,
    price: order.price,
    executed_price: isPartFilled(order) ? executedPrice(order) : '0.000',
    submitted_at: seconds(order.submittedAt),
    side: order.side,
    symbol: order.symbol,
    order_type: order.orderType,
    last_done: isPartFilled(order) ? executedPrice(order) : '',
    trigger_price: order.triggerPrice,
    msg: '',
    tag: isLongTerm ? 'GTC' : 'Normal',
    time_in_force: order.timeInForce,
    expire_date: order.expireDate,
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

/** Newest first. An execution has its own quantity, any other entry what was left of the order. */
function historyJson(order) {
  const entries = order.history.map(({ status, executedQuantity, at }, n) => {
    const filled = Number(executedQuantity);
    const before = Number(order.history[n - 1]?.executedQuantity ?? 0);
    const isExecution = EXECUTED.has(status) && filled > before;
    const quantity = String(isExecution ? filled - before : Number(order.quantity) - filled);
    return {
      price: isExecution ? executedPrice(order) : order.price,
      quantity,
      status,
      msg: isExecution ? `Execution of ${quantity}` : '',
      time: seconds(at),
    };
  });
  return entries.toReversed();
}

function attachedJson(orders) {
  return orders.map((order) => ({
    order_id: order.orderId,
    attached_type_display: order.attachedType,
    trigger_price: order.triggerPrice,
    quantity: order.quantity,
    executed_qty: order.executedQuantity,
    status: order.status,
    updated_at: seconds(order.updatedAt),
    withdrawn: /^(CanceledStatus|PartialWithdrawal)$/.test(order.status),
    gtd: order.expireDate,
    time_in_force: order.timeInForce,
    counter_id: order.symbol,
    trigger_status: 'NOT_USED',
    executed_amount: String(Number(order.executedQuantity) * Number(order.price)),
    tag: 'Normal',
    submitted_at: seconds(order.submittedAt),
    executed_price: isPartFilled(order) ? executedPrice(order) : '',
    force_only_rth: 'UnknownOutsideRth',
    reviewed: false,
    activate_order_type: order.orderType,
    activate_rth: 'UnknownOutsideRth',
    submit_price: order.price,
  }));
}

const isPartFilled = ({ executedQuantity }) => Number(executedQuantity) > 0;

/** A market order has no price of its own. */
const executedPrice = ({ price }) => price || '1.000';

function seconds(ms) {
  return String(Math.floor(ms / 1000));
}
