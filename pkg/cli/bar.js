// The line that says how far the cancels are.

import { fitted } from './text.js';

const WIDEST = 24;

/**
 * @typedef {object} Stand
 * @property {number} total
 * @property {number} done
 * @property {number} accepted
 * @property {number} failed
 * @property {number} waiting how many orders no cancel has left for
 * @property {number} leftMs until the last of them leaves
 * @property {boolean} isStopping
 */

/** @param {Stand} stand @param {number} columns how wide the terminal is */
export function bar(stand, columns) {
  const { total, done, accepted, failed, waiting } = stand;
  const words = [
    `${done} of ${total} done`,
    `${accepted} accepted`,
    `${failed} failed`,
    `${waiting} waiting`,
    ending(stand),
  ];
  const text = words.filter((word) => word !== '').join(', ');
  const width = Math.min(WIDEST, columns - text.length - 4);
  // In the last column some terminals go on to the next line.
  return fitted(width < 5 ? text : `[${drawn(done, total, width)}] ${text}`, columns - 1);
}

/** @param {number} done @param {number} total @param {number} width */
function drawn(done, total, width) {
  const full = total > 0 ? Math.floor((width * done) / total) : 0;
  return '#'.repeat(full) + '-'.repeat(width - full);
}

/** @param {Stand} stand */
function ending({ waiting, leftMs, isStopping, done, total }) {
  if (isStopping) return 'stopping';
  if (waiting > 0) return `${Math.ceil(leftMs / 1000)} s left at the limit's pace`;
  return done < total ? 'all sent, waiting for them to close' : '';
}
