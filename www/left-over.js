// What was under way in a page that is gone: the next one says that it does not know the answers.
// A page may be killed without notice, so it keeps a note, without keys, under a lock that ends
// with it.

import { memory } from './memory.js';

const LOST = { attempts: [], error: { outcome: 'unknown' }, startedAt: 0, endedAt: 0 };
const PREFIX = 'under way in ';
const OWN = PREFIX + crypto.randomUUID();

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
