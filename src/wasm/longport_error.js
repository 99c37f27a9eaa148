import { define } from './define.js';

/**
 * What is known of a failure: the fields of a `LongportError`.
 * @typedef {{
 *   kind: string, outcome?: string, orderId?: string, code?: number, httpStatus?: number,
 *   traceId?: string, attempts: number, retryAfterMs?: number, cause?: unknown, accepted?: boolean, order?: unknown, readAt?: Date
 * }} ErrorFields
 */

/** See `types.d.ts`, which documents the class for its users. */
export class LongportError extends Error {
  /**
   * @param {string} message
   * @param {ErrorFields} fields
   */
  constructor(message, fields) {
    // Own fields only: nothing that somebody put into `Object.prototype` is a fact.
    const { cause, ...rest } = { __proto__: null, cause: undefined, ...fields };
    super(message, cause === undefined ? undefined : { cause });
    for (const [name, value] of Object.entries(rest)) {
      if (name !== 'message') define(this, name, value, true);
    }
    const name = Object.hasOwn(NAMES, rest.kind) ? NAMES[rest.kind] : 'LongportError';
    define(this, 'name', name, false);
  }

  /** An `Error` writes itself as `{}`, which is of no use in a log. */
  toJSON() {
    const { name: _, message, cause, ...fields } = this;
    const said = cause === undefined ? {} : { cause: summaryOf(cause) };
    return { name: this.name, message: this.message, ...fields, ...said };
  }
}

/** What the platform calls these two, so that code written for `fetch` knows them. */
/** @type {Record<string, string>} */
const NAMES = { Aborted: 'AbortError', Timeout: 'TimeoutError' };

/** How many causes of causes are told. */
const DEPTH = 4;

/** @param {any} cause @returns {unknown} */
function summaryOf(cause, depth = DEPTH) {
  try {
    if (typeof cause !== 'object' || cause === null) return String(cause);
    /** @type {Record<string, unknown>} */
    const summary = {};
    for (const name of ['name', 'message', 'code']) {
      const value = cause[name];
      if (typeof value === 'string' || typeof value === 'number') summary[name] = value;
    }
    if (depth > 1 && cause.cause !== undefined) summary.cause = summaryOf(cause.cause, depth - 1);
    return summary;
  } catch {
    return 'something that cannot be read';
  }
}
