// Many cancels at once: how far they are, how long the pace makes them wait, and a way to stop.

import { announce, byId, on, setText } from './dom.js';
import { count, onLanguage, t } from './language.js';
import { isUnderWay, standingOf } from './states.js';

/** Gives `run(desk, targets, deadlines)`; a run that is under way takes further ones in. */
export function openBulk() {
  let cancels = [];
  let running = 0;
  let slotAt = 0;
  let controller;

  async function run(desk, targets, deadlines) {
    if (running++ === 0) [cancels, controller] = [[], new AbortController()];
    const { signal } = controller;
    const started = desk.cancel(targets, deadlines, { signal, onProgress });
    cancels.push(...started.cancels);
    const ticking = setInterval(show, 250);
    show();
    await started.done;
    clearInterval(ticking);
    running -= 1;
    show();
    announce(byId('progress-words').textContent);
  }

  function onProgress({ nextCallInMs = 0 }) {
    slotAt = performance.now() + nextCallInMs;
  }

  function show() {
    byId('progress').hidden = cancels.length === 0;
    byId('stop').hidden = running === 0;
    const totals = totalsOf(cancels);
    const { total, ended, waiting } = totals;
    Object.assign(byId('progress-bar'), { max: total, value: ended });
    for (const name in totals) totals[name] = count(totals[name]);
    const s = (slotAt - performance.now()) / 1000;
    const slot = running && waiting && s > 0 ? t('nextSlot', { s: s.toFixed(1) }) : '';
    setText(byId('progress-words'), `${t(running ? 'progress' : 'finished', totals)} ${slot}`);
  }

  on('stop', 'click', () => controller.abort());
  onLanguage(show);
  return run;
}

/** How many there are, have left and have ended, and how many stand how. */
function totalsOf(cancels) {
  const totals = { total: cancels.length, sent: 0, ended: 0 };
  for (const each of ['waiting', 'accepted', 'rejected', 'too-late', 'unknown', 'not-sent'])
    totals[each] = 0;
  for (const cancel of cancels) {
    const standing = standingOf(cancel);
    totals[standing] += 1;
    if (cancel.attempts.length > 0) totals.sent += 1;
    if (!isUnderWay(standing)) totals.ended += 1;
  }
  return totals;
}
