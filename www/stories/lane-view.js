// What is seen of a lane: the call, the picture, what the program is told beside what became of the
// order, and the same as a list.

import { count, truthOf, verdictOf } from './events.js';
import { h } from './html.js';
import { draw, HEIGHT } from './picture.js';
import { storyLines } from './story-lines.js';
import { toldWords } from './steps-words.js';
import { svg } from './svg.js';
import { t } from './words.js';

const CODE = {
  plain: {
    one: "await fetch(url, { method: 'DELETE', headers });",
    many: 'await Promise.all(urls.map((url) => fetch(url, options)));',
  },
  package: {
    one: "await ctx.cancelOrder(id, { until: 'closed' });",
    many: "await ctx.cancelOrders(ids, { until: 'closed' });",
  },
};

/** A lane of the stage, `plain` or `package`. */
export function createLaneView(name) {
  const parts = {
    title: h('h3', { id: `lane-${name}` }),
    code: h('code', { class: 'call' }),
    picture: svg('svg', { class: 'picture', 'aria-hidden': 'true', width: '100%', height: HEIGHT }),
    toldName: h('dt'),
    told: h('dd', { class: 'told' }),
    truthName: h('dt'),
    truth: h('dd', { class: 'truth' }),
    verdict: h('p', { class: 'verdict' }),
    summary: h('summary'),
    list: h('ol'),
  };
  const ends = [
    h('div', {}, parts.toldName, parts.told),
    h('div', {}, parts.truthName, parts.truth),
  ];
  const element = h(
    'article',
    { class: `lane ${name}`, 'aria-labelledby': `lane-${name}` },
    h('header', {}, parts.title, parts.code),
    h('dl', { class: 'ends' }, ...ends),
    parts.verdict,
    parts.picture,
    h('details', {}, parts.summary, parts.list),
  );
  let story;
  let lane;
  let shownAt = 0; // the time that the picture shows
  let endedAt; // when the story was over

  function prepare(next) {
    story = next;
    lane = undefined;
    endedAt = undefined;
    shownAt = 0;
    parts.picture.replaceChildren();
    parts.list.replaceChildren();
  }

  function show() {
    if (lane) {
      const scale = { now: shownAt, lengthMs: story.lengthMs, halfMs: story.roundTripMs / 2 };
      draw(parts.picture, lane, scale);
    }
    showTold();
    showTruth();
    showVerdict();
    showList();
  }

  function showTold() {
    const { words, raw, says } = toldNow();
    parts.told.dataset.says = says;
    parts.told.replaceChildren(h('strong', {}, words), ' ', h('code', {}, raw));
  }

  function toldNow() {
    if (lane?.told) return toldWords(lane.told.items);
    if (endedAt === undefined) return { words: t('told.running'), raw: '', says: 'running' };
    const s = (story.lengthMs / 1000).toFixed(0);
    return { words: t('told.waiting'), raw: t('told.waiting.raw', { s }), says: 'waiting' };
  }

  function showTruth() {
    const truth = lane ? truthOf(lane) : [];
    const states = count(truth);
    parts.truth.dataset.states = Object.keys(states).join(' ');
    parts.truth.dataset.truth = truth.join(' ');
    parts.truth.replaceChildren(h('strong', {}, truthWords(states) || t('told.running')));
  }

  function truthWords(states) {
    const isMany = story.orders > 1;
    const words = Object.entries(states).map(([state, n]) =>
      isMany ? t(`n.${state}`, { n }) : t(state),
    );
    return words.join(', ');
  }

  function showVerdict() {
    const verdict = endedAt === undefined ? '' : verdictOf(lane, truthOf(lane));
    parts.verdict.dataset.verdict = verdict;
    parts.verdict.textContent = verdict ? verdictWords(verdict) : '';
  }

  function verdictWords(verdict) {
    const truth = truthOf(lane);
    const n = truth.filter((state) => state === 'open').length;
    const [state, ...others] = Object.keys(count(truth));
    const special = others.length > 0 ? 'mixed' : `${state}${truth.length > 1 ? '.all' : ''}`;
    return t(`verdict.${verdict}.${special}`, { n }) ?? t(`verdict.${verdict}`, { n });
  }

  function showList() {
    if (!lane) return;
    const lines = storyLines(lane, { now: shownAt, isOver: endedAt !== undefined });
    const items = lines.map((words, n) => parts.list.children[n] ?? h('li'));
    lines.forEach((words, n) => {
      if (items[n].textContent !== words) items[n].textContent = words;
    });
    if (items.length !== parts.list.children.length) parts.list.replaceChildren(...items);
  }

  return {
    element,
    prepare,
    translate() {
      parts.title.textContent = t(name);
      parts.code.textContent = CODE[name][story.orders > 1 ? 'many' : 'one'];
      parts.toldName.textContent = t('told');
      parts.truthName.textContent = t(story.orders > 1 ? 'truth.many' : 'truth');
      parts.summary.textContent = t('inWords');
      show();
    },
    start(next) {
      lane = next;
    },
    draw(now) {
      shownAt = now;
      show();
    },
    finish(now) {
      endedAt = now;
      show();
    },
    /** The end in a sentence, for a reader who does not see it. */
    summary: () =>
      t('ended', {
        lane: t(name),
        told: toldNow().words,
        truth: truthWords(count(truthOf(lane))),
        verdict: parts.verdict.textContent,
      }),
  };
}
