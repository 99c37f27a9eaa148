// The cancels made from this page, newest first: each one's attempts, and what was known when. Beside
// the table, or, on a phone, a sheet over it.

import { isUnderWay } from '../client/standing.js';
import { html } from '../html.js';
import { t } from '../language.js';
import { Chip, nameOf } from '../mark.js';
import { changed, state } from '../state.js';
import { Entry } from './entry.js';
import { verdictInLog } from './verdict.js';

const MOST_SHOWN = 40;

export function Log({ on }) {
  const entries = shownCancels();
  return html`<section
    id="log"
    aria-labelledby="cancels-title"
    class=${entries.length === 0 ? 'empty-log' : state.isSheetOpen ? 'open' : ''}
  >
    <h2 id="cancels-title">
      <button
        class="sheet"
        aria-expanded=${String(state.isSheetOpen)}
        aria-controls="cancels"
        onClick=${() => {
          state.isSheetOpen = !state.isSheetOpen;
          changed();
        }}
      >
        ${t('cancels')} ${' '}<${Newest} cancel=${entries[0]} />
      </button>
      <span class="title">${t('cancels')}</span>
    </h2>
    ${entries.length === 0 && html`<p class="hint">${t('noCancels')}</p>`}
    <ol id="cancels">
      ${entries.map((cancel) => html`<${Entry} key=${cancel.id} cancel=${cancel} on=${on} />`)}
    </ol>
  </section>`;
}

function Newest({ cancel }) {
  if (!cancel) return null;
  return html`<${Chip} of=${verdictInLog(cancel)} />
    ${cancel.order ? nameOf(cancel.order) : cancel.orderId}`;
}

/** What the book can tell anew may go; a cancel at another gateway, or under way, stays. */
function shownCancels() {
  let n = 0;
  const isKept = (cancel) => !cancel.order || cancel === state.shown || n++ < MOST_SHOWN;
  return state.cancels.filter((cancel) => !cancel.isCleared || isUnderWay(cancel)).filter(isKept);
}
