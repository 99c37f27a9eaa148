// The strip between the controls and the rows: what is not current, what is unsettled, how far a bulk
// is. It has its room from the start, so that nothing under the pointer moves when it speaks.

import { isUnderWay, verdictOf } from '../client/standing.js';
import { nextSlotInMs } from '../client/queue.js';
import { html } from '../html.js';
import { isUnknown } from '../interrupted/records.js';
import { clock, t } from '../language.js';
import { Outcomes } from '../pictures/outcomes.js';
import { Places } from '../pictures/places.js';
import { state } from '../state.js';

export function Strip({ on }) {
  return html`<div class="strip">
    <div class="news">
      <div class="line" role="alert">${state.stale && html`<p id="stale">${staleWords()}</p>`}</div>
      <div class="line" role="status">
        ${state.notice && !state.stale && html`<${LeftOver} ...${state.notice} on=${on} />`}
      </div>
      ${!state.stale && !state.notice && html`<${Unsettled} on=${on} />`}
      ${state.bulk ? html`<${Progress} bulk=${state.bulk} on=${on} />` : html`<p class="hint">${t('idle')}</p>`}
    </div>
    <${Places} />
  </div>`;
}

function staleWords() {
  const at = state.book.at ? clock(state.book.at) : '–';
  return `${t(state.stale)} ${t('stale', { at })}`;
}

function LeftOver({ sent, waiting, on }) {
  const own = sent.filter(({ gateway }) => !gateway.isPractice).map(({ orderId }) => orderId);
  const words = [
    sent.length > 0 && t('lost', { n: sent.length }),
    waiting.length > 0 && t('neverSent', { n: waiting.length }),
    own.length > 0 && t('lostOwn', { ids: own.join(', ') }),
  ];
  return html`<p id="left-over">${words.filter(Boolean).join(' ')}</p>
    <button class="quiet" onClick=${on.dismissNotice}>${t('close')}</button>`;
}

function Unsettled({ on }) {
  const n = [...state.records.values()].filter(isUnknown).length;
  if (n === 0 && state.bulk) return null; // the bulk has more to say
  if (n === 0) return html`<p class="hint" id="settled">${t('settled')}</p>`;
  return html`<div class="line">
    <p id="unsettled"><strong>${t('unsettled', { n })}</strong></p>
    <button class="quiet" onClick=${on.showUnknown}>${t('showThem')}</button>
  </div>`;
}

function Progress({ bulk, on }) {
  const totals = totalsOf(bulk.cancels);
  const isGoing = bulk.cancels.some(isUnderWay);
  const { total, sent, waiting } = totals;
  const inMs = nextSlotInMs();
  const slot = isGoing && waiting && inMs > 0 ? t('nextSlot', { s: (inMs / 1000).toFixed(1) }) : '';
  const words = isGoing ? t('progress', { total, sent, waiting }) : t('finished', { n: total });
  return html`<div id="progress" class="line">
    <p id="progress-words">${words} ${slot}</p>
    <button id="stop" hidden=${!isGoing || !waiting} onClick=${on.stop}>${t('stop')}</button>
    <button id="report" class="quiet" hidden=${isGoing} onClick=${on.report}>${t('report')}</button>
    <${Outcomes} totals=${totals} />
  </div>`;
}

/** How many there are and were sent, and how many stand how. */
export function totalsOf(cancels) {
  const totals = { total: cancels.length, sent: 0, waiting: 0, byVerdict: {} };
  for (const cancel of cancels) {
    const verdict = verdictOf(cancel, state.book.orders.get(cancel.key));
    totals.byVerdict[verdict] = (totals.byVerdict[verdict] ?? 0) + 1;
    if (cancel.attempts.length > 0) totals.sent += 1;
    if (verdict === 'waiting') totals.waiting += 1;
  }
  return totals;
}
