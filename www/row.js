// One order in the blotter.

import { button, el, setText } from './dom.js';
import { count, language, t } from './language.js';
import { chip, isOpen, isUnderWay, mark, MARKS, nameOf, verdictOf } from './states.js';

const COLUMNS = ['name', 'side', 'price', 'quantity', 'filled', 'status', 'age'];

/** A status of the book; one that is not known is shown as it came. */
export const statusWords = ({ status }) => (MARKS[status] ? t(status) : status);

/** `onCancel(order)` and `onShow(cancel)` are what its buttons do. */
export function orderRow(onCancel, onShow) {
  const box = el('input', { type: 'checkbox' });
  const verdict = button({ class: 'verdict' }, () => onShow(row.cancel));
  const cancels = button({ class: 'cancel' }, () => isFree() && onCancel(row.order));
  const cells = COLUMNS.map((name, n) => el(n ? 'td' : 'th', { class: name }));
  const [name, side, price, quantity, filled, status, age] = cells;
  name.scope = 'row';
  const element = el('tr', {}, el('td', {}, box), ...cells, el('td', {}, verdict, cancels));
  const row = { element, box, update };
  const isFree = () => cancels.ariaDisabled === 'false';
  let shown;

  /** Shows the order as read at `now`, and its cancel if there is one. */
  function update(order, cancel, now) {
    Object.assign(row, { order, cancel });
    setText(age, ageOf(now - order.submittedAt));
    const state = cancel && verdictOf(cancel, order);
    const key = [language(), order.status, order.executedQuantity, state].join();
    if (key === shown) return;
    shown = key;
    describe(order);
    verdict.hidden = !state;
    if (state) verdict.replaceChildren(chip(state));
    offer(isOpen(order), isUnderWay(state));
  }

  function describe(order) {
    const id = el('small', {}, order.orderId);
    name.replaceChildren(el('b', {}, order.symbol), ` ${order.stockName}`, id);
    status.replaceChildren(mark(order.status), statusWords(order));
    setText(side, t(order.side));
    setText(price, order.price);
    setText(quantity, count(+order.quantity));
    setText(filled, count(+order.executedQuantity));
    filled.dataset.label = t('filled');
    setText(cancels, t('cancel'));
    cancels.ariaLabel = `${t('cancel')} ${nameOf(order)}`;
    box.ariaLabel = t('selectOne', { name: nameOf(order) });
  }

  function offer(isOpen, isBusy) {
    if (!isOpen && document.activeElement === cancels) verdict.focus();
    element.classList.toggle('closed', !isOpen);
    cancels.hidden = !isOpen;
    cancels.ariaDisabled = isBusy || !isOpen;
    box.disabled = !isFree();
    box.checked &&= isFree();
  }

  return row;
}

function ageOf(ms) {
  const n = Math.max(0, Math.floor(ms / 1000));
  return n < 60 ? t('seconds', { n }) : t('minutes', { n: Math.floor(n / 60) });
}
