// Text for a terminal: without what would move its cursor, and as wide as it looks.

/** Controls, bidirectional marks, lone surrogates, what is not assigned, and line separators. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;
const NO_WIDTH = /^\p{M}$/u;
const WIDE = new RegExp(
  '^[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff' +
    '\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6\\u{20000}-\\u{3fffd}\\p{Emoji_Presentation}]$',
  'u',
);

/** How long a text of the gateway's may be in a line. */
const LONGEST = 400;

/**
 * What somebody else wrote, on one line, and unable to steer the terminal or to look like a line of
 * ours.
 * @param {unknown} text
 */
export function printable(text) {
  const line = String(text).replace(/\s+/gu, ' ').replace(UNPRINTABLE, '\ufffd').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/**
 * An object on one line, which a terminal shows as it is.
 * @param {object} object
 */
export function jsonLine(object) {
  return JSON.stringify(object).replace(UNPRINTABLE, (character) =>
    Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(''),
  );
}

/** @param {number} unit */
function escaped(unit) {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** How many columns a text takes. @param {string} text */
export function widthOf(text) {
  let width = 0;
  for (const character of text) {
    if (WIDE.test(character)) width += 2;
    else if (!NO_WIDTH.test(character)) width += 1;
  }
  return width;
}

/** The text in so many columns, cut where it is wider. @param {string} text @param {number} columns */
export function fitted(text, columns) {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) >= columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A number of things: `1 order`, `2 orders`. @param {number} number @param {string} noun */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
