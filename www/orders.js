// The list of practice orders: always the book as last read, never what a cancel ought to have made
// of it.

import { byId, el } from './dom.js';
import { announce } from './news.js';
import { isChanging, isOpen, stateWords } from './words.js';

const CALM_MS = 2000;
const CHANGING_MS = 200;

/**
 * Keeps the list current and calls `cancel(orderId)` for a row's button. `refresh()` reads the book
 * now.
 */
export function watchOrders(cancel) {
  const rows = new Map();
  let timer;

  async function refresh() {
    clearTimeout(timer);
    let pause = CALM_MS;
    try {
      const orders = await readBook();
      show(orders);
      if (orders.some(({ status }) => isChanging(status))) pause = CHANGING_MS;
    } catch {
      note('The practice gateway does not answer. What you see may be out of date.');
    }
    clearTimeout(timer);
    timer = setTimeout(refresh, pause);
  }

  function show(orders) {
    const known = new Set(orders.map(({ orderId }) => orderId));
    for (const [orderId, row] of rows) {
      if (!known.has(orderId)) rows.delete(orderId) && row.element.remove();
    }
    for (const order of orders) {
      if (!rows.has(order.orderId)) rows.set(order.orderId, addRow(order, cancel));
      rows.get(order.orderId).update(order);
    }
    const open = orders.filter(({ status }) => isOpen(status)).length;
    note(`${open} of ${orders.length} open.`);
  }

  byId('start-over').addEventListener('click', async () => {
    await fetch('/__control/reset', { method: 'POST' }).catch(() => {});
    refresh();
  });
  refresh();
  return { refresh };
}

async function readBook() {
  const response = await fetch('/practice/orders', { signal: AbortSignal.timeout(5000) });
  return (await response.json()).orders;
}

function addRow(order, cancel) {
  const state = el('td');
  const button = cancelButton(order, cancel);
  byId('orders').append(el('tr', {}, describe(order), state, el('td', {}, button.element)));
  let shown;

  function update(now) {
    button.update(now);
    const text = `${now.status} ${now.executedQuantity}`;
    if (text === shown) return;
    if (shown !== undefined) announce(`${nameOf(now)}: ${stateWords(now.status).words}`);
    shown = text;
    state.replaceChildren(...stateCell(now));
  }

  return { element: state.parentElement, update };
}

/**
 * Turned off by aria-disabled, which unlike `disabled` lets a keyboard's focus stay where it is.
 */
function cancelButton(order, cancel) {
  const element = el('button', { type: 'button', 'aria-label': `Cancel ${nameOf(order)}` });
  let open = isOpen(order.status);
  let sending = false;

  function show() {
    element.setAttribute('aria-disabled', sending || !open);
    element.textContent = sending ? 'Sending…' : 'Cancel';
  }

  element.addEventListener('click', async () => {
    if (sending || !open) return;
    sending = true;
    show();
    await cancel(order.orderId);
    sending = false;
    show();
  });
  const update = ({ status }) => {
    open = isOpen(status);
    show();
  };
  show();
  return { element, update };
}

function describe(order) {
  return el(
    'th',
    { scope: 'row' },
    el('span', { class: 'name' }, nameOf(order)),
    el('span', {}, `${order.side} ${order.quantity} at ${order.price}`),
    el('span', { class: 'code' }, order.orderId),
  );
}

function stateCell({ status, executedQuantity, quantity }) {
  const { mark, words } = stateWords(status);
  return [
    el(
      'span',
      { class: 'state' },
      el('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
      words,
    ),
    el('span', { class: 'hint' }, `${executedQuantity} of ${quantity} filled`),
  ];
}

function nameOf({ symbol, stockName }) {
  return `${symbol} ${stockName}`;
}

function note(text) {
  const place = byId('orders-note');
  if (place.textContent !== text) place.textContent = text;
}
