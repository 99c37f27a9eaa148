// A program may load the package by two entries at once, its own and that of a library: there is one
// module all the same, and no `Config` of one is taken for another's.

import assert from 'node:assert/strict';
import test from 'node:test';
import { project } from '../support/installed-package.js';
import { runScript } from '../support/script.js';

test('the main entry, imported while the slim one loads, shares its module', async () => {
  const { code, stdout, stderr } = await runScript(
    project,
    `import { readFileSync } from 'node:fs';
     const folder = './node_modules/longport-cancel-order/';
     const { default: init } = await import(folder + 'slim.js');
     const bytes = readFileSync(folder + 'dist/longport_cancel_order.wasm');
     let arrive;
     const arrived = new Promise((resolve) => (arrive = () => resolve(bytes)));
     const loading = [init(arrived), init(arrived)];
     const main = await import(folder + 'browser.js');
     const keys = [];
     const options = {
       rateLimit: false,
       fetch: async (url, { headers }) => {
         keys.push(headers['x-api-key']);
         await new Promise((resolve) => setTimeout(resolve, 50));
         return Response.json({ code: 0 });
       },
     };
     const alice = main.Config.fromApikey('alice', 's', 't', options);
     const inFlight = main.cancelOrder(alice, '1');
     arrive();
     const [slim] = await Promise.all(loading);
     const bob = slim.Config.fromApikey('bob', 's', 't', options);
     await inFlight;
     await slim.cancelOrder(bob, '2');
     await main.cancelOrder(alice, '3');
     console.log(keys.join());`,
  );
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: 'alice,bob,alice\n', stderr: '' });
});
