// One order's life. Nothing runs by itself: an order keeps what will happen to it, and catches up
// with the clock whenever it is read. So the book needs no timers, and the same calls at the same
// times always give the same statuses.
//
//   NewStatus, or PartialFilledStatus            as submitted, by its plan
//    -> WaitToCancel -> PendingCancelStatus      once a cancel is accepted, for the times in `pace`
//    -> CanceledStatus, or PartialWithdrawal     the latter when part was filled
//    -> FilledStatus, RejectedStatus, or open again, when its plan lets the cancel lose
//   ExpiredStatus    closes a Day order at the end of its session, a GTD order after its date;
//                    a GTC or GTD order also shows it between two sessions, and then is open again
//
// The statuses before a cancel and after it are the broker's; when which one follows is ours.

export const PLAN = Object.freeze({
  executed: 'quantity filled from the start',
  startsAs: "the status it is open in, for example 'NotReported', or a text nobody knows",
  fillsAfterMs: 'fills this long after it was submitted, unless it has ended by then',
  fills: '[{ afterMs, quantity }]: fills in parts',
  cancelledAfterMs: 'somebody else cancels it this long after it was submitted',
  endsBeforeCancel: 'the status in which it ends just before its first cancel arrives',
  fillsFirst: 'fills just before a cancel takes effect',
  fillsWhileCancelled: 'quantity that fills while it is being cancelled',
  reopens: 'so many cancels are accepted and come to nothing: it is open again',
  endsAs: "the status in which a cancel ends, for example 'RejectedStatus'",
  dormantFromMs: 'a GTC or GTD order shows ExpiredStatus from so long after it was submitted on',
  dormantToMs: 'and is open again from so long after it was submitted on; never by default',
  knownAfterMs: 'a call that names it is refused as for an unknown id until then',
  listedAfterMs: 'no list has it until then',
  inDetail: 'JSON fields that its detail has instead of the true ones',
  inList: 'JSON fields that lists have instead of the true ones',
});

const EXCHANGE = 'the exchange';
export const SOMEBODY_ELSE = 'somebody else';
const isCancelled = (status) => status === 'CanceledStatus' || status === 'PartialWithdrawal';

export class Order {
  /** Its statuses: `{ status, executedQuantity, at, by }`, oldest first. */
  history = [];
  /** The cancels that reached it: `{ by, at, accepted }`. */
  cancels = [];
  isClosed = false;
  #fields;
  #plan;
  #pace;
  #calendar;
  #onClose;
  #due = [];
  #openStatus;
  #cancel; // the one that is under way
  #reopened = 0;
  #isDormant = false;
  #waitingFills = [];
  #executed = 0;

  /**
   * `onClose(order, at)` is called once, when it ends.
   * @param {{ [name: string]: any }} fields
   * @param {{ plan?: import('../lib/orders.js').Plan, [name: string]: any }} setting
   */
  constructor(fields, { plan = {}, pace, calendar, by, onClose }) {
    checkPlan(plan);
    this.#fields = fields;
    this.#plan = plan;
    this.#pace = pace;
    this.#calendar = calendar;
    this.#onClose = onClose;
    this.#executed = Number(plan.executed ?? 0);
    this.#openStatus = this.#executed > 0 ? 'PartialFilledStatus' : 'NewStatus';
    this.#openStatus = plan.startsAs ?? this.#openStatus;
    this.#enter(this.#openStatus, fields.submittedAt, by);
    this.#followPlan();
    this.#followCalendar();
  }

  get status() {
    return this.history.at(-1).status;
  }

  get fields() {
    return this.#fields;
  }

  get plan() {
    return this.#plan;
  }

  /** The quantity that is not filled. */
  get remaining() {
    return Number(this.#fields.quantity) - this.#executed;
  }

  /** Lets all happen that was to happen until `now`. */
  catchUp(now) {
    while (this.#due.length > 0 && this.#due[0].at <= now) {
      const { at, happens } = this.#due.shift();
      happens(at);
    }
  }

  /** Asks to cancel it: whether that was accepted. */
  cancel(by, at) {
    const { endsBeforeCancel } = this.#plan;
    if (endsBeforeCancel && this.cancels.length === 0) {
      this.end(endsBeforeCancel, isCancelled(endsBeforeCancel) ? SOMEBODY_ELSE : EXCHANGE, at);
    }
    this.cancels.push({ by, at, accepted: !this.isClosed });
    if (this.isClosed) return false;
    // A trader who repeats a lost call is not refused, and changes nothing.
    if (!this.#cancel) this.#beginCancel(by, at);
    return true;
  }

  /** Fills `quantity`, or what remains of it. */
  fill(quantity, by, at) {
    if (this.isClosed || !(quantity > 0)) return;
    const filled = Math.min(quantity, this.remaining);
    this.#executed = Number((this.#executed + filled).toFixed(9));
    if (this.remaining <= 0) return this.#close('FilledStatus', by, at);
    this.#openStatus = 'PartialFilledStatus';
    this.#enter(this.#cancel ? this.status : this.#openStatus, at, by);
  }

  /** Ends it in `status`, unless it has ended already. */
  end(status, by, at) {
    if (this.isClosed) return;
    if (status === 'FilledStatus') this.fill(this.remaining, by, at);
    else this.#close(status, by, at);
  }

  /** Its status at `time`, as far as it has caught up; undefined before it was submitted. */
  stateAt(time) {
    const { status, executedQuantity, at } =
      this.history.findLast((state) => state.at <= time) ?? {};
    return status && { status, executedQuantity, updatedAt: at };
  }

  #followPlan() {
    const { fillsAfterMs, fills = [], cancelledAfterMs, dormantFromMs, dormantToMs } = this.#plan;
    for (const { afterMs, quantity } of fills) this.#fillLater(afterMs, () => Number(quantity));
    if (fillsAfterMs !== undefined) this.#fillLater(fillsAfterMs, () => this.remaining);
    if (cancelledAfterMs !== undefined) {
      this.#later(cancelledAfterMs, (at) => this.cancel(SOMEBODY_ELSE, at));
    }
    if (dormantFromMs !== undefined) this.#later(dormantFromMs, (at) => this.#sleep(at));
    if (dormantToMs !== undefined) this.#later(dormantToMs, (at) => this.#wake(at));
  }

  #followCalendar() {
    const { timeInForce, expireDate, submittedAt } = this.#fields;
    const expire = (at) => this.end('ExpiredStatus', EXCHANGE, at);
    if (timeInForce === 'Day') this.#at(this.#calendar.closeAfter(submittedAt), expire);
    else if (!this.#calendar.isAlwaysOpen) this.#followSessions(submittedAt);
    if (timeInForce === 'GTD' && expireDate) this.#at(this.#calendar.endOf(expireDate), expire);
  }

  #followSessions(from) {
    const closesAt = this.#calendar.closeAfter(from);
    this.#at(closesAt, (at) => {
      this.#sleep(at);
      this.#at(this.#calendar.openAfter(at), (opensAt) => {
        this.#wake(opensAt);
        this.#followSessions(opensAt);
      });
    });
  }

  #sleep(at) {
    if (this.#cancel) return;
    this.#isDormant = true;
    this.#enter('ExpiredStatus', at, EXCHANGE);
  }

  #wake(at) {
    if (!this.#isDormant) return;
    this.#isDormant = false;
    this.#enter(this.#openStatus, at, EXCHANGE);
    for (const fill of this.#waitingFills.splice(0)) fill(at);
  }

  #beginCancel(by, at) {
    const cancel = { by };
    this.#cancel = cancel;
    this.#isDormant = false;
    this.#enter('WaitToCancel', at, by);
    const pendingAt = at + this.#pace.waitToCancelMs;
    this.#at(pendingAt, () => {
      this.#enter('PendingCancelStatus', pendingAt, by);
      this.fill(Number(this.#plan.fillsWhileCancelled ?? 0), EXCHANGE, pendingAt);
    });
    this.#at(pendingAt + this.#pace.pendingCancelMs, (endsAt) => this.#endCancel(cancel, endsAt));
  }

  #endCancel({ by }, at) {
    const { fillsFirst, reopens = 0, endsAs } = this.#plan;
    this.#cancel = undefined;
    if (fillsFirst) return this.fill(this.remaining, EXCHANGE, at);
    if (this.#reopened < reopens) {
      this.#reopened += 1;
      return this.#enter(this.#openStatus, at, EXCHANGE);
    }
    if (endsAs) return this.end(endsAs, EXCHANGE, at);
    this.#close(this.#executed > 0 ? 'PartialWithdrawal' : 'CanceledStatus', by, at);
  }

  #close(status, by, at) {
    this.#enter(status, at, by);
    this.isClosed = true;
    this.#due = [];
    this.#onClose?.(this, at);
  }

  #enter(status, at, by) {
    this.history.push({ status, executedQuantity: String(this.#executed), at, by });
  }

  #fillLater(afterMs, quantity) {
    const fill = (at) => {
      // Nothing trades between two sessions.
      if (this.#isDormant) this.#waitingFills.push(fill);
      else this.fill(quantity(), EXCHANGE, at);
    };
    this.#later(afterMs, fill);
  }

  #later(afterMs, happens) {
    this.#at(this.#fields.submittedAt + afterMs, happens);
  }

  /** What happens at the same time happens in the order in which it was arranged: fills come first. */
  #at(at, happens) {
    const place = this.#due.findIndex((other) => other.at > at);
    this.#due.splice(place < 0 ? this.#due.length : place, 0, { at, happens });
  }
}

function checkPlan(plan) {
  for (const name of Object.keys(plan)) {
    if (Object.hasOwn(PLAN, name)) continue;
    const names = Object.keys(PLAN).join(', ');
    throw new TypeError(`a plan has no field ${name}; expected one of ${names}`);
  }
}
