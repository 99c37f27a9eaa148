// The command `longport-practice`: the demo page, the package and the practice gateway on one port
// of this machine.

import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { demoOrders } from '../gateway/demo-orders.js';
import { PRACTICE_ACCOUNT } from '../practice-account.js';
import { HELP, readArguments, UsageError } from './arguments.js';
import { startDemo } from './demo.js';

/** Why a port cannot be had. */
const REASONS = { EADDRINUSE: 'in use by another program', EACCES: 'not allowed for this user' };

const USAGE = 2;

/** What a checkout of the repository has beside this package, and an installed one has not. */
const CHECKOUT = new URL('../../pkg/node.js', import.meta.url);

/** Runs until it is told to stop; resolves to the exit code. */
export async function main(args, { env = process.env, print = console.log } = {}) {
  // Nobody reads what is printed any more, as after `| head -1`.
  process.stdout.on('error', () => process.exit(0));
  try {
    const options = readArguments(args, env);
    if (options.help) print(HELP.trimEnd());
    else if (options.version) print(versionOf());
    else await serve(options, print);
    return 0;
  } catch (error) {
    console.error(error.message);
    return error instanceof UsageError ? USAGE : 1;
  }
}

async function serve({ port, orders, faults, strict, quiet }, print) {
  const stop = signal();
  const onCall = quiet ? undefined : (call) => print(lineOf(call));
  const demo = await start({ port, strict, orders: demoOrders(orders), onCall });
  for (const fault of faults) demo.gateway.fault(fault);
  announce(demo, print);
  await stop;
  await demo.close();
}

async function start(options) {
  try {
    return await startDemo(options);
  } catch (error) {
    if (!(error.code in REASONS)) throw error;
    // Another port taken silently would have scripts talk to whatever is on this one.
    throw new UsageError(
      `Port ${options.port} is ${REASONS[error.code]}. Choose another one by --port or the variable PORT; ` +
        '0 takes any that is free.',
      { cause: error },
    );
  }
}

/** Resolves once the process is asked to end. */
function signal() {
  return Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

function announce({ url, gateway }, print) {
  const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
  const [{ orderId } = {}] = gateway.book.list();
  print(`longport-practice: ${url}/  (practice orders only; Ctrl+C stops it)`);
  if (orderId && existsSync(CHECKOUT))
    print(`For the script in README.md:  node cancel.mjs ${url} ${orderId}`);
  print(
    `For your own programs:  export LONGPORT_HTTP_URL=${url} LONGPORT_APP_KEY=${appKey} ` +
      `LONGPORT_APP_SECRET=${appSecret} LONGPORT_ACCESS_TOKEN=${accessToken}`,
  );
}

/** A call in a line: when, what, and what its caller was told. */
function lineOf({ receivedAt, method, path, orderId, status, code, fault }) {
  const time = new Date(receivedAt).toISOString().slice(11, 23);
  const order = orderId ? ` order ${orderId}` : '';
  const answer = status === null ? 'no answer' : `${status}${code === null ? '' : ` code ${code}`}`;
  // What a client sends may hold anything; a terminal obeys some of it.
  const line = `${time}  ${method} ${path}${order}  ${answer}${fault ? `  fault ${fault}` : ''}`;
  return line.replaceAll(/[^ -~]/g, '?');
}

function versionOf() {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return JSON.parse(text).version;
}
