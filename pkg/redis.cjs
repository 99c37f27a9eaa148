// Made by `node xtask/redis-cjs.js`.
// @ts-nocheck
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all) __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if ((from && typeof from === 'object') || typeof from === 'function') {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, {
          get: () => from[key],
          enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable,
        });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, '__esModule', { value: true }), mod);

// pkg/redis.js
var redis_exports = {};
__export(redis_exports, {
  redisRateLimiter: () => redisRateLimiter,
});
module.exports = __toCommonJS(redis_exports);

// pkg/rate-limiter-over.js
var ENDS = /* @__PURE__ */ new Set(['answered', 'uncertain', 'not-sent', 'refused']);
var PRIORITIES = ['single', 'hedge', 'bulk', 'look-up'];
var LIMIT = { calls: [30, 1], windowMs: [3e4, 1], minIntervalMs: [20, 0] };
var OPTIONS = { marginMs: [10, 0, 1e3], attemptTimeoutMs: [1e4, 1, 3e5] };
function rateLimiterOver(ask, options) {
  const { marginMs, attemptTimeoutMs } = sharedOptions(options);
  const tickets = new WaitingTickets();
  async function acquire(request) {
    const { account, name, priority, signal, calls, windowMs, minIntervalMs } = checked(request);
    signal?.throwIfAborted();
    const ticket = request.ticket ?? newTicket();
    const spacingMs = minIntervalMs === 0 ? 0 : minIntervalMs + marginMs;
    const limit = { calls, windowMs, spacingMs, callMs: attemptTimeoutMs };
    const common = { account, interface: name, ticket, limit };
    const release = (how, retryAfterMs = 0) => {
      ask({ ...common, type: 'release', how, retryAfterMs }).catch(() => {});
    };
    const forget = () => release('not-sent');
    const answer = await unlessAborted(
      ask({ ...common, type: 'acquire', priority }),
      signal,
      forget,
    );
    if (signal?.aborted) {
      forget();
      throw signal.reason;
    }
    if (answer.granted) {
      tickets.delete(signal, ticket);
      return { permit: permitOf(release) };
    }
    tickets.set(signal, ticket, forget);
    return { notBeforeMs: answer.notBeforeMs, ticket };
  }
  return { acquire };
}
var WaitingTickets = class {
  /** @type {WeakMap<AbortSignal, Map<string, () => void>>} */
  #bySignal = /* @__PURE__ */ new WeakMap();
  /**
   * @param {AbortSignal | undefined} signal
   * @param {string} ticket
   * @param {() => void} forget
   */
  set(signal, ticket, forget) {
    if (!signal) return;
    let tickets = this.#bySignal.get(signal);
    if (!tickets) {
      const all = (tickets = /* @__PURE__ */ new Map());
      this.#bySignal.set(signal, all);
      const forgetAll = () => all.forEach((forget2) => forget2());
      signal.addEventListener('abort', forgetAll, { once: true });
    }
    tickets.set(ticket, forget);
  }
  /**
   * @param {AbortSignal | undefined} signal
   * @param {string} ticket
   */
  delete(signal, ticket) {
    if (signal) this.#bySignal.get(signal)?.delete(ticket);
  }
};
function permitOf(release) {
  let isHeld = true;
  return {
    release(how, facts) {
      if (!isHeld) return;
      isHeld = false;
      const retryAfterMs = Math.ceil(Number(facts?.retryAfterMs));
      release(ENDS.has(how) ? how : 'uncertain', retryAfterMs > 0 ? retryAfterMs : 0);
    },
  };
}
function unlessAborted(asked, signal, giveBack) {
  if (!signal) return asked;
  return new Promise((resolve, reject) => {
    const abort = () => {
      asked.then(giveBack, () => {});
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
function newTicket() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
function sharedOptions(options = {}, further = []) {
  if (typeof options !== 'object' || options === null || 'acquire' in options) {
    throw new TypeError('`options` of a rate limiter must be an object of options');
  }
  const names = [...further, ...Object.keys(OPTIONS)];
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    throw new TypeError(`unknown option \`${name}\`; expected one of ${names.join(', ')}`);
  }
  const numbers = Object.entries(OPTIONS).map(([name, [fallback, least, most]]) => {
    const value = options[name] ?? fallback;
    if (Number.isInteger(value) && value >= least && value <= most) return [name, value];
    throw new TypeError(`\`${name}\` must be a whole number of milliseconds, ${least} to ${most}`);
  });
  return Object.fromEntries(numbers);
}
function checked(request) {
  const { account, interface: name, priority = 'single', ticket = '0', signal } = request ?? {};
  for (const [key, value] of Object.entries({ account, interface: name, ticket })) {
    if (typeof value === 'string' && /^[\w.-]{1,128}$/.test(value)) continue;
    throw new TypeError(`\`${key}\` of a request must be 1 to 128 letters, digits, "-", "_", "."`);
  }
  if (!PRIORITIES.includes(priority)) {
    throw new TypeError(`\`priority\` of a request must be one of ${PRIORITIES.join(', ')}`);
  }
  return { account, name, priority, signal, ...checkedLimit(request.limit) };
}
function checkedLimit(limit) {
  const numbers = Object.entries(LIMIT).map(([name, [fallback, least]]) => {
    const value = limit?.[name] ?? fallback;
    if (Number.isFinite(value) && value >= least) return [name, Math.ceil(value)];
    throw new TypeError(`\`limit.${name}\` of a request must be a number of ${least} or more`);
  });
  return Object.fromEntries(numbers);
}

// pkg/redis-script.js
var SCRIPT = `
local account, queue, lapses, places = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local operation, name, ticket = ARGV[1], ARGV[2], ARGV[3]
local calls, window, spacing, call = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local GRACE, PATIENCE, TRANSIT, POLL, LONGEST, RANK = 2000, 100, 2000, 1000, 600000, 2 ^ 40
local member = name .. ':' .. ticket
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local known = redis.call('HMGET', account, 'hold', 'last', 'held:' .. name)
local hold = math.max(tonumber(known[1]) or 0, call + window)
local last = known[2] and math.min(tonumber(known[2]), now)
local held = math.min(tonumber(known[3]) or 0, now + LONGEST)
local longest = math.max(hold, LONGEST)

for _, other in ipairs(redis.call('ZRANGEBYSCORE', lapses, '-inf', '(' .. now)) do
  redis.call('ZREM', queue, other)
  redis.call('ZREM', lapses, other)
end
for _, other in ipairs(redis.call('ZRANGEBYSCORE', lapses, '(' .. now + longest + GRACE, '+inf')) do
  redis.call('ZADD', lapses, now + GRACE, other)
end
redis.call('ZREMRANGEBYSCORE', places, '-inf', '(' .. now)
for _, other in ipairs(redis.call('ZRANGEBYSCORE', places, '(' .. now + hold, '+inf')) do
  redis.call('ZADD', places, now + hold, other)
end

local function freed(index)
  return tonumber(redis.call('ZRANGE', places, index, index, 'WITHSCORES')[2])
end

local function open_after()
  local used = redis.call('ZCARD', places)
  return math.max(held, used < calls and 0 or freed(used - calls))
end

local function next_place(ahead)
  local used = redis.call('ZCARD', places)
  local index = ahead + used - calls
  if index < 0 then return now end
  if index >= used then return now + window end
  local at = freed(index)
  return at > now + window and now + POLL or at + 1
end

local function acquire(rank)
  if redis.call('ZSCORE', places, ticket) then return {1, 0} end
  local score = redis.call('ZSCORE', queue, member) or redis.call('HINCRBY', account, 'sequence', 1)
  score = rank * RANK + tonumber(score) % RANK
  local open = { [name] = now > open_after() }
  local ignored = { [member] = true }
  for _, other in ipairs(redis.call('ZRANGEBYSCORE', lapses, '-inf', '(' .. now + GRACE - PATIENCE)) do
    ignored[other] = true
  end
  local here, before = 0, 0
  for _, other in ipairs(redis.call('ZRANGEBYSCORE', queue, '-inf', '(' .. string.format('%.0f', score))) do
    local of = string.match(other, '^(.*):')
    if open[of] == nil then open[of] = now > (tonumber(redis.call('HGET', account, 'open:' .. of)) or 0) end
    if not ignored[other] and of == name then here = here + 1 end
    if not ignored[other] and (of == name or open[of]) then before = before + 1 end
  end
  local spaced = last and last + spacing or now
  if now >= spaced and before == 0 and open[name] then
    redis.call('ZADD', places, now + call + window, ticket)
    redis.call('ZREM', queue, member)
    redis.call('ZREM', lapses, member)
    last = now
    return {1, 0}
  end
  local slot = math.max(now, spaced) + before * spacing
  local at = math.min(math.max(now + 1, slot, next_place(here), held + 1), now + longest)
  redis.call('ZADD', queue, string.format('%.0f', score), member)
  redis.call('ZADD', lapses, at + GRACE, member)
  return {0, at - now}
end

local function release(how, retry_after)
  if how == 'not-sent' then
    redis.call('ZREM', places, ticket)
    redis.call('ZREM', queue, member)
    redis.call('ZREM', lapses, member)
  else
    local granted = (tonumber(redis.call('ZSCORE', places, ticket) or 0)) - call - window
    local arrived = how == 'uncertain' and math.max(now, granted + TRANSIT) or now
    redis.call('ZADD', places, arrived + window, ticket)
  end
  if retry_after > 0 then held = math.max(held, now + math.min(retry_after, LONGEST)) end
  return {1, 0}
end

local reply
if operation == 'acquire' then reply = acquire(tonumber(ARGV[8]))
else reply = release(ARGV[8], tonumber(ARGV[9])) end

redis.call('HSET', account, 'hold', hold, 'held:' .. name, held, 'open:' .. name, open_after())
if last then redis.call('HSET', account, 'last', last) end
redis.call('PEXPIRE', places, hold + GRACE)
for _, key in ipairs({ account, queue, lapses }) do redis.call('PEXPIRE', key, longest + 2 * GRACE) end
return reply
`.trim();
var SCRIPT_SHA1 = 'bddcec1fea6176379d8e771e52c1201d1e028307';

// pkg/redis.js
var PREFIX = 'longport-cancel-order:';
var CLIENTS = 'a client of `redis`, `ioredis` or `iovalkey`';
var RANKS = { single: 0, hedge: 1, bulk: 2, 'look-up': 3 };
var ADVICE = [
  [/READONLY|replica/i, 'the client writes to a read-only replica: connect it to the primary'],
  [/WRONGTYPE/, 'something else is stored under its keys: choose another `prefix`'],
  [/NOAUTH|NOPERM|WRONGPASS/, 'the client may not run the script: it needs EVAL and EVALSHA'],
  [/MOVED|CROSSSLOT/, 'this is a cluster: use the cluster client of your package'],
];
function redisRateLimiter(client, options) {
  const evaluate = evaluator(client);
  const { marginMs, attemptTimeoutMs } = sharedOptions(options, ['prefix']);
  const { prefix = PREFIX } = options ?? {};
  if (typeof prefix !== 'string' || /[{}]/.test(prefix)) {
    throw new TypeError('`prefix` must be a string without braces: they are for the cluster slot');
  }
  const emitter =
    /** @type {any} */
    client;
  if (emitter.listenerCount?.('error') === 0) emitter.on?.('error', () => {});
  return rateLimiterOver(
    async (request) => {
      const { account, interface: name, ticket, type, limit } = request;
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
function answerOf(reply) {
  const [granted, notBeforeMs] = Array.isArray(reply) ? reply.map(Number) : [];
  if (granted === 1) return { granted: true };
  if (granted === 0 && notBeforeMs !== void 0 && notBeforeMs >= 0) {
    return { granted: false, notBeforeMs };
  }
  throw new Error('redisRateLimiter: the client gave no answer of the script; is it a pipeline?');
}
function explained(error) {
  const message = String(error?.message ?? error);
  const advice = ADVICE.find(([pattern]) => pattern.test(message))?.[1];
  const cause = Object.assign(new Error(message), { name: String(error?.name ?? 'Error') });
  if (error?.code !== void 0) Object.assign(cause, { code: error.code });
  return new Error(`redisRateLimiter: the store failed: ${advice ?? message}`, { cause });
}
// Annotate the CommonJS export names for ESM import in node:
0 &&
  (module.exports = {
    redisRateLimiter,
  });
