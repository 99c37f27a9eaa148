/** An order to be submitted; each field has a default. */
export interface NewOrder {
  orderId?: string;
  account?: string;
  symbol?: string;
  stockName?: string;
  side?: 'Buy' | 'Sell';
  orderType?: string;
  quantity?: string;
  price?: string;
  timeInForce?: 'Day' | 'GTC' | 'GTD';
  /** Of a GTD order, such as `2026-11-30`. */
  expireDate?: string;
  outsideRth?: string;
  remark?: string;
  attached?: boolean;
  attachedType?: 'PROFIT_TAKER' | 'STOP_LOSS';
  triggerPrice?: string;
  /** Unix milliseconds: now by default, and on an earlier day for an order of the history. */
  submittedAt?: number;
  /** Submitted with it. */
  attachedOrders?: readonly NewOrder[];
  /** What becomes of it. */
  plan?: Plan;
}

/** What becomes of an order. Times count from its submission. */
export interface Plan {
  /** The quantity that is filled from the start. */
  executed?: string;
  /** The status that it is open in, of any text. */
  startsAs?: string;
  /** Fills so long after it was submitted, unless it has ended by then. */
  fillsAfterMs?: number;
  /** Fills in parts. */
  fills?: readonly { afterMs: number; quantity: string | number }[];
  /** Somebody else cancels it. */
  cancelledAfterMs?: number;
  /** The status in which it ends just before its first cancel arrives. */
  endsBeforeCancel?: GatewayStatus;
  /** Its cancel is accepted, and it is filled all the same. */
  fillsFirst?: boolean;
  /** The quantity that is filled while it is being cancelled. */
  fillsWhileCancelled?: string | number;
  /** So many cancels are accepted and come to nothing: it is open again. */
  reopens?: number;
  /** The status in which a cancel ends. */
  endsAs?: GatewayStatus;
  /** A GTC or GTD order shows `ExpiredStatus` from then on. */
  dormantFromMs?: number;
  /** Until then. */
  dormantToMs?: number;
  /** Its id is unknown until then. */
  knownAfterMs?: number;
  /** No list has it until then. */
  listedAfterMs?: number;
  /** JSON fields that its detail has instead of the true ones. */
  inDetail?: Record<string, unknown>;
  /** JSON fields that lists have instead of the true ones. */
  inList?: Record<string, unknown>;
}

/** A status as the broker's gateway writes it. */
export type GatewayStatus =
  | 'NewStatus'
  | 'PartialFilledStatus'
  | 'WaitToCancel'
  | 'PendingCancelStatus'
  | 'CanceledStatus'
  | 'PartialWithdrawal'
  | 'FilledStatus'
  | 'RejectedStatus'
  | 'ExpiredStatus'
  | (string & {});

/** An order of the book, as it truly is. */
export interface Order {
  orderId: string;
  account: string;
  symbol: string;
  stockName: string;
  side: 'Buy' | 'Sell';
  orderType: string;
  quantity: string;
  price: string;
  timeInForce: 'Day' | 'GTC' | 'GTD';
  expireDate: string;
  outsideRth: string;
  remark: string;
  attached: boolean;
  attachedType: 'PROFIT_TAKER' | 'STOP_LOSS';
  triggerPrice: string;
  submittedAt: number;
  /** The main order's id, of an attached one. */
  mainOrder?: string;
  status: GatewayStatus;
  executedQuantity: string;
  /** Since when it has this status, in Unix milliseconds. */
  updatedAt: number;
  /** Its statuses, oldest first, and who brought each about: `call 3` is `log()[2]`. */
  history: { status: GatewayStatus; executedQuantity: string; at: number; by: string }[];
  /** The cancels that reached it. */
  cancels: { by: string; at: number; accepted: boolean }[];
  /** The ids of the orders that are attached to it. */
  attachedOrders: string[];
}
