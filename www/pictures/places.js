// The rate limit: 30 places, and when each that is taken is free again.

import { PLACES, placesTaken } from '../client/places.js';
import { html } from '../html.js';
import { t } from '../language.js';

export function Places() {
  const taken = placesTaken().slice(0, PLACES);
  const free = PLACES - taken.length;
  const cells = Array.from({ length: PLACES }, (_, n) => taken[n]);
  return html`<figure class="places">
    <figcaption>
      <b>${t('places')}</b>
      <span id="places-words">${t('placesFree', { n: free, all: PLACES })}</span>
    </figcaption>
    <ol aria-hidden="true">
      ${cells.map(
        (inMs, n) =>
          html`<li key=${n} class=${inMs === undefined ? 'free' : 'taken'}>${secondsOf(inMs)}</li>`,
      )}
    </ol>
  </figure>`;
}

function secondsOf(inMs) {
  if (inMs === undefined) return '';
  return Number.isFinite(inMs) ? Math.ceil(inMs / 1000) : '…';
}
