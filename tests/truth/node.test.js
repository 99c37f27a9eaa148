// What the package says in Node.js is true, by the log of a gateway that says nothing false; also
// where the program has made Node.js send requests again.

import { NODES } from './runtimes.js';
import { truthTests } from './truth.js';

const RESEND = {
  globalDispatcher: 'with a global dispatcher that retries',
  composedDispatcher: 'with its own dispatcher composed to retry',
  dispatcherForAWhile: 'with a retrying dispatcher that is removed in mid-flight',
  globalFetch: 'with a global fetch that retries',
  fetchForAWhile: 'with a retrying global fetch that is removed in mid-flight',
  ownFetch: 'with an own fetch that retries',
};

/** The older ones' dispatchers do not understand what undici composes now. */
const COMPOSES = new Set(['Node.js 24', 'Node.js 26']);

for (const runtime of NODES) {
  truthTests(runtime, { provesNothingSent: true });
  for (const [resend, how] of Object.entries(RESEND)) {
    if (resend === 'composedDispatcher' && !COMPOSES.has(runtime.name)) continue;
    truthTests(runtime, { name: `${runtime.name} ${how}`, resend, cancels: 200 });
  }
}

// The later ones speak HTTP/2 where a gateway does.
truthTests(NODES.at(-1), {
  name: 'Node.js 26 over HTTP/2',
  secure: true,
  provesNothingSent: true,
});
