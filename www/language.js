// The page's languages. index.html is in English and marks with data-t what is translated; words/
// has the rest.

import { byId, on } from './dom.js';
import { memory } from './memory.js';

const english = {};
const listeners = [];
let words;

/** The language in use, by the name that the package and `lang` give it. */
export const language = () => document.documentElement.lang;

/** The words for `key`, with `{name}` replaced by `values.name`. */
export const t = (key, values) =>
  (words[key] ?? english[key] ?? key).replace(/\{(.+?)\}/g, (_, name) => values[name]);

export const clock = (at) => new Date(at).toLocaleTimeString(language(), { hour12: false });
export const count = (number) => number.toLocaleString(language());

/** Calls `show` whenever a language has been chosen. */
export const onLanguage = (show) => listeners.push(show);

/** Puts the page into the reader's language; the switch changes it. */
export function speak() {
  on('language', 'change', ({ target }) => use((memory.language = target.value)));
  return use(memory.language ?? preferred());
}

function preferred() {
  const tag = navigator.languages.find((each) => /^(en|zh)/i.test(each));
  if (!/^zh/i.test(tag)) return 'en';
  return /HK|TW|MO|Hant/i.test(tag) ? 'zh-HK' : 'zh-CN';
}

async function use(name) {
  words = (await import(`./words/${name}.js`)).default;
  document.documentElement.lang = byId('language').value = name;
  for (const element of document.querySelectorAll('[data-t]')) {
    english[element.dataset.t] ??= element.textContent.trim().replace(/\s+/g, ' ');
    element.textContent = t(element.dataset.t);
  }
  for (const show of listeners) show();
}
