// The four endpoints of the trade API: each takes a call that has been admitted, and returns
// `data`.

import { PRACTICE_CODES, Refusal } from './codes.js';
import { marketOf, orderDetailJson, orderJson } from './order-json.js';
import { readSubmission } from './submission.js';

const LARGEST_ORDER_ID = 2n ** 63n - 1n;

export const ENDPOINTS = Object.freeze({
  'DELETE /v1/trade/order': withdraw,
  'GET /v1/trade/order': orderDetail,
  'GET /v1/trade/order/today': todayOrders,
  'POST /v1/trade/order': submit,
});

function withdraw({ query, body, account, book }) {
  const parameters = parametersOf(query, ['order_id', 'is_attached']);
  if (body.length > 0) bad('a withdrawal has no body');
  const attached = parameters.get('is_attached') ?? 'false';
  if (!['true', 'false'].includes(attached)) bad('is_attached must be true or false');
  const result = book.withdraw(orderIdOf(parameters), { account, attached: attached === 'true' });
  if (result === 'unknown') throw new Refusal(PRACTICE_CODES.noSuchOrder);
  if (result === 'not open') throw new Refusal(PRACTICE_CODES.orderNotOpen);
  return {};
}

function orderDetail({ query, account, book }) {
  const order = book.get(orderIdOf(parametersOf(query, ['order_id', 'is_attached'])));
  if (order?.account !== account) throw new Refusal(PRACTICE_CODES.noSuchOrder);
  return orderDetailJson(order);
}

function todayOrders({ query, account, book }) {
  const wanted = parametersOf(
    query,
    ['symbol', 'status', 'side', 'market', 'order_id'],
    ['status'],
  );
  const fits = (name, value) => !wanted.has(name) || wanted.getAll(name).includes(value);
  const orders = book
    .list(account)
    .filter(
      (order) =>
        fits('symbol', order.symbol) &&
        fits('status', order.status) &&
        fits('side', order.side) &&
        fits('market', marketOf(order)) &&
        fits('order_id', order.orderId),
    );
  return { has_more: false, orders: orders.map(orderJson) };
}

function submit({ query, body, account, book }) {
  parametersOf(query, []);
  const { orderId } = book.submit({ ...readSubmission(body), account });
  return { order_id: orderId };
}

/**
 * The query's parameters; refuses one that is not known, and one given twice unless it may
 * `repeat`.
 */
function parametersOf(query, known, repeat = []) {
  const parameters = new URLSearchParams(query);
  for (const name of parameters.keys()) {
    if (!known.includes(name)) bad(`unknown parameter ${name}`);
    if (!repeat.includes(name) && parameters.getAll(name).length > 1) bad(`${name} is given twice`);
  }
  return parameters;
}

function orderIdOf(parameters) {
  const orderId = parameters.get('order_id') ?? bad('order_id is missing');
  if (!/^\d{1,19}$/.test(orderId) || BigInt(orderId) > LARGEST_ORDER_ID)
    bad('order_id is malformed');
  return orderId;
}

function bad(detail) {
  throw new Refusal(PRACTICE_CODES.badRequest, detail);
}
