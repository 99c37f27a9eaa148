var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// lib/index.js
var index_exports = {};
__export(index_exports, {
  FAULT_KINDS: () => FAULT_KINDS2,
  PRACTICE_ACCOUNT: () => PRACTICE_ACCOUNT,
  PRACTICE_OAUTH: () => PRACTICE_OAUTH,
  createGateway: () => createGateway2,
  startGateway: () => startGateway2,
  virtualClock: () => virtualClock
});
module.exports = __toCommonJS(index_exports);

// gateway/index.js
var import_node_http = require("node:http");

// gateway/codes.js
var refusal = (status, code, message) => Object.freeze({ status, code, message });
var BROKER_CODES = Object.freeze({
  tokenExpired: refusal(401, 401003, "token expired"),
  signatureInvalid: refusal(403, 403201, "signature invalid"),
  duplicateRequest: refusal(403, 403202, "duplicate request"),
  appKeyIllegal: refusal(403, 403203, "apikey illegal"),
  ipNotAllowed: refusal(403, 403205, "ip is not allowed"),
  callsTooClose: refusal(429, 429001, "ip request ratelimit"),
  tooManyCalls: refusal(429, 429002, "api request is limited"),
  internal: refusal(500, 5e5, "internal error")
});
var REPORTED_CODES = Object.freeze({
  orderCancelled: refusal(400, 601011, "Order has been cancelled."),
  orderFilled: refusal(400, 601012, "practice gateway: the order has been filled"),
  orderRejected: refusal(400, 601013, "practice gateway: the order has been rejected"),
  noSuchOrder: refusal(400, 602001, "practice gateway: no such order")
});
var PRACTICE_CODES = Object.freeze({
  badRequest: refusal(400, 900400, "practice gateway: bad request"),
  clockSkew: refusal(400, 900401, "practice gateway: x-timestamp is too far from my clock"),
  liveAccount: refusal(403, 900403, "practice gateway: paper trading asked with a live token"),
  noSuchEndpoint: refusal(404, 900405, "practice gateway: no such endpoint"),
  orderExpired: refusal(409, 900409, "practice gateway: the order has expired"),
  bodyTooLarge: refusal(413, 900413, "practice gateway: body too large"),
  headersTooLarge: refusal(431, 900431, "practice gateway: headers too large")
});
var MOST_BYTES = 65536;
var Refusal = class extends Error {
  constructor({ status, code, message }, detail) {
    super(detail ? `${message}: ${detail}` : message);
    this.status = status;
    this.code = code;
  }
};

// gateway/cors.js
var ALLOWED = [
  "accept-language",
  "authorization",
  "content-type",
  "x-api-key",
  "x-api-signature",
  "x-dc-region",
  "x-papertrading",
  "x-timestamp"
];
var READABLE = Object.freeze({
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-trace-id, retry-after"
});
function allowReading(response) {
  for (const [name, value] of Object.entries(READABLE)) response.setHeader(name, value);
}
function isPreflight({ method, headers }) {
  return method === "OPTIONS" && headers["access-control-request-method"] !== void 0;
}
function preflightHeaders(headers) {
  const asked = (headers["access-control-request-headers"] ?? "").toLowerCase().split(/\s*,\s*/);
  const extra = asked.filter((name) => /^x-[a-z0-9-]+$/.test(name) && !ALLOWED.includes(name));
  return {
    "access-control-allow-methods": "GET, POST, DELETE",
    "access-control-allow-headers": [...ALLOWED, ...extra].join(", "),
    "access-control-max-age": "600",
    vary: "access-control-request-headers"
  };
}

// gateway/fetch.js
function fetchOf(gateway) {
  return async (input, init = {}) => {
    const { url, method, headers, body, signal, redirect } = requestOf(input, init);
    signal?.throwIfAborted();
    const readBody = () => bytesOfBody(body);
    const { host, pathname, search } = new URL(url);
    const sent = Object.fromEntries(new Headers(headers));
    const request = { method, target: pathname + search, readBody, ip: "127.0.0.1" };
    const answered = gateway.answer({ ...request, headers: { host, ...sent } });
    const answer = await unlessAborted(answered.then(orHang(gateway)), signal);
    if (answer.connection === "reset") throw failed("read ECONNRESET", "ECONNRESET");
    if (!answer.readable) throw new TypeError("Failed to fetch");
    const isRedirect = answer.status >= 300 && answer.status < 400 && "location" in answer.headers;
    if (isRedirect && redirect !== "manual")
      throw failed("redirects lead out of the practice gateway");
    return responseOf(answer, { url, signal, gateway });
  };
}
function requestOf(input, init) {
  const request = typeof input === "object" && "url" in input ? input : { url: String(input) };
  const { method = "GET", redirect } = { ...part(request), ...init };
  const { headers = request.headers, body = request.body, signal = request.signal } = init;
  return { url: request.url, method: method.toUpperCase(), headers, body, signal, redirect };
}
var part = ({ method, redirect }) => ({ method, redirect });
async function bytesOfBody(body) {
  const bytes = new Uint8Array(await new Response(body ?? null).arrayBuffer());
  if (bytes.length > MOST_BYTES) throw new Refusal(PRACTICE_CODES.bodyTooLarge);
  return bytes;
}
function orHang(gateway) {
  return (answer) => {
    if (answer.connection !== "hang") return answer;
    return new Promise((resolve, reject) => {
      gateway.onEnd(() => reject(failed("other side closed", "UND_ERR_SOCKET")));
    });
  };
}
function unlessAborted(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    const leave = () => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(leave);
  });
}
function responseOf(answer, { url, signal, gateway }) {
  const { status, headers } = answer;
  const makeBody = BODIES[answer.connection] ?? (() => answer.body ?? "");
  const isBodiless = status === 204 || status === 205 || status === 304;
  const body = isBodiless ? null : makeBody(answer, { signal, gateway });
  const response = new Response(body, { status, headers: { ...headers, ...READABLE } });
  return Object.defineProperty(response, "url", { value: url });
}
var encode = (text) => new TextEncoder().encode(text);
var BODIES = {
  truncated: ({ body }) => {
    const parts = [encode(body).subarray(0, body.length / 2)];
    return new ReadableStream({
      pull(controller) {
        if (parts.length > 0) controller.enqueue(parts.shift());
        else controller.error(failed("terminated", "UND_ERR_SOCKET"));
      }
    });
  },
  endless: ({ body, bytes, everyMs }, { signal, gateway }) => {
    let timer;
    let forget;
    return new ReadableStream({
      start(controller) {
        controller.enqueue(encode(body));
        const end = (reason) => {
          clearTimeout(timer);
          controller.error(reason);
        };
        signal?.addEventListener("abort", () => end(signal.reason), { once: true });
        forget = gateway.onEnd(() => end(failed("terminated", "UND_ERR_SOCKET")));
      },
      pull: (controller) => new Promise((resolve) => {
        timer = setTimeout(() => {
          controller.enqueue(new Uint8Array(bytes).fill(46));
          resolve();
        }, everyMs);
      }),
      cancel: () => {
        clearTimeout(timer);
        forget();
      }
    });
  }
};
function failed(message, code) {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
}

// gateway/answers.js
function envelope(code, message, data) {
  return { code, message, data };
}
function jsonAnswer(status, json2, headers) {
  const body = JSON.stringify(json2);
  return {
    status,
    code: json2.code,
    headers: { "content-type": "application/json", ...headers },
    body
  };
}
function refusalAnswer({ status, code, message }) {
  return jsonAnswer(status, envelope(code, message, null));
}

// gateway/hash.js
var encoder = new TextEncoder();
function bytesOf(data) {
  return typeof data === "string" ? encoder.encode(data) : data;
}
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
function bytesOfHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
function equalBytes(a, b) {
  let difference = a.length ^ b.length;
  for (let n = 0; n < a.length; n++) difference |= a[n] ^ b[n];
  return difference === 0;
}
function sha1(data) {
  return digest(data, [1732584193, 4023233417, 2562383102, 271733878, 3285377520], sha1Block);
}
function sha256(data) {
  return digest(data, SHA256_START, sha256Block);
}
function hmacSha256(key, data) {
  const padded = new Uint8Array(64);
  const given = bytesOf(key);
  padded.set(given.length > 64 ? sha256(given) : given);
  const inner = sha256(joined(masked(padded, 54), bytesOf(data)));
  return sha256(joined(masked(padded, 92), inner));
}
var masked = (bytes, mask) => bytes.map((byte) => byte ^ mask);
function joined(first, second) {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
function digest(data, start, addBlock) {
  const bytes = bytesOf(data);
  const length = (Math.floor((bytes.length + 8) / 64) + 1) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length * 8);
  const state = Int32Array.from(start);
  for (let offset = 0; offset < length; offset += 64) addBlock(state, view, offset);
  const result = new DataView(new ArrayBuffer(start.length * 4));
  state.forEach((word, n) => result.setInt32(n * 4, word));
  return new Uint8Array(result.buffer);
}
var rotated = (word, bits) => word >>> bits | word << 32 - bits;
function sha1Block(state, view, offset) {
  const words = new Int32Array(80);
  for (let n = 0; n < 80; n++) {
    words[n] = n < 16 ? view.getInt32(offset + n * 4) : rotated(words[n - 3] ^ words[n - 8] ^ words[n - 14] ^ words[n - 16], 31);
  }
  let [a, b, c, d, e] = state;
  for (let n = 0; n < 80; n++) {
    const round = Math.floor(n / 20);
    const mixed = SHA1_MIX[round](b, c, d) + SHA1_CONSTANTS[round];
    const next = rotated(a, 27) + mixed + e + words[n] | 0;
    e = d;
    d = c;
    c = rotated(b, 2);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, n) => state[n] += word);
}
var parity = (b, c, d) => b ^ c ^ d;
var SHA1_MIX = [
  (b, c, d) => b & c | ~b & d,
  parity,
  (b, c, d) => b & c | b & d | c & d,
  parity
];
var SHA1_CONSTANTS = [1518500249, 1859775393, 2400959708, 3395469782];
function sha256Block(state, view, offset) {
  const words = new Int32Array(64);
  for (let n = 0; n < 64; n++) {
    const [far, near] = [words[n - 15], words[n - 2]];
    words[n] = n < 16 ? view.getInt32(offset + n * 4) : (rotated(near, 17) ^ rotated(near, 19) ^ near >>> 10) + words[n - 7] + (rotated(far, 7) ^ rotated(far, 18) ^ far >>> 3) + words[n - 16];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let n = 0; n < 64; n++) {
    const sum = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const first = h + sum + (e & f ^ ~e & g) + SHA256_CONSTANTS[n] + words[n] | 0;
    const other = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const second = other + (a & b ^ a & c ^ b & c) | 0;
    h = g;
    g = f;
    f = e;
    e = d + first | 0;
    d = c;
    c = b;
    b = a;
    a = first + second | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, n) => state[n] += word);
}
var PRIMES = firstPrimes(64);
var fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
var SHA256_START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
var SHA256_CONSTANTS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
function firstPrimes(count) {
  const primes = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}

// gateway/remembered.js
var Remembered = class {
  #young = /* @__PURE__ */ new Set();
  #old = /* @__PURE__ */ new Set();
  #least;
  /** Remembers at least the last `least` members, and never more than twice as many. */
  constructor(least) {
    this.#least = least;
  }
  /** Adds `member`; false when it is remembered already. */
  add(member) {
    if (this.#young.has(member) || this.#old.has(member)) return false;
    this.#young.add(member);
    if (this.#young.size > this.#least) [this.#old, this.#young] = [this.#young, /* @__PURE__ */ new Set()];
    return true;
  }
};

// gateway/signature.js
var HEADER = /^HMAC-SHA256 SignedHeaders=([a-z0-9-]+(?:;[a-z0-9-]+)*), ?Signature=([0-9a-f]{64})$/;
var MUST_SIGN = ["authorization", "x-api-key", "x-timestamp"];
function parseSignature(header) {
  const [, list, digits] = HEADER.exec(header ?? "") ?? [];
  const signedHeaders = list?.split(";");
  if (!signedHeaders || !MUST_SIGN.every((name) => signedHeaders.includes(name))) return void 0;
  return { signedHeaders, signature: bytesOfHex(digits) };
}
function canonicalRequest({ method, path, query, headers, body }, signedHeaders) {
  const lines = signedHeaders.map((name) => `${name}:${headers[name] ?? ""}
`).join("");
  const bodyHash = body?.length ? hex(sha1(body)) : "";
  return `${method}|${path}|${query}|${lines}|${signedHeaders.join(";")}|${bodyHash}`;
}
function isSignedWith(appSecret, request) {
  const parsed = parseSignature(request.headers["x-api-signature"]);
  if (!parsed) return false;
  const canonical = canonicalRequest(request, parsed.signedHeaders);
  const expected = hmacSha256(appSecret, `HMAC-SHA256|${hex(sha1(canonical))}`);
  return equalBytes(expected, parsed.signature);
}

// gateway/timestamp.js
var FORM = /^(\d{1,11}(?:\.\d{1,3})?|\d{13})$/;
function parseTimestamp(text) {
  if (!FORM.test(text ?? "")) return void 0;
  return text.length === 13 && !text.includes(".") ? Number(text) : Number(text) * 1e3;
}

// gateway/authentication.js
var REQUESTS_REMEMBERED = 2e5;
var Authentication = class {
  #credentials;
  #seen = new Remembered(REQUESTS_REMEMBERED);
  /**
   * `credentials`: `{ account, appKey, appSecret, accessToken }` or, by OAuth,
   * `{ account, clientId, accessToken }`; each optionally with `live`, `expired` and `allowedIps`.
   */
  constructor(credentials) {
    this.#credentials = credentials.map((each2) => ({ account: "practice", ...each2 }));
  }
  /** Adds credentials, as a broker issues a fresh token. */
  add(credential) {
    this.#credentials.push({ account: "practice", ...credential });
  }
  /** Makes an access token expire, or valid again; false when nobody holds it. */
  expire(accessToken, expired = true) {
    const held = this.#credentials.filter((each2) => each2.accessToken === accessToken);
    for (const each2 of held) each2.expired = expired;
    return held.length > 0;
  }
  /**
   * The name of the securities account that `request` speaks for; throws a Refusal when it may not.
   */
  admit(request, { clock, maxSkewMs }) {
    const { headers } = request;
    const bearer = bearerToken(headers);
    const known = this.#holdersOf(headers["x-api-key"], bearer !== void 0);
    check(known.length > 0, BROKER_CODES.appKeyIllegal);
    check(
      known.some((each2) => mayCallFrom(each2, request.ip)),
      BROKER_CODES.ipNotAllowed
    );
    const timestamp = parseTimestamp(headers["x-timestamp"]);
    check(timestamp !== void 0, PRACTICE_CODES.badRequest, "x-timestamp");
    const signed = known.filter((each2) => bearer ?? isSignedWith(each2.appSecret, request));
    check(signed.length > 0, BROKER_CODES.signatureInvalid);
    const token = bearer ?? headers.authorization;
    const holder = signed.find((each2) => equal(each2.accessToken, token) && !each2.expired);
    check(holder, BROKER_CODES.tokenExpired);
    check(!(Math.abs(timestamp - clock) > maxSkewMs), PRACTICE_CODES.clockSkew);
    check(this.#seen.add(fingerprint(request)), BROKER_CODES.duplicateRequest);
    const isPaper = headers["x-papertrading"] === "true";
    check(!(isPaper && holder.live), PRACTICE_CODES.liveAccount);
    return holder.account;
  }
  #holdersOf(apiKey, isBearer) {
    if (!apiKey) return [];
    return this.#credentials.filter((each2) => (isBearer ? each2.clientId : each2.appKey) === apiKey);
  }
};
function mayCallFrom({ allowedIps }, ip) {
  return allowedIps?.includes(ip) ?? true;
}
function bearerToken(headers) {
  if (headers["x-api-signature"] !== void 0) return void 0;
  return /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
}
function fingerprint({ headers, method, path, query, body }) {
  const what = headers["x-api-signature"] ?? [headers["x-timestamp"], method, path, query, body].join("\n");
  return `${headers["x-api-key"]}
${what}`;
}
function equal(expected, given) {
  return equalBytes(bytesOf(expected), bytesOf(given ?? ""));
}
function check(holds, refusal2, detail) {
  if (!holds) throw new Refusal(refusal2, detail);
}

// gateway/calendar.js
var DAY_MS = 864e5;
var Calendar = class {
  #midnight;
  #opensAtMs;
  #closesAtMs;
  /**
   * `midnight` is any midnight, in Unix milliseconds. `session` is `{ opensAtMs, closesAtMs }`, in
   * milliseconds after midnight; without one the market is always open, and a day ends at midnight.
   */
  constructor({ midnight, session: { opensAtMs = 0, closesAtMs = DAY_MS } = {} }) {
    if (!Number.isFinite(midnight)) throw new TypeError("midnight must be a time in milliseconds");
    if (!(opensAtMs >= 0 && opensAtMs < closesAtMs && closesAtMs <= DAY_MS)) {
      throw new TypeError("a session must open before it closes, both within a day");
    }
    Object.assign(this, { isAlwaysOpen: closesAtMs - opensAtMs === DAY_MS });
    this.#midnight = midnight;
    this.#opensAtMs = opensAtMs;
    this.#closesAtMs = closesAtMs;
  }
  isSameDay(a, b) {
    return this.#dayOf(a) === this.#dayOf(b);
  }
  /** The next time after `time` at which a session opens. */
  openAfter(time) {
    return this.#next(time, this.#opensAtMs);
  }
  /** The next time after `time` at which a session closes. */
  closeAfter(time) {
    return this.#next(time, this.#closesAtMs);
  }
  /** The midnight that ends a date written as `2027-01-15`. */
  endOf(date) {
    const noonInGreenwich = Date.parse(`${date}T12:00:00Z`);
    return this.#next(noonInGreenwich, 0);
  }
  #dayOf(time) {
    return Math.floor((time - this.#midnight) / DAY_MS);
  }
  #next(time, afterMidnightMs) {
    const base = this.#midnight + afterMidnightMs;
    return base + (Math.floor((time - base) / DAY_MS) + 1) * DAY_MS;
  }
};

// gateway/order.js
var PLAN = Object.freeze({
  executed: "quantity filled from the start",
  startsAs: "the status it is open in, for example 'NotReported', or a text nobody knows",
  fillsAfterMs: "fills this long after it was submitted, unless it has ended by then",
  fills: "[{ afterMs, quantity }]: fills in parts",
  cancelledAfterMs: "somebody else cancels it this long after it was submitted",
  endsBeforeCancel: "the status in which it ends just before its first cancel arrives",
  fillsFirst: "fills just before a cancel takes effect",
  fillsWhileCancelled: "quantity that fills while it is being cancelled",
  reopens: "so many cancels are accepted and come to nothing: it is open again",
  endsAs: "the status in which a cancel ends, for example 'RejectedStatus'",
  dormantFromMs: "a GTC or GTD order shows ExpiredStatus from so long after it was submitted on",
  dormantToMs: "and is open again from so long after it was submitted on; never by default",
  knownAfterMs: "a call that names it is refused as for an unknown id until then",
  listedAfterMs: "no list has it until then",
  inDetail: "JSON fields that its detail has instead of the true ones",
  inList: "JSON fields that lists have instead of the true ones"
});
var EXCHANGE = "the exchange";
var SOMEBODY_ELSE = "somebody else";
var isCancelled = (status) => status === "CanceledStatus" || status === "PartialWithdrawal";
var Order = class {
  /** Its statuses: `{ status, executedQuantity, at, by }`, oldest first. */
  history = [];
  /** The cancels that reached it: `{ by, at, accepted }`. */
  cancels = [];
  isClosed = false;
  #fields;
  #plan;
  #pace;
  #calendar;
  #onClose;
  #due = [];
  #openStatus;
  #cancel;
  // the one that is under way
  #reopened = 0;
  #isDormant = false;
  #waitingFills = [];
  #executed = 0;
  /** `onClose(order, at)` is called once, when it ends. */
  constructor(fields, { plan = {}, pace, calendar, by, onClose }) {
    checkPlan(plan);
    this.#fields = fields;
    this.#plan = plan;
    this.#pace = pace;
    this.#calendar = calendar;
    this.#onClose = onClose;
    this.#executed = Number(plan.executed ?? 0);
    this.#openStatus = this.#executed > 0 ? "PartialFilledStatus" : "NewStatus";
    this.#openStatus = plan.startsAs ?? this.#openStatus;
    this.#enter(this.#openStatus, fields.submittedAt, by);
    this.#followPlan();
    this.#followCalendar();
  }
  get status() {
    return this.history.at(-1).status;
  }
  get fields() {
    return this.#fields;
  }
  get plan() {
    return this.#plan;
  }
  /** The quantity that is not filled. */
  get remaining() {
    return Number(this.#fields.quantity) - this.#executed;
  }
  /** Lets all happen that was to happen until `now`. */
  catchUp(now) {
    while (this.#due.length > 0 && this.#due[0].at <= now) {
      const { at, happens } = this.#due.shift();
      happens(at);
    }
  }
  /** Asks to cancel it: whether that was accepted. */
  cancel(by, at) {
    const { endsBeforeCancel } = this.#plan;
    if (endsBeforeCancel && this.cancels.length === 0) {
      this.end(endsBeforeCancel, isCancelled(endsBeforeCancel) ? SOMEBODY_ELSE : EXCHANGE, at);
    }
    this.cancels.push({ by, at, accepted: !this.isClosed });
    if (this.isClosed) return false;
    if (!this.#cancel) this.#beginCancel(by, at);
    return true;
  }
  /** Fills `quantity`, or what remains of it. */
  fill(quantity, by, at) {
    if (this.isClosed || !(quantity > 0)) return;
    const filled = Math.min(quantity, this.remaining);
    this.#executed = Number((this.#executed + filled).toFixed(9));
    if (this.remaining <= 0) return this.#close("FilledStatus", by, at);
    this.#openStatus = "PartialFilledStatus";
    this.#enter(this.#cancel ? this.status : this.#openStatus, at, by);
  }
  /** Ends it in `status`, unless it has ended already. */
  end(status, by, at) {
    if (this.isClosed) return;
    if (status === "FilledStatus") this.fill(this.remaining, by, at);
    else this.#close(status, by, at);
  }
  /** Its status at `time`, as far as it has caught up; undefined before it was submitted. */
  stateAt(time) {
    const { status, executedQuantity, at } = this.history.findLast((state) => state.at <= time) ?? {};
    return status && { status, executedQuantity, updatedAt: at };
  }
  #followPlan() {
    const { fillsAfterMs, fills = [], cancelledAfterMs, dormantFromMs, dormantToMs } = this.#plan;
    for (const { afterMs, quantity } of fills) this.#fillLater(afterMs, () => Number(quantity));
    if (fillsAfterMs !== void 0) this.#fillLater(fillsAfterMs, () => this.remaining);
    if (cancelledAfterMs !== void 0) {
      this.#later(cancelledAfterMs, (at) => this.cancel(SOMEBODY_ELSE, at));
    }
    if (dormantFromMs !== void 0) this.#later(dormantFromMs, (at) => this.#sleep(at));
    if (dormantToMs !== void 0) this.#later(dormantToMs, (at) => this.#wake(at));
  }
  #followCalendar() {
    const { timeInForce, expireDate, submittedAt } = this.#fields;
    const expire = (at) => this.end("ExpiredStatus", EXCHANGE, at);
    if (timeInForce === "Day") this.#at(this.#calendar.closeAfter(submittedAt), expire);
    else if (!this.#calendar.isAlwaysOpen) this.#followSessions(submittedAt);
    if (timeInForce === "GTD" && expireDate) this.#at(this.#calendar.endOf(expireDate), expire);
  }
  #followSessions(from) {
    const closesAt = this.#calendar.closeAfter(from);
    this.#at(closesAt, (at) => {
      this.#sleep(at);
      this.#at(this.#calendar.openAfter(at), (opensAt) => {
        this.#wake(opensAt);
        this.#followSessions(opensAt);
      });
    });
  }
  #sleep(at) {
    if (this.#cancel) return;
    this.#isDormant = true;
    this.#enter("ExpiredStatus", at, EXCHANGE);
  }
  #wake(at) {
    if (!this.#isDormant) return;
    this.#isDormant = false;
    this.#enter(this.#openStatus, at, EXCHANGE);
    for (const fill of this.#waitingFills.splice(0)) fill(at);
  }
  #beginCancel(by, at) {
    const cancel2 = { by };
    this.#cancel = cancel2;
    this.#isDormant = false;
    this.#enter("WaitToCancel", at, by);
    const pendingAt = at + this.#pace.waitToCancelMs;
    this.#at(pendingAt, () => {
      this.#enter("PendingCancelStatus", pendingAt, by);
      this.fill(Number(this.#plan.fillsWhileCancelled ?? 0), EXCHANGE, pendingAt);
    });
    this.#at(pendingAt + this.#pace.pendingCancelMs, (endsAt) => this.#endCancel(cancel2, endsAt));
  }
  #endCancel({ by }, at) {
    const { fillsFirst, reopens = 0, endsAs } = this.#plan;
    this.#cancel = void 0;
    if (fillsFirst) return this.fill(this.remaining, EXCHANGE, at);
    if (this.#reopened < reopens) {
      this.#reopened += 1;
      return this.#enter(this.#openStatus, at, EXCHANGE);
    }
    if (endsAs) return this.end(endsAs, EXCHANGE, at);
    this.#close(this.#executed > 0 ? "PartialWithdrawal" : "CanceledStatus", by, at);
  }
  #close(status, by, at) {
    this.#enter(status, at, by);
    this.isClosed = true;
    this.#due = [];
    this.#onClose?.(this, at);
  }
  #enter(status, at, by) {
    this.history.push({ status, executedQuantity: String(this.#executed), at, by });
  }
  #fillLater(afterMs, quantity) {
    const fill = (at) => {
      if (this.#isDormant) this.#waitingFills.push(fill);
      else this.fill(quantity(), EXCHANGE, at);
    };
    this.#later(afterMs, fill);
  }
  #later(afterMs, happens) {
    this.#at(this.#fields.submittedAt + afterMs, happens);
  }
  /** What happens at the same time happens in the order in which it was arranged: fills come first. */
  #at(at, happens) {
    const place = this.#due.findIndex((other) => other.at > at);
    this.#due.splice(place < 0 ? this.#due.length : place, 0, { at, happens });
  }
};
function checkPlan(plan) {
  for (const name of Object.keys(plan)) {
    if (Object.hasOwn(PLAN, name)) continue;
    const names = Object.keys(PLAN).join(", ");
    throw new TypeError(`a plan has no field ${name}; expected one of ${names}`);
  }
}

// gateway/book.js
var DEFAULT_PACE = Object.freeze({ waitToCancelMs: 600, pendingCancelMs: 900 });
var FIRST_ORDER_ID = 709043056541253632n;
var ORDER_ID_STEP = 4099n;
var MIDNIGHT_AFTER_MS = 432e5;
var Book = class {
  #orders = /* @__PURE__ */ new Map();
  #attached = /* @__PURE__ */ new Map();
  // the id of a main order -> the ids of its attached orders
  #now;
  #pace;
  #calendar;
  #nextId = FIRST_ORDER_ID;
  /** By default the first midnight is twelve hours away, so that no test meets it by chance. */
  constructor({ now = Date.now, pace, midnight = now() + MIDNIGHT_AFTER_MS, session } = {}) {
    this.#now = now;
    this.#pace = { ...DEFAULT_PACE, ...pace };
    this.#calendar = new Calendar({ midnight, session });
  }
  /**
   * Adds an order and returns it. All fields have defaults: those of `DEFAULT_ORDER`, `orderId`, and
   * `submittedAt`, which may lie on an earlier day. `plan` decides its fate: see order.js.
   * `attachedOrders` are further orders, submitted with it. `by` is who submits it.
   */
  submit({ plan, attachedOrders = [], by = "the book", ...fields } = {}) {
    const orderId = String(fields.orderId ?? this.#takeId());
    if (this.#orders.has(orderId)) throw new TypeError(`order ${orderId} exists already`);
    const all = { ...DEFAULT_ORDER, submittedAt: this.#now(), ...fields, orderId };
    for (const name of Object.keys(all)) {
      if (!FIELDS.has(name)) throw new TypeError(`an order has no field ${name}`);
    }
    const onClose = (order, at) => this.#closeAttached(order, at);
    const setting = { plan, pace: this.#pace, calendar: this.#calendar, by, onClose };
    this.#orders.set(orderId, new Order(all, setting));
    this.#attached.set(orderId, []);
    for (const each2 of attachedOrders) this.#attach(all, each2, by);
    return this.get(orderId);
  }
  /**
   * The order as it is now, with `history` (`{ status, executedQuantity, at, by }`, oldest first),
   * `cancels` (`{ by, at, accepted }`: those that reached it), and the ids of its `attachedOrders`;
   * undefined when there is none.
   */
  get(orderId) {
    const order = this.#upToDate(String(orderId));
    if (!order) return void 0;
    const copies = (entries) => entries.map((each2) => ({ ...each2 }));
    return {
      ...shown(order),
      history: copies(order.history),
      cancels: copies(order.cancels),
      attachedOrders: [...this.#attached.get(order.fields.orderId)]
    };
  }
  /** All orders as they are now, in the order of submission; of one account when it is given. */
  list(account) {
    const ids = [...this.#orders.keys()];
    const orders = ids.map((orderId) => shown(this.#upToDate(orderId)));
    return account === void 0 ? orders : orders.filter((order) => order.account === account);
  }
  /**
   * Cancels an order: 'submitted', 'unknown', or the status in which it has ended. `account` and
   * `attached` are what a client says of it; who acts on the book itself says neither.
   */
  cancel(orderId, { account, attached = false, by = SOMEBODY_ELSE } = {}) {
    const order = this.#upToDate(String(orderId));
    const now = this.#now();
    if (!order) return "unknown";
    const isMeant = account === void 0 || isNamedBy(order, { account, attached }, now);
    if (!isMeant) return "unknown";
    return order.cancel(by, now) ? "submitted" : order.status;
  }
  /** Fills `quantity` of an order, or all that remains. */
  fill(orderId, quantity) {
    this.#act(
      orderId,
      (order) => order.fill(Number(quantity ?? order.remaining), "the book", this.#now())
    );
  }
  /** Ends an order in any status. */
  end(orderId, status) {
    this.#act(orderId, (order) => order.end(status, "the book", this.#now()));
  }
  /** What a client of `account` is shown of the book as it was at `time`. */
  view(account, time = this.#now()) {
    const isToday = ({ submittedAt }) => this.#calendar.isSameDay(submittedAt, time);
    const at = (orderId) => this.#at(orderId, time);
    return {
      isToday,
      time,
      /** An order by its id; undefined when the account has none by that name. */
      find: (orderId, attached = false) => {
        const order = this.#orders.get(orderId);
        return order && isNamedBy(order, { account, attached }, time) ? at(orderId) : void 0;
      },
      /** The main order of an attached one. */
      mainOrderOf: (orderId) => {
        const order = this.#orders.get(orderId);
        return order && isNamedBy(order, { account, attached: true }, time) ? at(order.fields.mainOrder) : void 0;
      },
      /** All that lists may have, newest first. */
      listed: () => {
        const isListed = ({ fields, plan }) => fields.account === account && !fields.attached && isSince(fields, plan.listedAfterMs, time);
        const orders = [...this.#orders.values()].filter(isListed).toReversed();
        return orders.map(({ fields }) => at(fields.orderId)).sort((a, b) => b.submittedAt - a.submittedAt);
      }
    };
  }
  #act(orderId, act) {
    const order = this.#upToDate(String(orderId));
    if (!order) throw new TypeError(`there is no order ${orderId}`);
    act(order);
  }
  #attach(main, fields, by) {
    const { account, symbol, stockName, quantity, timeInForce, submittedAt } = main;
    const inherited = { account, symbol, stockName, quantity, timeInForce, submittedAt };
    const side = main.side === "Buy" ? "Sell" : "Buy";
    const own = { attached: true, mainOrder: main.orderId };
    const { orderId } = this.submit({ ...inherited, side, ...fields, ...own, by });
    this.#attached.get(main.orderId).push(orderId);
  }
  /** Attached orders end with a main order that was not filled. */
  #closeAttached({ status, fields }, at) {
    if (status === "FilledStatus") return;
    for (const orderId of this.#attached.get(fields.orderId)) {
      const attached = this.#orders.get(orderId);
      attached.catchUp(at);
      attached.end("CanceledStatus", "its main order", at);
    }
  }
  #upToDate(orderId) {
    const order = this.#orders.get(orderId);
    if (order?.fields.mainOrder) this.#upToDate(order.fields.mainOrder);
    order?.catchUp(this.#now());
    return order;
  }
  /** An order as it was at `time`, with all that its detail has. */
  #at(orderId, time) {
    const order = orderId && this.#upToDate(orderId);
    const state = order?.stateAt(time);
    if (!state) return void 0;
    const { inDetail, inList } = order.plan;
    const history = order.history.filter(({ at }) => at <= time);
    const attached = this.#attached.get(orderId).map((each2) => this.#at(each2, time));
    return { ...order.fields, ...state, history, attachedOrders: attached, inDetail, inList };
  }
  #takeId() {
    while (this.#orders.has(String(this.#nextId))) this.#nextId += ORDER_ID_STEP;
    return this.#nextId;
  }
};
var DEFAULT_ORDER = Object.freeze({
  account: "practice",
  symbol: "700.HK",
  stockName: "TENCENT",
  side: "Buy",
  orderType: "LO",
  quantity: "100",
  price: "380.000",
  timeInForce: "Day",
  expireDate: "",
  outsideRth: "",
  remark: "",
  attached: false,
  attachedType: "PROFIT_TAKER",
  // or STOP_LOSS, of an attached order
  triggerPrice: ""
});
var FIELDS = /* @__PURE__ */ new Set([...Object.keys(DEFAULT_ORDER), "orderId", "submittedAt", "mainOrder"]);
function shown({ fields, history }) {
  const { status, executedQuantity, at } = history.at(-1);
  return { ...fields, status, executedQuantity, updatedAt: at };
}
function isNamedBy({ fields, plan }, { account, attached }, time) {
  const isSo = fields.account === account && fields.attached === attached;
  return isSo && isSince(fields, plan.knownAfterMs, time);
}
function isSince({ submittedAt }, afterMs = 0, time) {
  return time >= submittedAt + afterMs;
}

// gateway/order-json.js
var CURRENCY = { HK: "HKD", US: "USD", SG: "SGD", SH: "CNY", SZ: "CNY" };
var EXECUTED = /* @__PURE__ */ new Set(["FilledStatus", "PartialFilledStatus"]);
function listedOrderJson(order) {
  const { attachedOrders, inList } = order;
  const attached = attachedOrders.length > 0 && { attached_orders: attachedJson(attachedOrders) };
  return { ...orderJson(order), ...attached, ...inList };
}
function orderDetailJson(order) {
  const json2 = orderJson(order);
  return {
    ...json2,
    free_status: "None",
    free_amount: "",
    free_currency: "",
    deductions_status: "NONE",
    deductions_amount: "",
    deductions_currency: "",
    platform_deducted_status: "NONE",
    platform_deducted_amount: "",
    platform_deducted_currency: "",
    history: historyJson(order),
    charge_detail: order.attached ? null : { total_amount: "0", currency: json2.currency, items: [] },
    attached_orders: attachedJson(order.attachedOrders),
    ...order.inDetail
  };
}
function marketOf({ symbol }) {
  return symbol.slice(symbol.lastIndexOf(".") + 1);
}
function orderJson(order) {
  const isLongTerm = order.timeInForce !== "Day";
  return {
    order_id: order.orderId,
    status: order.status,
    stock_name: order.stockName,
    quantity: order.quantity,
    executed_quantity: order.executedQuantity,
    price: order.price,
    executed_price: isPartFilled(order) ? executedPrice(order) : "0.000",
    submitted_at: seconds(order.submittedAt),
    side: order.side,
    symbol: order.symbol,
    order_type: order.orderType,
    last_done: isPartFilled(order) ? executedPrice(order) : "",
    trigger_price: order.triggerPrice,
    msg: "",
    tag: isLongTerm ? "GTC" : "Normal",
    time_in_force: order.timeInForce,
    expire_date: order.expireDate,
    updated_at: seconds(order.updatedAt),
    trigger_at: "0",
    trailing_amount: "",
    trailing_percent: "",
    limit_offset: "",
    trigger_status: "NOT_USED",
    outside_rth: order.outsideRth || "UnknownOutsideRth",
    limit_depth_level: 0,
    monitor_price: "",
    trigger_count: 0,
    currency: CURRENCY[marketOf(order)] ?? "USD",
    remark: order.remark
  };
}
function historyJson(order) {
  const entries = order.history.map(({ status, executedQuantity, at }, n) => {
    const filled = Number(executedQuantity);
    const before = Number(order.history[n - 1]?.executedQuantity ?? 0);
    const isExecution = EXECUTED.has(status) && filled > before;
    const quantity = String(isExecution ? filled - before : Number(order.quantity) - filled);
    return {
      price: isExecution ? executedPrice(order) : order.price,
      quantity,
      status,
      msg: isExecution ? `Execution of ${quantity}` : "",
      time: seconds(at)
    };
  });
  return entries.toReversed();
}
function attachedJson(orders) {
  return orders.map((order) => ({
    order_id: order.orderId,
    attached_type_display: order.attachedType,
    trigger_price: order.triggerPrice,
    quantity: order.quantity,
    executed_qty: order.executedQuantity,
    status: order.status,
    updated_at: seconds(order.updatedAt),
    withdrawn: /^(CanceledStatus|PartialWithdrawal)$/.test(order.status),
    gtd: order.expireDate,
    time_in_force: order.timeInForce,
    counter_id: order.symbol,
    trigger_status: "NOT_USED",
    executed_amount: String(Number(order.executedQuantity) * Number(order.price)),
    tag: "Normal",
    submitted_at: seconds(order.submittedAt),
    executed_price: isPartFilled(order) ? executedPrice(order) : "",
    force_only_rth: "UnknownOutsideRth",
    reviewed: false,
    activate_order_type: order.orderType,
    activate_rth: "UnknownOutsideRth",
    submit_price: order.price
  }));
}
var isPartFilled = ({ executedQuantity }) => Number(executedQuantity) > 0;
var executedPrice = ({ price }) => price || "1.000";
function seconds(ms) {
  return String(Math.floor(ms / 1e3));
}

// gateway/submission.js
var ORDER_TYPES = "LO ELO MO AO ALO ODD LIT MIT TSLPAMT TSLPPCT TSMAMT TSMPCT SLO".split(" ");
var PRICED = /* @__PURE__ */ new Set(["LO", "ELO", "ALO", "ODD", "LIT"]);
var DECIMAL = /^\d{1,15}(\.\d{1,9})?$/;
function readSubmission(body) {
  const json2 = parse(body);
  need(json2, "symbol", (value) => /^[A-Za-z0-9.]{1,20}\.[A-Z]{2}$/.test(value));
  need(json2, "order_type", (value) => ORDER_TYPES.includes(value));
  need(json2, "side", (value) => ["Buy", "Sell"].includes(value));
  need(json2, "submitted_quantity", isPositive);
  need(json2, "time_in_force", (value) => ["Day", "GTC", "GTD"].includes(value));
  if (PRICED.has(json2.order_type)) need(json2, "submitted_price", isPositive);
  return {
    symbol: json2.symbol,
    stockName: json2.symbol,
    orderType: json2.order_type,
    side: json2.side,
    quantity: json2.submitted_quantity,
    price: String(json2.submitted_price ?? ""),
    timeInForce: json2.time_in_force,
    expireDate: String(json2.expire_date ?? ""),
    outsideRth: String(json2.outside_rth ?? ""),
    remark: String(json2.remark ?? "").slice(0, 64)
  };
}
function parse(body) {
  try {
    const json2 = JSON.parse(new TextDecoder().decode(body));
    if (json2 && typeof json2 === "object" && !Array.isArray(json2)) return json2;
  } catch {
  }
  throw new Refusal(PRACTICE_CODES.badRequest, "the body is not a JSON object");
}
function need(json2, name, holds) {
  const value = json2[name];
  if (typeof value === "string" && holds(value)) return;
  throw new Refusal(PRACTICE_CODES.badRequest, `${name} is missing or malformed`);
}
function isPositive(value) {
  return DECIMAL.test(value) && Number(value) > 0;
}

// gateway/endpoints.js
var LARGEST_ORDER_ID = 2n ** 63n - 1n;
var MOST_RECORDS = 1e3;
var DEFAULT_RANGE_S = 90 * 86400;
var ENDPOINTS = Object.freeze({
  "DELETE /v1/trade/order": cancel,
  "GET /v1/trade/order": orderDetail,
  "GET /v1/trade/order/today": todayOrders,
  "GET /v1/trade/order/history": historyOrders,
  "POST /v1/trade/order": submit
});
var STATUSES = new Set(
  `NotReported ReplacedNotReported ProtectedNotReported VarietiesNotReported DelayedNotReported
   WaitToNew NewStatus WaitToReplace PendingReplaceStatus ReplacedStatus PartialFilledStatus
   WaitToCancel PendingCancelStatus CanceledStatus PartialWithdrawal FilledStatus RejectedStatus
   ExpiredStatus`.split(/\s+/)
);
var ENDED = {
  CanceledStatus: REPORTED_CODES.orderCancelled,
  PartialWithdrawal: REPORTED_CODES.orderCancelled,
  FilledStatus: REPORTED_CODES.orderFilled,
  RejectedStatus: REPORTED_CODES.orderRejected
};
function cancel({ query, body, account, book, by }) {
  const { orderId, attached } = oneOrder(parametersOf(query, ["order_id", "is_attached"]));
  if (body.length > 0) bad("a cancel has no body");
  const result = book.cancel(orderId, { account, attached, by });
  if (result === "submitted") return {};
  if (result === "unknown") throw new Refusal(REPORTED_CODES.noSuchOrder);
  throw new Refusal(ENDED[result] ?? PRACTICE_CODES.orderExpired);
}
function orderDetail({ query, view }) {
  const { orderId, attached } = oneOrder(parametersOf(query, ["order_id", "is_attached"]));
  const order = view.find(orderId, attached);
  if (!order) throw new Refusal(REPORTED_CODES.noSuchOrder);
  return orderDetailJson(order);
}
function todayOrders({ query, view }) {
  const wanted = parametersOf(query, [...FILTERS, "order_id", "is_attached"], ["status"]);
  const { orderId, attached } = wanted.has("order_id") ? oneOrder(wanted) : {};
  const wantedId = attached ? view.mainOrderOf(orderId)?.orderId : orderId;
  const isWanted = (order) => orderId === void 0 || order.orderId === wantedId;
  const orders = filtered(view, wanted).filter((order) => view.isToday(order) && isWanted(order));
  return { orders: orders.map(listedOrderJson) };
}
function historyOrders({ query, view }) {
  const wanted = parametersOf(query, [...FILTERS, "start_at", "end_at"], ["status"]);
  const { from, to } = rangeOf(wanted, Math.floor(view.time / 1e3));
  const isWithin = ({ submittedAt }) => {
    const second = Math.floor(submittedAt / 1e3);
    return second >= from && second <= to;
  };
  const orders = filtered(view, wanted).filter((order) => !view.isToday(order) && isWithin(order));
  return {
    has_more: orders.length > MOST_RECORDS,
    orders: orders.slice(0, MOST_RECORDS).map(listedOrderJson)
  };
}
function submit({ query, body, account, book, by }) {
  parametersOf(query, []);
  const { orderId } = book.submit({ ...readSubmission(body), account, by });
  return { order_id: orderId };
}
var FILTERS = ["symbol", "status", "side", "market"];
function filtered(view, wanted) {
  if (!wanted.getAll("status").every((status) => STATUSES.has(status))) bad("status is unknown");
  if (!/^(|Buy|Sell)$/.test(wanted.get("side") ?? "")) bad("side must be Buy or Sell");
  if (!/^(|US|HK)$/.test(wanted.get("market") ?? "")) bad("market must be US or HK");
  const fits = (name, value) => !wanted.has(name) || wanted.getAll(name).includes(value);
  return view.listed().filter(
    (order) => fits("symbol", order.symbol) && fits("status", order.status) && fits("side", order.side) && fits("market", marketOf(order))
  );
}
function rangeOf(wanted, now) {
  const start = secondsOf(wanted, "start_at");
  const end = secondsOf(wanted, "end_at");
  const to = end ?? (start === void 0 ? now : start + DEFAULT_RANGE_S);
  const from = start ?? to - DEFAULT_RANGE_S;
  if (from > to) bad("start_at is after end_at");
  return { from, to };
}
function secondsOf(wanted, name) {
  const text = wanted.get(name) ?? void 0;
  if (text !== void 0 && !/^\d{1,10}$/.test(text)) bad(`${name} is malformed`);
  return text && Number(text);
}
function parametersOf(query, known, repeat = []) {
  const parameters = new URLSearchParams(query);
  for (const name of parameters.keys()) {
    if (!known.includes(name)) bad(`unknown parameter ${name}`);
    if (!repeat.includes(name) && parameters.getAll(name).length > 1) bad(`${name} is given twice`);
  }
  return parameters;
}
function oneOrder(parameters) {
  const orderId = parameters.get("order_id") ?? bad("order_id is missing");
  if (!/^\d{1,19}$/.test(orderId) || BigInt(orderId) > LARGEST_ORDER_ID)
    bad("order_id is malformed");
  const attached = parameters.get("is_attached") ?? "false";
  if (!["true", "false"].includes(attached)) bad("is_attached must be true or false");
  return { orderId, attached: attached === "true" };
}
function bad(detail) {
  throw new Refusal(PRACTICE_CODES.badRequest, detail);
}

// gateway/fault-kinds.js
var FAULT_KINDS = Object.freeze({
  status: {
    does: "any HTTP `status`, with `headers` and `body` (an object goes out as JSON)",
    number: "status",
    usual: 500,
    fields: ["status", "headers", "body"],
    act: statusAnswer,
    check: needs("status", 200, 599)
  },
  html: {
    does: "a front proxy's HTML page, with any `status`",
    number: "status",
    usual: 502,
    fields: ["status", "headers", "body"],
    act: htmlAnswer,
    check: allows("status", 200, 599)
  },
  redirect: {
    does: "a 3xx `status` to `location`",
    number: "status",
    usual: 302,
    fields: ["status", "location"],
    act: redirectAnswer,
    check: allows("status", 300, 399)
  },
  delay: {
    does: "only waits `delayMs`; every kind that answers can wait first",
    number: "delayMs",
    usual: 2e3,
    fields: [],
    act: () => void 0,
    check: needs("delayMs", 0, 6e5)
  },
  reset: {
    does: "the connection is reset without an answer",
    fields: [],
    act: () => ({ connection: "reset" })
  },
  truncated: {
    does: "half of the answer's body, then the connection ends",
    fields: [],
    places: ["after", "before", "front"],
    act: truncatedAnswer
  },
  endless: {
    does: "an answer whose body never ends: `bytes` each `everyMs`",
    fields: ["bytes", "everyMs"],
    act: endlessAnswer,
    check: (fault) => {
      allows("bytes", 1, 1048576)(fault);
      allows("everyMs", 1, 6e5)(fault);
    }
  },
  hang: {
    does: "no answer until the gateway closes",
    fields: [],
    act: () => ({ connection: "hang" })
  },
  "expired-token": {
    does: "401003, as if the token had just expired",
    fields: [],
    act: () => refusalAnswer(BROKER_CODES.tokenExpired)
  },
  "clock-skew": {
    does: "the gateway's clock is off by `skewMs`, so that it refuses the call (900401)",
    number: "skewMs",
    usual: 6e5,
    fields: ["skewMs"],
    places: ["clock"],
    act: () => void 0,
    check: needs("skewMs")
  },
  duplicate: {
    does: "delivered twice; the caller gets the second answer (403202)",
    fields: [],
    places: ["after"],
    act: (fault, { deliverAgain }) => deliverAgain()
  },
  stale: {
    does: "a look-up or a list answers with the book as it was `staleMs` ago",
    number: "staleMs",
    usual: 5e3,
    fields: ["staleMs"],
    places: ["view"],
    act: () => void 0,
    check: (fault) => {
      needs("staleMs", 0)(fault);
      const { method = "GET" } = fault.match ?? {};
      if (method !== "GET")
        throw new TypeError("fault stale meets look-ups and lists, which are GET");
    }
  }
});
var USUAL = Object.freeze({
  401: BROKER_CODES.tokenExpired,
  403: BROKER_CODES.signatureInvalid,
  429: BROKER_CODES.tooManyCalls,
  500: BROKER_CODES.internal
});
function statusAnswer({ status, headers, body }) {
  if (typeof body === "string") {
    return { status, headers: { "content-type": "text/plain", ...headers }, body };
  }
  const { code = status * 1e3, message = `status ${status} on demand` } = USUAL[status] ?? {};
  return jsonAnswer(status, body ?? envelope(code, message), headers);
}
function htmlAnswer({ status = 502, headers, body }) {
  const page = `<html><body><h1>${status} from a proxy</h1></body></html>
`;
  return { status, headers: { "content-type": "text/html", ...headers }, body: body ?? page };
}
function redirectAnswer({ status = 302, location = "/elsewhere" }) {
  return { status, headers: { location }, body: "" };
}
function truncatedAnswer(fault, { answer = jsonAnswer(200, envelope(0, "success", {})) }) {
  return { ...answer, code: void 0, connection: "truncated" };
}
function endlessAnswer({ bytes = 16384, everyMs = 1 }) {
  const headers = { "content-type": "application/json" };
  const body = '{"code":0,"message":"';
  return { status: 200, headers, body, connection: "endless", bytes, everyMs };
}
function needs(name, least = -Infinity, most = Infinity) {
  return (fault) => {
    const value = fault[name];
    if (Number.isFinite(value) && value >= least && value <= most) return;
    throw new TypeError(`fault ${fault.kind} needs a number from ${least} to ${most} as ${name}`);
  };
}
function allows(name, least, most) {
  return (fault) => fault[name] === void 0 || needs(name, least, most)(fault);
}

// gateway/fault-text.js
var FORM2 = /^([a-z-]+)(?:=(-?\d+))?(?:@(\w+))?(?::(\w+))?$/;
function faultOf(text) {
  const [, kind, number, where, times = "1"] = FORM2.exec(text) ?? malformed(text);
  const { number: field, usual } = FAULT_KINDS[kind] ?? unknownKind(kind);
  if (number !== void 0 && !field) fail(`fault ${text}: ${kind} takes no number`);
  return {
    kind,
    ...field && { [field]: Number(number ?? usual) },
    ...where && { where },
    times: times === "forever" ? times : Number(times)
  };
}
function unknownKind(kind) {
  const known = Object.keys(FAULT_KINDS).join(", ");
  fail(`no such fault: ${kind}; expected one of ${known}`);
}
function malformed(text) {
  fail(
    `no such fault: ${JSON.stringify(text)}; expected KIND[=NUMBER][@front|before|after][:TIMES|forever], for example reset@after:2; a KIND is one of ${Object.keys(FAULT_KINDS).join(", ")}`
  );
}
function fail(message) {
  throw new TypeError(message);
}

// gateway/faults.js
var PLACES = ["before", "front", "after"];
var COMMON = ["kind", "match", "times", "where", "delayMs", "cors"];
var MATCHES = /* @__PURE__ */ new Set(["method", "path", "orderId"]);
var Faults = class {
  #armed = [];
  #nextId = 1;
  /**
   * Arms `{ kind, match?: { method, path, orderId }, times?: n | 'forever', where?, delayMs?,
   * cors?: false, ... }`, by default for one call, any call. Of the faults that match at a place,
   * the one armed first happens. A text such as `reset@after:2` will do: see fault-text.js.
   * `match` narrows it further.
   */
  arm(fault, match) {
    const given = typeof fault === "string" ? faultOf(fault) : fault;
    const checked3 = check2(match ? { ...given, match: { ...given?.match, ...match } } : given);
    const [where] = placesOf(checked3);
    const armed = { id: this.#nextId++, times: 1, where, happened: 0, ...checked3 };
    this.#armed.push(armed);
    return armed;
  }
  /** Takes the fault that happens to `call` at `where`, if any does. */
  take(where, call) {
    const fault = this.#armed.find((each2) => each2.where === where && matches(each2, call));
    if (!fault) return void 0;
    fault.happened += 1;
    if (fault.happened === fault.times) this.disarm(fault.id);
    return fault;
  }
  disarm(id) {
    this.#armed = this.#armed.filter((each2) => each2.id !== id);
  }
  clear() {
    this.#armed = [];
  }
  list() {
    return this.#armed.map((each2) => ({ ...each2 }));
  }
};
function matches({ match }, call) {
  const { method = call.method, path = call.path, orderId = call.orderId } = match ?? {};
  return method === call.method && path === call.path && String(orderId) === String(call.orderId);
}
function check2(fault) {
  const fields = FAULT_KINDS[fault?.kind]?.fields ?? unknownKind(fault?.kind);
  for (const name of Object.keys(fault)) {
    if (![...COMMON, ...fields].includes(name)) fail2(`fault ${fault.kind} has no field ${name}`);
  }
  for (const name of Object.keys(fault.match ?? {})) {
    if (!MATCHES.has(name)) fail2(`a fault cannot match by ${name}`);
  }
  if (/^(clock|view)$/.test(placesOf(fault)[0]) && ("delayMs" in fault || "cors" in fault)) {
    fail2(`fault ${fault.kind} changes no answer: it takes neither delayMs nor cors`);
  }
  const { times = 1, where, delayMs = 0 } = fault;
  const isCount = Number.isInteger(times) && times > 0;
  if (times !== "forever" && !isCount) fail2("times must be 1 or more, or 'forever'");
  const isPlace = where === void 0 || placesOf(fault).includes(where);
  if (!isPlace) fail2(`fault ${fault.kind} cannot happen at ${where}`);
  if (!(delayMs >= 0 && delayMs <= 6e5)) fail2("delayMs must be between 0 and 600000");
  FAULT_KINDS[fault.kind].check?.(fault);
  return fault;
}
function placesOf({ kind }) {
  return FAULT_KINDS[kind].places ?? PLACES;
}
function fail2(message) {
  throw new TypeError(message);
}

// gateway/limits.js
var DOCUMENTED_LIMITS = Object.freeze({
  calls: 30,
  windowMs: 3e4,
  minIntervalMs: 20,
  scope: "interface"
});
var Limits = class {
  #limits;
  #taken = /* @__PURE__ */ new Map();
  // what is counted together -> times of the calls let through, oldest first
  #latest = /* @__PURE__ */ new Map();
  // account -> time of the last call let through
  /**
   * `limits` replaces some of the documented ones; false switches all off. With a `scope` of
   * 'account' the calls of all interfaces are summed.
   */
  constructor(limits = {}) {
    this.#limits = limits === false ? void 0 : checked({ ...DOCUMENTED_LIMITS, ...limits });
  }
  /**
   * Takes a place for a call of `account` to `endpoint` at time `at`, or throws 429002 (window) or
   * 429001 (too close).
   */
  take(account, endpoint, at) {
    if (!this.#limits) return;
    const { calls, windowMs, minIntervalMs, scope } = this.#limits;
    const counted = scope === "account" ? account : `${account}
${endpoint}`;
    const times = (this.#taken.get(counted) ?? []).filter((time) => at - time < windowMs);
    this.#taken.set(counted, times);
    if (times.length >= calls) throw new Refusal(BROKER_CODES.tooManyCalls);
    if (at - this.#latest.get(account) < minIntervalMs)
      throw new Refusal(BROKER_CODES.callsTooClose);
    times.push(at);
    this.#latest.set(account, at);
  }
};
function checked({ scope, ...limits }) {
  if (!["interface", "account"].includes(scope)) {
    throw new TypeError("scope must be 'interface' or 'account'");
  }
  for (const [name, value] of Object.entries(limits)) {
    if (!(name in DOCUMENTED_LIMITS)) throw new TypeError(`no such limit: ${name}`);
    if (!Number.isFinite(value) || value < 0) throw new TypeError(`${name} must be 0 or more`);
  }
  return { scope, ...limits };
}

// gateway/record.js
var CALLS_KEPT = 1e4;
var SIGNATURES_REMEMBERED = 2e5;
var Record = class {
  calls = [];
  counts = {
    requests: 0,
    // to the trade API, well formed or not; preflights, health and control are apart
    preflights: 0,
    healthChecks: 0,
    // GET /health
    accepted: 0,
    // answered with code 0 by the gateway, even where a fault then lost the answer
    refused: {},
    // by code, as the gateway decided; what a fault said instead is not counted here
    faults: {},
    // by kind
    byEndpoint: {},
    // 'DELETE /v1/trade/order' -> requests
    distinctSignatures: 0
  };
  #opened = 0;
  #signatures = new Remembered(SIGNATURES_REMEMBERED);
  /**
   * Notes a call's arrival. Status and code are filled in when it is answered, and stay null if it
   * never is.
   */
  open({ method, path, query, headers, orderId, receivedAt, traceId }) {
    const entry = {
      number: this.#opened += 1,
      method,
      path,
      query,
      headers,
      receivedAt,
      status: null,
      code: null,
      traceId,
      orderId,
      accepted: false
    };
    this.calls.push(entry);
    if (this.calls.length > CALLS_KEPT) this.calls.shift();
    this.counts.requests += 1;
    const signature = headers["x-api-signature"];
    if (signature && this.#signatures.add(signature)) this.counts.distinctSignatures += 1;
    return entry;
  }
  /** Counts what the gateway decided, whatever a fault makes of the answer. */
  decided(entry, code) {
    if (code === 0) entry.accepted = true;
    if (code === 0) this.counts.accepted += 1;
    else increment(this.counts.refused, code);
  }
  /** Notes what the caller was told: nothing definite when a fault ends it. */
  answered(entry, { status, code }) {
    entry.status = status ?? null;
    entry.code = code ?? null;
  }
  reachedEndpoint(endpoint) {
    increment(this.counts.byEndpoint, endpoint);
  }
  faulted(entry, kind) {
    entry.fault = kind;
    increment(this.counts.faults, kind);
  }
};
function increment(totals, key) {
  totals[key] = (totals[key] ?? 0) + 1;
}

// practice-account.js
var PRACTICE_ACCOUNT = Object.freeze({
  account: "practice",
  appKey: "practice-app-key",
  appSecret: "practice-app-secret",
  accessToken: "practice-access-token"
});

// gateway/practice-oauth.js
var PRACTICE_OAUTH = Object.freeze({
  account: "practice",
  clientId: "practice-client-id",
  accessToken: "practice-oauth-token"
});

// gateway/gateway.js
var STRICT = Object.freeze({ limits: { scope: "account" }, maxSkewMs: 6e4 });
var SKEW_ALLOWED_MS = 3e5;
var Gateway = class {
  #options;
  #authentication;
  #faults;
  #limits;
  #record;
  #advancedMs = 0;
  #atEnd = /* @__PURE__ */ new Set();
  #hasEnded = false;
  /** The options are those of `createGateway`. */
  constructor(options = {}) {
    this.#options = {
      accounts: [PRACTICE_ACCOUNT, PRACTICE_OAUTH],
      orders: [],
      now: () => Date.now(),
      // as it is then, so that a test's fake timers hold here too
      pathPrefix: "",
      refusalStatus: 400,
      ...options.strict && STRICT,
      ...options
    };
    this.reset();
  }
  /**
   * Everything as at the start: the orders, limits, clock and tokens given; no faults, calls or
   * counts. The book may be given other orders to start with.
   */
  reset(orders = this.#options.orders) {
    const { accounts, limits, pace, midnight, session } = this.#options;
    this.#advancedMs = 0;
    this.#authentication = new Authentication(accounts);
    this.#faults = new Faults();
    this.#limits = new Limits(limits);
    this.#record = new Record();
    this.book = new Book({ now: this.now, pace, midnight, session });
    for (const order of orders) this.book.submit(order);
  }
  /**
   * The last calls seen: `{ number, method, path, query, headers, receivedAt, status, code, traceId,
   * orderId, accepted, fault? }`.
   */
  get calls() {
    return this.#record.calls;
  }
  get counts() {
    return this.#record.counts;
  }
  /** The faults still armed. */
  get faults() {
    return this.#faults.list();
  }
  /** Has `act` called when the gateway stops; gives what takes that back. */
  onEnd(act) {
    if (this.#hasEnded) act();
    else this.#atEnd.add(act);
    return () => this.#atEnd.delete(act);
  }
  /** The gateway's clock, in Unix milliseconds. */
  now = () => this.#options.now() + this.#advancedMs;
  /** Sets the clock forward, for example past midnight. */
  advance(ms) {
    if (!(ms >= 0)) throw new TypeError("a clock is advanced by 0 ms or more");
    this.#advancedMs += ms;
  }
  /** Arms a fault; see faults.js. */
  fault(fault, match) {
    return this.#faults.arm(fault, match);
  }
  clearFaults() {
    this.#faults.clear();
  }
  setLimits(limits) {
    this.#limits = new Limits(limits);
  }
  addAccount(credential) {
    this.#authentication.add(credential);
  }
  expireToken(accessToken, expired) {
    return this.#authentication.expire(accessToken, expired);
  }
  /** Drops what was to be answered later. */
  stop() {
    this.#hasEnded = true;
    for (const act of this.#atEnd) act();
    this.#atEnd.clear();
  }
  /**
   * Answers a request: `{ method, target, headers, ip, readBody }`, with the names of headers in
   * lower case, `readBody()` resolving to bytes. Resolves to `{ status, headers, body, readable }`;
   * what is not `readable` may be read by no page of another origin. With `connection` it is not
   * simply to be written: see fault-kinds.js.
   */
  async answer(request) {
    const traceId = newTraceId();
    const call = this.#call(request, traceId);
    const answer = await this.#answer(call).catch((error) => {
      console.error("practice gateway:", error);
      return refusalAnswer(BROKER_CODES.internal);
    });
    const headers = { "x-trace-id": traceId, ...answer.headers };
    return { ...answer, headers, readable: call.readable };
  }
  #call({ method, target, headers, ip, readBody }, traceId) {
    const [path, query] = splitTarget(target);
    const orderId = new URLSearchParams(query).get("order_id") ?? void 0;
    const receivedAt = this.now();
    const said = {
      method,
      path: this.#ownPath(path),
      query,
      headers: { ...headers },
      ip,
      readBody
    };
    return { ...said, orderId, receivedAt, traceId, readable: true };
  }
  async #answer(call) {
    if (isPreflight(call)) return this.#preflight(call);
    if (call.method === "GET" && call.path === "/health") return this.#health();
    const entry = this.#record.open(call);
    const answer = await this.#receive(Object.assign(call, { entry, by: `call ${entry.number}` }));
    this.#record.answered(entry, answer);
    this.#options.onCall?.({ ...entry });
    return answer;
  }
  /** What tells that the gateway is there: no call of the trade API, and open to all. */
  #health() {
    this.#record.counts.healthChecks += 1;
    return { status: 200, headers: { "content-type": "text/plain" }, body: "success" };
  }
  #preflight({ headers }) {
    this.#record.counts.preflights += 1;
    return { status: 204, headers: preflightHeaders(headers) };
  }
  /**
   * The path as the gateway knows it: a reverse proxy's prefix is no part of it, nor of what is
   * signed.
   */
  #ownPath(path) {
    const { pathPrefix } = this.#options;
    return path.startsWith(`${pathPrefix}/`) ? path.slice(pathPrefix.length) : "";
  }
  async #receive(call) {
    const unreadable = await this.#decide(call, async () => {
      call.body = await call.readBody();
    });
    return unreadable ?? await this.#meetFault("front", call) ?? this.#deliver(call);
  }
  async #deliver(call) {
    const refused = await this.#decide(call, () => this.#admit(call));
    if (refused) return refused;
    const fault = await this.#meetFault("before", call);
    if (fault) return fault;
    const answer = await this.#act(call);
    return await this.#meetFault("after", call, answer) ?? answer;
  }
  #admit(call) {
    const endpoint = `${call.method} ${call.path}`;
    if (!Object.hasOwn(ENDPOINTS, endpoint)) throw new Refusal(PRACTICE_CODES.noSuchEndpoint);
    this.#record.reachedEndpoint(endpoint);
    call.account = this.#authentication.admit(call, this.#clockFor(call));
    this.#limits.take(call.account, endpoint, this.now());
  }
  #clockFor(call) {
    const { maxSkewMs } = this.#options;
    const fault = this.#takeFault("clock", call);
    if (!fault) return { clock: this.now(), maxSkewMs };
    return { clock: this.now() + fault.skewMs, maxSkewMs: maxSkewMs ?? SKEW_ALLOWED_MS };
  }
  #act(call) {
    const endpoint = ENDPOINTS[`${call.method} ${call.path}`];
    return this.#decide(call, () => {
      const view = call.method === "GET" ? this.#viewFor(call) : void 0;
      const data = endpoint({ ...call, view, book: this.book });
      return jsonAnswer(200, envelope(0, "success", data));
    });
  }
  #viewFor(call) {
    const { staleMs = 0 } = this.#takeFault("view", call) ?? {};
    return this.book.view(call.account, this.now() - staleMs);
  }
  /** Runs a step, makes a refusal an answer, and counts an answer that this step decided on. */
  async #decide(call, step) {
    const answer = await this.#refusalsAsAnswers(step);
    if (answer) this.#record.decided(call.entry, answer.code);
    return answer;
  }
  /** The value of `step`, or the answer that says why it refused. */
  async #refusalsAsAnswers(step) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message } = error;
      const isUndocumented = /^60\d{4}$/.test(code);
      const status = isUndocumented ? this.#options.refusalStatus : error.status;
      return refusalAnswer({ status, code, message });
    }
  }
  /** What a fault at this place answers instead; undefined when the call goes on. */
  async #meetFault(where, call, answer) {
    const fault = this.#takeFault(where, call);
    if (!fault) return void 0;
    if (fault.cors === false) call.readable = false;
    if (fault.delayMs) await this.#sleep(fault.delayMs);
    return FAULT_KINDS[fault.kind].act(fault, { answer, deliverAgain: () => this.#deliver(call) });
  }
  /** Resolves after `ms`; by the gateway's own timer never, once the gateway has stopped. */
  #sleep(ms) {
    const { sleep } = this.#options;
    if (sleep) return sleep(ms);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        forget();
        resolve();
      }, ms);
      const forget = this.onEnd(() => clearTimeout(timer));
    });
  }
  #takeFault(where, call) {
    const fault = this.#faults.take(where, call);
    if (fault) this.#record.faulted(call.entry, fault.kind);
    return fault;
  }
};
function newTraceId() {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}
function splitTarget(target) {
  const mark = target.indexOf("?");
  return mark < 0 ? [target, ""] : [target.slice(0, mark), target.slice(mark + 1)];
}

// gateway/core.js
var URL_OF_NOBODY = "https://practice-gateway.invalid";
function createGateway(options) {
  const gateway = new Gateway(options);
  gateway.url = URL_OF_NOBODY;
  gateway.fetch = fetchOf(gateway);
  gateway.close = () => gateway.stop();
  return gateway;
}

// gateway/control.js
var import_node_net = require("node:net");
var PREFIX = "/__control/";
var CALLS_SHOWN = 100;
function isControl(path) {
  return path.startsWith(PREFIX);
}
async function control(gateway, { request, path, readBody, controlToken }) {
  if (!isLocal(request) || !hasToken(request, controlToken)) {
    return jsonAnswer(403, envelope(900403, "practice gateway: control is for this machine alone"));
  }
  const { method } = request;
  const [name, orderId] = path.slice(PREFIX.length).split("/");
  const { act } = CONTROLS[`${method} ${name}${orderId ? "/N" : ""}`] ?? {};
  if (!act) return refusalAnswer(new Refusal(PRACTICE_CODES.noSuchEndpoint, EXPECTED));
  try {
    const data = act(gateway, method === "POST" ? json(await readBody()) : orderId);
    return jsonAnswer(200, envelope(0, "success", data ?? {}));
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    return refusalAnswer(new Refusal(PRACTICE_CODES.badRequest, error.message));
  }
}
var CONTROLS = Object.freeze({
  "GET state": {
    does: "{ counts, faults, orders, calls }: the last 100 calls, less headers",
    act: (gateway) => ({
      counts: gateway.counts,
      faults: gateway.faults,
      orders: gateway.book.list(),
      calls: gateway.calls.slice(-CALLS_SHOWN).map(({ headers, ...call }) => call)
    })
  },
  "POST faults": {
    does: 'arms a fault, or each of an array; a text such as "reset@after" will do',
    act: (gateway, faults) => each(faults, (fault) => gateway.fault(fault))
  },
  "DELETE faults": { does: "disarms all", act: (gateway) => gateway.clearFaults() },
  "POST orders": {
    does: "submits an order with its plan, or each of an array",
    act: (gateway, orders) => each(orders, (order) => gateway.book.submit(order))
  },
  "GET orders/N": {
    does: "what the book has of order N, with the history of its statuses",
    act: (gateway, orderId) => orderOf(gateway, orderId)
  },
  "POST cancels": {
    does: "{ orderId }: somebody else cancels it",
    act: (gateway, { orderId }) => {
      const result = gateway.book.cancel(orderId);
      if (result !== "submitted") throw new TypeError(`order ${orderId}: ${result}`);
      return orderOf(gateway, orderId);
    }
  },
  "POST fills": {
    does: "{ orderId, quantity? }: fills it, or so much of it",
    act: (gateway, { orderId, quantity }) => {
      gateway.book.fill(orderId, quantity);
      return orderOf(gateway, orderId);
    }
  },
  "POST ends": {
    does: "{ orderId, status }: ends it in that status",
    act: (gateway, { orderId, status }) => {
      gateway.book.end(orderId, status);
      return orderOf(gateway, orderId);
    }
  },
  "POST clock": {
    does: "{ advanceMs }: sets the gateway's clock forward",
    act: (gateway, { advanceMs }) => {
      gateway.advance(advanceMs);
      return { now: gateway.now() };
    }
  },
  "POST tokens": {
    does: "{ accessToken, expired }: makes a token expire, or valid again",
    act: (gateway, { accessToken, expired }) => {
      if (!gateway.expireToken(accessToken, expired))
        throw new TypeError("nobody holds that token");
    }
  },
  "POST limits": {
    does: "replaces the limits; false switches them off",
    act: (gateway, limits) => gateway.setLimits(limits)
  },
  "POST reset": { does: "everything as at the start", act: (gateway) => gateway.reset() }
});
var EXPECTED = `expected one of ${Object.keys(CONTROLS).join(", ")}`;
function each(values, act) {
  return Array.isArray(values) ? values.map(act) : act(values);
}
function orderOf(gateway, orderId) {
  const order = gateway.book.get(orderId);
  if (!order) throw new TypeError(`there is no order ${orderId}`);
  return order;
}
function json(bytes) {
  const text = new TextDecoder().decode(bytes);
  return text === "" ? {} : JSON.parse(text);
}
function isLocal({ socket, headers }) {
  const { host = "", origin, "sec-fetch-site": site = "none" } = headers;
  return isLoopback(socket.remoteAddress ?? "") && isLoopback(host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1")) && (origin === void 0 || origin === `http://${host}`) && ["none", "same-origin"].includes(site);
}
function isLoopback(name) {
  const address = name.replace(/^::ffff:/i, "");
  return address === "localhost" || address === "::1" || (0, import_node_net.isIP)(address) === 4 && address.startsWith("127.");
}
function hasToken({ headers }, controlToken) {
  return controlToken === void 0 || headers["x-control-token"] === controlToken;
}

// gateway/http.js
var SERVER_OPTIONS = Object.freeze({ maxHeaderSize: 32768, keepAliveTimeout: 6e4 });
function listenerOf(gateway, { controlToken } = {}) {
  return async (request, response) => {
    const { method, url: target, headers, socket } = request;
    const readBody = () => bodyOf(request);
    const path = target.split("?", 1)[0];
    const answer = isControl(path) ? await control(gateway, { request, path, readBody, controlToken }) : await gateway.answer({ method, target, headers, ip: socket.remoteAddress, readBody });
    if (!request.complete) response.setHeader("connection", "close");
    send(response, answer);
  };
}
function bodyOf(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let length = 0;
    request.on("data", (chunk) => {
      length += chunk.length;
      if (length <= MOST_BYTES) chunks.push(chunk);
      else reject(new Refusal(PRACTICE_CODES.bodyTooLarge));
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", () => reject(new Refusal(PRACTICE_CODES.badRequest, "the body broke off")));
  });
}
function send(response, answer) {
  if (response.destroyed || response.headersSent) return;
  if (answer.readable) allowReading(response);
  const write = CONNECTIONS[answer.connection] ?? whole;
  write(response, answer, Buffer.from(answer.body ?? ""));
}
function whole(response, { status, headers }, body) {
  response.writeHead(status, { ...headers, "content-length": body.length });
  response.end(body);
}
var CONNECTIONS = {
  reset: (response) => response.socket?.resetAndDestroy(),
  hang: () => {
  },
  truncated: (response, { status, headers }, body) => {
    response.writeHead(status, { ...headers, "content-length": body.length });
    response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
  },
  endless: (response, { status, headers, bytes, everyMs }, body) => {
    response.writeHead(status, headers);
    response.write(body);
    const writeMore = () => response.writableNeedDrain || response.write(".".repeat(bytes));
    const timer = setInterval(writeMore, everyMs);
    response.on("close", () => clearInterval(timer));
  }
};
function answerMalformed(error, socket) {
  if (!socket.writable) return socket.destroy();
  const tooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const { headersTooLarge, badRequest } = PRACTICE_CODES;
  const { status, body } = refusalAnswer(tooLarge ? headersTooLarge : badRequest);
  const traceId = hex(crypto.getRandomValues(new Uint8Array(16)));
  socket.end(
    `HTTP/1.1 ${status} ${tooLarge ? "Request Header Fields Too Large" : "Bad Request"}\r
content-type: application/json\r
content-length: ${body.length}\r
x-trace-id: ${traceId}\r
connection: close\r
\r
${body}`
  );
}
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
function closeServer(server, gateway) {
  gateway.stop();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

// gateway/index.js
async function startGateway({
  port = 0,
  host = "127.0.0.1",
  controlToken,
  ...options
} = {}) {
  const gateway = createGateway(options);
  const server = (0, import_node_http.createServer)(SERVER_OPTIONS, listenerOf(gateway, { controlToken }));
  server.on("clientError", answerMalformed);
  await listen(server, port, host);
  gateway.url = `http://${host.includes(":") ? `[${host}]` : host}:${server.address().port}`;
  gateway.close = () => closeServer(server, gateway);
  return gateway;
}

// gateway/demo-orders.js
var STOCKS = [
  ["5.HK", "HSBC", 68.5, 3],
  ["MSFT.US", "Microsoft", 431.2, 2],
  ["1810.HK", "Xiaomi", 19.26, 3],
  ["O39.SG", "OCBC", 15.84, 3],
  ["3690.HK", "Meituan", 128.4, 3],
  ["AMZN.US", "Amazon", 187.6, 2],
  ["388.HK", "HKEX", 241.8, 3],
  ["BABA.US", "Alibaba ADR", 84.1, 2]
];
function plainOrders(count) {
  return Array.from({ length: count }, (_, index) => plain(index));
}
function plain(index) {
  const [symbol, stockName, price, digits] = STOCKS[index % STOCKS.length];
  const away = 1 + index * 7 % 23 / 1e3;
  return {
    symbol,
    stockName,
    side: index % 3 === 0 ? "Sell" : "Buy",
    quantity: String(100 * (1 + index % 9)),
    price: (price * away).toFixed(digits)
  };
}

// lib/practice-gateway.js
var DISPOSE = Symbol.asyncDispose ?? /* @__PURE__ */ Symbol("asyncDispose");
var MOST_ORDERS = 1e5;
var PracticeGateway = class {
  #gateway;
  #stopped;
  /** `gateway` has `url`, `close()` and all that gateway/gateway.js has. */
  constructor(gateway, faults = []) {
    this.#gateway = gateway;
    this.url = gateway.url;
    const { appKey, appSecret, accessToken } = PRACTICE_ACCOUNT;
    this.account = { appKey, appSecret, accessToken };
    for (const fault of faults) this.arm(fault);
  }
  /** What `Config.fromApikeyEnv()` reads, for a program of its own. */
  get env() {
    return {
      LONGPORT_APP_KEY: this.account.appKey,
      LONGPORT_APP_SECRET: this.account.appSecret,
      LONGPORT_ACCESS_TOKEN: this.account.accessToken,
      LONGPORT_HTTP_URL: this.url
    };
  }
  seed(orders = 1) {
    return ordersOf(orders).map((order) => this.#gateway.book.submit(order));
  }
  arm(fault, match) {
    return this.#gateway.fault(fault, match);
  }
  disarm() {
    this.#gateway.clearFaults();
  }
  faults() {
    return this.#gateway.faults;
  }
  log() {
    return this.#gateway.calls.map((call) => ({ ...call }));
  }
  get counts() {
    return structuredClone(this.#gateway.counts);
  }
  book(orderId) {
    const { book } = this.#gateway;
    if (orderId !== void 0) return book.get(orderId);
    return book.list().map((order) => book.get(order.orderId));
  }
  cancel(orderId) {
    const result = this.#gateway.book.cancel(orderId);
    if (result !== "submitted") throw new TypeError(`order ${orderId} is not open: ${result}`);
  }
  fill(orderId, quantity) {
    this.#gateway.book.fill(orderId, quantity);
  }
  end(orderId, status) {
    this.#gateway.book.end(orderId, status);
  }
  now() {
    return this.#gateway.now();
  }
  advance(ms) {
    this.#gateway.advance(ms);
  }
  limit(limits) {
    this.#gateway.setLimits(limits);
  }
  addAccount(account) {
    this.#gateway.addAccount(account);
  }
  expireToken(accessToken = this.account.accessToken, expired = true) {
    if (this.#gateway.expireToken(accessToken, expired)) return;
    throw new TypeError("no account has that access token");
  }
  reset() {
    this.#gateway.reset();
  }
  /** Once, whoever calls it how often. */
  stop() {
    return this.#stopped ??= Promise.resolve(this.#gateway.close());
  }
  [DISPOSE]() {
    return this.stop();
  }
};
function ordersOf(orders) {
  if (typeof orders === "number") return plainOrders(countOf(orders));
  const list = [orders].flat();
  for (const order of list) check3(order);
  return list;
}
function countOf(orders) {
  if (Number.isInteger(orders) && orders >= 0 && orders <= MOST_ORDERS) return orders;
  throw new TypeError(`orders must be a list of orders, or a number from 0 to ${MOST_ORDERS}`);
}
function check3(order) {
  if (order === null || typeof order !== "object") {
    throw new TypeError(`an order must be an object such as { orderId: '1' }, not ${order}`);
  }
  const { orderId } = order;
  if (typeof orderId === "number" && !Number.isSafeInteger(orderId)) {
    throw new TypeError(`orderId must be a string: as a number, ${orderId} has lost digits`);
  }
}

// lib/kinds.js
var FAULT_KINDS2 = Object.freeze(
  Object.fromEntries(Object.entries(FAULT_KINDS).map(([kind, { does }]) => [kind, does]))
);

// lib/virtual-clock.js
var { setImmediate, MessageChannel, setTimeout: realSetTimeout } = globalThis;
var realNow = Date.now;
var TURNS = 20;
var PATIENCE_MS = 1e3;
var MOST_TIMERS = 1e4;
function virtualClock(startsAt = 18e11) {
  return new VirtualClock(startsAt);
}
var VirtualClock = class {
  #startsAt;
  #elapsed = 0;
  #timers = /* @__PURE__ */ new Map();
  #nextId = 1;
  #restores;
  constructor(startsAt) {
    this.#startsAt = startsAt;
    this.#restores = [
      replace(globalThis, "setTimeout", (act, ms, ...args) => this.#later(act, ms, args)),
      replace(globalThis, "setInterval", (act, ms, ...args) => this.#later(act, ms, args, true)),
      replace(globalThis, "clearTimeout", (timer) => this.#clear(timer)),
      replace(globalThis, "clearInterval", (timer) => this.#clear(timer)),
      replace(
        globalThis,
        "Date",
        dateBy(() => this.now())
      ),
      replace(performance, "now", () => this.#elapsed)
    ];
  }
  now() {
    return this.#startsAt + this.#elapsed;
  }
  /** Jumps from timer to timer until `work` has settled. */
  async run(work) {
    const promise = Promise.resolve(typeof work === "function" ? work() : work);
    let isSettled = false;
    const settle = () => isSettled = true;
    promise.then(settle, settle);
    for (let fired = 0; fired < MOST_TIMERS; fired++) {
      await turns();
      if (!isSettled && this.#timers.size === 0) await this.#something(() => isSettled);
      if (isSettled) return promise;
      if (this.#timers.size === 0) {
        throw new Error("it waits for something that no timer of this clock brings about");
      }
      this.#fire(this.#next());
    }
    throw new Error(`it has not settled after ${MOST_TIMERS} timers of this clock`);
  }
  /** Resolves once there is a timer, or `isOver`, or nothing came of waiting. */
  async #something(isOver) {
    const end = realNow() + PATIENCE_MS;
    while (!isOver() && this.#timers.size === 0 && realNow() < end) {
      await new Promise((resolve) => realSetTimeout(resolve, 1));
    }
  }
  /** Lets `ms` pass, and all timers fire that are due by then. */
  async advance(ms) {
    if (!(ms >= 0)) throw new TypeError("a clock is advanced by 0 ms or more");
    const until = this.#elapsed + ms;
    for (; ; ) {
      await turns();
      const next = this.#next();
      if (!next || next.at > until) break;
      this.#fire(next);
    }
    this.#elapsed = until;
  }
  restore() {
    for (const restore of this.#restores.splice(0)) restore();
  }
  #later(act, ms = 0, args = [], repeats = false) {
    const every = ms >= 1 ? Number(ms) : 1;
    const id = this.#nextId++;
    const timer = new Timer(id, () => this.#timers.has(id));
    const due = { id, timer, at: this.#elapsed + every, every, repeats, act: () => act(...args) };
    this.#timers.set(id, due);
    return timer;
  }
  #clear(timer) {
    this.#timers.delete(Number(timer));
  }
  #next() {
    let next;
    for (const due of this.#timers.values()) if (!next || due.at < next.at) next = due;
    return next;
  }
  #fire(due) {
    this.#elapsed = Math.max(this.#elapsed, due.at);
    if (due.repeats) due.at = this.#elapsed + due.every;
    else this.#timers.delete(due.id);
    due.act();
  }
};
if (Symbol.dispose) VirtualClock.prototype[Symbol.dispose] = VirtualClock.prototype.restore;
var Timer = class {
  #id;
  #isWaiting;
  constructor(id, isWaiting) {
    this.#id = id;
    this.#isWaiting = isWaiting;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return this.#isWaiting();
  }
  [Symbol.toPrimitive]() {
    return this.#id;
  }
};
function replace(owner, name, value) {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  return () => {
    if (before) Object.defineProperty(owner, name, before);
    else delete owner[name];
  };
}
function dateBy(now) {
  return class Date extends globalThis.Date {
    constructor(...args) {
      super(...args.length > 0 ? args : [now()]);
    }
    static now() {
      return now();
    }
  };
}
async function turns() {
  for (let n = 0; n < TURNS; n++) await turn();
}
function turn() {
  if (setImmediate) return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    if (!MessageChannel) return realSetTimeout(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(void 0);
  });
}

// lib/core.js
var OPTIONS = [
  ...["accounts", "orders", "faults", "pace", "limits", "strict", "now", "sleep", "midnight"],
  ...["session", "maxSkewMs", "refusalStatus", "pathPrefix", "onCall"]
];
function createGateway2(options = {}) {
  const { faults, ...own } = checked2(options, OPTIONS);
  const gateway = createGateway(own);
  return Object.assign(new PracticeGateway(gateway, faults), { fetch: gateway.fetch });
}
function checked2(options, known) {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    throw new TypeError(`unknown option \`${name}\`; expected one of ${known.join(", ")}`);
  }
  const { orders = [], ...rest } = options;
  return { ...rest, orders: ordersOf(orders) };
}

// lib/index.js
async function startGateway2(options = {}) {
  const { faults, ...own } = checked2(options, ["port", "host", "controlToken", ...OPTIONS]);
  const gateway = await started(own);
  try {
    return new PracticeGateway(gateway, faults);
  } catch (error) {
    await gateway.close();
    throw error;
  }
}
async function started(options) {
  try {
    return await startGateway(options);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    const advice = "leave `port` out to have any that is free";
    throw new Error(`port ${options.port} is in use by another program: ${advice}`, {
      cause: error
    });
  }
}
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  FAULT_KINDS,
  PRACTICE_ACCOUNT,
  PRACTICE_OAUTH,
  createGateway,
  startGateway,
  virtualClock
});
