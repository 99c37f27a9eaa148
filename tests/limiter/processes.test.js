// Four processes cancel 25 orders each of one account, over real servers; judged by the gateway's log.

import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { need } from '../tasks/tools.js';
import { SHORT, orderOf, processOf, startFleet } from '../support/fleet.js';
import { SERVERS, startRedis } from '../support/redis-server.js';

before(() => need('redis-server'));

for (const program of SERVERS) {
  describe(program, () => {
    test('none is refused, all are cancelled, first come, first served', async (t) => {
      const { port } = await startRedis(t, { program });
      const { gateway, go } = await startFleet(t, { job: { port } });
      const reports = await go();
      for (const { errors, waits } of reports) {
        assert.deepEqual(errors, []);
        assert.ok(!waits.includes('limiter-unavailable'));
      }
      console.log(gateway.counts, gateway.calls.map(c=>`${processOf(c.orderId)}:${orderOf(c.orderId)}`).join(' '));
      console.log(gateway.calls.map(c=>c.receivedAt-gateway.calls[0].receivedAt).join(' '));
      assert.deepEqual(gateway.counts.refused, {});
      assert.equal(gateway.counts.accepted, 100);
    });
  });
}
