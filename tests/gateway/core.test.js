// The gateway without a port: `createGateway().fetch`. It needs nothing of Node.js, and tells of
// faults as a `fetch` tells of a network's.

import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import test from 'node:test';
import { build } from 'esbuild';
import { createGateway } from '../../www/gateway/core.js';
import { hex, hmacSha256, sha1, sha256 } from '../../www/gateway/hash.js';
import { Config, TradeContext } from '../support/installed-package.js';
import { fresh, signed } from './client.js';

const ID = '709043056541253632';

/** A gateway with one order, on a clock of its own, closed when the test ends. */
function core(t, options) {
  const clock = { at: 1_800_000_000_000 };
  const orders = [{ orderId: ID }];
  const gateway = createGateway({ orders, limits: false, now: () => clock.at, ...options });
  t.after(() => gateway.close());
  return { gateway, clock };
}

/** A signed call by the gateway's own `fetch`. */
function ask(gateway, method, path, { query = '', body, account, ...init } = {}) {
  const headers = signed({ method, path, query, body }, account);
  const url = `${gateway.url}${path}${query && `?${query}`}`;
  return gateway.fetch(url, { method, headers, body, redirect: 'manual', ...init });
}
const cancel = (gateway, init) =>
  ask(gateway, 'DELETE', '/v1/trade/order', { query: `order_id=${ID}`, ...init });
const isCancelled = (gateway) => gateway.book.get(ID).status !== 'NewStatus';

test('it answers as the server does, with status, headers and JSON', async (t) => {
  const { gateway } = core(t);
  const response = await cancel(gateway);
  assert.deepEqual([response.status, response.ok, response.type], [200, true, 'default']);
  assert.equal(response.url, `${gateway.url}/v1/trade/order?order_id=${ID}`);
  assert.match(response.headers.get('x-trace-id'), /^[0-9a-f]{32}$/);
  assert.deepEqual(await response.json(), { code: 0, message: 'success', data: {} });
  assert.ok(isCancelled(gateway));
  assert.deepEqual([gateway.calls.length, gateway.counts.accepted], [1, 1]);
});

test('it takes a URL, a Request, and any host', async (t) => {
  const { gateway } = core(t);
  const path = '/v1/trade/order/today';
  const init = () => ({ headers: signed({ method: 'GET', path }) });
  for (const input of [
    new URL(`https://openapi.longportapp.com${path}`),
    `http://127.0.0.1:8080${path}`,
  ]) {
    assert.equal((await gateway.fetch(input, init())).status, 200);
  }
  const request = new Request(`${gateway.url}${path}`, init());
  assert.equal((await gateway.fetch(request)).status, 200);
});

test('an order is submitted by it, with a body that is signed', async (t) => {
  const { gateway } = core(t);
  const order = { symbol: '700.HK', order_type: 'LO', side: 'Buy', time_in_force: 'GTC' };
  const body = JSON.stringify({ ...order, submitted_quantity: '200', submitted_price: '50.1' });
  const answer = await (await ask(gateway, 'POST', '/v1/trade/order', { body })).json();
  const { quantity, history } = gateway.book.get(answer.data.order_id);
  assert.deepEqual([quantity, history[0].by], ['200', 'call 1']);
  const large = await ask(gateway, 'POST', '/v1/trade/order', { body: 'x'.repeat(70_000) });
  assert.equal(large.status, 413);
});

test('the package cancels through it, without a port', async (t) => {
  const { gateway } = core(t);
  const { PRACTICE_ACCOUNT: account } = await import('../../www/gateway/core.js');
  const { fetch, url: httpUrl } = gateway;
  const keys = [account.appKey, account.appSecret, account.accessToken];
  const context = new TradeContext(Config.fromApikey(...keys, { fetch, httpUrl }));
  gateway.fault({ kind: 'reset', where: 'after', match: { orderId: ID } });
  const receipt = await context.cancelOrder(ID);
  assert.deepEqual([receipt.orderId, receipt.attempts], [ID, 2]);
  assert.equal(gateway.book.get(ID).history.at(-1).by, 'call 1');
});

test('a reset rejects as a lost connection does, before the book changed or after', async (t) => {
  const { gateway } = core(t);
  for (const [where, took] of [
    ['before', false],
    ['after', true],
  ]) {
    gateway.fault({ kind: 'reset', where });
    const error = await cancel(gateway).catch((reason) => reason);
    assert.ok(error instanceof TypeError);
    assert.deepEqual([error.message, error.cause.code], ['fetch failed', 'ECONNRESET']);
    assert.equal(isCancelled(gateway), took, where);
  }
});

test('a call that hangs is ended by its signal, and its effect stays', async (t) => {
  const { gateway } = core(t);
  gateway.fault({ kind: 'hang', where: 'after' });
  const controller = new AbortController();
  const waiting = cancel(gateway, { signal: controller.signal });
  while (!isCancelled(gateway)) await new Promise(setImmediate);
  controller.abort(new Error('enough'));
  await assert.rejects(waiting, /enough/);
});

test('a signal that is aborted already sends nothing', async (t) => {
  const { gateway } = core(t);
  await assert.rejects(cancel(gateway, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.equal(gateway.counts.requests, 0);
});

test('closing ends calls that hang, and bodies that never end', async (t) => {
  const { gateway } = core(t);
  gateway.fault({ kind: 'hang' });
  gateway.fault({ kind: 'endless', everyMs: 600_000 });
  const waiting = cancel(gateway);
  while (!gateway.counts.faults.hang) await new Promise(setImmediate);
  const body = (await cancel(gateway)).text();
  gateway.close();
  await assert.rejects(waiting, TypeError);
  await assert.rejects(body, TypeError);
});

test('a truncated body breaks off while it is read', async (t) => {
  const { gateway } = core(t);
  gateway.fault({ kind: 'truncated' });
  const response = await cancel(gateway);
  assert.equal(response.status, 200);
  const reader = response.body.getReader();
  const { value } = await reader.read();
  assert.equal(new TextDecoder().decode(value), '{"code":0,"message":');
  await assert.rejects(reader.read(), TypeError);
  assert.ok(isCancelled(gateway));
});

test('an endless body goes on until its reader or its signal ends it', async (t) => {
  const { gateway } = core(t);
  gateway.fault({ kind: 'endless', bytes: 65_536, times: 2 });
  let length = 0;
  for await (const chunk of (await cancel(gateway)).body) {
    length += chunk.length;
    if (length > 1_000_000) break;
  }
  const controller = new AbortController();
  const response = await cancel(gateway, { signal: controller.signal });
  const text = response.text();
  controller.abort();
  await assert.rejects(text, { name: 'AbortError' });
});

test('statuses, pages and redirects come as they are; a redirect to follow leads nowhere', async (t) => {
  const { gateway } = core(t);
  gateway.fault({ kind: 'status', status: 429, headers: { 'retry-after': '2' } });
  const limited = await cancel(gateway);
  assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '2']);
  gateway.fault({ kind: 'html' });
  assert.match(await (await cancel(gateway)).text(), /^<html>/);
  gateway.fault({ kind: 'redirect', status: 307, location: '/x', times: 2 });
  assert.equal((await cancel(gateway)).status, 307);
  await assert.rejects(cancel(gateway, { redirect: 'follow' }), TypeError);
  gateway.fault({ kind: 'status', status: 204 });
  assert.equal(await (await cancel(gateway)).text(), '');
  assert.ok(!isCancelled(gateway));
});

test('an answer that other origins may not read rejects, as in a page', async (t) => {
  const { gateway } = core(t);
  gateway.fault({ kind: 'status', status: 200, where: 'after', cors: false });
  await assert.rejects(cancel(gateway), { name: 'TypeError', message: 'Failed to fetch' });
  assert.ok(isCancelled(gateway));
});

test('delays pass on a clock of the test', async (t) => {
  const slept = [];
  const sleep = async (ms) => slept.push(ms);
  const { gateway } = core(t, { sleep });
  gateway.fault({ kind: 'delay', delayMs: 600_000 });
  assert.equal((await cancel(gateway)).status, 200);
  assert.deepEqual(slept, [600_000]);
});

test('what the core is made of runs where there is no Node.js', async () => {
  const entry = fileURLToPath(new URL('../../www/gateway/core.js', import.meta.url));
  // The platform has no `node:` modules: one import of them, anywhere, ends this.
  const options = { bundle: true, write: false, platform: 'browser', logLevel: 'silent' };
  const { outputFiles } = await build({
    ...options,
    entryPoints: [entry],
    format: 'iife',
    globalName: 'practice',
  });
  const web = { AbortController, Headers, ReadableStream, Response, TextDecoder, TextEncoder };
  const page = { ...web, URL, URLSearchParams, crypto, setTimeout, clearTimeout, console };
  vm.createContext(page);
  vm.runInContext(`${outputFiles[0].text}; globalThis.practice = practice`, page);
  const gateway = page.practice.createGateway({ orders: [{ orderId: ID }] });
  assert.equal((await cancel(gateway)).status, 200);
  assert.ok(isCancelled(gateway));
});

test('its hashes are those of node:crypto, for every length up to five blocks', () => {
  const of = (name, data) => createHash(name).update(data).digest('hex');
  for (let length = 0; length <= 320; length++) {
    const [data, key] = [randomBytes(length), randomBytes(length)];
    assert.equal(hex(sha1(data)), of('sha1', data));
    assert.equal(hex(sha256(data)), of('sha256', data));
    const hmac = createHmac('sha256', key).update(data).digest('hex');
    assert.equal(hex(hmacSha256(key, data)), hmac);
  }
});

test('the same request twice is a duplicate here too', async (t) => {
  const { gateway } = core(t);
  const [path, query] = ['/v1/trade/order', `order_id=${ID}`];
  const headers = signed({ method: 'DELETE', path, query }, undefined, fresh());
  const codes = [];
  for (let n = 0; n < 2; n++) {
    const response = await gateway.fetch(`${gateway.url}${path}?${query}`, {
      method: 'delete',
      headers,
    });
    codes.push((await response.json()).code);
  }
  assert.deepEqual(codes, [0, 403202]);
});
