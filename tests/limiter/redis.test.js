// The limiter over Redis: what it keeps there, and what it says when it cannot.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { redisRateLimiter } from '../../pkg/redis.js';
import { need } from '../tasks/tools.js';
import { SmallClient } from '../support/redis-client.js';
import { SERVERS, startRedis } from '../support/redis-server.js';

const LIMIT = { calls: 3, windowMs: 60_000, minIntervalMs: 0 };
const KEY = 'longport-cancel-order:{abc}';

before(() => need('redis-server'));

function request(more) {
  const { signal } = new AbortController();
  const common = { account: 'abc', interface: 'cancel-order', priority: 'single', limit: LIMIT };
  return { ...common, signal, ...more };
}

/** A server, a limiter on it, and the client between them. */
async function onServer(t, options) {
  const server = await startRedis(t, options);
  const client = new SmallClient(server.port);
  t.after(() => client.close());
  return { server, client, limiter: redisRateLimiter(client) };
}

for (const program of SERVERS) {
  describe(program, () => {
    test('its keys are in one slot, hold no more than they must, and expire', async (t) => {
      const { client, limiter } = await onServer(t, { program });
      const held = [];
      for (let call = 0; call < 4; call++) held.push(await limiter.acquire(request()));
      const keys = await client.send('KEYS', '*');
      const names = ['', ':cancel-order', ':lapses', ':queue'];
      assert.deepEqual(
        keys.sort(),
        names.map((name) => KEY + name),
      );
      for (const key of keys) {
        const left = await client.send('PTTL', key);
        assert.ok(left > 0 && left <= 610_000, `${key}: ${left}`);
      }
      assert.equal(await client.send('ZCARD', `${KEY}:cancel-order`), 3);
      assert.ok(held[3].ticket && held[3].notBeforeMs > 0);
    });

    test('two clients share it', async (t) => {
      const { server, limiter } = await onServer(t, { program });
      const client = new SmallClient(server.port);
      t.after(() => client.close());
      const other = redisRateLimiter(client);
      for (const each of [limiter, other, limiter])
        assert.ok((await each.acquire(request())).permit);
      assert.ok((await other.acquire(request())).notBeforeMs);
    });

    test('it goes on after SCRIPT FLUSH', async (t) => {
      const { client, limiter } = await onServer(t, { program });
      await limiter.acquire(request());
      await client.send('SCRIPT', 'FLUSH');
      assert.ok((await limiter.acquire(request())).permit);
    });

    test('a release that is made twice counts once, and one that fails is no error', async (t) => {
      const { server, client, limiter } = await onServer(t, { program });
      const { permit } = await limiter.acquire(request());
      permit.release('not-sent');
      permit.release('answered');
      assert.equal(await client.send('ZCARD', `${KEY}:cancel-order`), 0);
      const second = await limiter.acquire(request());
      await server.kill();
      second.permit.release('answered');
      await assert.rejects(limiter.acquire(request()), /redisRateLimiter: the store failed/);
    });

    test('what is granted after an abort is given back, and a waiting ticket forgotten', async (t) => {
      const { client, limiter } = await onServer(t, { program });
      // The server knows the script from now on, so that one command does for each request.
      await limiter.acquire(request({ account: 'another' }));
      const controller = new AbortController();
      const { signal } = controller;
      const granted = limiter.acquire(request({ signal }));
      controller.abort(new Error('nobody waits'));
      await assert.rejects(granted, /nobody waits/);
      await assert.rejects(limiter.acquire(request({ signal })), /nobody waits/);
      await client.send('PING');
      await turn();
      assert.equal(await client.send('ZCARD', `${KEY}:cancel-order`), 0);

      for (let call = 0; call < 3; call++) await limiter.acquire(request());
      const waiting = new AbortController();
      await limiter.acquire(request({ signal: waiting.signal }));
      assert.equal(await client.send('ZCARD', `${KEY}:queue`), 1);
      waiting.abort();
      assert.equal(await client.send('ZCARD', `${KEY}:queue`), 0);
    });

    test('a read-only replica is named as such', async (t) => {
      const { server } = await onServer(t, { program });
      const args = ['--replicaof', '127.0.0.1', `${server.port}`];
      const { client, limiter } = await onServer(t, { program, args });
      const isUp = async () => /link_status:up/.test(await client.send('INFO', 'replication'));
      while (!(await isUp())) await sleep(20);
      await assert.rejects(limiter.acquire(request()), /read-only replica.*primary/);
    });

    test('so are a key of another kind, and a user who may not run scripts', async (t) => {
      const { client, limiter } = await onServer(t, { program });
      await client.send('SET', KEY, 'something else');
      await assert.rejects(limiter.acquire(request()), /choose another `prefix`/);
      await client.send('ACL', 'SETUSER', 'default', '-evalsha', '-eval');
      await assert.rejects(limiter.acquire(request()), /needs EVAL and EVALSHA/);
    });
  });
}

test('a client of another kind is an error that says which are right', () => {
  for (const client of [undefined, null, 7, 'redis://localhost', {}, { eval: () => {} }]) {
    assert.throws(() => redisRateLimiter(client), {
      name: 'TypeError',
      message: '`client` must be a client of `redis`, `ioredis` or `iovalkey`',
    });
  }
  assert.throws(() => redisRateLimiter(Promise.resolve()), /is a promise/);
});

test('so is an option that is unknown or cannot be used', () => {
  const client = { evalsha() {}, eval() {} };
  for (const [options, message] of [
    [{ prefx: 'a' }, /unknown option `prefx`; expected one of prefix, marginMs, attemptTimeoutMs/],
    [{ prefix: '{a}' }, /`prefix`/],
    [{ prefix: 7 }, /`prefix`/],
    [{ marginMs: -1 }, /`marginMs` must be a whole number/],
    [{ attemptTimeoutMs: '5' }, /`attemptTimeoutMs` must be/],
    [null, /`options`/],
    ['a', /`options`/],
  ]) {
    assert.throws(() => redisRateLimiter(client, options), { name: 'TypeError', message });
  }
});

test('a client that answers what the script does not is an error', async () => {
  for (const answer of [undefined, 'OK', [], [2, 1], [0], {}]) {
    const limiter = redisRateLimiter({ evalsha: () => answer, eval: () => answer });
    await assert.rejects(limiter.acquire(request()), /no answer of the script/);
  }
});

test('a request that cannot be a key is an error', async () => {
  const limiter = redisRateLimiter({ evalsha: () => [1, 0], eval() {} });
  for (const [more, message] of [
    [{ account: '' }, /`account`/],
    [{ account: 'a}b' }, /`account`/],
    [{ interface: 7 }, /`interface`/],
    [{ ticket: 'a b' }, /`ticket`/],
    [{ priority: 'urgent' }, /`priority`/],
    [{ limit: { calls: 0 } }, /`limit.calls`/],
    [{ limit: { windowMs: NaN } }, /`limit.windowMs`/],
  ]) {
    await assert.rejects(limiter.acquire(request(more)), { name: 'TypeError', message });
  }
});

test('an error of the client brings nothing with it but what it says', async () => {
  const failure = Object.assign(new Error('connect ECONNREFUSED'), {
    code: 'ECONNREFUSED',
    options: { password: 'secret' },
  });
  const limiter = redisRateLimiter({ evalsha: () => Promise.reject(failure), eval() {} });
  const error = await limiter.acquire(request()).catch((each) => each);
  assert.match(error.message, /the store failed: connect ECONNREFUSED/);
  assert.deepEqual({ ...error.cause }, { name: 'Error', code: 'ECONNREFUSED' });
});

test('an emitter that nobody listens to is given a listener, and one with a listener is not', () => {
  for (const heard of [0, 1]) {
    const added = [];
    const client = {
      evalSha() {},
      eval() {},
      listenerCount: () => heard,
      on: (name) => added.push(name),
    };
    redisRateLimiter(client);
    assert.deepEqual(added, heard ? [] : ['error']);
  }
});
