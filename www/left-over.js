// What was under way when the page was closed or reloaded: its answers reached nobody, so the next
// page says that it does not know, and lets the book tell. Never a key or a token is kept.

import { memory } from './memory.js';

const LOST = { attempts: [], error: { outcome: 'unknown' }, startedAt: 0, endedAt: 0 };

/** Notes what `underWay()` gives when the page goes. */
export function noteOnLeaving(underWay) {
  addEventListener('pagehide', () => {
    const all = underWay();
    const sent = all.filter(({ attempts }) => attempts.length > 0);
    const cancels = sent.map((cancel) => ({ ...cancel, ...LOST }));
    const left = { at: Date.now(), cancels, waiting: all.length - sent.length };
    if (all.length > 0) memory.left = JSON.stringify(left);
  });
  // Back from the browser's cache, the page still has them.
  addEventListener('pageshow', ({ persisted }) => persisted && delete memory.left);
}

/** `{ at, cancels, waiting }` of the page before. */
export function takeLeftOver() {
  const left = memory.left ?? '{"cancels":[],"waiting":0}';
  delete memory.left;
  return JSON.parse(left);
}
