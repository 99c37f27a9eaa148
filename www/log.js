// The cancels made from this page, newest first: each one's attempts, and what was known when.

import { byId, el, setText } from './dom.js';
import { perFrame } from './frames.js';
import { clock, onLanguage, t } from './language.js';
import { statusWords } from './row.js';
import { chip, isRefusal, knownAfter, nameOf, sightOf, verdictOf } from './states.js';
import { drawTimeline } from './timeline.js';
import { deadlineWords } from './weather.js';
import { wireView } from './wire.js';

const MOST_SHOWN = 40;

export function openLog(orderOf) {
  const entries = new Map();
  const seen = new WeakSet();
  const update = perFrame((cancel) => {
    if (!seen.has(cancel)) add(cancel);
    entries.get(cancel)?.update();
  });

  function add(cancel) {
    const entry = logEntry(cancel, orderOf);
    seen.add(cancel);
    entries.set(cancel, entry);
    byId('cancels').prepend(entry.element);
    // What the book can tell anew may go; a cancel at another gateway stays.
    if (entries.size > MOST_SHOWN) drop([...entries.keys()].find(({ order }) => order));
  }

  function drop(cancel) {
    entries.get(cancel)?.element.remove();
    entries.delete(cancel);
  }

  function open(cancel) {
    if (!entries.has(cancel)) add(cancel);
    for (const [other, { details }] of entries) details.open = other === cancel;
    return entries.get(cancel).details.firstChild;
  }

  setInterval(() => {
    for (const [cancel, { draw }] of entries) if (!cancel.endedAt) draw();
  }, 250);
  onLanguage(() => entries.forEach((entry) => entry.update()));
  return {
    update,
    open,
    refresh: () => entries.forEach((entry) => entry.refresh()),
    clear: () => [...entries.keys()].forEach(drop),
  };
}

function logEntry(cancel, orderOf) {
  const { order, orderId } = cancel;
  const outcome = el('span');
  const facts = el('small');
  const summary = el('summary', {}, outcome, order ? nameOf(order) : orderId, facts);
  const body = el('div', { class: 'body' });
  const details = el('details', {}, summary, body);
  const verdict = () => verdictOf(cancel, orderOf(cancel));
  let shown;

  function update() {
    shown = verdict();
    outcome.replaceChildren(chip(shown));
    setText(facts, factsOf(cancel));
    const unfolded = [...body.querySelectorAll('details')].map(({ open }) => open);
    body.replaceChildren(...(details.open ? bodyOf(cancel, shown) : []));
    body.querySelectorAll('details').forEach((each, n) => (each.open = unfolded[n]));
  }

  details.ontoggle = update;
  const refresh = () => verdict() !== shown && update();
  const draw = () => body.querySelector('svg')?.replaceWith(drawTimeline(cancel));
  return { element: el('li', {}, details), details, update, refresh, draw };
}

function factsOf({ attempts, at, startedAt, endedAt }) {
  const n = attempts.length;
  const took = n > 0 && endedAt && milliseconds(endedAt - startedAt);
  return [clock(at), n > 1 && t('attempts', { n }), took].filter(Boolean).join(' · ');
}

function bodyOf(cancel, state) {
  const { order, orderId, error, deadlines, attempts } = cancel;
  const sight = sightOf(cancel);
  const seen = sight && { at: clock(sight.readAt), status: statusWords(sight) };
  return [
    el('p', {}, t(`${state}.more`), state === 'unknown' && !order && ` ${t('lookUp')}`),
    seen && el('p', {}, t('seen', seen)),
    state === 'unknown' && error && isRefusal(error) && el('p', {}, t('copies')),
    drawTimeline(cancel),
    el('p', { class: 'hint' }, `${orderId} · ${t('deadlines')}: ${deadlineWords(deadlines)}`),
    error && el('p', { class: 'code', lang: 'en' }, error.message),
    el('ol', {}, ...attempts.map((_, n) => attemptEntry(cancel, n))),
  ].filter(Boolean);
}

function attemptEntry(cancel, n) {
  const attempt = cancel.attempts[n];
  const { next, httpStatus, code, kind, traceId, durationMs, retryInMs, leftAt } = attempt;
  const facts = [
    `+${((leftAt - cancel.startedAt) / 1000).toFixed(3)} s`,
    next && milliseconds(durationMs),
    httpStatus ?? t(next ? 'noAnswer' : 'noAnswerYet'),
    code !== undefined && t('code', { code }),
    kind,
    next === 'retry' && t('retryIn', { ms: milliseconds(retryInMs) }),
  ];
  const known = next && chip(knownAfter(cancel.attempts.slice(0, n + 1)));
  const wire = el('details', {}, el('summary', {}, t('wire')));
  const unfold = async () => wire.append(...(await wireView(cancel, attempt)));
  wire.addEventListener('toggle', unfold, { once: true });
  return el(
    'li',
    {},
    el('p', {}, facts.filter(Boolean).join(' · ')),
    traceId && el('p', { class: 'code' }, t('trace', { id: traceId })),
    known && el('p', {}, t('knownThen'), known),
    wire,
  );
}

const milliseconds = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
