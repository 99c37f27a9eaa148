// The double for unit tests speaks the broker's protocol too: all of it once more, against
// `createGateway().fetch`. The official SDK, which has no `fetch`, reaches it through a server that only
// passes on.

import { useDouble } from './gateway.js';

useDouble();
for (const name of ['orders', 'look-ups', 'same-request']) await import(`./${name}.test.js`);
