// A fault in a few characters, as the command line and `arm` take it:
//
//   KIND[=NUMBER][@PLACE][:TIMES]
//
//   reset                   the next call's connection is reset
//   reset@after             the same, once the call has taken effect
//   status=429@front:3      the next three calls are answered with HTTP 429 by what stands before it
//   hang:forever            no call is answered

import { FAULT_KINDS } from './fault-kinds.js';

const FORM = /^([a-z-]+)(?:=(-?\d+))?(?:@(\w+))?(?::(\w+))?$/;

/** The fault that `text` stands for, to be armed; a text of another form is an error. */
export function faultOf(text) {
  const [, kind, number, where, times = '1'] = FORM.exec(text) ?? malformed(text);
  const { number: field, usual } = FAULT_KINDS[kind] ?? unknownKind(kind);
  if (number !== undefined && !field) fail(`fault ${text}: ${kind} takes no number`);
  return {
    kind,
    ...(field && { [field]: Number(number ?? usual) }),
    ...(where && { where }),
    times: times === 'forever' ? times : Number(times),
  };
}

/** Each kind, with its number where it takes one, and what it does: a line for each. */
export function listOfKinds() {
  const kinds = Object.entries(FAULT_KINDS).map(([kind, { does, number, usual }]) => [
    number ? `${kind}[=${usual}]` : kind,
    does,
  ]);
  const width = Math.max(...kinds.map(([form]) => form.length));
  return kinds.map(([form, does]) => `${form.padEnd(width)}  ${does}`).join('\n');
}

/** Throws, since there is no such kind, and lists those there are. */
export function unknownKind(kind) {
  const known = Object.keys(FAULT_KINDS).join(', ');
  fail(`no such fault: ${kind}; expected one of ${known}`);
}

function malformed(text) {
  fail(
    `no such fault: ${JSON.stringify(text)}; expected KIND[=NUMBER][@front|before|after][:TIMES|forever], ` +
      `for example reset@after:2; a KIND is one of ${Object.keys(FAULT_KINDS).join(', ')}`,
  );
}

function fail(message) {
  throw new TypeError(message);
}
