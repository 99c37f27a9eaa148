// Which orders the table shows.

import { html } from '../html.js';
import { t } from '../language.js';
import { changed, state } from '../state.js';

const STATUSES = ['all', 'open', 'busy', 'unknown', 'ended'];
const SIDES = ['all', 'Buy', 'Sell'];

export function Filter({ shown, on }) {
  const { text, status, side } = state.filter;
  const set = (part) => {
    Object.assign(state.filter, part);
    changed();
  };
  return html`<div class="bar filter" role="search" aria-label=${t('filter')}>
    <input
      id="search"
      type="search"
      autocomplete="off"
      spellcheck="false"
      placeholder=${t('search')}
      aria-label=${t('search')}
      value=${text}
      onInput=${({ target }) => set({ text: target.value })}
      onKeyDown=${(event) => event.key === 'Escape' && set({ text: '' })}
    />
    <select
      id="filter-status"
      aria-label=${t('head.status')}
      onChange=${({ target }) => set({ status: target.value })}
    >
      ${STATUSES.map(
        (each) =>
          html`<option value=${each} selected=${each === status}>${t(`filter.${each}`)}</option>`,
      )}
    </select>
    <select
      id="filter-side"
      aria-label=${t('head.side')}
      onChange=${({ target }) => set({ side: target.value })}
    >
      ${SIDES.map(
        (each) =>
          html`<option value=${each} selected=${each === side}>
            ${t(each === 'all' ? 'anySide' : each)}
          </option>`,
      )}
    </select>
    <span class="hint" role="status">${t('shown', { n: shown })}</span>
    <button class="quiet end" id="help" onClick=${on.help}>${t('keys')} <kbd>?</kbd></button>
  </div>`;
}
