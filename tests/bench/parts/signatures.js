// Signatures: a request signed and not sent, beside `node:crypto` where there is one.

import { NODES, RUNTIMES } from '../runtimes.js';
import { compared, comparison } from './compared.js';

const BROWSERS = RUNTIMES.filter((runtime) => !NODES.includes(runtime));

export async function signatures({ quick, ...place }) {
  const job = { module: 'signatures', rounds: quick ? 10 : 60, signatures: 1_000 };
  const inNode = await compared(job, 'node:crypto', place, NODES);
  const inBrowsers = await compared(job, 'WebCrypto', place, BROWSERS);
  return {
    runtimes: [...inNode, ...inBrowsers],
    tables: {
      'signatures-node': comparison('times node:crypto', inNode, 'node:crypto'),
      'signatures-browser': comparison('times WebCrypto', inBrowsers, 'WebCrypto'),
    },
  };
}
