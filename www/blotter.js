// The blotter: the book as last read, never what a cancel ought to have made of it.

import { announce, byId, on, setNotice, setText } from './dom.js';
import { perFrame } from './frames.js';
import { clock, count, onLanguage, t } from './language.js';
import { orderRow, statusWords } from './row.js';
import { isLeaving, isOpen, nameOf } from './states.js';

/** `cancelOf(order)` gives its latest cancel; the others are what the controls do. */
export function openBlotter({ cancelOf, cancel, cancelAll, onShow }) {
  const rows = new Map();
  const refresh = perFrame(showOrder);
  let orders = new Map();
  let reading;

  function update(next) {
    const known = new Map(next.orders.map((order) => [order.orderId, order]));
    for (const [orderId, { element }] of rows) {
      if (!known.has(orderId)) rows.delete(orderId) && element.remove();
    }
    tellChanges(orders, next.orders);
    [reading, orders] = [next, known];
    setNotice('stale');
    refreshAll();
  }

  function refreshAll() {
    for (const orderId of orders.keys()) refresh(orderId);
    showChoice();
  }

  function showOrder(orderId) {
    const order = orders.get(orderId);
    if (!order) return;
    if (!rows.has(orderId)) {
      const row = orderRow((free) => cancel([free]), onShow);
      rows.set(orderId, row);
      byId('orders').append(row.element);
    }
    rows.get(orderId).update(order, cancelOf(order), reading.now);
  }

  const openOrders = () => [...orders.values()].filter(isOpen);
  const picked = () => [...rows.values()].filter(({ box }) => box.checked);

  function showChoice() {
    const [chosen, open] = [picked().length, openOrders().length];
    offer('cancel-selected', 'cancelSelected', chosen);
    offer('cancel-all', 'cancelAll', open);
    const all = byId('all');
    all.ariaLabel = t('selectAll');
    all.checked = chosen > 0 && chosen === open;
    all.indeterminate = chosen > 0 && chosen < open;
    const facts = { open: count(open), all: count(orders.size), at: clock(reading?.at) };
    if (reading) setText(byId('orders-note'), t('asRead', facts));
  }

  on('orders', 'change', showChoice);
  on('all', 'change', ({ target }) => {
    for (const { box } of rows.values()) box.checked = target.checked && !box.disabled;
    showChoice();
  });
  on('cancel-all', 'click', () => cancelAll(openOrders()));
  on('cancel-selected', 'click', () => {
    const chosen = picked();
    for (const { box } of chosen) box.checked = false;
    cancel(chosen.map(({ order }) => order));
  });
  onLanguage(refreshAll);

  return {
    update,
    refresh,
    find: (orderId) => orders.get(orderId),
    isChanging: () => [...orders.values()].some(isLeaving),
    /** Says that the list is no longer what the book holds now. */
    stale() {
      const at = reading ? clock(reading.at) : '–';
      setNotice('stale', t(navigator.onLine ? 'silent' : 'offline', { at }));
    },
  };
}

function offer(id, key, n) {
  setText(byId(id), t(key, { n: count(n) }));
  byId(id).ariaDisabled = n === 0;
}

/** Reads out the first few orders whose status has changed. */
function tellChanges(before, orders) {
  const changed = orders.filter((order) => {
    const was = before.get(order.orderId);
    return was?.submittedAt === order.submittedAt && was.status !== order.status;
  });
  for (const order of changed.slice(0, 3)) announce(`${nameOf(order)}: ${statusWords(order)}`);
}
