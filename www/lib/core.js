// `import … from 'longport-practice/core'`: what needs nothing of Node.js.

import { createGateway as create } from '../gateway/core.js';
import { checked, OPTIONS } from './check.js';
import { PracticeGateway } from './practice-gateway.js';

export { FAULT_KINDS } from './kinds.js';
export { PRACTICE_ACCOUNT } from '../practice-account.js';
export { PRACTICE_OAUTH } from '../gateway/practice-oauth.js';
export { virtualClock } from './virtual-clock.js';

export function createGateway(options = {}) {
  const { faults, ...own } = checked(options, OPTIONS);
  const gateway = create(own);
  return Object.assign(new PracticeGateway(gateway, faults), { fetch: gateway.fetch });
}
