// A bulk by what is known of its orders: one bar, in the colours and the words of the outcomes. What
// has not come out is not filled, so that a run that was stopped does not look done.

import { html } from '../html.js';
import { t } from '../language.js';
import { MARKS } from '../mark.js';

const ORDER = [
  'cancelled',
  'accepted',
  'filled',
  'ended',
  'too-late',
  'rejected',
  'unknown',
  'settling',
  'retrying',
  'sending',
  'not-sent',
  'waiting',
];

export function Outcomes({ totals: { total, byVerdict } }) {
  const parts = ORDER.filter((verdict) => byVerdict[verdict]);
  let x = 0;
  const boxes = parts.map((verdict) => {
    const width = (100 * byVerdict[verdict]) / total;
    x += width;
    return html`<rect
      key=${verdict}
      data-outcome=${verdict}
      x=${`${x - width}%`}
      width=${`${width}%`}
      height="100%"
    />`;
  });
  const words = parts.map((verdict) => `${t(verdict)} ${byVerdict[verdict]}`).join(', ');
  return html`<svg class="outcomes" id="progress-bar" role="img" aria-label=${words}>${boxes}</svg>
    <ul class="legend" id="totals">
      ${parts.map(
        (verdict) =>
          html`<li key=${verdict} data-outcome=${verdict}>
            <span aria-hidden="true">${MARKS[verdict]}</span> ${t(verdict)}${' '}<b
              >${byVerdict[verdict]}</b
            >
          </li>`,
      )}
    </ul>`;
}
