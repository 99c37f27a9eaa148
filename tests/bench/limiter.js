// What a shared limit costs, and what it saves: `node tests/bench/limiter.js [store] [cost] [fleet]`.
//
// - store: how much of a processor Redis needs for a permit, and so how many one server carries
// - cost:  how long a permit takes, beside a call on the same machine, over Redis and in Chromium's tabs
// - fleet: four processes with 25 orders each at a strict gateway, with and without a shared limiter
//
// It needs redis-server and Chromium. docs/scaling.md has the figures of the last run.

import { createConnection } from 'node:net';
import { chromium } from 'playwright-core';
import { redisRateLimiter } from '../../pkg/redis.js';
import { SCRIPT, SCRIPT_SHA1 } from '../../pkg/redis-script.js';
import { startGateway } from '../../www/gateway/index.js';
import { staticSite } from '../support/browser.js';
import { SHORT, startFleet } from '../support/fleet.js';
import { SmallClient } from '../support/redis-client.js';
import { startRedis } from '../support/redis-server.js';

const { CHROMIUM = '/usr/bin/chromium' } = process.env;
const ACCOUNTS = 10_000;
const ROUNDS = 500;

/** What ends with a part, as with a test. */
class Scope {
  #ends = [];
  after(end) {
    this.#ends.unshift(end);
  }
  async end() {
    for (const end of this.#ends) await end();
  }
}

const PARTS = { store, cost, fleet };
const chosen = process.argv.slice(2);
for (const [name, part] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const scope = new Scope();
  console.log(`\n${name}`);
  console.table(await part(scope));
  await scope.end();
}

/** By the processor time that the server itself counts, which other programs do not change. */
async function store(t) {
  const { port, command } = await startRedis(t);
  await command('SCRIPT', 'LOAD', SCRIPT);
  const rows = {};
  const measure = async (name, requests) => {
    const before = await processorSeconds(command);
    await sendAll(port, requests);
    const seconds = (await processorSeconds(command)) - before;
    const each = (seconds / requests.length) * 1e6;
    rows[name] = { 'µs of a processor': round(each), 'a second': Math.floor(1e6 / each) };
    return each;
  };
  const ask = await measure('acquire: granted', all(5, acquire));
  const end = await measure('release', all(5, release));
  rows['permit: both'] = {
    'µs of a processor': round(ask + end),
    'a second': Math.floor(1e6 / (ask + end)),
  };
  await measure(
    'acquire: told to wait',
    all(10, (account, call) => acquire(account, call + 100, 1)),
  );
  const memory = /used_memory:(\d+)/.exec((await command('INFO', 'memory')).join('\n'))[1];
  rows['an account'] = { 'bytes of memory': Math.round(memory / ACCOUNTS) };
  return rows;
}

function all(calls, request) {
  const accounts = Array.from({ length: ACCOUNTS }, (_, account) => account);
  return Array.from({ length: calls }, (_, call) =>
    accounts.map((account) => request(account, call)),
  ).flat();
}

/** No spacing, so that each is granted at once. */
function acquire(account, call, calls = 30) {
  return evalsha(account, 'acquire', call, calls, '2');
}

function release(account, call) {
  return evalsha(account, 'release', call, 30, 'answered', '0');
}

function evalsha(account, operation, call, calls, ...facts) {
  const key = `longport-cancel-order:{${String(account).padStart(32, '0')}}`;
  const keys = [key, `${key}:queue`, `${key}:lapses`, `${key}:cancel-order`];
  const ticket = String(call).padStart(32, '0');
  const values = [operation, 'cancel-order', ticket, `${calls}`, '30000', '0', '10000', ...facts];
  const words = ['EVALSHA', SCRIPT_SHA1, '4', ...keys, ...values];
  return `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;
}

/** Sends them over 16 connections, each when the one before it was answered. */
async function sendAll(port, requests) {
  let next = 0;
  const lane = async () => {
    const socket = createConnection(port, '127.0.0.1').setNoDelay(true);
    while (next < requests.length) {
      socket.write(requests[next++]);
      const answer = await new Promise((resolve) => socket.once('data', resolve));
      if (answer[0] === 45) throw new Error(`${answer}`);
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

async function processorSeconds(command) {
  const info = (await command('INFO', 'cpu')).join('\n');
  const used = [...info.matchAll(/used_cpu_(?:user|sys):([\d.]+)/g)];
  return used.reduce((sum, [, seconds]) => sum + Number(seconds), 0);
}

async function cost(t) {
  const { port } = await startRedis(t);
  const client = new SmallClient(port);
  t.after(() => client.close());
  const gateway = await startGateway({ limits: false });
  t.after(() => gateway.close());
  const call = await median(async () => (await fetch(`${gateway.url}/health`)).text());
  const redis = await median(permitOf(redisRateLimiter(client)));
  const tabs = await inChromium(t);
  const row = (millis) => ({ 'ms, median': round(millis), 'times the call': round(millis / call) });
  return {
    'a call on this machine': row(call),
    'a permit over Redis': row(redis),
    'a permit in tabs of Chromium': row(tabs),
  };
}

/** Gets a permit and gives it back, of another account each time. */
function permitOf(limiter) {
  let account = 0;
  return async () => {
    const { signal } = new AbortController();
    const common = { interface: 'cancel-order', priority: 'single', limit: {}, signal };
    const { permit } = await limiter.acquire({ ...common, account: `a${(account += 1)}` });
    permit.release('answered', {});
  };
}

async function median(act) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other)[ROUNDS / 2];
}

async function inChromium(t) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  t.after(() => browser.close());
  const script = `import { tabsRateLimiter } from '/pkg/tabs.js';
    const ROUNDS = ${ROUNDS};
    ${permitOf}
    ${median}
    globalThis.measured = median(permitOf(tabsRateLimiter()));`;
  const page = await browser.newPage();
  const pages = {
    '/': `<!doctype html><title>tabs</title><script type="module">${script}</script>`,
  };
  await page.goto(await staticSite(t, { pages }));
  return page.evaluate(() => globalThis.measured);
}

async function fleet(t) {
  const { port } = await startRedis(t);
  const rows = {};
  const shared = { limiter: { attemptTimeoutMs: 2_000 } };
  for (const [name, job] of Object.entries({
    'one limiter': { port, ...shared },
    'each its own': {},
  })) {
    const { gateway, go } = await startFleet(t, { jobOf: () => job });
    const start = performance.now();
    const reports = await go();
    const seconds = (performance.now() - start) / 1_000;
    const failed = reports.reduce((sum, { errors }) => sum + errors.length, 0);
    const refused = Object.values(gateway.counts.refused).reduce((sum, count) => sum + count, 0);
    rows[name] = {
      makespan: round(seconds),
      'times the least': round(seconds / least()),
      refused,
      failed,
    };
  }
  return rows;
}

/** 100 calls at 30 in a window of 3 s, 20 ms apart. */
function least() {
  const { calls, windowMs, minIntervalMs } = SHORT;
  const windows = Math.ceil(100 / calls) - 1;
  return (windows * windowMs + (100 - windows * calls - 1) * minIntervalMs) / 1_000;
}

function round(number) {
  return Number(number.toPrecision(3));
}
