// Draws a lane: time runs down, requests go from the program's line to the gateway's and answers
// back, and a band shows what the order's status really was. Called anew whenever there is more.

import { requestSteps, resultOf, stateOf, stateSteps } from './events.js';
import { requestWords, toldWords, waitOf } from './steps-words.js';
import { line, mark, svg, text } from './svg.js';
import { t } from './words.js';

const HEAD = 34; // for the names of the columns
export const HEIGHT = 270;
const FOOT = 14;
const YOU = 15;
const GATEWAY = 58;
const BAND = [61, 68];
const NAMES = 70.5;
const LINE = 14;

const ARROW = 'M0,0 l-8,-4 v8 z';
const ARROW_BACK = 'M0,0 l8,-4 v8 z';
const CROSS = 'M-5,-5 l10,10 M5,-5 l-10,10';
const DOT = 'M-5,0 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0';

/** Draws into `element` what `lane` has come to `now`, on a scale that `lengthMs` fit in. */
export function draw(element, lane, { now, lengthMs, halfMs }) {
  const lasts = Math.max(lengthMs, now);
  const y = (ms) => HEAD + (Math.min(ms, lasts) / lasts) * (HEIGHT - HEAD - FOOT);
  const place = { y, now, halfMs, from: (at) => at - lane.startedAt };
  element.setAttribute('height', HEIGHT);
  element.replaceChildren(
    ...axis(lasts, y),
    ...columns(lane),
    ...bands(lane, place),
    line('you', [YOU, y(0)], [YOU, y(Math.min(toldAt(lane) ?? now, now))]),
    line('gateway', [GATEWAY, HEAD], [GATEWAY, HEIGHT - FOOT]),
    ...lane.requests.flatMap((request) => arrows(request, place)),
    ...labels(lane, place),
    ...end(lane, place),
  );
}

const toldAt = ({ told, startedAt }) => told && told.at - startedAt;

function axis(lasts, y) {
  const marks = [];
  const step = lasts > 8000 ? 2000 : lasts > 3000 ? 1000 : 500;
  for (let ms = 0; ms <= lasts; ms += step) {
    marks.push(line('grid', [0, y(ms)], [100, y(ms)]));
    marks.push(text('axis', [0, y(ms) - 3], t('axis', { s: ms / 1000 })));
  }
  return marks;
}

function columns({ orderIds }) {
  return [
    text('column', [YOU, 13], t('column.you'), 'middle'),
    text('column', [GATEWAY, 13], t('column.gateway'), 'end'),
    text('column', [BAND[0], 13], t(orderIds.length > 1 ? 'column.orders' : 'column.order')),
  ];
}

/** A column for each order, coloured by its state. */
function bands({ histories }, { y, now, from }) {
  const width = (BAND[1] - BAND[0]) / histories.length;
  return histories.flatMap((history, n) =>
    history.map(({ status, at }, step) => {
      const top = y(from(at));
      const end = history[step + 1] ? from(history[step + 1].at) : Math.max(now, from(at));
      return svg('rect', {
        class: `state ${stateOf(status)}`,
        x: `${BAND[0] + n * width}%`,
        width: `${width}%`,
        y: top,
        height: Math.max(0, y(end) - top),
      });
    }),
  );
}

/** A request on its way, and its answer. */
function arrows(request, { y, now, halfMs, from }) {
  const kind = `${request.method === 'DELETE' ? 'cancel' : 'look-up'} ${resultOf(request)}`;
  const left = [YOU, y(from(request.leftAt))];
  const reachedMs = from(request.reachedAt ?? request.leftAt + halfMs);
  const share = Math.min(1, (now - from(request.leftAt)) / halfMs);
  const reached = [GATEWAY, y(reachedMs)];
  const drawn = [line(`request ${kind}`, left, reached, request.reachedAt ? 1 : share)];
  if (request.reachedAt) drawn.push(mark(`head ${kind}`, reached, ARROW));
  if (resultOf(request) === 'lost') return [...drawn, ...lost(reachedMs, kind, { y, halfMs })];
  if (!request.answeredAt || request.end === 'left') return drawn;
  const endMs = from(request.endedAt ?? request.answeredAt + halfMs);
  const back = Math.min(1, (now - from(request.answeredAt)) / halfMs);
  const end = [YOU, y(endMs)];
  drawn.push(line(`answer ${kind}`, [GATEWAY, y(from(request.answeredAt))], end, back));
  if (request.endedAt) drawn.push(mark(`head ${kind}`, end, ARROW_BACK));
  return drawn;
}

/** An answer that ends half way. */
function lost(reachedMs, kind, { y, halfMs }) {
  const from = [GATEWAY, y(reachedMs)];
  const to = [YOU, y(reachedMs + halfMs)];
  const middle = [(YOU + GATEWAY) / 2, (from[1] + to[1]) / 2];
  return [line(`answer ${kind}`, from, to, 0.5), mark(`cross ${kind}`, middle, CROSS)];
}

function labels(lane, place) {
  const { y, halfMs } = place;
  const middle = (YOU + GATEWAY) / 2;
  const steps = requestSteps(lane, place.now);
  let tries = 0;
  // Above a single request and above the first of several cancels; amid several look-ups.
  const labelTop = ({ call, count, from, to }) => {
    if (count === 1) return y(from + halfMs / 2) - 5;
    return call === 'cancel' ? y(from) - 5 : y((from + to) / 2) + 4;
  };
  let lowest = -Infinity;
  const requests = steps.map((step) => {
    const words = requestWords(step, step.call === 'cancel' ? (tries += 1) : 0, lane);
    lowest = Math.max(labelTop(step), lowest + LINE); // one below the other
    return text(`label ${step.call} ${step.result}`, [middle, lowest], words, 'middle');
  });
  return [...requests, ...waits(steps, lane, place), ...states(lane, place)];
}

function waits(steps, lane, { y }) {
  const pause = waitOf(steps, lane);
  if (!pause) return [];
  const { from, to } = pause;
  const where = [YOU, y(from + (to - from) * 0.7)];
  return [
    line('pause', [YOU, y(from)], [YOU, y(to)]),
    text('label pause', [where[0] + 3, where[1]], t('wait.limit')),
  ];
}

function states(lane, { y }) {
  const isMany = lane.orderIds.length > 1;
  const steps = stateSteps(lane).map(({ at, states }) => {
    const [state] = Object.keys(states);
    return isMany
      ? {
          at,
          state: states.open ? 'open' : 'cancelled',
          words: t('n.open', { n: states.open ?? 0 }),
        }
      : { at, state, words: t(state) };
  });
  const shown = steps.filter(({ words }, n) => words !== steps[n - 1]?.words);
  return shown.map(({ at, state, words }) =>
    text(`state-name ${state}`, [NAMES, y(at) + (at === 0 ? 10 : 5)], words),
  );
}

/** What the program is told, where its line ends; or that it still waits. */
function end(lane, { y, now }) {
  const at = toldAt(lane);
  if (at === undefined) return [mark('now', [YOU, y(now)], DOT)];
  const { words, says } = toldWords(lane.told.items);
  return [
    mark(`told ${says}`, [YOU, y(at)], DOT),
    text(`label told ${says}`, [YOU + 2, y(at) + 17], words),
  ];
}
