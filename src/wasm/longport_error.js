/** See `types.d.ts`, which documents the class for its users. */
export class LongportError extends Error {
  constructor(message, { cause, ...facts }) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, facts);
    const name = NAMES[facts.kind] ?? 'LongportError';
    Object.defineProperty(this, 'name', { value: name, configurable: true, writable: true });
  }

  /** An `Error` writes itself as `{}`, which is of no use in a log. */
  toJSON() {
    const { name, message, cause, ...facts } = this;
    return { name: this.name, message: this.message, ...facts };
  }
}

/** What the platform calls these two, so that code written for `fetch` knows them. */
const NAMES = { Aborted: 'AbortError', Timeout: 'TimeoutError' };
