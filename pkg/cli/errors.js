// What ends the command early.

/** What the command exits with. */
export const EXIT = Object.freeze({ done: 0, not: 1, usage: 2, unknown: 3 });

/** Something that the user can put right: it is told in one line, without a stack. */
export class Stop extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = EXIT.usage) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Why a stream cannot be written, in words. @param {string} code */
export function whyNot(code) {
  return code === 'ENOSPC' ? 'the disk is full' : code;
}
