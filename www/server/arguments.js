// What may follow `longport-practice` on the command line.

import { parseArgs } from 'node:util';
import { CONTROLS } from '../gateway/control.js';
import { Faults } from '../gateway/faults.js';
import { listOfKinds } from '../gateway/fault-text.js';
import { MOST_ORDERS } from './demo.js';

/** What is wrong with the arguments, in a sentence that says what would be right. */
export class UsageError extends Error {}

const OPTIONS = {
  port: { type: 'string' },
  orders: { type: 'string' },
  fault: { type: 'string', multiple: true },
  strict: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
};

export const HELP = `Usage: longport-practice [options]

Serves a practice gateway, which speaks the broker's order protocol and keeps its orders in memory,
and a demo page, on this machine only. No account is needed, and no real order is touched.

  --port PORT       8080 unless given here or in the variable PORT; 0 takes any that is free
  --orders N        how many orders the book starts with: 36, at most ${MOST_ORDERS}
  --fault FAULT     what goes wrong with the next calls; may be given several times
  --strict          where the broker's documentation is open, the stricter: the calls of all
                    interfaces count together, and a timestamp more than 60 s off is refused
  --quiet           does not print each call
  -h, --help        prints this
  -v, --version     prints the version

A FAULT is KIND[=NUMBER][@front|before|after][:TIMES|forever], such as reset@after or status=429:3.
It happens in front of the gateway, before a call takes effect (unless told), or after it, so that
only the answer suffers; once unless told. A NUMBER is an HTTP status or milliseconds. The kinds,
with the NUMBER that each has unless told:

${listOfKinds().replaceAll(/^/gm, '  ')}

While it runs, it is steered from this machine, by bodies of JSON to these under /__control/:

${listOfControls()}
`;

function listOfControls() {
  const lines = Object.entries(CONTROLS).map(([name, { does }]) => {
    const [method, path] = name.split(' ');
    return `  ${method.padEnd(6)} ${path.padEnd(9)} ${does}`;
  });
  return lines.join('\n');
}

/** The options that `args` ask for; throws a UsageError. */
export function readArguments(args, { PORT = '8080' } = {}) {
  const values = parse(args);
  const { port, orders = '36', fault: faults = [], strict = false, quiet = false } = values;
  checkFaults(faults);
  return {
    help: values.help === true,
    version: values.version === true,
    port: whole(port ?? PORT, 65_535, port === undefined ? 'PORT' : '--port', 'a port number'),
    orders: whole(orders, MOST_ORDERS, '--orders', 'a number of orders'),
    faults,
    strict,
    quiet,
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(`${inShort(error)}; --help lists the options`, { cause: error });
  }
}

/** Node.js has more to say, of arguments that begin with a dash; none does here. */
function inShort({ code, message }) {
  const [, option] = /^Option '(?:-\w, )?(--\w+)/.exec(message) ?? [];
  if (option && code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    return OPTIONS[option.slice(2)].type === 'string'
      ? `${option} needs a value`
      : `${option} takes no value`;
  }
  return message.split('. ')[0];
}

function whole(text, most, name, what) {
  if (/^\d{1,6}$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`${name} must be ${what}, at most ${most}, not ${JSON.stringify(text)}`);
}

/** Arms them nowhere, to see whether they can be. */
function checkFaults(faults) {
  for (const fault of faults) {
    try {
      new Faults().arm(fault);
    } catch (error) {
      throw new UsageError(`--fault: ${error.message}`, { cause: error });
    }
  }
}
