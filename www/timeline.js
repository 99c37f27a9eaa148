// A cancel over time, drawn: each attempt a box whose outline and mark tell what came of it.

import { svg } from './dom.js';
import { findingOf, MARKS } from './states.js';

const WORDS_WIDTH = 14; // per cent

export function drawTimeline({ startedAt, endedAt, attempts }) {
  const now = endedAt ?? performance.now();
  const at = (time = now) => (100 * (time - startedAt)) / Math.max(now - startedAt, 1);
  let taken = 100; // words further right would run into others

  const boxes = attempts.toReversed().flatMap((attempt) => {
    const finding = attempt.next ? findingOf(attempt) : 'sending';
    const width = Math.max(at(attempt.endedAt) - at(attempt.leftAt), 0.7);
    const x = Math.min(at(attempt.leftAt), 100 - width);
    const place = { x: `${x}%`, y: 18, width: `${width}%`, height: 16 };
    const parts = [svg('rect', { class: finding, ...place })];
    const words = Math.min(x, 100 - WORDS_WIDTH);
    if (words + WORDS_WIDTH > taken) return parts;
    taken = words;
    const text = `${MARKS[finding]} ${attempt.httpStatus ?? ''}`;
    return [...parts, svg('text', { x: `${words}%`, y: 12 }, text)];
  });

  const line = svg('line', { x2: '100%', y1: 26, y2: 26 });
  return svg('svg', { 'aria-hidden': true }, line, ...boxes);
}
