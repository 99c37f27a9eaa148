// One order in the table. It is drawn anew only where something in it differs.

import { closedAs, isOpen } from '../client/standing.js';
import { isWaiting } from '../client/queue.js';
import { Component, html } from '../html.js';
import { clock, count, language, t } from '../language.js';
import { Chip, fullNameOf, Mark, statusWords } from '../mark.js';
import { canCancel } from './model.js';

/** All that a row shows, as one text. */
export function signatureOf({ order, verdict, rank, waitInMs, record }, { isSelected, isActive }) {
  const wait = waitInMs === undefined ? rank : Math.ceil(waitInMs / 1000);
  const seen = verdict === 'unknown' ? Math.floor((Date.now() - seenAt(order, record)) / 1000) : '';
  const { status, executedQuantity } = order;
  return [language(), status, executedQuantity, verdict, wait, seen, isSelected, isActive].join();
}

export class Row extends Component {
  shouldComponentUpdate({ signature }) {
    return signature !== this.props.signature;
  }

  /** A row whose order has changed says so, once. */
  componentDidUpdate(before) {
    if (before.entry.order.status === this.props.entry.order.status) return;
    this.base.classList.remove('changed');
    requestAnimationFrame(() => this.base?.classList.add('changed'));
  }

  render({ entry, isSelected, isActive, on }) {
    const { order, key } = entry;
    const isFree = canCancel(entry);
    return html`<tr
      role="row"
      data-key=${key}
      data-verdict=${entry.verdict}
      class=${isOpen(order) ? '' : 'closed'}
      tabindex=${isActive ? 0 : -1}
      aria-selected=${String(isSelected)}
      onFocus=${() => on.focus(key)}
    >
      <td role="gridcell" class="pick">
        <label
          ><input
            type="checkbox"
            tabindex=${isActive ? 0 : -1}
            checked=${isSelected}
            disabled=${!isFree}
            aria-label=${t('selectOne', { name: fullNameOf(order) })}
            onClick=${(event) => on.select(key, event)}
        /></label>
      </td>
      <th role="rowheader" scope="row" class="name" title=${order.orderId}>
        <b>${order.symbol}</b> <span>${order.stockName}</span>
      </th>
      <td role="gridcell" class="side" data-side=${order.side}>${t(order.side)}</td>
      <td role="gridcell" class="quantity"><${Quantity} order=${order} /></td>
      <td role="gridcell" class="price">${order.price}</td>
      <td role="gridcell" class="status">
        <${Mark} of=${order.status} /><span>${statusWords(order)}</span>
      </td>
      <td role="gridcell" class="known">
        <${Known} ...${entry} isActive=${isActive} on=${on} />
      </td>
      <td role="gridcell" class="act"><${Actions} ...${entry} ...${{ isFree, isActive, on }} /></td>
    </tr>`;
  }
}

/** How much of it is filled, as a bar and in numbers. */
function Quantity({ order }) {
  const [filled, all] = [+order.executedQuantity, +order.quantity];
  return html`<span class="numbers">${count(filled)} / ${count(all)}</span
    ><svg class="fill" aria-hidden="true">
      <rect width=${`${(100 * filled) / all}%`} height="100%" />
    </svg>`;
}

/** When the order was last seen open. */
const seenAt = (order, record) => order.readAt ?? record?.seen?.readAt ?? 0;

function Known({ order, cancel, record, verdict, waitInMs, rank, isActive, on }) {
  if (!verdict) return null;
  const s = waitInMs === undefined ? undefined : Math.ceil(waitInMs / 1000);
  return html`<button
      class="verdict"
      tabindex=${isActive ? 0 : -1}
      onClick=${() => on.show(cancel)}
    >
      <${Chip} of=${verdict} />
    </button>
    ${
      verdict === 'waiting' &&
      html`<small>${s === undefined ? t('place', { rank: rank + 1 }) : t('seconds', { s })}</small>`
    }
    ${verdict === 'unknown' && html`<${LastSeen} order=${order} record=${record} />`}`;
}

/** What keeps an unknown from being forgotten: how, and when, the order was last seen. */
function LastSeen({ order, record }) {
  const at = seenAt(order, record);
  const s = Math.max(0, Math.floor((Date.now() - at) / 1000));
  const ago = s < 60 ? t('secondsAgo', { s }) : t('atClock', { at: clock(at) });
  return html`<small>${t('lastSeen', { status: statusWords(order), ago })}</small>`;
}

/** What can be done: with one that waits, with one that may still be open, with any that is. */
function Actions(entry) {
  const { order, cancel, verdict, isFree, isActive, on } = entry;
  const name = fullNameOf(order);
  if (closedAs(order)) return null;
  if (cancel && isWaiting(cancel)) return html`<${Waiting} ...${{ cancel, name, isActive, on }} />`;
  return html`${
    verdict === 'unknown' &&
    html`<button
      class="check-now"
      tabindex=${isActive ? 0 : -1}
      aria-label=${t('checkOne', { name })}
      onClick=${() => on.check(order)}
    >
      ${t('check')}
    </button>`
  }
  ${
    isOpen(order) &&
    html`<button
      class="cancel"
      tabindex=${isActive ? 0 : -1}
      aria-disabled=${String(!isFree)}
      aria-label=${t('cancelOne', { name })}
      onClick=${() => on.cancel(entry)}
    >
      ${t('cancel')}
    </button>`
  }`;
}

function Waiting({ cancel, name, isActive, on }) {
  return html`<span class="pair"
    ><button
      class="hurry"
      tabindex=${isActive ? 0 : -1}
      aria-disabled=${String(!!cancel.isHurried)}
      aria-label=${t('hurryOne', { name })}
      title=${t('hurry.more')}
      onClick=${() => on.hurry(cancel)}
    >
      ${t('hurry')}</button
    ><button
      class="take-out"
      tabindex=${isActive ? 0 : -1}
      aria-label=${t('takeOutOne', { name })}
      title=${t('takeOut.more')}
      onClick=${() => on.takeOut(cancel)}
    >
      ${t('takeOut')}
    </button></span
  >`;
}
