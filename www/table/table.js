// The table of orders: what the book said when it was last read, and what is known of each cancel.

import { html } from '../html.js';
import { clock, t } from '../language.js';
import { state } from '../state.js';
import { Filter } from './filter.js';
import { onTableKey } from './keyboard.js';
import { activeOf, canCancel, openOrders, selectedOrders, shownEntries } from './model.js';
import { Row, signatureOf } from './row.js';
import { toggleAll, toggleSort } from './selection.js';
import { Strip } from './strip.js';

const HEADS = ['symbol', 'side', 'quantity', 'price', 'status', 'cancel'];

export function Table({ on }) {
  const entries = shownEntries();
  const active = activeOf(entries);
  return html`<section id="orders-panel" aria-labelledby="orders-title">
    <${Bar} on=${on} />
    <${Filter} shown=${entries.length} on=${on} />
    <${Strip} on=${on} />
    <div class="scroll">
      <table role="grid" aria-multiselectable="true" aria-labelledby="orders-title">
        <thead role="rowgroup">
          <tr role="row">
            <td role="gridcell" class="pick"><${SelectAll} entries=${entries} /></td>
            ${HEADS.map((by) => html`<${Head} key=${by} by=${by} />`)}
            <td role="gridcell" class="act"></td>
          </tr>
        </thead>
        <tbody id="orders" role="rowgroup" onKeyDown=${(event) => onTableKey(event, on)}>
          ${entries.map((entry) => {
            const { key } = entry;
            const looks = { isSelected: state.selected.has(key), isActive: key === active };
            const signature = signatureOf(entry, looks);
            return html`<${Row} key=${key} ...${{ entry, ...looks, signature, on }} />`;
          })}
        </tbody>
      </table>
      ${entries.length === 0 && html`<p class="hint empty">${t(state.book.at ? 'none' : 'reading')}</p>`}
    </div>
    <p class="hint" id="orders-note">${note()}</p>
  </section>`;
}

function note() {
  const { at, orders } = state.book;
  return at
    ? t('asRead', { open: openOrders().length, all: orders.size, at: clock(at) })
    : t('reading');
}

function Bar({ on }) {
  const [chosen, open] = [selectedOrders().length, openOrders().length];
  return html`<div class="bar head">
    <h2 id="orders-title">${t('orders')}</h2>
    <span class="bar end">
      <button
        id="cancel-selected"
        aria-disabled=${String(chosen === 0)}
        onClick=${on.cancelSelected}
      >
        ${t('cancelSelected', { n: chosen })}
      </button>
      <button id="cancel-all" aria-disabled=${String(open === 0)} onClick=${on.cancelAll}>
        ${t('cancelAll', { n: open })}
      </button>
    </span>
  </div>`;
}

function Head({ by }) {
  const { by: now, isDescending } = state.sort;
  const sort = now === by ? (isDescending ? 'descending' : 'ascending') : 'none';
  return html`<th role="columnheader" scope="col" class=${CLASSES[by] ?? by} aria-sort=${sort}>
    <button class="sort" data-sort=${by} onClick=${() => toggleSort(by)}>
      ${t(`head.${by}`)}<span aria-hidden="true">${SORTS[sort]}</span>
    </button>
  </th>`;
}

const CLASSES = { symbol: 'name', cancel: 'known' };
const SORTS = { none: '', ascending: ' ↑', descending: ' ↓' };

function SelectAll({ entries }) {
  const free = entries.filter(canCancel);
  const chosen = free.filter(({ key }) => state.selected.has(key)).length;
  return html`<label
    ><input
      type="checkbox"
      id="all"
      aria-label=${t('selectAll')}
      checked=${chosen > 0 && chosen === free.length}
      indeterminate=${chosen > 0 && chosen < free.length}
      onChange=${({ target }) => toggleAll(free, target.checked)}
  /></label>`;
}
