// The clients that users have, in the versions that they have, against a real server and a cluster.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { before, test } from 'node:test';
import { Redis, Cluster } from 'ioredis';
import { Redis as Redis5 } from 'ioredis-5';
import { Redis as Valkey } from 'iovalkey';
import { createClient, createCluster } from 'redis';
import { createClient as createClient4 } from 'redis-4';
import { createClient as createClient5 } from 'redis-5';
import { redisRateLimiter } from '../../pkg/redis.js';
import { need } from '../tasks/tools.js';
import { startRedis } from '../support/redis-server.js';

const LIMIT = { calls: 3, windowMs: 60_000, minIntervalMs: 0 };
const PATIENCE = 250;

const CLIENTS = {
  'redis 6': opened(createClient),
  'redis 5': opened(createClient5),
  'redis 4': opened(createClient4),
  'ioredis 6': ({ url }) => new Redis(url),
  'ioredis 5': ({ url }) => new Redis5(url),
  iovalkey: ({ url }) => new Valkey(url),
};

const OF_A_CLUSTER = {
  redis: ({ url }) => opened(createCluster)({ rootNodes: [{ url }] }),
  ioredis: ({ port }) => new Cluster([{ host: '127.0.0.1', port }]),
};

before(() => need('redis-server'));

for (const [name, open] of Object.entries(CLIENTS)) {
  test(`${name}: the limit, a killed server, and the same one started again`, async (t) => {
    const server = await startRedis(t);
    const client = await open({ url: server.url });
    t.after(() => client.disconnect?.());
    const limiter = redisRateLimiter(client);
    await assertLimited(limiter);
    await server.kill();
    await assert.rejects(limiter.acquire(request({ signal: AbortSignal.timeout(PATIENCE) })));
    await server.start();
    const permit = await untilGranted(limiter);
    permit.release('answered', {});
  });
}

for (const [name, open] of Object.entries(OF_A_CLUSTER)) {
  test(`${name}: the keys of an account are in one slot of a cluster`, async (t) => {
    const announced = ['--cluster-announce-ip', '127.0.0.1'];
    const args = ['--cluster-enabled', 'yes', ...announced];
    const server = await startRedis(t, { args });
    await server.command('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
    while (!/cluster_state:ok/.test(await server.command('CLUSTER', 'INFO'))) await sleep(20);
    const client = await open(server);
    t.after(() => client.disconnect?.());
    const limiter = redisRateLimiter(client);
    await assertLimited(limiter);
    const keys = await server.command('KEYS', '*');
    assert.ok(keys.filter((key) => key.includes('{abc}')).length >= 3, `${keys}`);
  });
}

test('by `require` it is the same', async (t) => {
  const server = await startRedis(t);
  const client = new Redis(server.url);
  t.after(() => client.disconnect());
  const { redisRateLimiter } = createRequire(import.meta.url)('../../pkg/redis.cjs');
  await assertLimited(redisRateLimiter(client));
});

function opened(create) {
  return async (options) => {
    const client = create(options);
    await client.connect();
    return client;
  };
}

function request(more) {
  const { signal } = new AbortController();
  const common = { account: 'abc', interface: 'cancel-order', priority: 'single', limit: LIMIT };
  return { ...common, signal, ...more };
}

async function assertLimited(limiter) {
  for (let call = 0; call < 3; call++) {
    const { permit } = await limiter.acquire(request());
    assert.equal(permit.release('answered', {}), undefined);
  }
  const { notBeforeMs, ticket } = await limiter.acquire(request());
  assert.ok(notBeforeMs > 0 && notBeforeMs <= 60_001, `${notBeforeMs}`);
  assert.match(ticket, /^[0-9a-f]{32}$/);
}

/** The server has forgotten what was before it was killed. */
async function untilGranted(limiter) {
  for (;;) {
    const asked = limiter.acquire(request({ signal: AbortSignal.timeout(PATIENCE) }));
    const { permit } = await asked.catch(() => ({}));
    if (permit) return permit;
    await sleep(20);
  }
}
