// What becomes of an order at the honest gateway, and what a look-up is answered. Its status goes on
// by one step with each look-up that arrives, so that it depends on no clock. A look-up may be told
// the status before: it lags, as a reader's copy of a book does.

import { envelope, jsonAnswer } from '../../www/gateway/answers.js';
import { orderDetailJson } from '../../www/gateway/order-json.js';

const IS_CLOSED = /^(CanceledStatus|FilledStatus|RejectedStatus|ExpiredStatus)$/;

export class OrderLife {
  /** The statuses that it has had, as the gateway spells them. */
  statuses;
  lookUps = 0;
  #ahead = [];
  #rest;

  /** By what a schedule says of the order; `ended`: it is over before its first cancel arrives. */
  constructor({ ended, pending = 0, endsAs = 'CanceledStatus' }) {
    this.statuses = ended ? ['NewStatus', ended] : ['NewStatus'];
    this.#rest = [...['WaitToCancel', 'PendingCancelStatus'].slice(0, pending), endsAs];
  }

  get status() {
    return this.statuses.at(-1);
  }

  get isClosed() {
    return IS_CLOSED.test(this.status);
  }

  /** A cancel takes effect: whether there was anything to cancel. */
  cancel() {
    if (this.isClosed) return false;
    this.#ahead.push(...this.#rest.splice(0));
    if (this.status === 'NewStatus') this.#goOn();
    return true;
  }

  /** A look-up arrives: which one it is, the status and the one before. */
  lookUp() {
    if (this.lookUps > 0) this.#goOn();
    this.lookUps += 1;
    const [before = this.status] = this.statuses.slice(-2);
    return { number: this.lookUps, status: this.status, before };
  }

  #goOn() {
    if (this.#ahead.length > 0) this.statuses.push(this.#ahead.shift());
  }
}

/** The detail of an order in this status. */
export function detailAnswer(orderId, status) {
  const isFilled = status === 'FilledStatus';
  const order = {
    orderId,
    status,
    stockName: 'Tencent',
    symbol: '700.HK',
    side: 'Buy',
    orderType: 'LO',
    quantity: '100',
    executedQuantity: isFilled ? '100' : '0',
    price: '300.00',
    timeInForce: 'Day',
    submittedAt: Date.now(),
    updatedAt: Date.now(),
    history: [],
    attachedOrders: [],
  };
  return jsonAnswer(200, envelope(0, 'success', orderDetailJson(order)));
}
