// A language's words, a line each: `key: text`, or `key: text | more` where `key.more` explains it.

export function wordsOf(lines) {
  const words = {};
  for (const line of lines.split('\n').filter(Boolean)) {
    const [, key, text, more] = line.match(/^(\S+): (.+?)(?: \| (.+))?$/);
    words[key] = text;
    if (more) words[`${key}.more`] = more;
  }
  return words;
}
