// The demo's server: what it serves, and what it does not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { startDemo } from '../../www/server/demo.js';
import { control, send, cancel } from './client.js';

async function demo(t, options) {
  const started = await startDemo({ port: 0, ...options });
  t.after(() => started.close());
  return started;
}
const get = (site, path, method = 'GET') => send(site, { method, path });

test('it serves the page, typed and under a strict policy', async (t) => {
  const site = await demo(t);
  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/index.html?x=1', 'text/html; charset=utf-8'],
    ['/app.js', 'text/javascript; charset=utf-8'],
    ['/tokens.css', 'text/css; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
    ['/gateway/core.js', 'text/javascript; charset=utf-8'],
    ['/vendor/longport-cancel-order/browser.js', 'text/javascript; charset=utf-8'],
  ]) {
    const { status, headers } = await get(site, path);
    assert.deepEqual([status, headers['content-type']], [200, type], path);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const policy = headers['content-security-policy'];
    assert.match(policy, /default-src 'self'; script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'.*unsafe-eval/);
  }
  const head = await get(site, '/', 'HEAD');
  assert.deepEqual([head.status, head.text], [200, '']);
});

test('it serves nothing outside the page and the package', async (t) => {
  const site = await demo(t);
  for (const path of [
    '/package.json',
    '/lib/index.js',
    '/bin/longport-practice.js',
    '/.//server/demo.js',
    '/%73erver/demo.js',
    '/server/demo.js',
    '/server',
    '/gateway',
    '/../Cargo.toml',
    '/%2e%2e/Cargo.toml',
    '/..%2fCargo.toml',
    '/..%5cCargo.toml',
    '/pkg/../Cargo.toml',
    '/pkg/..%2f..%2f..%2fetc/passwd',
    '/pkg/',
    '//etc/passwd',
    '/.git/config',
    '/%00',
    '/%',
    '/nothing.html',
  ]) {
    assert.equal((await get(site, path)).status, 404, path);
  }
  assert.equal((await get(site, '/', 'POST')).status, 405);
});

test('it carries the practice gateway, its control and its orders', async (t) => {
  const site = await demo(t);
  const { orders } = (await get(site, '/practice/orders')).json;
  assert.ok(orders.length > 3);
  assert.equal((await cancel(site, orders[0].orderId)).json.code, 0);
  assert.equal((await get(site, '/practice/orders')).json.orders[0].status, 'WaitToCancel');
  assert.equal((await control(site, 'POST', 'reset')).json.code, 0);
  assert.equal((await get(site, '/practice/orders')).json.orders[0].status, 'NewStatus');
});

test('its list tells the time and the faults still armed', async (t) => {
  const site = await demo(t);
  site.gateway.fault({ kind: 'reset', times: 3 });
  const { now, faults } = (await get(site, '/practice/orders')).json;
  assert.ok(Math.abs(now - Date.now()) < 60_000);
  assert.deepEqual([faults.length, faults[0].kind, faults[0].times], [1, 'reset', 3]);
});

test('it starts over with a book of any size, for a page of its own only', async (t) => {
  const site = await demo(t);
  const startOver = (count, headers) =>
    send(site, { method: 'POST', path: '/practice/orders', query: `count=${count}`, headers });
  assert.equal((await startOver(3)).json.orders.length, 3);
  assert.equal((await startOver(1000)).json.orders.length, 1000);
  for (const count of ['', 'many', 0, -1, 2001, 'Infinity']) {
    assert.equal((await startOver(count)).status, 400, String(count));
  }
  assert.equal((await startOver(3, { 'sec-fetch-site': 'cross-site' })).status, 403);
  assert.equal((await startOver(3, { origin: 'http://attacker.example' })).status, 403);
  assert.equal((await get(site, '/practice/orders')).json.orders.length, 1000);
});

test('each call has a connection of its own, which no browser repeats unasked', async (t) => {
  const keepAlive = { connection: 'keep-alive' };
  const path = '/practice/orders';
  const { headers } = await send(await demo(t), { method: 'GET', path, headers: keepAlive });
  assert.equal(headers.connection, 'close');
});
