// A cancel over time. Above, what this page did: its attempts, hedges beside them, look-ups and waits.
// Below, in a lane of its own, what the order's status really was, as the practice book tells it.

import { html } from '../html.js';
import { t } from '../language.js';
import { MARKS, statusWords } from '../mark.js';

const WIDTH = 400;
const LEFT = 62; // where the lanes' names are
const LANE = 20;
const SPACE = WIDTH - LEFT - 8;

/** `history` is the order's own: `[{ status, at }]`, Unix milliseconds; undefined where nobody knows. */
export function Timeline({ cancel, history }) {
  const { startedAt, attempts, lookUps, waits } = cancel;
  const end = endOf(cancel, history);
  const x = (time) => LEFT + (SPACE * Math.max(time - startedAt, 0)) / Math.max(end - startedAt, 1);
  const lanes = lanesOf(attempts);
  const bottom = 6 + LANE * (lanes.length + (lookUps.length > 0) + (history ? 1 : 0));
  const height = bottom + 24;
  const row = (n) => 4 + LANE * n;
  return html`<svg
    class="timeline"
    viewBox=${`0 0 ${WIDTH} ${height}`}
    role="img"
    aria-label=${t('timeline')}
  >
    ${axis({ end: end - startedAt, x: (ms) => x(startedAt + ms), bottom })}
    ${lanes.map((lane, n) => html`<${Lane} key=${n} ...${{ lane, y: row(n), x, end, n, waits }} />`)}
    ${
      lookUps.length > 0 &&
      html`<text class="lane" x="0" y=${row(lanes.length) + 13}>${t('lookUps')}</text>
        ${lookUps.map((each, n) => box({ ...each, x, end, y: row(lanes.length), key: n, kind: 'look-up' }))}`
    }
    ${
      history &&
      html`<${Status}
        ...${{ history, cancel, x, end, y: row(lanes.length + (lookUps.length > 0)) }}
      />`
    }
  </svg>`;
}

/** The picture ends with what is known last. */
function endOf({ endedAt, startedAt, at }, history) {
  const last = history?.at(-1);
  const seen = last ? startedAt + (last.at - at) + 150 : 0;
  return Math.max(endedAt ?? performance.now(), Math.min(seen, startedAt + 60_000));
}

/** Attempts that overlap lie in lanes of their own. */
function lanesOf(attempts) {
  const lanes = [[]];
  for (const attempt of attempts) {
    if (!attempt.leftAt) continue;
    const isFree = (lane) =>
      (lane.at(-1)?.endedAt ?? (lane.length ? Infinity : 0)) <= attempt.leftAt;
    const lane = lanes.find(isFree);
    if (lane) lane.push(attempt);
    else lanes.push([attempt]);
  }
  return lanes;
}

function Lane({ lane, y, x, end, n, waits }) {
  return html`<text class="lane" x="0" y=${y + 13}
      >${t(n === 0 ? 'attemptLane' : 'hedgeLane')}</text
    >
    ${n === 0 && waits.map((wait, at) => waitLine({ ...wait, at, x, end, y }))}
    ${lane.map((attempt) => {
      const kind = !attempt.next ? 'sending' : attempt.kind ? 'failed' : 'accepted';
      return box({ ...attempt, x, end, y, key: attempt.attempt, kind });
    })}`;
}

function waitLine({ from, until, reason, at, x, end, y }) {
  const [x1, x2] = [x(from), x(until ?? end)];
  return html`<line
    key=${`wait ${at}`}
    class="wait"
    data-reason=${reason}
    x1=${x1}
    x2=${x2}
    y1=${y + 9}
    y2=${y + 9}
    ><title>${t(`wait.${reason}`)}</title></line
  >`;
}

/** A request: a box, with its status in it where that has room, and never beside it. */
function box({ leftAt, endedAt, httpStatus, next, key, kind, x, end, y }) {
  const from = x(leftAt);
  const width = Math.max(x(endedAt ?? end) - from, 3);
  const words = String(httpStatus ?? (next ? MARKS.unknown : ''));
  return html`<g key=${key} class="request" data-kind=${kind}>
    <rect x=${from} y=${y} width=${width} height="16" rx="3" />
    ${
      width > 8 * words.length + 4 &&
      html`<text x=${from + width / 2} y=${y + 12} text-anchor="middle">${words}</text>`
    }
  </g>`;
}

function Status({ history, cancel, x, end, y }) {
  const time = (at) => cancel.startedAt + (at - cancel.at);
  const parts = history.map((each, n) => {
    const from = Math.max(x(time(each.at)), LEFT);
    const until = Math.min(x(history[n + 1] ? time(history[n + 1].at) : end), LEFT + SPACE);
    const words = statusWords(each);
    if (until <= from) return null;
    const hasRoom = until - from > 6.4 * words.length + 8;
    return html`<g key=${n} class="status" data-status=${each.status}>
      <rect x=${from} y=${y} width=${until - from} height="16"><title>${words}</title></rect>
      ${html`<text x=${(from + until) / 2} y=${y + 12} text-anchor="middle">
        ${hasRoom ? words : until - from > 12 ? MARKS[each.status] : ''}
      </text>`}
    </g>`;
  });
  return html`<text class="lane" x="0" y=${y + 13}>${t('statusLane')}</text>${parts}`;
}

function axis({ end, x, bottom }) {
  const step =
    [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000].find((ms) => end / ms <= 6) ??
    60_000;
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, n) => n * step);
  return html`<line class="axis" x1=${LEFT} x2=${LEFT + SPACE} y1=${bottom} y2=${bottom} />
    ${ticks.map(
      (ms) =>
        html`<g key=${ms} class="tick">
          <line x1=${x(ms)} x2=${x(ms)} y1="0" y2=${bottom + 4} />
          <text x=${Math.min(x(ms), WIDTH - 22)} y=${bottom + 16} text-anchor="middle">
            ${step < 1000 ? `${ms} ms` : `${ms / 1000} s`}
          </text>
        </g>`,
    )}`;
}
