// What the table shows, drawn from the state: which orders, in which order, and what is known of each.

import { closedAs, isOpen, isUnderWay, keyOf, verdictOf } from '../client/standing.js';
import { placesTaken, waitOf } from '../client/places.js';
import { isWaiting } from '../client/queue.js';
import { isUnknown } from '../interrupted/records.js';
import { state } from '../state.js';

/** An order as the table tells of it: `{ key, order, cancel?, record?, verdict?, waitInMs? }`. */
export function entryOf(order, queue) {
  const key = keyOf(order);
  const cancel = state.latest.get(key);
  const record = state.records.get(key);
  const verdict = cancel ? verdictOf(cancel, order) : recordVerdict(record, order);
  const rank = queue.ranks.get(cancel);
  const waitInMs = rank === undefined ? undefined : waitOf(rank, queue.taken);
  return { key, order, cancel, record, verdict, rank, waitInMs };
}

/** What another page's cancel, or an earlier one's, leaves known. */
function recordVerdict(record, order) {
  if (!record) return undefined;
  if (closedAs(order)) return closedAs(order);
  if (!isOpen(order)) return 'accepted';
  return isUnknown(record) ? 'unknown' : 'elsewhere';
}

/** Those that wait, the hurried ones first, each with its rank. */
export function queueNow() {
  const waiting = state.cancels.filter((cancel) => cancel.order && isWaiting(cancel)).toReversed();
  waiting.sort((a, b) => !!b.isHurried - !!a.isHurried);
  return { ranks: new Map(waiting.map((cancel, rank) => [cancel, rank])), taken: placesTaken() };
}

/** Whether its row may offer to cancel it. */
export function canCancel({ order, cancel, verdict }) {
  return isOpen(order) && !(cancel && isUnderWay(cancel)) && verdict !== 'elsewhere';
}

export const openOrders = () => [...state.book.orders.values()].filter(isOpen);

/** The selected orders that can be cancelled. */
export function selectedOrders() {
  return [...state.selected]
    .map((key) => state.book.orders.get(key))
    .filter((each) => each && isOpen(each));
}

/** All entries that the filter lets through, sorted. */
export function shownEntries() {
  const queue = queueNow();
  const entries = [...state.book.orders.values()].map((order) => entryOf(order, queue));
  return sorted(entries.filter(isShown));
}

const STATUSES = {
  all: () => true,
  open: ({ order }) => isOpen(order),
  unknown: ({ verdict }) => verdict === 'unknown',
  busy: ({ cancel, order }) => !!cancel && isUnderWay(cancel) && !closedAs(order),
  ended: ({ order }) => !!closedAs(order),
};

function isShown(entry) {
  const { text, status, side } = state.filter;
  const { symbol, stockName, orderId, side: own } = entry.order;
  if (side !== 'all' && own !== side) return false;
  const words = text.toLowerCase().split(/\s+/);
  const found = `${symbol} ${stockName} ${orderId}`.toLowerCase();
  return STATUSES[status](entry) && words.every((word) => found.includes(word));
}

/** The loudest first. */
const LOUDNESS = ['unknown', 'rejected', 'settling', 'retrying', 'sending', 'elsewhere', 'waiting'];
const loudness = ({ verdict }) =>
  (LOUDNESS.indexOf(verdict) + LOUDNESS.length + 1) % (LOUDNESS.length + 1);

const COLUMNS = {
  symbol: ({ order }) => order.symbol,
  side: ({ order }) => order.side,
  quantity: ({ order }) => +order.quantity,
  price: ({ order }) => +order.price,
  status: ({ order }) => order.status,
  cancel: loudness,
};

function sorted(entries) {
  const { by, isDescending } = state.sort;
  if (!by) return entries;
  const value = COLUMNS[by];
  const direction = isDescending ? -1 : 1;
  const compare = (a, b) => (a < b ? -direction : a > b ? direction : 0);
  return entries.sort((a, b) => compare(value(a), value(b)));
}

/** The key of the row that the keyboard acts on: the first one, where the last has gone. */
export function activeOf(entries) {
  const isThere = entries.some(({ key }) => key === state.active);
  return isThere ? state.active : entries[0]?.key;
}
