// `npm start`: the demo page, the package and the practice gateway on one port of this machine.

import { startDemo } from './server/demo.js';

const { PORT = '8080' } = process.env;
if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) {
  console.error(`PORT must be a port number, not ${JSON.stringify(PORT)}`);
  process.exit(1);
}
const demo = await startDemo({ port: Number(PORT) });
console.log(`longport-cancel-order demo: ${demo.url}/  (practice orders only; Ctrl+C stops it)`);
