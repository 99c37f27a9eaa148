// What the steps of a lane are called, in the picture and in the list.

import { count } from './events.js';
import { t } from './words.js';

/** What a step of requests is called: `cancel · accepted`, `6 × cancel · HTTP 429`. */
export function requestWords({ call, result, status, count }, number, { orderIds }) {
  const isNumbered = call === 'cancel' && orderIds.length === 1 && number > 0;
  const name = isNumbered ? t('cancel.number', { number }) : t(call);
  const what = count > 1 ? t('times', { n: count, what: name }) : name;
  return `${what} · ${t(`result.${result}`, { status })}`;
}

/** The longest pause between requests, where the package said that it waits for the limit. */
export function waitOf(steps, { waits, startedAt }) {
  const isWaiting = waits.some(({ reason, at }) => reason !== 'retry' && at > startedAt - 1);
  if (!isWaiting) return undefined;
  const cancels = steps.filter(({ call }) => call === 'cancel');
  const pauses = cancels.slice(1).map((step, n) => ({ from: cancels[n].to, to: step.from }));
  return pauses.find(({ from, to }) => to - from > 1000);
}

/** What the program was told, alike items together. */
export function toldWords(items) {
  const kinds = count(items.map(({ says }) => says));
  const isMany = items.length > 1;
  const words = Object.entries(kinds).map(([says, n]) =>
    isMany ? t(`told.n.${says}`, { n }) : t(`told.${says}`),
  );
  const raws = Object.keys(count(items.map(({ raw }) => raw)));
  return { words: words.join(', '), raw: raws.join(' · '), says: Object.keys(kinds).join(' ') };
}
