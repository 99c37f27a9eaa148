// Each fault: what the caller gets, and whether the book has changed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fresh, practice, cancel } from './client.js';

const ID = '709043056541253632';
const start = (t) => practice(t, { orders: [{ orderId: ID }] });
const isCancelled = (gateway) => gateway.book.get(ID).status !== 'NewStatus';

test('a status at any place, with its usual envelope', async (t) => {
  const { gateway } = await start(t);
  for (const [where, status, code, took] of [
    ['front', 429, 429002, false],
    ['before', 500, 500000, false],
    ['after', 502, 502000, true],
  ]) {
    gateway.fault({ kind: 'status', status, where });
    const answer = await cancel(gateway, ID);
    assert.deepEqual(
      [answer.status, answer.json.code, isCancelled(gateway)],
      [status, code, took],
      where,
    );
  }
  assert.deepEqual(gateway.counts.faults, { status: 3 });
  assert.deepEqual(gateway.faults, []);
});

test('a status with headers and a body of its own, for some calls only', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '2' },
    body: 'slow down',
    times: 2,
    match: { method: 'DELETE', path: '/v1/trade/order', orderId: ID },
  });
  assert.equal((await cancel(gateway, '1')).json.code, 602001);
  for (let n = 0; n < 2; n++) {
    const answer = await cancel(gateway, ID);
    assert.deepEqual(
      [answer.status, answer.text, answer.headers['retry-after']],
      [429, 'slow down', '2'],
    );
  }
  assert.equal((await cancel(gateway, ID)).status, 200);
});

test('a call that met a fault is remembered, unless it happened at the front', async (t) => {
  const { gateway } = await start(t);
  const timestamp = fresh();
  gateway.fault({ kind: 'status', status: 429, where: 'front' });
  gateway.fault({ kind: 'status', status: 429, where: 'before' });
  const codes = [];
  for (let n = 0; n < 3; n++) codes.push((await cancel(gateway, ID, { timestamp })).json.code);
  assert.deepEqual(codes, [429002, 429002, 403202]);
});

test('HTML, and a redirect', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'html', status: 463 });
  const page = await cancel(gateway, ID);
  assert.deepEqual(
    [page.status, page.headers['content-type'], page.text.slice(0, 6)],
    [463, 'text/html', '<html>'],
  );
  gateway.fault({ kind: 'redirect', status: 307, location: 'https://elsewhere.example/' });
  const moved = await cancel(gateway, ID);
  assert.deepEqual([moved.status, moved.headers.location], [307, 'https://elsewhere.example/']);
  assert.ok(!isCancelled(gateway));
});

test('a reset before the book changed, and one after', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'reset', where: 'before' });
  await assert.rejects(cancel(gateway, ID), { code: 'ECONNRESET' });
  assert.ok(!isCancelled(gateway));
  gateway.fault({ kind: 'reset', where: 'after' });
  await assert.rejects(cancel(gateway, ID), { code: 'ECONNRESET' });
  assert.ok(isCancelled(gateway));
  const { status, code, accepted, fault } = gateway.calls[1];
  assert.deepEqual([status, code, accepted, fault], [null, null, true, 'reset']);
});

test('a truncated answer, whose call took effect', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'truncated' });
  let got;
  await assert.rejects(cancel(gateway, ID, { onData: (text) => (got = text) }), {
    code: 'ECONNRESET',
  });
  assert.equal(got, '{"code":0,"message":');
  assert.ok(isCancelled(gateway));
});

test('an endless answer streams until the client goes', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'endless', bytes: 65_536 });
  let length = 0;
  const onData = (text, request) => (length = text.length) > 1_000_000 && request.destroy();
  await assert.rejects(cancel(gateway, ID, { onData }));
  assert.ok(length > 1_000_000);
});

test('no answer at all, until the client gives up', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'hang', where: 'after' });
  const { signal, abort } = abortable();
  const waiting = assert.rejects(cancel(gateway, ID, { signal }), { name: 'AbortError' });
  while (!isCancelled(gateway)) await new Promise(setImmediate);
  abort();
  await waiting;
});

test('a delay, after which the call takes effect though the client has left', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'delay', delayMs: 60 });
  const { signal, abort } = abortable();
  const left = assert.rejects(cancel(gateway, ID, { signal }), { name: 'AbortError' });
  while (!gateway.counts.faults.delay) await new Promise(setImmediate);
  abort();
  await left;
  assert.ok(!isCancelled(gateway));
  while (!isCancelled(gateway)) await new Promise((resolve) => setTimeout(resolve, 5));
});

test('every fault can come late', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'status', status: 503, delayMs: 30 });
  const startedAt = performance.now();
  assert.equal((await cancel(gateway, ID)).status, 503);
  assert.ok(performance.now() - startedAt >= 28);
});

test('an expired token, and a clock that is off', async (t) => {
  const { gateway, clock } = await start(t);
  gateway.fault({ kind: 'expired-token' });
  assert.equal((await cancel(gateway, ID)).json.code, 401003);
  gateway.fault({ kind: 'clock-skew', skewMs: 600_000 });
  assert.equal((await cancel(gateway, ID, { timestamp: String(clock.at) })).json.code, 900401);
  assert.ok(!isCancelled(gateway));
  assert.equal((await cancel(gateway, ID)).json.code, 0);
});

test('a call delivered twice: it took effect, and the caller is told of a duplicate', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'duplicate' });
  assert.equal((await cancel(gateway, ID)).json.code, 403202);
  assert.ok(isCancelled(gateway));
  assert.deepEqual([gateway.counts.accepted, gateway.counts.refused], [1, { 403202: 1 }]);
});

test('an answer that other origins may not read', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'html', cors: false });
  assert.equal((await cancel(gateway, ID)).headers['access-control-allow-origin'], undefined);
});

test('a fault for ever lasts until it is cleared', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'status', status: 502, times: 'forever' });
  for (let n = 0; n < 3; n++) assert.equal((await cancel(gateway, ID)).status, 502);
  assert.equal(gateway.faults[0].happened, 3);
  gateway.clearFaults();
  assert.equal((await cancel(gateway, ID)).status, 200);
});

test('a fault that makes no sense is not armed', async (t) => {
  const { gateway } = await start(t);
  for (const fault of [
    undefined,
    {},
    { kind: 'rain' },
    { kind: 'status' },
    { kind: 'status', status: 99 },
    { kind: 'status', status: 500, times: 0 },
    { kind: 'reset', status: 500 },
    { kind: 'reset', where: 'behind' },
    { kind: 'reset', match: { id: '1' } },
    { kind: 'duplicate', where: 'front' },
    { kind: 'delay', delayMs: -1 },
    { kind: 'clock-skew' },
    { kind: 'clock-skew', skewMs: 1, delayMs: 1 },
    { kind: 'stale' },
    { kind: 'stale', staleMs: 1, where: 'after' },
    { kind: 'stale', staleMs: 1, match: { method: 'DELETE' } },
  ]) {
    assert.throws(() => gateway.fault(fault), TypeError, JSON.stringify(fault));
  }
});

test('closing ends calls that hang, wait or stream, at once', async (t) => {
  const { gateway } = await start(t);
  gateway.fault({ kind: 'hang' });
  gateway.fault({ kind: 'delay', delayMs: 60_000 });
  gateway.fault({ kind: 'endless' });
  const ended = ['1', '2', '3'].map((id) =>
    assert.rejects(cancel(gateway, id), { code: 'ECONNRESET' }),
  );
  while (Object.keys(gateway.counts.faults).length < 3) await new Promise(setImmediate);
  await gateway.close();
  await Promise.all(ended);
});

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
