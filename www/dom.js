// Makes and fills elements. Text is always text: nothing a gateway says is read as HTML.

export const byId = (id) => document.getElementById(id);
export const on = (id, type, listener) => byId(id).addEventListener(type, listener);

/** `el('button', { class: 'cancel' }, 'text', child)`; a child that is false is left out. */
export const el = (name, attributes, ...children) =>
  fill(document.createElement(name), attributes, children);

export const svg = (name, attributes, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);

function fill(element, attributes, children) {
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children.filter(Boolean));
  return element;
}

export function button(attributes, act, ...children) {
  const element = el('button', attributes, ...children);
  element.onclick = act;
  return element;
}

/** Changes text only where it differs, so that nothing is read out twice. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function setNotice(id, text = '') {
  setText(byId(id), text);
  byId(id).hidden = !text;
}

/** Tells a screen reader, without moving the reader there. */
export function announce(text) {
  const news = byId('news');
  news.append(el('p', {}, text));
  if (news.children.length > 5) news.firstChild.remove();
}

/** Asks before what cannot be undone; any way out but yes is a no. */
export function ask(title, words, yes) {
  const dialog = byId('confirm');
  setText(byId('confirm-title'), title);
  setText(byId('confirm-words'), words);
  setText(byId('confirm-yes'), yes);
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
  });
}
