// The page's languages. index.html is in English and marks with data-t what is translated; locales/
// has the rest.

import { byId } from './html.js';
import { memory } from './memory.js';
import { changed } from './state.js';

const marked = document.querySelectorAll('[data-t]');
const english = {};
let words = {};
let plurals;

for (const { dataset, firstChild } of marked) {
  english[dataset.t] = firstChild.data.trim().replace(/\s+/g, ' ');
}

/** The language in use, by the name that the package and `lang` give it. */
export const language = () => document.documentElement.lang;

/**
 * The words for `key`, with `{name}` replaced by `values.name`; numbers are written as the language
 * does. `values.n` chooses among `key.one`, `key.other` and whatever forms a language has.
 */
export function t(key, values = {}) {
  const form = values.n === undefined ? undefined : words[`${key}.${plurals.select(values.n)}`];
  const text = form ?? words[key] ?? words[`${key}.other`] ?? english[key] ?? key;
  return text.replace(/\{(.+?)\}/g, (_, name) => written(values[name]));
}

const written = (value) => (typeof value === 'number' ? count(value) : value);

export const has = (key) => key in words;
export const clock = (at) => new Date(at).toLocaleTimeString(language(), { hourCycle: 'h23' });
export const count = (number) => number.toLocaleString(language());

export function milliseconds(value) {
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

/** Puts the page into the reader's language; the switch changes it. */
export function speak() {
  const choice = byId('language');
  choice.value = memory.language;
  choice.value ||= preferred();
  choice.classList.remove('later');
  choice.addEventListener('change', () => use((memory.language = choice.value)));
  return use(choice.value);
}

function preferred() {
  const tag = navigator.languages.find((each) => /^(en|zh)/i.test(each));
  if (!/^zh/i.test(tag)) return 'en';
  return /HK|TW|MO|Hant/i.test(tag) ? 'zh-HK' : 'zh-CN';
}

async function use(name) {
  words = (await import(`./locales/${name}.js`)).default;
  plurals = new Intl.PluralRules(name);
  document.documentElement.lang = name;
  for (const { dataset, firstChild } of marked) firstChild.data = t(dataset.t);
  document.title = `${t('title')} · longport-cancel-order`;
  changed();
}
