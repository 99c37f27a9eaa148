// The sliding window in Lua, step for step as in sliding-window.js, which explains it.

export const SCRIPT = `
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

/** By which a server knows it; a test compares. */
export const SCRIPT_SHA1 = 'bddcec1fea6176379d8e771e52c1201d1e028307';
