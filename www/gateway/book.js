// The order book, in memory. An order's state is computed from the clock whenever it is read, so
// the book keeps no timers and the same calls at the same times always give the same states.
//
//   NewStatus, or PartialFilledStatus            as submitted, by its plan
//    -> WaitToCancel -> PendingCancelStatus      once withdrawn, for the times in `pace`
//    -> CanceledStatus, or PartialWithdrawal     the latter when part was filled
//    -> FilledStatus, RejectedStatus, ...        when its plan lets the withdrawal lose
//
// Withdrawing an order that is on its way to be cancelled is accepted again and changes nothing:
// a trader who repeats a lost call is not told off. Once it has ended, withdrawing is refused.

export const OPEN = ['NewStatus', 'PartialFilledStatus', 'WaitToCancel', 'PendingCancelStatus'];

/** How long a withdrawn order waits in each state, in milliseconds. */
export const DEFAULT_PACE = Object.freeze({ waitToCancelMs: 600, pendingCancelMs: 900 });

const FIRST_ORDER_ID = 709043056541253632n; // above 2^53, as real ones are
const ORDER_ID_STEP = 4099n;

export class Book {
  #orders = new Map();
  #now;
  #pace;
  #nextId = FIRST_ORDER_ID;

  constructor({ now = Date.now, pace } = {}) {
    this.#now = now;
    this.#pace = { ...DEFAULT_PACE, ...pace };
  }

  /**
   * Adds an order and returns it. All fields have defaults. `plan` decides its fate:
   * - `executed`      quantity filled from the start
   * - `fillsAfterMs`  fills this long after it was submitted, unless it is cancelled by then
   * - `fillsFirst`    fills just before a withdrawal takes effect
   * - `endsAs`        the status in which a withdrawal ends, for example 'RejectedStatus'
   */
  submit({ plan = {}, ...fields } = {}) {
    const orderId = String(fields.orderId ?? this.#takeId());
    if (this.#orders.has(orderId)) throw new TypeError(`order ${orderId} exists already`);
    this.#orders.set(orderId, {
      ...DEFAULT_ORDER,
      ...fields,
      orderId,
      plan,
      submittedAt: this.#now(),
    });
    return this.get(orderId);
  }

  /** The order as it stands now; undefined when there is none. */
  get(orderId) {
    const order = this.#orders.get(orderId);
    return order && this.#asOfNow(order);
  }

  /** All orders as they stand now, oldest first; those of one account when it is given. */
  list(account) {
    const orders = [...this.#orders.values()].map((order) => this.#asOfNow(order));
    return account === undefined ? orders : orders.filter((order) => order.account === account);
  }

  /** Withdraws an order: 'submitted', 'unknown' or 'not open'. */
  withdraw(orderId, { account, attached = false } = {}) {
    const order = this.get(orderId);
    if (!order || order.account !== account || order.attached !== attached) return 'unknown';
    if (!OPEN.includes(order.status)) return 'not open';
    this.#orders.get(orderId).withdrawnAt ??= this.#now();
    return 'submitted';
  }

  #takeId() {
    while (this.#orders.has(String(this.#nextId))) this.#nextId += ORDER_ID_STEP;
    return this.#nextId;
  }

  #asOfNow({ plan, ...order }) {
    return { ...order, ...stateOf({ plan, ...order }, this.#pace, this.#now()) };
  }
}

const DEFAULT_ORDER = Object.freeze({
  account: 'practice',
  symbol: '700.HK',
  stockName: 'TENCENT',
  side: 'Buy',
  orderType: 'LO',
  quantity: '100',
  price: '380.000',
  timeInForce: 'Day',
  outsideRth: '',
  remark: '',
  attached: false,
});

function stateOf(order, pace, at) {
  const { plan, submittedAt, withdrawnAt = Infinity, quantity } = order;
  const executed = String(plan.executed ?? 0);
  const pendingAt = withdrawnAt + pace.waitToCancelMs;
  const endsAt = pendingAt + pace.pendingCancelMs;
  const filledAt = Math.min(
    submittedAt + (plan.fillsAfterMs ?? Infinity),
    plan.fillsFirst ? endsAt : Infinity,
  );
  const partly = Number(executed) > 0;
  const state = (status, updatedAt, executedQuantity = executed) => ({
    status,
    updatedAt,
    executedQuantity,
  });

  if (at >= filledAt && filledAt <= endsAt) return state('FilledStatus', filledAt, quantity);
  if (at >= endsAt)
    return state(plan.endsAs ?? (partly ? 'PartialWithdrawal' : 'CanceledStatus'), endsAt);
  if (at >= pendingAt) return state('PendingCancelStatus', pendingAt);
  if (at >= withdrawnAt) return state('WaitToCancel', withdrawnAt);
  return state(partly ? 'PartialFilledStatus' : 'NewStatus', submittedAt);
}
