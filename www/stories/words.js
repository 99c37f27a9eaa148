// The words of the stories, by language. `{n}` and other names in braces are filled in.

const LANGUAGES = {
  en: () => import('./locales/en.js'),
  'zh-CN': () => import('./locales/zh-CN.js'),
  'zh-HK': () => import('./locales/zh-HK.js'),
};
let words;
let asked;

/** Takes up the language of the page; English where there is no other. */
export async function useLanguage(name) {
  asked = name;
  const { default: found } = await (LANGUAGES[name] ?? LANGUAGES.en)();
  if (asked === name) words = found; // another may have been asked for meanwhile
}

/** The words for `key`; undefined when there are none. `key.one` is its singular. */
export function t(key, values = {}) {
  const text = (values.n === 1 && words[`${key}.one`]) || words[key];
  return text?.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A time since the start, for example `0.33 s`. */
export const seconds = (ms) => t('seconds', { s: (Math.max(0, ms) / 1000).toFixed(2) });
