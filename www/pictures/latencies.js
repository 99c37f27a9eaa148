// How long answers took: a histogram, with bins that double.

import { html } from '../html.js';
import { milliseconds, t } from '../language.js';
import { state } from '../state.js';

const EDGES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

export function Latencies() {
  const times = state.cancels
    .flatMap(({ attempts }) => attempts)
    .filter(({ httpStatus }) => httpStatus)
    .map(({ durationMs }) => durationMs)
    .sort((a, b) => a - b);
  const bins = EDGES.map(
    (edge, n) => times.filter((ms) => ms < edge && ms >= (EDGES[n - 1] ?? 0)).length,
  );
  const most = Math.max(...bins, 1);
  const step = 100 / EDGES.length;
  const at = (share) => milliseconds(times[Math.floor(share * (times.length - 1))]);
  const words = times.length
    ? t('latencyWords', { n: times.length, half: at(0.5), most: at(0.95) })
    : t('noLatency');
  return html`<figure class="latencies">
    <figcaption><b>${t('latencies')}</b>${' '}<span>${words}</span></figcaption>
    <svg role="img" aria-label=${`${t('latencies')}: ${words}`}>
      ${bins.map((n, at) => {
        const height = (72 * n) / most;
        const x = `${at * step + 0.6}%`;
        return html`<rect
          key=${at}
          x=${x}
          y=${76 - height}
          width=${`${step - 1.2}%`}
          height=${height}
        />`;
      })}
      <line x1="0" x2="100%" y1="76.5" y2="76.5" />
      ${EDGES.map(
        (edge, n) =>
          n % 3 === 0 &&
          html`<text key=${edge} x=${`${(n + 1) * step}%`} y="90" text-anchor="end"
            >${label(edge)}</text
          >`,
      )}
    </svg>
  </figure>`;
}

const label = (ms) => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`);
