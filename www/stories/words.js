// The words of the stories, by language. `{n}` and other names in braces are filled in.

import en from './locales/en.js';

const OTHERS = {
  'zh-CN': () => import('./locales/zh-CN.js'),
  'zh-HK': () => import('./locales/zh-HK.js'),
};
let words = en;

/** Takes up the language of the page; English where there is no other. */
export async function useLanguage(name) {
  words = OTHERS[name] ? { ...en, ...(await OTHERS[name]()).default } : en;
}

/** The words for `key`; undefined when there are none. A plural is `key.one` beside `key`. */
export function t(key, values = {}) {
  const text = (values.n === 1 && words[`${key}.one`]) || words[key];
  return text?.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A time since the start, for example `0.33 s`. */
export const seconds = (ms) => t('seconds', { s: (Math.max(0, ms) / 1000).toFixed(2) });
