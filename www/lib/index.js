// `import … from 'longport-practice'`, in Node.js: index.d.ts documents it.

import { startGateway as start } from '../gateway/index.js';
import { checked, OPTIONS } from './check.js';
import { PracticeGateway } from './practice-gateway.js';

export {
  createGateway,
  FAULT_KINDS,
  PRACTICE_ACCOUNT,
  PRACTICE_OAUTH,
  virtualClock,
} from './core.js';

export async function startGateway(options = {}) {
  const { faults, ...own } = checked(options, ['port', 'host', 'controlToken', ...OPTIONS]);
  const gateway = await started(own);
  try {
    return new PracticeGateway(gateway, faults);
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

async function started(options) {
  try {
    return await start(options);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    const advice = 'leave `port` out to have any that is free';
    throw new Error(`port ${options.port} is in use by another program: ${advice}`, {
      cause: error,
    });
  }
}
