// Standard output holds results and nothing else, and whatever becomes of it, the cancels go on.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { once } from 'node:events';
import test from 'node:test';
import { cancelsFor } from '../support/book-as-judge.js';
import { MAIN, command, objectsOf, rowsOf, shell, variables } from '../support/command-line.js';
import { until } from '../support/practice.js';

const many = Array.from({ length: 12 }, () => ({}));
const FULL = /^longport-cancel-order: standard output cannot be written: the disk is full/m;

/** The command, writing to a disk that has no room left. */
function onFullDisk(t, gateway, ...args) {
  const stdout = openSync('/dev/full', 'w');
  t.after(() => closeSync(stdout));
  return command(args, { env: variables(gateway.url), stdout }).ended;
}

test('a full disk: with --json nothing is sent', async (t) => {
  const { gateway } = await shell(t, many);
  const { code, stderr } = await onFullDisk(t, gateway, 'cancel', '--all', '--yes', '--json');
  assert.equal(code, 2);
  assert.match(stderr, FULL);
  assert.match(stderr, /nothing was sent\n$/);
  assert.equal(gateway.counts.requests, 0);
});

test('a full disk: what became of the orders is told on standard error', async (t) => {
  const { gateway, ids } = await shell(t, many);
  const { code, stderr } = await onFullDisk(t, gateway, 'cancel', ...ids);
  assert.equal(code, 2);
  assert.match(stderr, FULL);
  const rows = rowsOf(stderr.slice(stderr.indexOf('ORDER ')));
  for (const id of ids) assert.match(rows.get(id), /cancelled$/);
});

test('a full disk never hides that an order is unknown', async (t) => {
  const { gateway, ids } = await shell(t, [{}]);
  gateway.fault({ kind: 'reset', times: 'forever', match: { method: 'DELETE' } });
  const { code, stderr } = await onFullDisk(t, gateway, 'cancel', ...ids);
  assert.equal(code, 3);
  assert.match(stderr, /may still be open/);
});

test('a full disk: a list is an error of one line', async (t) => {
  const { gateway } = await shell(t, many);
  const { code, stderr } = await onFullDisk(t, gateway, 'open');
  assert.equal(code, 2);
  assert.match(stderr.split('\n').slice(-2).join('\n'), FULL);
});

test('a closed pipe: the cancels go on to their end', async (t) => {
  const { gateway, ids } = await shell(t, many);
  const child = spawn(process.execPath, [MAIN, 'cancel', ...ids, '--json'], {
    env: variables(gateway.url),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  assert.equal(code, 0, stderr);
  assert.equal(stderr, '12 orders: 12 cancelled\n');
  for (const id of ids) assert.equal(cancelsFor(gateway, id).length, 1);
});

test('standard error that is closed changes nothing', async (t) => {
  const { gateway, ids } = await shell(t, many);
  const child = spawn(process.execPath, [MAIN, 'cancel', ...ids], {
    env: variables(gateway.url),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.destroy();
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  const [code] = await once(child, 'close');
  assert.equal(code, 0);
  assert.equal(rowsOf(stdout).size, 12);
});

test('--json tells of the start, the events, the progress, each result once, and the sum', async (t) => {
  const { ids, longport } = await shell(t, many);
  const { code, stdout, stderr } = await longport('cancel', '--all', '--yes', '--json');
  assert.equal(code, 0, stderr);
  const objects = objectsOf(stdout);
  const [start] = objects('start');
  assert.equal(start.appKey, 'prac…-key');
  assert.equal(start.isPaper, false);
  const results = objects('result');
  assert.deepEqual(results.map(({ orderId }) => orderId).sort(), [...ids].sort());
  assert.ok(
    results.every(({ outcome, order }) => outcome === 'cancelled' && order.status === 'Canceled'),
  );
  const sent = objects('event').filter(({ event, call }) => event === 'send' && call === 'cancel');
  assert.equal(sent.length, 12);
  const last = objects('progress').at(-1);
  assert.deepEqual([last.done, last.total, last.waiting, last.leftMs], [12, 12, 0, 0]);
  const [summary] = objects('summary');
  assert.deepEqual([summary.total, summary.cancelled, summary.exitCode], [12, 12, 0]);
  assert.deepEqual([summary.complete, summary.stillOpen], [true, []]);
});

test('a result is told as soon as it is known', async (t) => {
  const { gateway, ids, begin } = await shell(t, [{}, {}]);
  gateway.fault({ kind: 'hang', match: { method: 'DELETE', orderId: ids[1] }, times: 'forever' });
  const { child, output, ended } = begin('cancel', ...ids, '--json');
  await until(() => output.stdout.includes('"type":"result"'));
  assert.match(
    output.stdout,
    new RegExp(`"type":"result","orderId":"${ids[0]}","outcome":"cancelled"`),
  );
  child.kill('SIGKILL');
  assert.equal((await ended).code, 'SIGKILL');
});

test('nothing open is done', async (t) => {
  const { longport } = await shell(t, []);
  for (const args of [['cancel', '--all', '--yes'], ['cancel', '--all', '--dry-run'], ['open']]) {
    const { code, stdout } = await longport(...args);
    assert.deepEqual([code, stdout], [0, '']);
  }
});
