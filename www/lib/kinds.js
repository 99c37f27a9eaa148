import { FAULT_KINDS as KINDS } from '../gateway/fault-kinds.js';

/** Each kind of fault, and what it does. */
export const FAULT_KINDS = Object.freeze(
  Object.fromEntries(Object.entries(KINDS).map(([kind, { does }]) => [kind, does])),
);
