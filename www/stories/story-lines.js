// A lane as sentences, in the order of time: what the picture shows, for who reads.

import { requestSteps, stateSteps } from './events.js';
import { requestWords, toldWords, waitOf } from './steps-words.js';
import { seconds, t } from './words.js';

export function storyLines(lane, { now, isOver }) {
  const steps = requestSteps(lane, now);
  const pause = waitOf(steps, lane);
  const told = lane.told && {
    at: lane.told.at - lane.startedAt,
    words: toldLine(toldWords(lane.told.items)),
  };
  let tries = 0;
  const events = [
    { at: 0, words: startLine(lane) },
    ...stateSteps(lane).map(({ at, states }) => ({ at, words: bookLine(states, lane) })),
    ...steps.map((step) => ({
      at: step.from,
      words: requestWords(step, step.call === 'cancel' ? (tries += 1) : 0, lane),
    })),
    ...(pause ? [{ at: pause.from, words: t('event.wait') }] : []),
    ...(told ? [told] : []),
  ];
  const sorted = events.sort((a, b) => a.at - b.at);
  const lines = sorted.map(({ at, words }) => `${seconds(at)} ${words}`);
  return isOver && !told ? [...lines, t('event.end')] : lines;
}

const startLine = ({ orderIds: { length: n } }) =>
  n > 1 ? t('event.start.many', { n }) : t('event.start');

function bookLine(states, { orderIds }) {
  const words = Object.entries(states).map(([state, n]) =>
    orderIds.length > 1 ? t(`n.${state}`, { n }) : t(state),
  );
  return t('event.book', { states: words.join(', ') });
}

const toldLine = ({ words, raw }) => t('event.told', { told: words, raw });
