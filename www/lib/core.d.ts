// What needs nothing of Node.js; index.d.ts documents it.

export {
  createGateway,
  virtualClock,
  FAULT_KINDS,
  PRACTICE_ACCOUNT,
  PRACTICE_OAUTH,
} from './index.js';
export type * from './index.js';
