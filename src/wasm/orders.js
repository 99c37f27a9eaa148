// An order, as callers get it: what the gateway tells of it, under the names of the official SDK.

const SESSIONS = {
  UnknownOutsideRth: '',
  RTH_ONLY: 'RTHOnly',
  ANY_TIME: 'AnyTime',
  OVERNIGHT: 'Overnight',
};

const DEDUCTIONS = { NONE: 'None', NO_DATA: 'NoData', PENDING: 'Pending', DONE: 'Done' };

/**
 * By the field, what the gateway writes and what the official SDK says for it; an empty text is left
 * out. What is not here stays as the gateway wrote it.
 * @type {Record<string, Record<string, string>>}
 */
const NAMES = {
  status: {
    NewStatus: 'New',
    PendingReplaceStatus: 'PendingReplace',
    ReplacedStatus: 'Replaced',
    PartialFilledStatus: 'PartialFilled',
    PendingCancelStatus: 'PendingCancel',
    CanceledStatus: 'Canceled',
    FilledStatus: 'Filled',
    RejectedStatus: 'Rejected',
    ExpiredStatus: 'Expired',
  },
  time_in_force: { GTC: 'GoodTilCanceled', GTD: 'GoodTilDate' },
  tag: { GTC: 'LongTerm' },
  trigger_status: { NOT_USED: '', DEACTIVE: 'Deactive', ACTIVE: 'Active', RELEASED: 'Released' },
  outside_rth: SESSIONS,
  force_only_rth: SESSIONS,
  activate_rth: SESSIONS,
  deductions_status: DEDUCTIONS,
  platform_deducted_status: DEDUCTIONS,
  code: { BROKER_FEES: 'Broker', THIRD_FEES: 'Third' },
};

/**
 * The order whose JSON this is. What Rust has read of it, strictly, stands in place of what the JSON
 * may have under that name: `orderId` beside `order_id`, for one.
 * @param {string} json
 * @param {string} orderId
 * @param {string} status
 * @param {string} executedQuantity
 * @param {string} quantity
 * @param {string} symbol
 * @param {string} side
 * @param {string} [timeInForce]
 */
export function order(
  json,
  orderId,
  status,
  executedQuantity,
  quantity,
  symbol,
  side,
  timeInForce,
) {
  const read = { orderId, status, executedQuantity, quantity, symbol, side, timeInForce };
  return present(Object.entries({ ...fields(JSON.parse(json)), ...read }));
}

/** @param {object} object */
function fields(object) {
  /** @type {[string, unknown][]} */
  const named = Object.entries(object).map(([key, value]) => [camelCase(key), field(key, value)]);
  // A text in the place of a method of every object's would make it one that cannot be printed.
  /** @type {any} */
  const { prototype } = Object;
  return present(named.filter(([name]) => typeof prototype[name] !== 'function'));
}

/**
 * An object without what has no value. It is made of own fields, whatever `Object.prototype` has.
 * @param {[string, unknown][]} entries
 * @returns {Record<string, unknown>}
 */
function present(entries) {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** It never gives `__proto__`: there, `_p` becomes `P`. @param {string} key */
function camelCase(key) {
  return key.replace(/_([a-z\d])/g, (_, letter) => letter.toUpperCase());
}

/** @param {string} key @param {any} value @returns {unknown} */
function field(key, value) {
  if (Array.isArray(value)) return value.map((item) => field('', item));
  if (typeof value === 'object' && value !== null) return fields(value);
  if (/_at$|^time$/.test(key)) return time(value);
  const names = Object.hasOwn(NAMES, key) ? NAMES[key] : {};
  const named = Object.hasOwn(names, value) ? names[value] : value;
  return named === null || named === '' ? undefined : named;
}

/** A time in seconds since 1970; nothing for 0, and for what is not such a time. @param {any} seconds */
function time(seconds) {
  return /^[1-9]\d{0,11}$/.test(seconds) ? new Date(seconds * 1000) : undefined;
}
