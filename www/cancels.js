// The cancels made from this page, newest first: the outcome in words, and each exchange on the
// wire.

import { byId, el } from './dom.js';
import { announce } from './news.js';
import { OUTCOMES } from './words.js';

const MOST_SHOWN = 20;

/**
 * Adds a cancel that is under way. Returns `show(exchanges, settled?)`, where `settled` is
 * `{ receipt, durationMs }` or `{ error, durationMs }`.
 */
export function addCancel(orderId) {
  const entry = el('li');
  const list = byId('cancels');
  byId('no-cancels').hidden = true;
  for (const older of list.querySelectorAll('details[open]')) older.open = false;
  list.prepend(entry);
  while (list.children.length > MOST_SHOWN) list.lastElementChild.remove();

  function show(exchanges, settled = {}) {
    const name = outcomeOf(settled);
    entry.replaceChildren(
      outcomeBox(name),
      facts(orderId, settled),
      ...exchanges.map(exchangeDetails),
    );
    if (name !== 'sending') announce(`Cancel of order ${orderId}: ${OUTCOMES[name].words}`);
  }

  show([]);
  return show;
}

function outcomeOf({ receipt, error }) {
  if (receipt) return 'accepted';
  if (!error) return 'sending';
  return error.outcome in OUTCOMES ? error.outcome : 'unknown';
}

function outcomeBox(name) {
  const { mark, words, meaning } = OUTCOMES[name];
  const sign = el('span', { class: 'mark', 'aria-hidden': 'true' }, mark);
  return el(
    'div',
    { class: 'outcome', 'data-outcome': name },
    el('p', { class: 'words' }, sign, words),
    el('p', {}, meaning),
  );
}

function facts(orderId, { receipt, error, durationMs }) {
  const told = receipt ?? error ?? {};
  return definitions([
    ['Order id', orderId],
    ['Kind', error && (error.kind ?? error.name)],
    ['Message', error?.message],
    ['Code', told.code],
    ['HTTP status', told.httpStatus],
    ['Trace id', told.traceId],
    ['Attempts', told.attempts],
    ['Took', durationMs && milliseconds(durationMs)],
  ]);
}

function exchangeDetails(exchange, index, all) {
  const { method, url, headers, status, failure, traceId, durationMs } = exchange;
  const title = all.length > 1 ? `Exchange ${index + 1} of ${all.length}` : 'On the wire';
  return el(
    'details',
    { open: index === all.length - 1 },
    el('summary', {}, `${title}: ${status || failure || 'no answer yet'}`),
    el('h3', {}, 'Sent'),
    el('p', { class: 'code' }, `${method} ${url}`),
    definitions(headers),
    el('h3', {}, 'Came back'),
    definitions([
      ['Status', status],
      ['Failure', failure],
      ['Trace id', traceId],
      ['Duration', durationMs && milliseconds(durationMs)],
    ]),
  );
}

function definitions(pairs) {
  const known = pairs.filter(([, value]) => value !== undefined && value !== null);
  const rows = known.map(([name, value]) =>
    el('div', {}, el('dt', {}, name), el('dd', {}, String(value))),
  );
  return el('dl', {}, ...rows);
}

function milliseconds(value) {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}
