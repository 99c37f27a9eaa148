// What the command was asked for.

import { parseArgs } from 'node:util';
import { Stop } from './errors.js';

/** @typedef {{ symbol?: string, side?: 'Buy' | 'Sell', market?: 'US' | 'HK' }} Filter */
/**
 * @typedef {object} Options
 * @property {string} command `cancel`, `open`, `status`; empty for none
 * @property {string[]} ids as they were given
 * @property {boolean} help
 * @property {boolean} version
 * @property {boolean} json
 * @property {boolean} idsOnly
 * @property {boolean} all
 * @property {boolean} yes
 * @property {boolean} dryRun
 * @property {boolean} attached
 * @property {'accepted' | 'closed'} until
 * @property {Filter} filter
 * @property {string | undefined} envFile
 */

const FLAG = /** @type {const} */ ({ type: 'boolean', default: false, multiple: false });
const TEXT = /** @type {const} */ ({ type: 'string', multiple: true });

const EVERY = {
  help: { ...FLAG, short: 'h' },
  version: { ...FLAG, short: 'v' },
  json: FLAG,
  // Node.js itself looks at an argument of this name: where there is no such file, it says so.
  'env-file': { ...TEXT, short: 'e' },
};
const FILTER = { symbol: TEXT, side: TEXT, market: TEXT };

/** By the command, its options besides those of every command. */
export const COMMANDS = Object.freeze({
  cancel: {
    ...FILTER,
    all: FLAG,
    yes: { ...FLAG, short: 'y' },
    'dry-run': FLAG,
    attached: FLAG,
    until: TEXT,
  },
  open: { ...FILTER, ids: FLAG },
  status: { attached: FLAG },
});

const CREDENTIAL = /key|secret|token|password|credential/i;

/** @param {string[]} args @returns {Options} */
export function read(args) {
  const [first = '', ...rest] = args;
  if (Object.hasOwn(COMMANDS, first)) {
    return readCommand(/** @type {keyof typeof COMMANDS} */ (first), rest);
  }
  if (first !== '' && !first.startsWith('-')) {
    const hint = /^\d+$/.test(first) ? `; to cancel an order: cancel ${first.slice(0, 19)}` : '';
    throw new Stop(`the command must be one of ${Object.keys(COMMANDS).join(', ')}${hint}`);
  }
  const { values } = parsed(args, {});
  if (!values.help && !values.version && args.length > 0) {
    throw new Stop(`the command comes first: one of ${Object.keys(COMMANDS).join(', ')}`);
  }
  return options('', values, []);
}

/** @param {keyof typeof COMMANDS} command @param {string[]} args */
function readCommand(command, args) {
  const { values, positionals } = parsed(args, COMMANDS[command]);
  const asked = options(command, values, positionals);
  if (!asked.help && !asked.version) check(asked, values);
  return asked;
}

/** @param {string[]} args @param {import('node:util').ParseArgsConfig['options']} own */
function parsed(args, own) {
  /** @type {NonNullable<import('node:util').ParseArgsConfig['options']>} */
  const known = { ...EVERY, ...own };
  const { tokens } = parseArgs({ args, options: known, strict: false, tokens: true });
  /** @type {Record<string, any>} */
  const values = Object.create(null);
  const positionals = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    if (!Object.hasOwn(known, name)) throw new Stop(unknownOption(token.rawName, known));
    const isFlag = known[name]?.type === 'boolean';
    if (isFlag && value !== undefined) throw new Stop(`--${name} takes no value`);
    if (!isFlag && (value === undefined || value === '')) {
      // An empty variable of a script must not mean all.
      const all = Object.hasOwn(FILTER, name) ? '; leave it out to take all' : '';
      throw new Stop(`--${name} needs a value${all}`);
    }
    if (!isFlag && name in values) throw new Stop(`--${name} was given twice`);
    values[name] = isFlag ? true : value;
  }
  return { values, positionals };
}

/** @param {string} name @param {object} known */
function unknownOption(name, known) {
  const shown = name.replace(/[^\w-]/g, '?').slice(0, 30);
  if (CREDENTIAL.test(name)) {
    return `unknown option ${shown}: credentials come from the environment or --env-file, since arguments are shown by ps`;
  }
  const names = Object.keys(known).map((each) => `--${each}`);
  return `unknown option ${shown}; expected one of ${names.join(', ')}`;
}

/** @param {string} command @param {Record<string, any>} values @param {string[]} ids @returns {Options} */
function options(command, values, ids) {
  return {
    command,
    ids,
    help: Boolean(values.help),
    version: Boolean(values.version),
    json: Boolean(values.json),
    idsOnly: Boolean(values.ids),
    all: Boolean(values.all),
    yes: Boolean(values.yes),
    dryRun: Boolean(values['dry-run']),
    attached: Boolean(values.attached),
    until: values.until ?? 'closed',
    filter: filterOf(values),
    envFile: values['env-file'],
  };
}

/** @param {Record<string, any>} values @returns {Filter} */
function filterOf({ symbol, side, market }) {
  /** @type {Filter} */
  const filter = {};
  if (symbol !== undefined) {
    filter.symbol = /^[A-Za-z0-9._-]{1,40}\.[A-Za-z]{2}$/.test(symbol)
      ? symbol.toUpperCase()
      : stop('--symbol must be a security such as 700.HK');
  }
  if (side !== undefined) {
    const named = { buy: /** @type {const} */ ('Buy'), sell: /** @type {const} */ ('Sell') };
    filter.side = pick(named, side.toLowerCase()) ?? stop('--side must be Buy or Sell');
  }
  if (market !== undefined) {
    const named = { US: /** @type {const} */ ('US'), HK: /** @type {const} */ ('HK') };
    filter.market = pick(named, market.toUpperCase()) ?? stop('--market must be US or HK');
  }
  return filter;
}

/** The filter as it is asked for; empty for none. @param {Filter} filter */
export function filterWords(filter) {
  return Object.entries(filter)
    .map(([name, value]) => `--${name} ${value}`)
    .join(' ');
}

/** @template T @param {Record<string, T>} named @param {string} name @returns {T | undefined} */
function pick(named, name) {
  return Object.hasOwn(named, name) ? named[name] : undefined;
}

/** @param {Options} asked @param {Record<string, any>} values */
function check({ command, ids, all, until }, values) {
  if (command === 'open') {
    if (ids.length > 0) stop('open takes no order ids; status ID… reads single orders');
    if (values.ids && values.json) stop('--ids and --json are two ways to write: choose one');
    return;
  }
  if (command === 'status') {
    if (ids.length === 0) stop('name the orders: status ID…, or open for all that are open');
    return;
  }
  if (until !== 'accepted' && until !== 'closed') stop('--until must be accepted or closed');
  const given = (/** @type {string[]} */ names) => names.find((name) => name in values);
  if (all) {
    if (ids.length > 0) stop('name the orders, or say --all, but not both');
    const misplaced = given(['attached', 'until']);
    if (misplaced)
      stop(`--${misplaced} is for named orders: --all follows each until it is closed`);
    return;
  }
  const misplaced = given(['symbol', 'side', 'market', 'dry-run', 'yes']);
  if (misplaced) stop(`--${misplaced} is for --all`);
  if (ids.length === 0) stop('name the orders: cancel ID…, or cancel --all for all that are open');
}

/** @param {string} message @returns {never} */
function stop(message) {
  throw new Stop(message);
}
