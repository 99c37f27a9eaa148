// A language's words, a line each: `key: text`, or `key: text | more` where `key.more` explains it.
// `key.one` and `key.other` are forms for numbers; see `t` in language.js.

export function wordsOf(lines) {
  const words = {};
  for (const line of lines.split('\n').filter(Boolean)) {
    const [, key, text, more] = line.match(/^(\S+): (.+?)(?: \| (.+))?$/);
    words[key] = text;
    if (more) words[`${key}.more`] = more;
  }
  return words;
}
