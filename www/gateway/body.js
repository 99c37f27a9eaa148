// Reads a request's body, up to a limit.

import { PRACTICE_CODES, Refusal } from './codes.js';

const MOST_BYTES = 65_536;

/**
 * Resolves to the body; rejects with a Refusal when it is too large, or when the client leaves in
 * the middle.
 */
export function readBody(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let length = 0;
    request.on('data', (chunk) => {
      length += chunk.length;
      if (length <= MOST_BYTES) chunks.push(chunk);
      else reject(new Refusal(PRACTICE_CODES.bodyTooLarge));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(new Refusal(PRACTICE_CODES.badRequest, 'the body broke off')));
  });
}
