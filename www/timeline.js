// A cancel over time, drawn: its turn awaited, each attempt a box whose outline and mark tell what
// came of it, and a line for the pause before the next.

import { svg } from './dom.js';
import { findingOf, MARKS } from './states.js';

export function drawTimeline({ startedAt, endedAt, attempts }) {
  const now = endedAt ?? performance.now();
  const at = (time) => (100 * (time - startedAt)) / Math.max(now - startedAt, 1);
  let reached = 0;
  const pause = (to, kind) =>
    svg('line', { class: kind, x1: `${reached}%`, x2: `${to}%`, y1: 26, y2: 26 });
  const parts = attempts.flatMap((attempt, n) => {
    const line = pause(at(attempt.leftAt), n ? 'backoff' : 'turn');
    reached = at(attempt.endedAt ?? now);
    return [line, ...box(at(attempt.leftAt), reached, attempt)];
  });
  parts.push(pause(100, reached ? 'backoff' : 'turn'));
  return svg('svg', { 'aria-hidden': true }, ...parts);
}

function box(from, to, attempt) {
  const finding = attempt.next ? findingOf(attempt) : 'sending';
  const width = Math.max(to - from, 0.7);
  const x = Math.min(from, 100 - width);
  // Near the end the words run to the left, so that they stay in the picture.
  const place = x > 80 ? { x: `${x + width}%`, 'text-anchor': 'end' } : { x: `${x}%` };
  return [
    svg('rect', { class: finding, x: `${x}%`, y: 18, width: `${width}%`, height: 16 }),
    svg('text', { ...place, y: 12 }, `${MARKS[finding]} ${attempt.httpStatus ?? ''}`),
  ];
}
