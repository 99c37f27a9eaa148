// Tells a screen reader what has changed, without moving the reader there.

import { byId, el } from './dom.js';

const MOST_KEPT = 5;

export function announce(text) {
  const news = byId('news');
  news.append(el('p', {}, text));
  while (news.children.length > MOST_KEPT) news.firstElementChild.remove();
}
