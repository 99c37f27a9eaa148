// The five endpoints of the trade API: each takes a call that has been admitted, and returns `data`.

import { PRACTICE_CODES, Refusal, REPORTED_CODES } from './codes.js';
import { listedOrderJson, marketOf, orderDetailJson } from './order-json.js';
import { readSubmission } from './submission.js';

const LARGEST_ORDER_ID = 2n ** 63n - 1n;
const MOST_RECORDS = 1000;
const DEFAULT_RANGE_S = 90 * 86_400;

export const ENDPOINTS = Object.freeze({
  'DELETE /v1/trade/order': cancel,
  'GET /v1/trade/order': orderDetail,
  'GET /v1/trade/order/today': todayOrders,
  'GET /v1/trade/order/history': historyOrders,
  'POST /v1/trade/order': submit,
});

const STATUSES = new Set(
  `NotReported ReplacedNotReported ProtectedNotReported VarietiesNotReported DelayedNotReported
   WaitToNew NewStatus WaitToReplace PendingReplaceStatus ReplacedStatus PartialFilledStatus
   WaitToCancel PendingCancelStatus CanceledStatus PartialWithdrawal FilledStatus RejectedStatus
   ExpiredStatus`.split(/\s+/),
);

/** What a cancel is told of an order that has ended. */
const ENDED = {
  CanceledStatus: REPORTED_CODES.orderCancelled,
  PartialWithdrawal: REPORTED_CODES.orderCancelled,
  FilledStatus: REPORTED_CODES.orderFilled,
  RejectedStatus: REPORTED_CODES.orderRejected,
};

function cancel({ query, body, account, book, by }) {
  const { orderId, attached } = oneOrder(parametersOf(query, ['order_id', 'is_attached']));
  if (body.length > 0) bad('a cancel has no body');
  const result = book.cancel(orderId, { account, attached, by });
  if (result === 'submitted') return {};
  if (result === 'unknown') throw new Refusal(REPORTED_CODES.noSuchOrder);
  throw new Refusal(ENDED[result] ?? PRACTICE_CODES.orderExpired);
}

function orderDetail({ query, view }) {
  const { orderId, attached } = oneOrder(parametersOf(query, ['order_id', 'is_attached']));
  const order = view.find(orderId, attached);
  if (!order) throw new Refusal(REPORTED_CODES.noSuchOrder);
  return orderDetailJson(order);
}

function todayOrders({ query, view }) {
  const wanted = parametersOf(query, [...FILTERS, 'order_id', 'is_attached'], ['status']);
  const { orderId, attached } = wanted.has('order_id') ? oneOrder(wanted) : {};
  const wantedId = attached ? view.mainOrderOf(orderId)?.orderId : orderId;
  const isWanted = (order) => orderId === undefined || order.orderId === wantedId;
  const orders = filtered(view, wanted).filter((order) => view.isToday(order) && isWanted(order));
  return { orders: orders.map(listedOrderJson) };
}

function historyOrders({ query, view }) {
  const wanted = parametersOf(query, [...FILTERS, 'start_at', 'end_at'], ['status']);
  const { from, to } = rangeOf(wanted, Math.floor(view.time / 1000));
  const isWithin = ({ submittedAt }) => {
    const second = Math.floor(submittedAt / 1000);
    return second >= from && second <= to;
  };
  const orders = filtered(view, wanted).filter((order) => !view.isToday(order) && isWithin(order));
  return {
    has_more: orders.length > MOST_RECORDS,
    orders: orders.slice(0, MOST_RECORDS).map(listedOrderJson),
  };
}

function submit({ query, body, account, book, by }) {
  parametersOf(query, []);
  const { orderId } = book.submit({ ...readSubmission(body), account, by });
  return { order_id: orderId };
}

const FILTERS = ['symbol', 'status', 'side', 'market'];

function filtered(view, wanted) {
  if (!wanted.getAll('status').every((status) => STATUSES.has(status))) bad('status is unknown');
  if (!/^(|Buy|Sell)$/.test(wanted.get('side') ?? '')) bad('side must be Buy or Sell');
  if (!/^(|US|HK)$/.test(wanted.get('market') ?? '')) bad('market must be US or HK');
  const fits = (name, value) => !wanted.has(name) || wanted.getAll(name).includes(value);
  return view
    .listed()
    .filter(
      (order) =>
        fits('symbol', order.symbol) &&
        fits('status', order.status) &&
        fits('side', order.side) &&
        fits('market', marketOf(order)),
    );
}

/** The times that a history is asked for, both included: by default the last 90 days. */
function rangeOf(wanted, now) {
  const start = secondsOf(wanted, 'start_at');
  const end = secondsOf(wanted, 'end_at');
  const to = end ?? (start === undefined ? now : start + DEFAULT_RANGE_S);
  const from = start ?? to - DEFAULT_RANGE_S;
  if (from > to) bad('start_at is after end_at');
  return { from, to };
}

function secondsOf(wanted, name) {
  const text = wanted.get(name) ?? undefined;
  if (text !== undefined && !/^\d{1,10}$/.test(text)) bad(`${name} is malformed`);
  return text && Number(text);
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

function oneOrder(parameters) {
  const orderId = parameters.get('order_id') ?? bad('order_id is missing');
  if (!/^\d{1,19}$/.test(orderId) || BigInt(orderId) > LARGEST_ORDER_ID)
    bad('order_id is malformed');
  const attached = parameters.get('is_attached') ?? 'false';
  if (!['true', 'false'].includes(attached)) bad('is_attached must be true or false');
  return { orderId, attached: attached === 'true' };
}

function bad(detail) {
  throw new Refusal(PRACTICE_CODES.badRequest, detail);
}
