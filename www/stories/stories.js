// Fills `<section id="stories">`: three failures to choose from, each run for real in two lanes, a
// plain fetch and the package. The address names the story: `?story=silent-gateway`.

import { keepForOffline } from '../offline.js';
import { h } from './html.js';
import { createLaneView } from './lane-view.js';
import { plain, startLane, withPackage } from './lane.js';
import { STORIES, storyOf } from './list.js';
import { t, useLanguage } from './words.js';

const PROGRAMS = [
  { name: 'plain', program: plain },
  { name: 'package', program: withPackage },
];
const FRAME_MS = 40; // how often the picture moves, where motion is wanted
const PATIENCE_MS = 20_000; // on a machine that is very busy

const isStill = matchMedia('(prefers-reduced-motion: reduce)');

/** The lanes of the story that plays or has played last, for whoever wants to check its end. */
export const latestLanes = [];

export async function openStories(section) {
  await useLanguage(document.documentElement.lang);
  const page = createPage(section);
  page.show(storyOf(new URLSearchParams(location.search).get('story')));
  new MutationObserver(async () => {
    await useLanguage(document.documentElement.lang);
    page.translate();
  }).observe(document.documentElement, { attributeFilter: ['lang'] });
  addEventListener('popstate', () =>
    page.play(storyOf(new URLSearchParams(location.search).get('story'))),
  );
  whenSeen(section, () => page.begin());
}

/** Calls `act` once, when the stage reaches into the upper two thirds of the window. */
function whenSeen(section, act) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: '0px 0px -33% 0px' },
  );
  observer.observe(section.querySelector('.lanes'));
}

function createPage(section) {
  const views = PROGRAMS.map(({ name }) => createLaneView(name));
  const links = STORIES.map(({ id }) => h('a', { href: `?story=${id}#stories` }));
  const parts = {
    title: h('h2', { id: 'stories-title' }),
    lead: h('p', { class: 'lead' }),
    choice: h('nav', { class: 'choice' }, ...links),
    scene: h('p', { class: 'scene' }),
    again: h('button', { type: 'button', class: 'again' }),
    copy: h('button', { type: 'button', class: 'copy' }),
    copied: h('span', { class: 'copied', role: 'status' }),
    news: h('p', { class: 'unseen', role: 'status' }),
  };
  section.setAttribute('aria-labelledby', 'stories-title');
  section.replaceChildren(
    parts.title,
    parts.lead,
    parts.choice,
    parts.scene,
    h('div', { class: 'lanes' }, ...views.map(({ element }) => element)),
    h('div', { class: 'controls' }, parts.again, parts.copy, parts.copied),
    parts.news,
  );
  let story;
  let stop = () => {};

  function translate() {
    parts.title.textContent = t('title');
    parts.lead.textContent = t('lead');
    parts.choice.setAttribute('aria-label', t('stories'));
    parts.again.textContent = t('again');
    parts.copy.textContent = t('copy');
    parts.copied.textContent = '';
    STORIES.forEach(({ id }, n) => (links[n].textContent = t(id)));
    parts.scene.textContent = t(`${story.id}.scene`);
    for (const view of views) view.translate();
  }

  function show(next) {
    story = next;
    STORIES.forEach(({ id }, n) => setCurrent(links[n], id === story.id));
    for (const view of views) view.prepare(story);
    translate();
  }

  function play(next) {
    stop();
    show(next);
    parts.news.textContent = t('playing', { story: t(story.id) });
    stop = run(story, views, () => {
      const words = views.map((view) => view.summary());
      parts.news.textContent = words.join(' ');
    });
  }

  links.forEach((link, n) =>
    link.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, '', addressOf(STORIES[n]));
      play(STORIES[n]);
    }),
  );
  parts.again.addEventListener('click', () => play(story));
  parts.copy.addEventListener('click', async () => {
    const url = new URL(addressOf(story), location.href).href;
    const isCopied = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    if (!isCopied) history.replaceState(null, '', addressOf(story));
    parts.copied.textContent = t(isCopied ? 'copied' : 'notCopied');
  });
  return { show, play, translate, begin: () => latestLanes.length || play(story) };
}

function addressOf({ id }) {
  const url = new URL(location.href);
  url.searchParams.set('story', id);
  url.hash = 'stories';
  return url.href;
}

function setCurrent(link, isCurrent) {
  if (isCurrent) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
}

/** Plays a story in both lanes, and calls `onEnd` when it is over. Gives what stops it. */
function run(story, views, onEnd) {
  let isStale = true;
  let isOver = false;
  let latest = 0;
  const onChange = () => (isStale = true);
  const lanes = PROGRAMS.map(({ program }) => startLane(story, program, onChange));
  latestLanes.splice(0, Infinity, ...lanes);
  const startedAt = Math.min(...lanes.map((lane) => lane.startedAt));
  lanes.forEach((lane, n) => views[n].start(lane, story));

  function frame() {
    if (isOver) return;
    const now = Date.now() - startedAt;
    const isDue = isStill.matches ? isStale : now - latest >= FRAME_MS;
    if (hasEnded(now)) return finish(now);
    if (isDue) {
      latest = now;
      isStale = false;
      for (const view of views) view.draw(now);
    }
    requestAnimationFrame(frame);
  }

  function hasEnded(now) {
    if (now < story.lengthMs) return false;
    const isTold = lanes.at(-1).told !== undefined;
    return isTold || now > PATIENCE_MS;
  }

  function finish(now) {
    isOver = true;
    for (const view of views) view.draw(now);
    for (const view of views) view.finish(now);
    for (const lane of lanes) lane.close();
    onEnd();
  }

  requestAnimationFrame(frame);
  return () => {
    isOver = true;
    for (const lane of lanes) lane.close();
  };
}

const section = document.getElementById('stories');
if (section) openStories(section);
keepForOffline();
