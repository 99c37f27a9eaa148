// The page's languages. index.html is in English and marks with data-t what is translated; words/
// has the rest.

import { byId, on } from './dom.js';
import { memory } from './memory.js';

const marked = document.querySelectorAll('[data-t]');
const english = {};
const listeners = [];
let words;

for (const { dataset, firstChild } of marked) {
  english[dataset.t] = firstChild.data.trim().replace(/\s+/g, ' ');
}

/** The language in use, by the name that the package and `lang` give it. */
export const language = () => document.documentElement.lang;

/** The words for `key`, with `{name}` replaced by `values.name`. */
export const t = (key, values) =>
  (words[key] ?? english[key] ?? key).replace(/\{(.+?)\}/g, (_, name) => values[name]);

export const clock = (at) => new Date(at).toLocaleTimeString(language(), { hourCycle: 'h23' });
export const count = (number) => number.toLocaleString(language());

/** Calls `show` whenever a language has been chosen. */
export const onLanguage = (show) => listeners.push(show);

/** Puts the page into the reader's language; the switch changes it. */
export function speak() {
  const choice = byId('language');
  choice.value = memory.language;
  choice.value ||= preferred();
  on('language', 'change', () => use((memory.language = choice.value)));
  return use(choice.value);
}

function preferred() {
  const tag = navigator.languages.find((each) => /^(en|zh)/i.test(each));
  if (!/^zh/i.test(tag)) return 'en';
  return /HK|TW|MO|Hant/i.test(tag) ? 'zh-HK' : 'zh-CN';
}

async function use(name) {
  words = (await import(`./words/${name}.js`)).default;
  document.documentElement.lang = name;
  for (const { dataset, firstChild } of marked) firstChild.data = t(dataset.t);
  for (const show of listeners) show();
}
