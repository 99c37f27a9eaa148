// What is written of the practice gateway is what there is: each fault, control, field of a plan,
// endpoint and option, in the reference, the command's help and the declarations.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { CONTROLS } from '../../www/gateway/control.js';
import { BROKER_CODES, PRACTICE_CODES, REPORTED_CODES } from '../../www/gateway/codes.js';
import { ENDPOINTS } from '../../www/gateway/endpoints.js';
import { FAULT_KINDS } from '../../www/gateway/fault-kinds.js';
import { PLAN } from '../../www/gateway/order.js';
import { OPTIONS } from '../../www/lib/core.js';
import { PracticeGateway } from '../../www/lib/practice-gateway.js';
import { HELP } from '../../www/server/arguments.js';
import { WWW } from '../support/installed-practice.js';

const read = (name) => readFileSync(join(WWW, name), 'utf8');
const REFERENCE = read('gateway/README.md');
const DECLARATIONS = read('lib/index.d.ts');

/** The first cells of the rows of the table under a heading. */
function firstCells(heading) {
  const [, section] = REFERENCE.split(`\n## ${heading}\n`);
  const rows = section.split('\n## ')[0].matchAll(/^\| `([^`]+)`/gm);
  return Array.from(rows, ([, cell]) => cell);
}

/** The members of an interface, or the properties that a type's text names. */
function membersOf(text, name) {
  const [, body] = new RegExp(`interface ${name}\\b[^{]*{\n([^]*?)\n}`).exec(text);
  const code = body.replaceAll(/\/\*[^]*?\*\//g, '');
  return new Set(
    Array.from(code.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm), ([, each]) => each),
  );
}

test('the reference has each kind of fault, with what it does, and no other', () => {
  assert.deepEqual(firstCells('Faults'), Object.keys(FAULT_KINDS));
  for (const [kind, { does, number, usual }] of Object.entries(FAULT_KINDS)) {
    const row = REFERENCE.split('\n').find((line) => line.startsWith(`| \`${kind}\``));
    assert.ok(row.includes(does), `${kind}: ${does}`);
    if (number) assert.ok(row.includes(`${number}, ${usual}`), `${kind}: ${number}, ${usual}`);
  }
});

test('the reference has each control, with what it does, and no other', () => {
  assert.deepEqual(firstCells('Controls'), Object.keys(CONTROLS));
  for (const { does } of Object.values(CONTROLS)) assert.ok(REFERENCE.includes(does), does);
});

test('the reference has each endpoint', () => {
  assert.deepEqual(
    firstCells('Endpoints').sort(),
    [...Object.keys(ENDPOINTS), 'GET /health'].sort(),
  );
});

test('the reference has each code of its own', () => {
  for (const { code } of Object.values({ ...BROKER_CODES, ...REPORTED_CODES, ...PRACTICE_CODES })) {
    const isNamed = REFERENCE.includes(String(code)) || /^40320[1-5]$/.test(code);
    assert.ok(isNamed, String(code));
  }
});

test('the reference and the declarations have each field of a plan', () => {
  const declared = membersOf(read('lib/orders.d.ts'), 'Plan');
  assert.deepEqual([...declared].sort(), Object.keys(PLAN).sort());
  for (const field of Object.keys(PLAN)) assert.match(REFERENCE, new RegExp(`\`${field}\\b`));
});

test('the help has each fault and control, and the form of a fault', () => {
  for (const kind of Object.keys(FAULT_KINDS))
    assert.match(HELP, new RegExp(`^  ${kind}[ [].* `, 'm'));
  for (const { does } of Object.values(CONTROLS)) assert.ok(HELP.includes(does), does);
  for (const text of [HELP, REFERENCE]) assert.ok(text.includes('KIND[=NUMBER][@'), 'the form');
});

test('the declarations have each kind of fault, option and member, and no other', () => {
  const [, union] = /type FaultKind =([^;]+);/.exec(read('lib/faults.d.ts'));
  assert.deepEqual(union.match(/[a-z-]+/g), Object.keys(FAULT_KINDS));
  const options = membersOf(read('lib/options.d.ts'), 'GatewayOptions');
  assert.deepEqual([...options].sort(), [...OPTIONS].sort());
  const isOwn = (name) => name !== 'constructor';
  const members = Object.getOwnPropertyNames(PracticeGateway.prototype).filter(isOwn);
  const declared = membersOf(DECLARATIONS, 'PracticeGateway');
  assert.deepEqual([...declared].sort(), ['account', 'url', ...members].sort());
});
