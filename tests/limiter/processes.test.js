// Four processes cancel 25 orders each of one account, over real servers; judged by the gateway's log.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { before, describe, test } from 'node:test';
import { need } from '../tasks/tools.js';
import { SHORT, processOf, startFleet } from '../support/fleet.js';
import { SERVERS, startRedis } from '../support/redis-server.js';
import { until } from '../support/practice.js';

/** The code of a call that breaks the window. */
const TOO_MANY = 429002;

/** By this the server's log tells the processes apart. */
const attemptTimeoutOf = (process) => 2_000 + process;

/**
 * How unequally long requests may take to the gateway on a machine that is busy with other tests, and
 * a window that has room for it.
 */
const MARGIN_MS = 130;
const ROOMY = { ...SHORT, windowMs: 6_000 };

before(() => need('redis-server'));

for (const program of SERVERS) {
  describe(program, () => {
    test('none is refused, all are cancelled, first come, first served', async (t) => {
      const { port, monitor } = await startRedis(t, { program });
      const jobOf = jobOn(port, MARGIN_MS);
      const { gateway, go } = await startFleet(t, { limits: ROOMY, jobOf });
      const lines = await monitor();
      const reports = await go();
      for (const { errors, waits } of reports) {
        assert.deepEqual(errors, []);
        assert.ok(!waits.includes('limiter-unavailable'));
      }
      assert.deepEqual(gateway.counts.refused, {}, logOf(gateway));
      assert.equal(gateway.counts.accepted, 100);
      assertInOrder(gateway.calls, lines());
    });

    test('the others go on when one is killed, and the window is never broken', async (t) => {
      const { port } = await startRedis(t, { program });
      const { gateway, children, go } = await startFleet(t, { jobOf: jobOn(port) });
      const gone = go();
      await until(() => gateway.calls.length >= 15);
      children[0].kill('SIGKILL');
      const reports = await gone;
      assert.equal(reports[0], undefined);
      for (const { errors, cancelled } of reports.slice(1)) {
        assert.deepEqual({ errors, cancelled }, { errors: [], cancelled: 25 });
      }
      assert.equal(gateway.counts.refused[TOO_MANY], undefined);
    });

    test('all are cancelled when the server is killed and started again', async (t) => {
      const { port, kill, start } = await startRedis(t, { program });
      const { gateway, go } = await startFleet(t, { jobOf: jobOn(port) });
      const gone = go();
      await until(() => gateway.calls.length >= 15);
      await kill();
      await sleep(1_500);
      await start();
      for (const { errors, cancelled, waits } of await gone) {
        assert.deepEqual({ errors, cancelled }, { errors: [], cancelled: 25 });
        assert.ok(waits.includes('limiter-unavailable'));
      }
      // What the server forgot, and the share of each process while there was none.
      const most = SHORT.calls + (4 * SHORT.calls) / 2;
      const refused = gateway.counts.refused[TOO_MANY] ?? 0;
      assert.ok(refused <= most, `${refused} refused`);
      assert.equal(gateway.counts.accepted, 100);
    });
  });
}

function jobOn(port, marginMs) {
  return (process) => ({
    port,
    limiter: { marginMs, attemptTimeoutMs: attemptTimeoutOf(process) },
  });
}

/** What to look at where a call was refused. */
function logOf({ calls }) {
  const times = calls.map(({ orderId, receivedAt, code }) => {
    return `${processOf(orderId)} at ${receivedAt - calls[0].receivedAt}: ${code}`;
  });
  return times.join('\n');
}

/** Calls arrived in about the order in which the server was first asked for them. */
function assertInOrder(calls, lines) {
  const asked = firstAsks(lines);
  const arrived = [];
  const count = new Map();
  for (const { orderId } of calls) {
    const process = processOf(orderId);
    arrived.push(`${process}:${count.get(process) ?? 0}`);
    count.set(process, (count.get(process) ?? 0) + 1);
  }
  const moved = arrived.map((call, index) => Math.abs(asked.indexOf(call) - index));
  assert.equal(asked.length, 100);
  assert.ok(Math.max(...moved) <= 12, `moved by so many places: ${moved}`);
}

/** The processes' first requests for each of their tickets, by the server's log. */
function firstAsks(lines) {
  const tickets = new Set();
  const count = new Map();
  const asks = [];
  for (const line of lines) {
    const words = [...line.matchAll(/"([^"]*)"/g)].map(([, word]) => word);
    const index = words.indexOf('acquire');
    if (index < 0 || tickets.has(words[index + 2])) continue;
    tickets.add(words[index + 2]);
    const process = Number(words[index + 6]) - attemptTimeoutOf(0);
    asks.push(`${process}:${count.get(process) ?? 0}`);
    count.set(process, (count.get(process) ?? 0) + 1);
  }
  return asks;
}
