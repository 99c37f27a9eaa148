// The order ids that were named, all of them right, or none is taken.

import { Stop } from './errors.js';

const LARGEST = 9_223_372_036_854_775_807n;
/** The package takes as many at once. */
const MOST = 100_000;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The ids among the arguments, or for `-` those that standard input holds, each once.
 * @param {string[]} args
 * @param {NodeJS.ReadStream} input
 */
export async function idsOf(args, input) {
  const isFromInput = args.includes('-');
  if (isFromInput && args.length > 1) {
    throw new Stop('`-` reads the ids from standard input: name no others beside it');
  }
  if (isFromInput && input.isTTY) process.stderr.write('order ids, one a line; Ctrl-D ends them\n');
  const words = isFromInput ? await wordsOf(input) : args.map((id, at) => ({ id, at: at + 1 }));
  const where = isFromInput ? 'standard input, line' : 'order id';
  if (words.length === 0) throw new Stop('there is no order id on standard input; one a line');
  if (words.length > MOST) throw new Stop(`more than ${MOST} order ids; split them`);
  for (const { id, at } of words) {
    const wrong = wrongWith(id);
    const hint = isFromInput ? '; open --ids writes nothing but ids' : '';
    if (wrong) throw new Stop(`${where} ${at}: ${wrong}${hint}; nothing was sent`);
  }
  return [...new Set(words.map(({ id }) => id))];
}

/** What is not an order id; nothing where it is one. The text itself is not repeated. @param {string} id */
function wrongWith(id) {
  if (id === '') return 'is empty';
  if (/^\s|\s$/.test(id)) return 'begins or ends with a space';
  if (/\s/.test(id)) return 'has a space in it';
  if (!/^[0-9]+$/.test(id)) return 'is not a number, as order ids are';
  if (id.startsWith('0')) return 'begins with a zero, which no order id does';
  return id.length > 19 || BigInt(id) > LARGEST ? 'is larger than any order id' : undefined;
}

/** @param {NodeJS.ReadStream} input */
async function wordsOf(input) {
  let text = '';
  try {
    for await (const chunk of input.setEncoding('utf8')) {
      text += chunk;
      if (text.length > MOST_BYTES) throw new Stop('standard input is too long for order ids');
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop('standard input cannot be read; give a list of order ids, one a line');
  }
  const lines = text.split('\n').map((line, at) => ({ id: line.trim(), at: at + 1 }));
  return lines.filter(({ id }) => id !== '' && !id.startsWith('#'));
}
