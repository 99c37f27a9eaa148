// The question before all orders are cancelled.

import { createInterface } from 'node:readline';
import { during } from './interrupt.js';

/**
 * Whether the answer is yes. No answer, and Ctrl-C, are a no.
 * @param {string} question
 * @returns {Promise<boolean>}
 */
export async function confirmed(question) {
  const { stdin, stderr } = process;
  const lines = createInterface({ input: stdin, terminal: false });
  stderr.write(`${question} [y/N] `);
  const answer = new Promise((/** @type {(line: string) => void} */ resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  const declined = () => {
    stderr.write('\n');
    lines.close();
  };
  const line = await during([declined], () => answer);
  lines.close();
  return /^\s*(y|yes)\s*$/i.test(line);
}
