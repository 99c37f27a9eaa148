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

/** With look-ups and without. Some wait until the order is closed, which needs look-ups. */
const SETTLING = { settleTimeoutMs: 500, untils: ['accepted', 'accepted', 'closed'] };
const NOT_SETTLING = { settleTimeoutMs: 0, untils: ['accepted'] };

/** Only what never happens takes longer. */
const PATIENT = { settleTimeoutMs: 20_000, untils: ['accepted'] };

/**
 * Declares the tests, two without look-ups and two with them. `resend` names a function of
 * project/resend.js; `cancels` is how many the second of two makes; `secure` has them speak HTTP/2.
 * Where the runtime `provesNothingSent`, that must be said now and then.
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

  const dropped = (cases, more) => {
    const job = { count: 2 * cases.length * PLAYS, concurrency: 1, retries: [0], resend, ...more };
    return { ...job, attemptTimeoutMs: 20_000 };
  };

  test(`${name}: executed, then the connection dropped: unknown`, { skip }, async (t) => {
    const job = dropped(CASES, NOT_SETTLING);
    const { result, outcomes } = await cancelIn(t, runtime, inTurn(CASES), job, { secure });
    t.diagnostic(summary(name, result));
    assert.ok(result.false.length === 0, inFull(result));
    for (const { orderId, outcome } of outcomes) {
      assert.equal(outcome, isCase(orderId) ? 'unknown' : 'accepted', orderId);
    }
  });

  test(`${name}: executed, then dropped, and looked up: confirmed`, { skip }, async (t) => {
    // Of a gateway that is down nothing can be learnt.
    const cases = CASES.filter(({ act }) => act !== 'down');
    const job = dropped(cases, PATIENT);
    const { result, outcomes } = await cancelIn(t, runtime, inTurn(cases), job, { secure });
    t.diagnostic(summary(name, result));
    assert.ok(result.false.length === 0, inFull(result));
    for (const { orderId, outcome } of outcomes) {
      assert.equal(outcome, isCase(orderId) ? 'confirmed' : 'accepted', orderId);
    }
  });

  for (const [how, options] of [
    ['', NOT_SETTLING],
    [', and look-ups', SETTLING],
  ]) {
    test(`${name}: no outcome is false, whatever happens${how}`, { skip }, async (t) => {
      const job = { count: cancels, concurrency: 8, retries: [0, 2, 0, 1], resend, ...options };
      job.attemptTimeoutMs = 1_000;
      const gateway = { settlesDown: 2, secure };
      const { result } = await cancelIn(t, runtime, randomSchedule(SEED), job, gateway);
      t.diagnostic(summary(name + how, result));
      assert.ok(result.false.length === 0, inFull(result));
      assert.equal(result.cancels, cancels);
      // Otherwise it would be easy to say nothing false.
      assert.ok(result.accepted > 0, 'no cancel was accepted');
      assert.ok(result.rejected > 0, 'no cancel was rejected');
      if (provesNothingSent) assert.ok(result['not-sent'] > 0, 'nothing was known not to be sent');
      if (resend) assert.ok(result.sentTwice > 0, 'nothing was sent again');
      const isLookedUp = options === SETTLING;
      assert.equal(result.confirmed > 0, isLookedUp, `${result.confirmed} were confirmed`);
      assert.equal(result['too-late'] > 0, isLookedUp, `${result['too-late']} came too late`);
    });
  }
}

/** Whether a schedule that `inTurn` makes does something to this order. */
function isCase(orderId) {
  return BigInt(orderId) % 2n === 1n;
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
