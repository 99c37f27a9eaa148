// The two streams: results on standard output, all else on standard error. A stream that fails never
// ends the command, which may have cancels under way.

import { fstatSync, writeSync } from 'node:fs';
import { jsonLine } from './text.js';

const SHORTEST_SECRET = 6;

export class Output {
  /** Why nothing more can be written to standard output. @type {string | undefined} */
  failure;
  /** What of the orders that were cancelled could not be written. @type {string[]} */
  lost = [];
  /** The line at the bottom of the terminal. */
  #status = '';
  /** @type {string[]} */
  #secrets = [];
  #writesAtOnce;

  /** @param {NodeJS.WriteStream & { fd: number }} [out] @param {NodeJS.WriteStream} [err] */
  constructor(out = process.stdout, err = process.stderr) {
    this.out = out;
    this.err = err;
    this.#writesAtOnce = isFile(out.fd);
    // What cannot be written is told to who wrote it.
    out.on('error', () => {});
    err.on('error', () => {});
    this.hasStatus = Boolean(err.isTTY) && process.env.TERM !== 'dumb';
  }

  /** None of these is written any more. @param {string[]} secrets */
  hide(secrets) {
    const long = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
    const inJson = long.map((secret) => JSON.stringify(secret).slice(1, -1));
    this.#secrets = [...new Set([...long, ...inJson])].sort((a, b) => b.length - a.length);
  }

  /** Writes lines of a result. @param {string[]} lines */
  result(...lines) {
    if (lines.length > 0) this.#write(lines, false);
  }

  /** As `result`; where it cannot be written, it is told at the end. @param {string[]} lines */
  precious(...lines) {
    if (lines.length > 0) this.#write(lines, true);
  }

  /** Writes an object as a line of the result. @param {Record<string, unknown> & { type: string }} object */
  json(object) {
    const line = jsonLine({ ...object, at: new Date().toISOString() });
    this.#write([line], /^(result|summary)$/.test(object.type));
  }

  /** Says something to the user at the terminal. @param {string[]} lines */
  note(...lines) {
    const text = this.#safe(lines.map((line) => `${line}\n`).join(''));
    this.#without(() => this.err.write(text));
  }

  /** Shows a line at the bottom of the terminal, in place of the last one. @param {string} line */
  status(line) {
    if (!this.hasStatus || line === this.#status) return;
    this.#status = line;
    this.err.write(`\r${this.#safe(line)}\u001b[K`);
  }

  /** Whether text on a stream may have colours. @param {NodeJS.WriteStream} stream */
  hasColours(stream) {
    const { NO_COLOR, TERM } = process.env;
    return Boolean(stream.isTTY) && !NO_COLOR && TERM !== 'dumb';
  }

  /** Resolves once all is written, or cannot be. */
  async flush() {
    this.status('');
    await Promise.all([this.out, this.err].map(flushed));
  }

  /** Writes with the bottom line out of the way. @param {() => void} write */
  #without(write) {
    const line = this.#status;
    this.status('');
    write();
    this.status(line);
  }

  /** @param {string[]} lines @param {boolean} isPrecious */
  #write(lines, isPrecious) {
    const text = this.#safe(lines.map((line) => `${line}\n`).join(''));
    const failed = (/** @type {any} */ error) => {
      if (!error) return;
      this.failure ??= error.code;
      if (isPrecious) this.lost.push(text);
    };
    if (this.failure !== undefined) return failed({ code: this.failure });
    return this.#without(() => {
      if (this.#writesAtOnce) failed(writeNow(this.out.fd, text));
      else this.out.write(text, failed);
    });
  }

  /** @param {string} text */
  #safe(text) {
    return this.#secrets.reduce((safe, secret) => safe.replaceAll(secret, '[hidden]'), text);
  }
}

/** Writes all of it; returns the error, if there is one. @param {number} fd @param {string} text */
function writeNow(fd, text) {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Whether writing is over when it returns, so that what fails is known at once. @param {number} fd */
function isFile(fd) {
  try {
    const stat = fstatSync(fd);
    return stat.isFile() || (stat.isCharacterDevice() && !process.stdout.isTTY);
  } catch {
    return false;
  }
}

/** @param {NodeJS.WriteStream} stream */
function flushed(stream) {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) resolve(undefined);
    else stream.write('', () => resolve(undefined));
  });
}
