// A rate limiter that processes and machines share through Redis or Valkey.

import { rateLimiterOver, sharedOptions } from './rate-limiter-over.js';
import { SCRIPT, SCRIPT_SHA1 } from './redis-script.js';

const PREFIX = 'longport-cancel-order:';

const CLIENTS = 'a client of `redis`, `ioredis` or `iovalkey`';

/** As a number, since a script in Lua compares them. */
const RANKS = { single: 0, hedge: 1, bulk: 2, 'look-up': 3 };

/**
 * What the store answers when it cannot serve, and what to do about it.
 *
 * @type {[RegExp, string][]}
 */
const ADVICE = [
  [/READONLY|replica/i, 'the client writes to a read-only replica: connect it to the primary'],
  [/WRONGTYPE/, 'something else is stored under its keys: choose another `prefix`'],
  [/NOAUTH|NOPERM|WRONGPASS/, 'the client may not run the script: it needs EVAL and EVALSHA'],
  [/MOVED|CROSSSLOT/, 'this is a cluster: use the cluster client of your package'],
];

/** @type {typeof import('./redis.d.ts').redisRateLimiter} */
export function redisRateLimiter(client, options) {
  const evaluate = evaluator(client);
  const { marginMs, attemptTimeoutMs } = sharedOptions(options, ['prefix']);
  const { prefix = PREFIX } = options ?? {};
  if (typeof prefix !== 'string' || /[{}]/.test(prefix)) {
    throw new TypeError('`prefix` must be a string without braces: they are for the cluster slot');
  }
  // Without a listener, node-redis would end the process when the connection breaks.
  const emitter = /** @type {any} */ (client);
  if (emitter.listenerCount?.('error') === 0) emitter.on?.('error', () => {});

  return rateLimiterOver(
    async (request) => {
      const { account, interface: name, ticket, type, limit } = request;
      // What is in braces decides the slot: all keys of an account are in the same one.
      const key = `${prefix}{${account}}`;
      const keys = [key, `${key}:queue`, `${key}:lapses`, `${key}:${name}`];
      const { calls, windowMs, spacingMs, callMs } = limit;
      const facts =
        type === 'acquire' ? [RANKS[request.priority]] : [request.how, request.retryAfterMs];
      const values = [type, name, ticket, calls, windowMs, spacingMs, callMs, ...facts];
      return answerOf(await run(evaluate, keys, values.map(String)));
    },
    { marginMs, attemptTimeoutMs },
  );
}

/**
 * Runs the script by its hash, and by its text where the server does not have it.
 *
 * @param {Evaluate} evaluate
 * @param {string[]} keys
 * @param {string[]} values
 */
async function run(evaluate, keys, values) {
  try {
    return await evaluate.bySha1(keys, values);
  } catch (error) {
    if (!/NOSCRIPT/.test(String(error))) throw explained(error);
  }
  try {
    return await evaluate.byText(keys, values);
  } catch (error) {
    throw explained(error);
  }
}

/**
 * @typedef {(keys: string[], values: string[]) => unknown} Run
 * @typedef {{ bySha1: Run, byText: Run }} Evaluate
 */

/**
 * @param {any} client
 * @returns {Evaluate}
 */
function evaluator(client) {
  if (typeof client?.evalSha === 'function' && typeof client.eval === 'function') {
    return {
      bySha1: (keys, values) => client.evalSha(SCRIPT_SHA1, { keys, arguments: values }),
      byText: (keys, values) => client.eval(SCRIPT, { keys, arguments: values }),
    };
  }
  if (typeof client?.evalsha === 'function' && typeof client.eval === 'function') {
    return {
      bySha1: (keys, values) => client.evalsha(SCRIPT_SHA1, keys.length, ...keys, ...values),
      byText: (keys, values) => client.eval(SCRIPT, keys.length, ...keys, ...values),
    };
  }
  if (typeof client?.then === 'function') {
    throw new TypeError(`\`client\` is a promise: pass what it resolves to, ${CLIENTS}`);
  }
  throw new TypeError(`\`client\` must be ${CLIENTS}`);
}

/**
 * @param {any} reply
 * @returns {import('./sliding-window.d.ts').Answer}
 */
function answerOf(reply) {
  const [granted, notBeforeMs] = Array.isArray(reply) ? reply.map(Number) : [];
  if (granted === 1) return { granted: true };
  if (granted === 0 && notBeforeMs !== undefined && notBeforeMs >= 0) {
    return { granted: false, notBeforeMs };
  }
  throw new Error('redisRateLimiter: the client gave no answer of the script; is it a pipeline?');
}

/**
 * An error that says what is wrong. Of the client's own it has the name, message and code: the rest
 * may hold a connection's address and password.
 *
 * @param {any} error
 */
function explained(error) {
  const message = String(error?.message ?? error);
  const advice = ADVICE.find(([pattern]) => pattern.test(message))?.[1];
  const cause = Object.assign(new Error(message), { name: String(error?.name ?? 'Error') });
  if (error?.code !== undefined) Object.assign(cause, { code: error.code });
  return new Error(`redisRateLimiter: the store failed: ${advice ?? message}`, { cause });
}
