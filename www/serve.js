// `npm start`: the demo page, the package and the practice gateway on one port of this machine.

import { startDemo } from './server/demo.js';

const { PORT = '8080' } = process.env;
if (!/^\d{1,5}$/.test(PORT) || Number(PORT) > 65_535) {
  console.error(`PORT must be a port number, not ${JSON.stringify(PORT)}`);
  process.exit(1);
}

/** Why a port cannot be had. */
const REASONS = { EADDRINUSE: 'in use by another program', EACCES: 'not allowed for this user' };

try {
  const { url, gateway } = await startDemo({ port: Number(PORT) });
  const [{ orderId }] = gateway.book.list();
  console.log(`longport-cancel-order demo: ${url}/  (practice orders only; Ctrl+C stops it)`);
  console.log(`For the script in README.md:  node cancel.mjs ${url} ${orderId}`);
} catch (error) {
  // Another port taken silently would have scripts talk to whatever is on this one.
  if (!(error.code in REASONS)) throw error;
  console.error(
    `Port ${PORT} is ${REASONS[error.code]}. Choose another one, such as \`PORT=8090 npm start\`; PORT=0 takes any that is free.`,
  );
  process.exitCode = 1;
}
