/**
 * The status of an order, by the official SDK's name. One that this package does not know is as the
 * gateway writes it.
 *
 * Source: `status` of the gateway's answer. The broker does not document which ones are final; what
 * is said here is what SDKs and users agree on.
 */
export type OrderStatus =
  /** Not yet reported to the exchange. */
  | 'NotReported'
  /** Replaced, and the replacement not yet reported. */
  | 'ReplacedNotReported'
  /** A protected order that is not yet reported. */
  | 'ProtectedNotReported'
  /** A conditional order that waits for its trigger. */
  | 'VarietiesNotReported'
  /** On its way to the exchange. */
  | 'WaitToNew'
  /** At the exchange, and nothing of it is filled. */
  | 'New'
  /** A replacement is on its way. */
  | 'WaitToReplace'
  /** A replacement is at the exchange. */
  | 'PendingReplace'
  /** Replaced, and open. */
  | 'Replaced'
  /** A part is filled, and the rest is open. */
  | 'PartialFilled'
  /** A cancel is on its way; the order may still be filled. */
  | 'WaitToCancel'
  /** A cancel is at the exchange; the order may still be filled. */
  | 'PendingCancel'
  /** Closed: cancelled. */
  | 'Canceled'
  /** Closed: cancelled after a part was filled. */
  | 'PartialWithdrawal'
  /** Closed: filled. */
  | 'Filled'
  /** Closed: rejected by the broker or the exchange. */
  | 'Rejected'
  /**
   * Expired. It closes a `Day` order. A `GoodTilCanceled` or `GoodTilDate` order shows it between two
   * sessions, and is open again later.
   */
  | 'Expired'
  | (string & {});

/** How long an order is in force, by the official SDK's name; others are as the gateway writes them. */
export type TimeInForceType = 'Day' | 'GoodTilCanceled' | 'GoodTilDate' | (string & {});

/**
 * An order, as the gateway tells of it in a list.
 *
 * The names are the official SDK's. Quantities, prices and amounts are decimal numbers in strings, as
 * the gateway writes them. What the gateway leaves empty, and a time of 0, is left out. A field that
 * this package does not know is there too, by its name in camelCase.
 */
export interface Order {
  /** The order's id. */
  orderId: string;
  /** Its status when it was read. */
  status: OrderStatus;
  /** How much was ordered: shares, or contracts. */
  quantity: string;
  /** How much of it was executed, in the same unit. */
  executedQuantity: string;
  /** The security, such as `700.HK`. */
  symbol: string;
  /** Which side it is on. */
  side: 'Buy' | 'Sell' | (string & {});
  /**
   * How long it is in force. Lists of the gateway were seen to swap `Day` and `GoodTilCanceled`; the
   * order's details had it right.
   */
  timeInForce?: TimeInForceType;
  /** The security's name, in the language of the `Config`. */
  stockName?: string;
  /** The price that was ordered, in `currency`; none for a market order. */
  price?: string;
  /** The average price of what was executed, in `currency`; `0.000` where nothing was. */
  executedPrice?: string;
  /** When it was submitted. */
  submittedAt?: Date;
  /** `LO`, `ELO`, `MO`, `AO`, `ALO`, `ODD`, `LIT`, `MIT`, `TSLPAMT`, `TSLPPCT`, `TSMAMT`, `TSMPCT`, `SLO`. */
  orderType?: string;
  /** The security's last price, in `currency`. */
  lastDone?: string;
  /** At which price a `LIT` or `MIT` order is triggered, in `currency`. */
  triggerPrice?: string;
  /** Why it was rejected, or a remark of the broker's. */
  msg?: string;
  /** `Normal`, `LongTerm`, `Grey`, `MarginCall`, `Offline`, `Creditor`, `Debtor`, `NonExercise`, `AllocatedSub`. */
  tag?: string;
  /** When a `GoodTilDate` order expires: `YYYY-MM-DD`. */
  expireDate?: string;
  /** When it last changed. */
  updatedAt?: Date;
  /** When a conditional order was triggered. */
  triggerAt?: Date;
  /** By how much a `TSMAMT` or `TSLPAMT` order trails, in `currency`. */
  trailingAmount?: string;
  /** By how much a `TSMPCT` or `TSLPPCT` order trails, in percent. */
  trailingPercent?: string;
  /** The limit offset of a `TSLPAMT` or `TSLPPCT` order, in `currency`. */
  limitOffset?: string;
  /** The state of a conditional order's trigger; none for other orders. */
  triggerStatus?: 'Deactive' | 'Active' | 'Released' | (string & {});
  /** In which currency it trades, such as `HKD`. */
  currency?: string;
  /** Whether it may trade outside regular hours; none where that does not arise. */
  outsideRth?: 'RTHOnly' | 'AnyTime' | 'Overnight' | (string & {});
  /** Which level of the order book sets its limit price: bids above 0, asks below. */
  limitDepthLevel?: number;
  /** How often its trigger must be met. */
  triggerCount?: number;
  /** The price that is watched, in `currency`. */
  monitorPrice?: string;
  /** What the submitter noted. */
  remark?: string;
  /** Its attached take-profit and stop-loss orders. */
  attachedOrders?: AttachedOrder[];
}

/** An order, as the gateway tells of it in the order's own details. */
export interface OrderDetail extends Order {
  /** Whether it is free of commission: `None`, `Calculated`, `Pending` or `Ready`. */
  freeStatus?: string;
  /** How much commission is waived, in `freeCurrency`. */
  freeAmount?: string;
  /** The currency of `freeAmount`. */
  freeCurrency?: string;
  /** The state of deductions: `None`, `NoData`, `Pending` or `Done`. */
  deductionsStatus?: string;
  /** How much is deducted, in `deductionsCurrency`. */
  deductionsAmount?: string;
  /** The currency of `deductionsAmount`. */
  deductionsCurrency?: string;
  /** The state of deductions from the platform fee: `None`, `NoData`, `Pending` or `Done`. */
  platformDeductedStatus?: string;
  /** How much of the platform fee is deducted, in `platformDeductedCurrency`. */
  platformDeductedAmount?: string;
  /** The currency of `platformDeductedAmount`. */
  platformDeductedCurrency?: string;
  /** What happened to it, as the gateway lists it. */
  history?: OrderHistoryDetail[];
  /** What it costs; none for an attached order. */
  chargeDetail?: OrderChargeDetail;
}

/** Something that happened to an order. */
export interface OrderHistoryDetail {
  /** The price of an execution; otherwise the price that was ordered. */
  price?: string;
  /** The quantity of an execution; otherwise what remained. */
  quantity?: string;
  /** The status that the order took. */
  status?: OrderStatus;
  /** What the gateway says of it. */
  msg?: string;
  /** When it happened. */
  time?: Date;
}

/** What an order costs. */
export interface OrderChargeDetail {
  /** All charges together, in `currency`. */
  totalAmount?: string;
  /** The currency that is settled in. */
  currency?: string;
  /** The charges, by category. */
  items?: OrderChargeItem[];
}

/** The charges of one category. */
export interface OrderChargeItem {
  /** Who charges: the broker, or third parties. */
  code?: 'Broker' | 'Third' | (string & {});
  /** The category's name. */
  name?: string;
  /** The single fees. */
  fees?: OrderChargeFee[];
}

/** A fee. */
export interface OrderChargeFee {
  /** The broker's code for it. */
  code?: string;
  /** Its name. */
  name?: string;
  /** How much, in `currency`. */
  amount?: string;
  /** Its currency. */
  currency?: string;
}

/**
 * An attached take-profit or stop-loss order, in the details of the order that it is attached to.
 * Numbers stand for what the gateway does not spell out. What else it tells is there too, undeclared.
 */
export interface AttachedOrder {
  /** Its id, to be used with `isAttached`. */
  orderId?: string;
  /** Its status. */
  status?: OrderStatus;
  /** Which kind it is: a number of the gateway's. */
  attachedTypeDisplay?: number;
  /** How much was ordered. */
  quantity?: string;
  /** How much of it was executed. */
  executedQty?: string;
  /** Whether it was cancelled. */
  withdrawn?: boolean;
  /** At which price it is triggered. */
  triggerPrice?: string;
  /** The price that it will be submitted at. */
  submitPrice?: string;
  /** How long it is in force. */
  timeInForce?: TimeInForceType;
  /** When it was submitted. */
  submittedAt?: Date;
  /** When it last changed. */
  updatedAt?: Date;
}
