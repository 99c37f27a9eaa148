// A set that forgets its oldest members, so that a gateway left running does not grow for ever.

export class Remembered {
  #young = new Set();
  #old = new Set();
  #least;

  /** Remembers at least the last `least` members, and never more than twice as many. */
  constructor(least) {
    this.#least = least;
  }

  /** Adds `member`; false when it is remembered already. */
  add(member) {
    if (this.#young.has(member) || this.#old.has(member)) return false;
    this.#young.add(member);
    if (this.#young.size > this.#least) [this.#old, this.#young] = [this.#young, new Set()];
    return true;
  }
}
