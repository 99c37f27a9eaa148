// What was under way in a page that is gone, be it closed, reloaded or killed: its answers reached
// nobody, so the next page says that it does not know, and lets the book tell. Never a key or a
// token is kept.
//
// A page that goes may get no time to say so. It notes what is under way as that changes, and holds
// a lock of the same name for as long as it lives.

import { memory } from './memory.js';

const LOST = { attempts: [], error: { outcome: 'unknown' }, startedAt: 0, endedAt: 0 };
const PREFIX = 'under way in ';
const OWN = PREFIX + crypto.randomUUID();

/** Notes `all` that is under way. */
export function note(all) {
  const sent = all.filter(({ attempts }) => attempts.length > 0);
  const cancels = sent.map((cancel) => ({ ...cancel, ...LOST }));
  const left = { at: Date.now(), cancels, waiting: all.length - sent.length };
  if (all.length > 0) memory[OWN] = JSON.stringify(left);
  else delete memory[OWN];
}

/** Calls `onLeftOver({ at, cancels, waiting })` once for each page that is gone, or goes. */
export function takeLeftOver(onLeftOver) {
  lock(OWN, () => new Promise(() => {}));
  for (const name of Object.keys(memory).filter((each) => each.startsWith(PREFIX))) {
    lock(name, () => {
      const left = memory[name];
      delete memory[name];
      if (left) onLeftOver(JSON.parse(left));
    });
  }
}

/** Where the browser blocks storage it has no locks either, and there is nothing to take. */
const lock = (name, act) => navigator.locks.request(name, act).catch(() => {});
