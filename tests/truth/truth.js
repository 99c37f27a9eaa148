// The truth tests, as each runtime has them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PRACTICE_ACCOUNT } from '../../www/gateway/index.js';
import { honestGateway } from './honest-gateway.js';
import { inFull, judge, summary } from './judge.js';
import { CLOSED, RESET, inTurn, randomSchedule } from './schedule.js';

/** `TRUTH_CANCELS=10000 TRUTH_SEED=7 node --test tests/truth` for more, and for others. */
const CANCELS = Number(process.env.TRUTH_CANCELS ?? 1_000);
const SEED = Number(process.env.TRUTH_SEED ?? 1);
const FIRST_ID = 709043056541253632n;

/** What happens to every second cancel; the others go well, so that a connection lies ready. */
const CASES = [
  { act: 'down' },
  { act: 'drop', copies: 'duplicate' },
  { act: 'drop', copies: 'limited' },
  { act: 'drop', copies: 'refused' },
].flatMap((each) => [
  { ...each, variant: CLOSED },
  { ...each, variant: RESET },
]);
const PLAYS = 3;

/**
 * Declares both tests. `resend` names a function of project/resend.js; `cancels` is how many the
 * second test makes; `secure` has them speak HTTP/2. Where the runtime `provesNothingSent`, that must
 * be said now and then.
 */
export function truthTests(
  runtime,
  {
    name = runtime.name,
    resend,
    cancels = CANCELS,
    secure = false,
    provesNothingSent = false,
  } = {},
) {
  // Where everything can be installed, everything runs.
  const skip = process.env.CI ? false : (runtime.missing ?? false);

  test(`${name}: executed, then the connection dropped: unknown`, { skip }, async (t) => {
    const job = { count: 2 * CASES.length * PLAYS, concurrency: 1, retries: [0], resend };
    job.attemptTimeoutMs = 20_000;
    // What the answers alone say.
    job.settleTimeoutMs = 0;
    const { result, outcomes } = await cancelIn(t, runtime, inTurn(CASES), job, { secure });
    t.diagnostic(summary(name, result));
    assert.ok(result.false.length === 0, inFull(result));
    for (const { orderId, outcome } of outcomes) {
      const isCase = BigInt(orderId) % 2n === 1n;
      assert.equal(outcome, isCase ? 'unknown' : 'accepted', orderId);
    }
  });

  test(`${name}: no outcome is false, whatever happens`, { skip }, async (t) => {
    const job = { count: cancels, concurrency: 8, retries: [0, 2, 0, 1], resend };
    job.attemptTimeoutMs = 1_000;
    // Time for one look-up.
    job.settleTimeoutMs = 100;
    const gateway = { settlesDown: 2, secure };
    const { result } = await cancelIn(t, runtime, randomSchedule(SEED), job, gateway);
    t.diagnostic(summary(name, result));
    assert.ok(result.false.length === 0, inFull(result));
    assert.equal(result.cancels, cancels);
    // Otherwise it would be easy to say nothing false.
    assert.ok(result.accepted > 0, 'no cancel was accepted');
    assert.ok(result.rejected > 0, 'no cancel was rejected');
    assert.ok(result.byStatus > 0, 'no cancel was known by its status');
    if (provesNothingSent) assert.ok(result['not-sent'] > 0, 'nothing was known not to be sent');
    if (resend) assert.ok(result.sentTwice > 0, 'nothing was sent again');
  });
}

async function cancelIn(t, runtime, schedule, job, options) {
  if (runtime.missing) throw new Error(runtime.missing);
  const gateway = await honestGateway(t, schedule, options);
  const { url, control, log } = gateway;
  const place = { url, control, account: PRACTICE_ACCOUNT, first: String(FIRST_ID) };
  const outcomes = await runtime.run(t, { ...place, ...job });
  gateway.close();
  const versions = [...log.values()].flatMap(({ arrivals }) =>
    arrivals.map((each) => each.version),
  );
  assert.deepEqual([...new Set(versions)], [options.secure ? '2.0' : '1.1']);
  return { outcomes, result: judge(outcomes, log) };
}
