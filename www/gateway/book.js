// The order book, in memory: the orders of all accounts, and the judge of every test. order.js has
// the life of one order.
//
// What the book tells through `get` and `list` is the truth. What a client is shown goes through
// `view`, which may be of an earlier time, and leaves out what a plan hides.

import { Calendar } from './calendar.js';
import { Order, SOMEBODY_ELSE } from './order.js';

/** How long an order that is being cancelled stays in each status, in milliseconds. */
export const DEFAULT_PACE = Object.freeze({ waitToCancelMs: 600, pendingCancelMs: 900 });

const FIRST_ORDER_ID = 709043056541253632n; // above 2^53, as real ones are
const ORDER_ID_STEP = 4099n;
const MIDNIGHT_AFTER_MS = 43_200_000;

export class Book {
  #orders = new Map();
  #attached = new Map(); // the id of a main order -> the ids of its attached orders
  #now;
  #pace;
  #calendar;
  #nextId = FIRST_ORDER_ID;

  /**
   * By default the first midnight is twelve hours away, so that no test meets it by chance.
   * @param {Pick<import('../lib/options.js').GatewayOptions, 'now' | 'pace' | 'midnight' | 'session'>} [options]
   */
  constructor({ now = Date.now, pace, midnight = now() + MIDNIGHT_AFTER_MS, session } = {}) {
    this.#now = now;
    this.#pace = { ...DEFAULT_PACE, ...pace };
    this.#calendar = new Calendar({ midnight, session });
  }

  /**
   * Adds an order and returns it. All fields have defaults: those of `DEFAULT_ORDER`, `orderId`, and
   * `submittedAt`, which may lie on an earlier day. `plan` decides its fate: see order.js.
   * `attachedOrders` are further orders, submitted with it. `by` is who submits it.
   * @param {import('../lib/orders.js').NewOrder & { by?: string }} [order]
   */
  submit({ plan, attachedOrders = [], by = 'the book', ...fields } = {}) {
    const orderId = String(fields.orderId ?? this.#takeId());
    if (this.#orders.has(orderId)) throw new TypeError(`order ${orderId} exists already`);
    const all = { ...DEFAULT_ORDER, submittedAt: this.#now(), ...fields, orderId };
    for (const name of Object.keys(all)) {
      if (!FIELDS.has(name)) throw new TypeError(`an order has no field ${name}`);
    }
    const onClose = (order, at) => this.#closeAttached(order, at);
    const setting = { plan, pace: this.#pace, calendar: this.#calendar, by, onClose };
    this.#orders.set(orderId, new Order(all, setting));
    this.#attached.set(orderId, []);
    for (const each of attachedOrders) this.#attach(all, each, by);
    return this.get(orderId);
  }

  /**
   * The order as it is now, with `history` (`{ status, executedQuantity, at, by }`, oldest first),
   * `cancels` (`{ by, at, accepted }`: those that reached it), and the ids of its `attachedOrders`;
   * undefined when there is none.
   */
  get(orderId) {
    const order = this.#upToDate(String(orderId));
    if (!order) return undefined;
    const copies = (entries) => entries.map((each) => ({ ...each }));
    return {
      ...shown(order),
      history: copies(order.history),
      cancels: copies(order.cancels),
      attachedOrders: [...this.#attached.get(order.fields.orderId)],
    };
  }

  /** All orders as they are now, in the order of submission; of one account when it is given. */
  list(account) {
    const ids = [...this.#orders.keys()];
    const orders = ids.map((orderId) => shown(this.#upToDate(orderId)));
    return account === undefined ? orders : orders.filter((order) => order.account === account);
  }

  /**
   * Cancels an order: 'submitted', 'unknown', or the status in which it has ended. `account` and
   * `attached` are what a client says of it; who acts on the book itself says neither.
   * @param {string} orderId
   * @param {{ account?: string, attached?: boolean, by?: string }} [as]
   */
  cancel(orderId, { account, attached = false, by = SOMEBODY_ELSE } = {}) {
    const order = this.#upToDate(String(orderId));
    const now = this.#now();
    if (!order) return 'unknown';
    const isMeant = account === undefined || isNamedBy(order, { account, attached }, now);
    if (!isMeant) return 'unknown';
    return order.cancel(by, now) ? 'submitted' : order.status;
  }

  /** Fills `quantity` of an order, or all that remains. */
  fill(orderId, quantity) {
    this.#act(orderId, (order) =>
      order.fill(Number(quantity ?? order.remaining), 'the book', this.#now()),
    );
  }

  /** Ends an order in any status. */
  end(orderId, status) {
    this.#act(orderId, (order) => order.end(status, 'the book', this.#now()));
  }

  /** What a client of `account` is shown of the book as it was at `time`. */
  view(account, time = this.#now()) {
    const isToday = ({ submittedAt }) => this.#calendar.isSameDay(submittedAt, time);
    const at = (orderId) => this.#at(orderId, time);
    return {
      isToday,
      time,
      /** An order by its id; undefined when the account has none by that name. */
      find: (orderId, attached = false) => {
        const order = this.#orders.get(orderId);
        return order && isNamedBy(order, { account, attached }, time) ? at(orderId) : undefined;
      },
      /** The main order of an attached one. */
      mainOrderOf: (orderId) => {
        const order = this.#orders.get(orderId);
        return order && isNamedBy(order, { account, attached: true }, time)
          ? at(order.fields.mainOrder)
          : undefined;
      },
      /** All that lists may have, newest first. */
      listed: () => {
        const isListed = ({ fields, plan }) =>
          fields.account === account &&
          !fields.attached &&
          isSince(fields, plan.listedAfterMs, time);
        const orders = [...this.#orders.values()].filter(isListed).toReversed();
        return orders
          .map(({ fields }) => at(fields.orderId))
          .sort((a, b) => b.submittedAt - a.submittedAt);
      },
    };
  }

  #act(orderId, act) {
    const order = this.#upToDate(String(orderId));
    if (!order) throw new TypeError(`there is no order ${orderId}`);
    act(order);
  }

  #attach(main, fields, by) {
    const { account, symbol, stockName, quantity, timeInForce, submittedAt } = main;
    const inherited = { account, symbol, stockName, quantity, timeInForce, submittedAt };
    const side = main.side === 'Buy' ? 'Sell' : 'Buy';
    const own = { attached: true, mainOrder: main.orderId };
    const { orderId } = this.submit({ ...inherited, side, ...fields, ...own, by });
    this.#attached.get(main.orderId).push(orderId);
  }

  /** Attached orders end with a main order that was not filled. */
  #closeAttached({ status, fields }, at) {
    if (status === 'FilledStatus') return;
    for (const orderId of this.#attached.get(fields.orderId)) {
      const attached = this.#orders.get(orderId);
      attached.catchUp(at);
      attached.end('CanceledStatus', 'its main order', at);
    }
  }

  #upToDate(orderId) {
    const order = this.#orders.get(orderId);
    // What becomes of a main order may end its attached ones.
    if (order?.fields.mainOrder) this.#upToDate(order.fields.mainOrder);
    order?.catchUp(this.#now());
    return order;
  }

  /** An order as it was at `time`, with all that its detail has. */
  #at(orderId, time) {
    const order = orderId && this.#upToDate(orderId);
    const state = order?.stateAt(time);
    if (!state) return undefined;
    const { inDetail, inList } = order.plan;
    const history = order.history.filter(({ at }) => at <= time);
    const attached = this.#attached.get(orderId).map((each) => this.#at(each, time));
    return { ...order.fields, ...state, history, attachedOrders: attached, inDetail, inList };
  }

  #takeId() {
    while (this.#orders.has(String(this.#nextId))) this.#nextId += ORDER_ID_STEP;
    return this.#nextId;
  }
}

export const DEFAULT_ORDER = Object.freeze({
  account: 'practice',
  symbol: '700.HK',
  stockName: 'TENCENT',
  side: 'Buy',
  orderType: 'LO',
  quantity: '100',
  price: '380.000',
  timeInForce: 'Day',
  expireDate: '',
  outsideRth: '',
  remark: '',
  attached: false,
  attachedType: 'PROFIT_TAKER', // or STOP_LOSS, of an attached order
  triggerPrice: '',
});

const FIELDS = new Set([...Object.keys(DEFAULT_ORDER), 'orderId', 'submittedAt', 'mainOrder']);

function shown({ fields, history }) {
  const { status, executedQuantity, at } = history.at(-1);
  return { ...fields, status, executedQuantity, updatedAt: at };
}

function isNamedBy({ fields, plan }, { account, attached }, time) {
  const isSo = fields.account === account && fields.attached === attached;
  return isSo && isSince(fields, plan.knownAfterMs, time);
}

function isSince({ submittedAt }, afterMs = 0, time) {
  return time >= submittedAt + afterMs;
}
