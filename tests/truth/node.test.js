// What the package says in Node.js is true, by the log of a gateway that says nothing false; also
// where the program has made Node.js send requests again.

import { NODES } from './runtimes.js';
import { truthTests } from './truth.js';

const RESEND = {
  globalDispatcher: 'with a global dispatcher that retries',
  dispatcherForAWhile: 'with one that is removed in mid-flight',
  globalFetch: 'with a global fetch that retries',
  fetchForAWhile: 'with one that is removed in mid-flight',
  ownFetch: 'with an own fetch that retries',
};

for (const runtime of NODES) {
  truthTests(runtime);
  for (const [resend, how] of Object.entries(RESEND)) {
    truthTests(runtime, { name: `${runtime.name} ${how}`, resend, cancels: 200 });
  }
}
