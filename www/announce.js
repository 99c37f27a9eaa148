// Tells a screen reader, without moving the reader there.

import { byId } from './html.js';

export function announce(text) {
  const news = byId('news');
  const line = document.createElement('p');
  line.textContent = text;
  news.append(line);
  if (news.children.length > 6) news.firstChild.remove();
}
