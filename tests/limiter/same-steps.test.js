// The script for Redis and the function of sliding-window.js do the same: each random sequence of
// requests has the same answers from both, on a real server whose clock is set by the test.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { SCRIPT, SCRIPT_SHA1 } from '../../pkg/redis-script.js';
import { step } from '../../pkg/sliding-window.js';
import { need } from '../tasks/tools.js';
import { seeded } from '../support/chance.js';
import { SmallClient } from '../support/redis-client.js';
import { SERVERS, startRedis } from '../support/redis-server.js';

const SEQUENCES = 60;
const STEPS = 150;
const RANKS = ['single', 'hedge', 'bulk', 'look-up'];
const INTERFACES = ['cancel-order', 'order-detail'];

/** The script by a clock of the test's. */
const BY_OUR_CLOCK = SCRIPT.replace(
  "redis.call('TIME')",
  "{ redis.call('HGET', 'clock', 's'), redis.call('HGET', 'clock', 'us') }",
);

test('the hash is the hash of the script', () => {
  assert.equal(SCRIPT_SHA1, createHash('sha1').update(SCRIPT).digest('hex'));
});

before(() => need('redis-server'));

for (const program of SERVERS) {
  describe(program, () => {
    test('it gives the answers of the function', async (t) => {
      const { port } = await startRedis(t, { program });
      const client = new SmallClient(port);
      t.after(() => client.close());
      assert.notEqual(BY_OUR_CLOCK, SCRIPT);
      const count = { granted: 0, waited: 0 };
      for (let seed = 1; seed <= SEQUENCES; seed++) {
        let state;
        let number = 0;
        for (const { request, now } of sequence(seed)) {
          const expected = step(state, request, now);
          state = expected.state;
          const actual = await inRedis(client, `{${seed}}`, request, now);
          const where = `seed ${seed}, step ${(number += 1)}: ${JSON.stringify({ request, now })}`;
          assert.deepEqual(actual, replyOf(expected.answer), where);
          count[expected.answer.granted ? 'granted' : 'waited'] += 1;
        }
        await assertSameState(client, `{${seed}}`, state);
      }
      assert.ok(count.granted > 500 && count.waited > 500, JSON.stringify(count));
    });
  });
}

/** Random requests: new tickets, old ones, repeated ones, every end, and a clock that is set back. */
function* sequence(seed) {
  const { below, pick, happens } = random(seed);
  const limit = {
    calls: 1 + below(5),
    windowMs: 200 + below(2_000),
    spacingMs: pick([0, 30]),
    callMs: 500,
  };
  const tickets = [];
  let now = 1_764_000_000_000 + below(1_000);
  for (let count = 0; count < STEPS; count++) {
    now += happens(0.02) ? below(3_000) - 1_500 : below(pick([5, 60, 400]));
    if (happens(0.002)) now -= 3_600_000;
    const fresh = {
      ticket: `t${tickets.length}`,
      interface: pick(INTERFACES),
      priority: pick(RANKS),
    };
    const known = tickets.length === 0 || happens(0.35) ? fresh : pick(tickets);
    if (known === fresh) tickets.push(fresh);
    const common = { ticket: known.ticket, interface: known.interface, limit };
    if (happens(0.3)) {
      const how = pick(['answered', 'answered', 'uncertain', 'refused', 'not-sent']);
      const retryAfterMs = happens(0.05) ? below(1_500) : 0;
      yield { now, request: { ...common, type: 'release', how, retryAfterMs } };
    } else {
      const priority = happens(0.05) ? pick(RANKS) : known.priority;
      yield { now, request: { ...common, type: 'acquire', priority } };
    }
  }
}

function random(seed) {
  const next = seeded(seed);
  const below = (limit) => Math.floor(next() * limit);
  return { below, pick: (list) => list[below(list.length)], happens: (share) => next() < share };
}

async function inRedis(client, account, request, now) {
  const { type, interface: name, ticket, limit, priority, how, retryAfterMs } = request;
  await client.send(
    'HSET',
    'clock',
    's',
    Math.floor(now / 1_000),
    'us',
    (now % 1_000) * 1_000 + 999,
  );
  const keys = [account, `${account}:queue`, `${account}:lapses`, `${account}:${name}`];
  const facts = type === 'acquire' ? [RANKS.indexOf(priority)] : [how, retryAfterMs];
  const { calls, windowMs, spacingMs, callMs } = limit;
  const values = [type, name, ticket, calls, windowMs, spacingMs, callMs, ...facts];
  return client.eval(BY_OUR_CLOCK, keys.length, ...keys, ...values);
}

function replyOf({ granted, notBeforeMs = 0 }) {
  return [granted ? 1 : 0, notBeforeMs];
}

async function assertSameState(client, account, state) {
  const queue = await client.send('ZRANGE', `${account}:queue`, 0, -1);
  assert.deepEqual(
    queue,
    state.queue.map((entry) => `${entry.interface}:${entry.ticket}`),
  );
}
