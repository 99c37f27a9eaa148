// The line that says how far the cancels are.

import { fitted } from './text.js';

const WIDEST = 24;

/**
 * @typedef {object} Shown
 * @property {number} total
 * @property {number} done
 * @property {number} accepted
 * @property {number} failed
 * @property {number} waiting how many orders no cancel has left for
 * @property {number} leftMs until the last of them leaves
 * @property {boolean} isStopping
 */

/** What all but the bar takes, unless there are thousands of orders. */
const WORDS = 62;

/** @param {Shown} shown @param {number} columns how wide the terminal is */
export function bar(shown, columns) {
  const { total, done, accepted, failed, waiting } = shown;
  const words = [
    `${done}/${total} done`,
    `${accepted} accepted`,
    `${failed} failed`,
    `${waiting} waiting`,
    ending(shown),
  ];
  const text = words.join(', ');
  // Of the same width from the first to the last.
  const width = Math.min(WIDEST, columns - WORDS);
  // In the last column some terminals go on to the next line.
  return fitted(width < 5 ? text : `[${drawn(done, total, width)}] ${text}`, columns - 1);
}

/** @param {number} done @param {number} total @param {number} width */
function drawn(done, total, width) {
  const full = total > 0 ? Math.floor((width * done) / total) : 0;
  return '#'.repeat(full) + '-'.repeat(width - full);
}

/** @param {Shown} shown */
function ending({ waiting, leftMs, isStopping }) {
  if (isStopping) return 'stopping';
  return waiting > 0 ? `${Math.ceil(leftMs / 1000)} s left` : 'closing';
}
