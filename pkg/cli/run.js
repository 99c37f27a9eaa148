// The command: what was asked for is done, whatever happens is told in a line or two, and the exit
// code says how it went.

import { readFileSync } from 'node:fs';
import { read } from './arguments.js';
import { cancel } from './cancel.js';
import { secrets, useFile } from './environment.js';
import { EXIT, Stop, whyNot } from './errors.js';
import { HELP } from './help.js';
import { open, status } from './look.js';
import { Output } from './output.js';
import { printable } from './text.js';

const NAME = 'longport-cancel-order';

/** Runs the command, and ends the process. @param {string[]} args */
export async function run(args) {
  const output = new Output();
  output.hide(secrets());
  /** Which orders have a cancel under way. @type {() => string[]} */
  let unsettled = () => [];
  const crash = (/** @type {any} */ error) => {
    output.status('');
    output.note(`${NAME}: ${unexpected(error)}`);
    const ids = unsettled();
    if (ids.length > 0) output.note(`may still be open: ${ids.join(' ')}`);
    process.exit(ids.length > 0 ? EXIT.unknown : EXIT.not);
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  try {
    const code = await start(args, output, (how) => (unsettled = how));
    process.exit(await written(output, code));
  } catch (error) {
    if (!(error instanceof Stop)) return crash(error);
    output.note(`${NAME}: ${printable(error.message)}`);
    await output.flush();
    process.exit(error.exitCode);
  }
}

/** @param {string[]} args @param {Output} output @param {(unsettled: () => string[]) => void} begun */
function start(args, output, begun) {
  const options = read(args);
  if (options.version) {
    output.result(packageJson().version);
    return EXIT.done;
  }
  if (options.help || options.command === '') {
    const text = (HELP[options.command] ?? '').trimEnd();
    if (options.help) output.result(text);
    else output.note(text);
    return options.help ? EXIT.done : EXIT.usage;
  }
  if (options.envFile !== undefined) useFile(options.envFile);
  output.hide(secrets());
  if (options.command === 'open') return open(options, output);
  return options.command === 'status' ? status(options, output) : cancel(options, output, begun);
}

/** Once all is written, the exit code: a result that could not be written is not done. @param {Output} output @param {number} code */
async function written(output, code) {
  await output.flush();
  const { failure, lost } = output;
  // Who reads no further, such as `head`, wants no more.
  if (failure === undefined || failure === 'EPIPE') return code;
  const what = lost.length > 0 ? '; the rest of what became of the orders:' : '';
  output.note(`${NAME}: standard output cannot be written: ${whyNot(failure)}${what}`);
  if (lost.length > 0) output.note(lost.join('').trimEnd());
  await output.flush();
  return code === EXIT.done ? EXIT.usage : code;
}

/** @param {any} error */
function unexpected(error) {
  const { repository } = packageJson();
  const where = repository?.url ?? 'the repository of the package';
  const what = printable(`${error?.name ?? 'Error'}: ${error?.message ?? error}`);
  return `unexpected error, which is a defect of this command: ${what}; please report this line and the output of --version at ${where}`;
}

function packageJson() {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
}
