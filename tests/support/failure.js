// What a call rejected or threw, which must be a LongportError.

import assert from 'node:assert/strict';
import { LongportError } from './installed-package.js';

/** The error that `promise` rejects with. */
export async function failureOf(promise) {
  const settled = await Promise.resolve(promise).then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  assert.ok('error' in settled, `expected a rejection, got ${JSON.stringify(settled.value)}`);
  return checked(settled.error);
}

/** As `failureOf`; a promise that never settles fails the test instead of hanging it. */
export function failureInTime(promise) {
  return inTime(failureOf(promise));
}

/** What `promise` settles to. Its time is for a very slow machine: only a hang takes longer. */
export async function inTime(promise, ms = 5_000) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new assert.AssertionError({ message: 'it never settled' })),
      ms,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The error that `call` rejects with; a throw in place of a rejection is a failure of its own. */
export async function rejectionOf(call) {
  let promise;
  assert.doesNotThrow(() => (promise = call()), 'it threw where it should have rejected');
  assert.ok(promise instanceof Promise);
  return failureOf(promise);
}

/** The error that `call` throws at once. */
export function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return checked(error);
  }
  return assert.fail('expected a throw');
}

/** Asserts that `error` has these fields, and is silent about others. */
export function assertFields(error, expected, label) {
  const actual = Object.fromEntries(Object.keys(expected).map((name) => [name, error[name]]));
  assert.deepEqual(actual, expected, label ?? error.message);
}

function checked(error) {
  assert.ok(
    error instanceof LongportError,
    `expected a LongportError, got ${error?.stack ?? error}`,
  );
  assert.ok(error instanceof Error);
  assert.equal(typeof error.message, 'string');
  // A call that only reads has no outcome.
  const outcomes = ['not-sent', 'rejected', 'too-late', 'unknown', undefined];
  assert.ok(outcomes.includes(error.outcome), error.outcome);
  return error;
}
