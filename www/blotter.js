// The blotter: the book as last read, never what a cancel ought to have made of it.

import { announce, byId, on, setNotice, setText } from './dom.js';
import { perFrame } from './frames.js';
import { clock, count, onLanguage, t } from './language.js';
import { orderRow, statusWords } from './row.js';
import { isLeaving, isOpen, keyOf, nameOf } from './states.js';

/** `cancelOf(order)` gives its latest cancel; the others are what the controls do. */
export function openBlotter({ cancelOf, cancel, cancelAll, onShow }) {
  const rows = new Map();
  const refresh = perFrame(showOrder);
  let orders = new Map();
  let reading;

  function update(next) {
    const before = orders;
    orders = new Map(next.orders.map((order) => [keyOf(order), order]));
    reading = next;
    for (const [key, { element }] of rows) {
      if (!orders.has(key) && rows.delete(key)) element.remove();
    }
    tellChanges(before, orders);
    setNotice('stale');
    refreshAll();
  }

  function refreshAll() {
    for (const key of orders.keys()) refresh(key);
    showChoice();
  }

  function showOrder(key) {
    const order = orders.get(key);
    if (!order) return;
    if (!rows.has(key)) {
      const row = orderRow((free) => cancel([free]), onShow);
      rows.set(key, row);
      byId('orders').append(row.element);
    }
    rows.get(key).update(order, cancelOf(order), reading.now);
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
    find: (key) => orders.get(key),
    isChanging: () => [...orders.values()].some(isLeaving),
    /** Says that the list is no longer what the book holds now. */
    stale() {
      const at = reading ? clock(reading.at) : '–';
      setNotice('stale', `${t(navigator.onLine ? 'silent' : 'offline')} ${t('stale', { at })}`);
    },
  };
}

function offer(id, key, n) {
  setText(byId(id), t(key, { n: count(n) }));
  byId(id).ariaDisabled = n === 0;
}

/** Reads out the first few orders whose status has changed. */
function tellChanges(before, orders) {
  const hasChanged = ([key, { status }]) => (before.get(key)?.status ?? status) !== status;
  for (const [, order] of [...orders].filter(hasChanged).slice(0, 3)) {
    announce(`${nameOf(order)}: ${statusWords(order)}`);
  }
}
