if(typeof WebAssembly==='undefined')throw new Error('longport-cancel-order needs WebAssembly, which this runtime lacks or has switched off');
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: !0 });
}, __copyProps = (to, from, except, desc) => {
  if (from && typeof from == "object" || typeof from == "fun\
ction")
    for (let key of __getOwnPropNames(from))
      !__hasOwnProp.call(to, key) && key !== except && __defProp(
      to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(
      from, key)) || desc.enumerable });
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esM\
odule", { value: !0 }), mod);

// src/wasm/api.js
var api_exports = {};
__export(api_exports, {
  api: () => api,
  explained: () => explained,
  initSync: () => initSync2
});
module.exports = __toCommonJS(api_exports);

// src/wasm/text.js
var found = globalThis.TextDecoder && globalThis.TextEncoder ?
globalThis : nodes();
function nodes() {
  let util = globalThis.process?.getBuiltinModule?.("node:ut\
il");
  if (!util) throw new Error("longport-cancel-order needs Te\
xtDecoder and TextEncoder");
  return util;
}
var { TextDecoder, TextEncoder } = found;

// src/wasm/define.js
function define(object, name, value, enumerable) {
  Object.defineProperty(object, name, { __proto__: null, value,
  enumerable, configurable: !0, writable: !0 });
}

// src/wasm/cause.js
var KEPT = ["code", "errno", "syscall", "hostname", "address",
"port"], DEPTH = 4, MAX_TEXT = 4096;
function cleaned(thrown, redact, depth = DEPTH) {
  if (typeof thrown == "string") return redact(thrown.slice(
  0, MAX_TEXT));
  if (typeof thrown != "object" || thrown === null)
    return typeof thrown == "function" || typeof thrown == "\
symbol" ? void 0 : thrown;
  let text2 = (name) => {
    let value = textOf(thrown, name);
    return value === void 0 ? void 0 : redact(value);
  }, inner = depth > 1 ? read(thrown, "cause") : void 0, copy = new Error(
    text2("message") ?? "",
    inner === void 0 ? void 0 : { cause: cleaned(inner, redact,
    depth - 1) }
  );
  define(copy, "name", text2("name") ?? "Error", !1), define(
  copy, "stack", text2("stack"), !1);
  for (let name of KEPT) {
    let value = field(thrown, name);
    if (value === void 0) continue;
    let kept = typeof value == "string" ? redact(value) : value;
    define(copy, name, kept, !0);
  }
  return copy;
}
function reasonOf(thrown, url) {
  let [origin = "", host = ""] = /^https?:\/\/([^/]*)/.exec(
  url) ?? [], errors = causesOf(thrown);
  for (let error of errors) {
    let reason = byCode(error, host);
    if (reason) return reason;
  }
  let message = messageOf(errors), page = textOf(read(globalThis,
  "location"), "origin");
  if (page === void 0 || isServer()) return message && `${message}\
 (${host})`;
  let hint = `check that ${origin} can be reached and allows\
 requests from ${page} (CORS)`;
  return message ? `${message}; ${hint}` : hint;
}
function isServer() {
  return read(read(globalThis, "process"), "versions") !== void 0 ||
  "Deno" in globalThis;
}
function messageOf(errors) {
  let innermost = "";
  for (let error of errors) {
    let message = textOf(error, "message");
    message && (innermost = message);
  }
  return innermost;
}
function causesOf(thrown) {
  let errors = [];
  for (let error = thrown; errors.length < DEPTH && typeof error ==
  "object" && error; )
    errors.push(error), error = read(error, "cause") ?? firstOf(
    error);
  return errors;
}
function firstOf(error) {
  return read(read(error, "errors"), "0");
}
var REASONS = {
  ECONNREFUSED: "connection refused at",
  ConnectionRefused: "connection refused at",
  ENOTFOUND: "no such host:",
  EAI_AGAIN: "no answer from DNS for",
  ECONNRESET: "connection reset by",
  ConnectionClosed: "connection closed by",
  UND_ERR_SOCKET: "connection closed by",
  UND_ERR_CONNECT_TIMEOUT: "no connection in time to",
  ETIMEDOUT: "no connection in time to",
  EHOSTUNREACH: "no route to",
  ENETUNREACH: "no route to",
  ERR_SSL_WRONG_VERSION_NUMBER: "no TLS at",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "no TLS at"
}, CERTIFICATE = /CERT|^UNABLE_TO_|SELF_SIGNED|ALTNAME/;
function byCode(error, host) {
  let code = field(error, "code");
  if (typeof code != "string") return;
  let address2 = field(error, "address"), where = typeof address2 ==
  "string" ? `${address2}:${field(error, "port")}` : host, reason = Object.
  hasOwn(REASONS, code) ? REASONS[code] : void 0;
  return reason ? `${reason} ${where}` : CERTIFICATE.test(code) ?
  `the certificate of ${host} is not trusted (${code})` : void 0;
}
function field(error, name) {
  for (let from of [error, firstOf(error)]) {
    let value = read(from, name);
    if (typeof value == "number") return value;
    if (typeof value == "string") return value.slice(0, MAX_TEXT);
  }
}
function textOf(object, name) {
  let value = read(object, name);
  return typeof value == "string" ? value.slice(0, MAX_TEXT) :
  void 0;
}
function read(object, name) {
  try {
    return object[name];
  } catch {
    return;
  }
}

// src/wasm/input.js
function fields(object, what, known, isFilled) {
  let names = known.split(" "), keys = keysOf(object);
  if (!keys)
    return `${what}: must be a plain object, such as { ${names.
    at(-1)}: … }; got ${nameOf(object)}`;
  let unknown = keys.find((key) => !names.includes(key));
  if (unknown !== void 0)
    return `${unknown.slice(0, 40)}: is not an option of ${what}\
; expected one of ${names.join(", ")}`;
  let values = [];
  for (let name of names)
    try {
      let value = keys.includes(name) ? object[name] : void 0;
      if (typeof value == "string" && value.length > 65536) return `${name}\
: is too long`;
      if (isFilled && value === void 0 && keys.includes(name))
        return `${name}: is undefined; leave it out of ${what}\
 to take all`;
      values.push(value);
    } catch {
      return `${name}: cannot be read`;
    }
  return values;
}
function entries(headers) {
  try {
    let names = keysOf(headers), pairs = names ? names.map((name) => [
    name, headers[name]]) : atMost(100, headers);
    if (!pairs.every((pair) => pair.length === 2)) return;
    let lines = pairs.flat(), isText = (line) => typeof line ==
    "string" && line.length <= 65536;
    return lines.length === 2 * pairs.length && lines.every(
    isText) ? lines : void 0;
  } catch {
    return;
  }
}
function atMost(most, iterable) {
  let items = [];
  for (let item of iterable)
    if (items.push(item) > most) throw new RangeError("too m\
any");
  return items;
}
function keysOf(object) {
  try {
    if (typeof object != "object" || object === null) return;
    let prototype = Object.getPrototypeOf(object);
    return !(prototype === null || Object.getPrototypeOf(prototype) ===
    null) || Symbol.iterator in object ? void 0 : Reflect.ownKeys(
    object).filter((key) => typeof key == "string");
  } catch {
    return;
  }
}
function nameOf(value) {
  try {
    if (typeof value != "object" || value === null) return value ===
    null ? "null" : typeof value;
    let { name } = value.constructor;
    return typeof name == "string" && /^[\w$]{1,40}$/.test(name) ?
    name : "something else";
  } catch {
    return "something that cannot be read";
  }
}
function collect(iterable, most) {
  let items = [], wrong = "must be an array, or another iter\
able, of order ids";
  if (typeof iterable != "object") return wrong;
  try {
    for (let item of iterable) {
      if (items.length === most) return `holds more than ${most}\
 ids; split them`;
      items.push(item);
    }
  } catch {
    return wrong;
  }
  return items;
}
function digits(id) {
  return typeof id == "string" ? id.length > 64 ? void 0 : id :
  typeof id != "bigint" ? void 0 : id >= 0n && BigInt.asUintN(
  64, id) === id ? String(id) : void 0;
}
function kindOf(id) {
  return id === void 0 ? "is missing" : typeof id == "string" ?
  "is longer than any order id, which has 19 digits at most" :
  typeof id == "bigint" ? "must be from 1 to 922337203685477\
5807" : `must be a string of digits, or a bigint; got ${nameOf(
  id)}`;
}
function text(value) {
  return typeof value == "string" && value.length <= 65536 ?
  value : void 0;
}
function address(value) {
  try {
    return Object.prototype.toString.call(value) === "[objec\
t URL]" ? text(value.href) : value;
  } catch {
    return value;
  }
}
function hasPlainHost(url) {
  try {
    return url.toLowerCase().includes(`//${new URL(url).hostname}`);
  } catch {
    return !1;
  }
}
function variable(name) {
  try {
    let { env } = globalThis.process, value = Object.hasOwn(
    env, name) ? env[name] : void 0;
    return typeof value == "string" && value !== "" ? value :
    void 0;
  } catch {
    return globalThis.process === void 0 ? void 0 : null;
  }
}
function requestToken(provider, refresh) {
  return new Promise((resolve) => {
    resolve(provider({ refresh }));
  });
}
function isEdgeWorker() {
  return globalThis.navigator?.userAgent === "Cloudflare-Wor\
kers";
}
function expiryOf(token) {
  try {
    let [, payload = "", ...rest] = token.split(".");
    if (rest.length !== 1) return;
    let { exp } = JSON.parse(atob(payload.replaceAll("-", "+").
    replaceAll("_", "/")));
    return typeof exp == "number" && Number.isFinite(exp) ? exp *
    1e3 : void 0;
  } catch {
    return;
  }
}
function matches(call, filter, order2) {
  try {
    let answer = (
      /** @type {any} */
      filter(order2)
    );
    if (typeof answer?.then != "function") return !!answer;
    throw answer.then(void 0, () => {
    }), new TypeError("it must return true or false, and not\
 a promise");
  } catch (cause) {
    call.threw(cause);
    return;
  }
}
function notify(listener, event) {
  try {
    let returned = (
      /** @type {any} */
      listener(event)
    );
    typeof returned?.then == "function" && returned.then(void 0,
    () => {
    });
  } catch {
  }
}

// src/wasm/wait.js
var MAX_TIMEOUT = 2 ** 31 - 1, Wait = class {
  /** Ends what is under way, once nobody waits for it any more. @type {(() => void) | undefined} */
  onGivenUp;
  /** Of `inTime`. @type {Promise<[unknown] | undefined> | undefined} */
  promise;
  isOver = !1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /**
   * @param {Call} call
   * @param {Abort | undefined} abort
   * @param {(isAborted: boolean) => void} tell tells Rust that the time is up or the signal fired
   */
  constructor(call, abort, tell) {
    this.call = call, this.abort = abort, this.tell = tell;
  }
  /** Begins: it may be given up at once. @param {number} millis */
  begin(millis) {
    return this.call.waits.add(this), this.timer = setTimeout(
    expire, Math.min(millis, MAX_TIMEOUT), this), this.abort?.
    add(this), this;
  }
  /** What was waited for is there: `tell` tells Rust of it. @param {() => void} tell */
  end(tell) {
    this.stop() && this.call.deliver(tell);
  }
  /** Waits no longer, since the time is up or the caller's signal fired. @param {boolean} isAborted */
  giveUp(isAborted) {
    this.stop() && (this.onGivenUp?.(), this.call.deliver(() => this.
    tell(isAborted)));
  }
  /** Leaves nothing behind of what was under way, and tells nobody. */
  close() {
    this.stop() && this.onGivenUp?.();
  }
  /** Whether it was still on. */
  stop() {
    return this.isOver ? !1 : (this.isOver = !0, clearTimeout(
    this.timer), this.call.waits.delete(this), this.abort?.waits.
    delete(this), !0);
  }
};
function expire(wait) {
  wait.giveUp(!1);
}
function sleep(id, call, waiters, ticket, millis, abort) {
  let awake = () => woke(id), wait = new Wait(call, abort, awake);
  return ticket !== void 0 && (wait.onGivenUp = () => waiters.
  wake(ticket), waiters.sleep(ticket).then(() => wait.end(awake))),
  wait.begin(millis);
}
function inTime(call, promise, millis, abort) {
  let wait = new Wait(call, abort, () => {
  });
  return wait.promise = new Promise((resolve, reject) => {
    promise.then(
      (value) => wait.stop() && resolve([value]),
      (cause) => wait.stop() && reject(cause)
    ), wait.onGivenUp = () => {
      call.isClosed || resolve(void 0);
    };
  }), wait.begin(millis);
}
var listened = /* @__PURE__ */ new WeakMap(), Abort = class _Abort {
  /** @type {Set<Wait>} */
  waits = /* @__PURE__ */ new Set();
  /** How many calls listen by it. */
  #calls = 0;
  /**
   * Takes `value` for a signal, of whichever realm or polyfill, if it looks like one.
   * @param {any} value
   */
  static to(value) {
    try {
      let { aborted, addEventListener, removeEventListener } = value;
      return typeof aborted != "boolean" || typeof addEventListener !=
      "function" || typeof removeEventListener != "function" ?
      void 0 : (listened.get(value) ?? new _Abort(value, aborted)).#join();
    } catch {
      return;
    }
  }
  #fired;
  /** @param {AbortSignal} signal @param {boolean} fired */
  constructor(signal, fired) {
    this.signal = signal, this.#fired = fired;
  }
  /** Whether it has, also where another listener kept that from this one. */
  get fired() {
    if (this.#fired) return !0;
    try {
      this.#fired = this.signal.aborted === !0;
    } catch {
    }
    return this.#fired;
  }
  #join() {
    if (this.#calls === 0) {
      listened.set(this.signal, this);
      try {
        this.signal.addEventListener("abort", this.#listener);
      } catch {
      }
    }
    return this.#calls += 1, this;
  }
  #listener = () => {
    this.#fired = !0;
    for (let wait of this.waits) wait.giveUp(!0);
  };
  /** @param {Wait} wait */
  add(wait) {
    this.waits.add(wait), this.fired && wait.giveUp(!0);
  }
  /** One call listens no more. */
  stop() {
    this.#calls -= 1, this.#calls === 0 && this.close();
  }
  close() {
    listened.delete(this.signal);
    try {
      this.signal.removeEventListener("abort", this.#listener);
    } catch {
    }
  }
  /** What the caller gave as the reason. */
  get reason() {
    try {
      return this.signal.reason;
    } catch {
      return;
    }
  }
}, Waiters = class {
  /** @type {Map<number, () => void>} */
  wakers = /* @__PURE__ */ new Map();
  /** @param {number} ticket @returns {Promise<void>} */
  sleep(ticket) {
    return new Promise((resolve) => {
      this.wakers.set(ticket, resolve);
    });
  }
  /** @param {number} ticket */
  wake(ticket) {
    this.wakers.get(ticket)?.(), this.wakers.delete(ticket);
  }
};

// src/wasm/limiter.js
var LEAST_WAIT = 10, SharedLimiter = class {
  /** Those whose request is under way, by number. @type {Map<number, RatePermit>} */
  #permits = /* @__PURE__ */ new Map();
  #last = 0;
  /** Ends the waits of those who have a ticket. @type {Map<string, AbortController>} */
  #waiting = /* @__PURE__ */ new Map();
  #limiter;
  #account;
  /** @type {PermitRequest['limit']} */
  #limit;
  /**
   * @param {RateLimiter} limiter
   * @param {string} account
   * @param {number} calls
   * @param {number} windowMs
   * @param {number} minIntervalMs
   * @param {boolean} isOfAccount
   */
  constructor(limiter, account, calls, windowMs, minIntervalMs, isOfAccount) {
    this.#limiter = limiter, this.#account = account, this.#limit =
    { calls, windowMs, minIntervalMs, scope: isOfAccount ? "\
account" : "interface" };
  }
  /** Whether it looks like one. @param {any} value */
  static isOne(value) {
    try {
      return typeof value.acquire == "function";
    } catch {
      return !1;
    }
  }
  /**
   * Asks it, and completes Rust's wait called `id`.
   * @param {number} id
   * @param {import('./call.js').Call} call
   * @param {string} name
   * @param {PermitRequest['priority']} priority
   * @param {string | undefined} ticket
   * @param {number} millis
   * @param {import('./wait.js').Abort} [abort]
   */
  acquire(id, call, name, priority, ticket, millis, abort) {
    let controller = this.#take(ticket) ?? new AbortController(),
    unavailable = (cause) => acquired(id, void 0, void 0, void 0,
    cause), wait = new Wait(call, abort, () => unavailable(void 0));
    wait.onGivenUp = () => controller.abort();
    let request = {
      account: this.#account,
      interface: name,
      priority,
      limit: { ...this.#limit },
      signal: controller.signal
    };
    return ticket !== void 0 && (request.ticket = ticket), this.#ask(
    request).then(
      (answer) => this.#heard(id, wait, controller, answer),
      (cause) => wait.end(() => unavailable(cause))
    ), wait.begin(millis);
  }
  /**
   * @param {number} id
   * @param {Wait} wait
   * @param {AbortController} controller
   * @param {import('./limiter-types.js').PermitAnswer} answer
   */
  #heard(id, wait, controller, answer) {
    if (answer.permit) {
      let permit = this.#keep(answer.permit);
      return wait.isOver ? this.release(permit, "not-sent") :
      wait.end(() => acquired(id, permit, void 0, void 0, void 0));
    }
    if (wait.isOver) return;
    this.#waiting.set(answer.ticket, controller);
    let millis = Math.max(answer.notBeforeMs, LEAST_WAIT);
    return wait.end(() => acquired(id, void 0, millis, answer.
    ticket, void 0));
  }
  /**
   * @param {PermitRequest} request
   * @returns {Promise<import('./limiter-types.js').PermitAnswer>}
   */
  async #ask(request) {
    let { permit, notBeforeMs, ticket } = (
      /** @type {any} */
      await this.#limiter.acquire(request)
    );
    if (typeof permit?.release == "function")
      return { permit: (
        /** @type {RatePermit} */
        permit
      ) };
    if (Number.isFinite(notBeforeMs) && typeof ticket == "st\
ring" && ticket.length < 1e3)
      return { notBeforeMs: (
        /** @type {number} */
        notBeforeMs
      ), ticket };
    throw new TypeError("acquire must resolve to { permit } \
or { notBeforeMs, ticket }");
  }
  /** @param {RatePermit} permit */
  #keep(permit) {
    return this.#last += 1, this.#permits.set(this.#last, permit),
    this.#last;
  }
  /** @param {string | undefined} ticket */
  #take(ticket) {
    let controller = this.#waiting.get(ticket ?? "");
    return this.#waiting.delete(ticket ?? ""), controller;
  }
  /**
   * The call that left with this permit has ended, or did not leave.
   * @param {number} number
   * @param {Parameters<RatePermit['release']>[0]} how
   * @param {number} [retryAfterMs]
   */
  release(number, how, retryAfterMs) {
    let permit = this.#permits.get(number);
    this.#permits.delete(number);
    try {
      let facts = retryAfterMs === void 0 ? {} : { retryAfterMs },
      released = (
        /** @type {unknown} */
        permit?.release(how, facts)
      );
      Promise.resolve(released).catch(() => {
      });
    } catch {
    }
  }
  /** The call that has this ticket waits no longer. @param {string} ticket */
  forget(ticket) {
    this.#take(ticket)?.abort();
  }
};

// src/wasm/orders.js
var SESSIONS = {
  UnknownOutsideRth: "",
  RTH_ONLY: "RTHOnly",
  ANY_TIME: "AnyTime",
  OVERNIGHT: "Overnight"
}, DEDUCTIONS = { NONE: "None", NO_DATA: "NoData", PENDING: "\
Pending", DONE: "Done" }, NAMES = {
  status: {
    NewStatus: "New",
    PendingReplaceStatus: "PendingReplace",
    ReplacedStatus: "Replaced",
    PartialFilledStatus: "PartialFilled",
    PendingCancelStatus: "PendingCancel",
    CanceledStatus: "Canceled",
    FilledStatus: "Filled",
    RejectedStatus: "Rejected",
    ExpiredStatus: "Expired"
  },
  time_in_force: { GTC: "GoodTilCanceled", GTD: "GoodTilDate" },
  tag: { GTC: "LongTerm" },
  trigger_status: { NOT_USED: "", DEACTIVE: "Deactive", ACTIVE: "\
Active", RELEASED: "Released" },
  outside_rth: SESSIONS,
  force_only_rth: SESSIONS,
  activate_rth: SESSIONS,
  deductions_status: DEDUCTIONS,
  platform_deducted_status: DEDUCTIONS,
  code: { BROKER_FEES: "Broker", THIRD_FEES: "Third" }
};
function order(json, orderId, status, executedQuantity, quantity, symbol, side, timeInForce) {
  let read2 = { orderId, status, executedQuantity, quantity,
  symbol, side, timeInForce };
  return present(Object.entries({ ...fields2(JSON.parse(json)),
  ...read2 }));
}
function fields2(object) {
  let named = Object.entries(object).map(([key, value]) => [
  camelCase(key), field2(key, value)]), { prototype } = Object;
  return present(named.filter(([name]) => typeof prototype[name] !=
  "function"));
}
function present(entries2) {
  return Object.fromEntries(entries2.filter(([, value]) => value !==
  void 0));
}
function camelCase(key) {
  return key.replace(/_([a-z\d])/g, (_, letter) => letter.toUpperCase());
}
function field2(key, value) {
  if (Array.isArray(value)) return value.map((item) => field2(
  "", item));
  if (typeof value == "object" && value !== null) return fields2(
  value);
  if (/_at$|^time$/.test(key)) return time(value);
  let names = Object.hasOwn(NAMES, key) ? NAMES[key] : {}, named = Object.
  hasOwn(names, value) ? names[value] : value;
  return named === null || named === "" ? void 0 : named;
}
function time(seconds) {
  return /^[1-9]\d{0,11}$/.test(seconds) ? new Date(seconds *
  1e3) : void 0;
}

// src/wasm/undici.js
var underWay = /* @__PURE__ */ new Map(), made = /* @__PURE__ */ new WeakMap(),
isListening = !1;
function watch(fetch2, timestamp) {
  if (!isUntouchedNode(fetch2) || !listen()) return;
  let sends = { timestamp, made: 0, heads: 0, hasLeft: !1, failed: 0,
  isUnclear: !1 }, alike = underWay.get(timestamp);
  return alike ? alike.push(sends) : underWay.set(timestamp,
  [sends]), sends;
}
function isUntouchedNode(fetch2) {
  return isNodesOwn(fetch2) && isDispatcherNodesOwn();
}
function unwatch(sends) {
  if (!sends) return;
  let { timestamp } = sends, alike = underWay.get(timestamp);
  alike?.length === 1 && alike[0] === sends ? underWay.delete(
  timestamp) : alike?.splice(alike.indexOf(sends), 1);
}
function provesNotSent(sends, cause) {
  return !sends || sends.isUnclear || sends.heads > 0 || sends.
  hasLeft ? !1 : sends.made > 0 ? sends.failed >= sends.made :
  isBlockedPort(cause);
}
function provesOneCopy(sends) {
  return sends !== void 0 && !sends.isUnclear && sends.made ===
  1 && sends.heads === 1;
}
function isBlockedPort(cause) {
  try {
    return cause instanceof TypeError && /** @type {any} */
    cause.cause.message === "bad port";
  } catch {
    return !1;
  }
}
var EVENTS = {
  "undici:client:sendHeaders": (sends) => {
    sends.heads += 1;
  },
  // An older Node.js tells of no head over HTTP/2.
  "undici:request:bodySent": (sends) => {
    sends.hasLeft = !0;
  },
  "undici:request:headers": (sends) => {
    sends.hasLeft = !0;
  },
  "undici:request:error": (sends) => {
    sends.failed += 1;
  }
};
function listen() {
  if (isListening) return !0;
  try {
    let channels = globalThis.process.getBuiltinModule("node\
:diagnostics_channel");
    channels.subscribe("undici:request:create", onMade);
    for (let [name, note] of Object.entries(EVENTS))
      channels.subscribe(name, (message) => {
        if (underWay.size !== 0)
          try {
            made.get(message.request)?.forEach(note);
          } catch {
          }
      });
    isListening = !0;
  } catch {
  }
  return isListening;
}
function onMade(message) {
  if (underWay.size !== 0)
    try {
      let alike = underWay.get(timestampOf(message.request.headers) ??
      "");
      if (!alike) return;
      made.set(message.request, alike);
      for (let sends of alike) sends.made += 1;
    } catch {
      for (let alike of underWay.values()) for (let sends of alike)
       sends.isUnclear = !0;
    }
}
function timestampOf(headers) {
  if (!Array.isArray(headers)) throw new TypeError("the head\
ers are of an unknown form");
  for (let i = 0; i < headers.length; i += 2) {
    let name = headers[i];
    if (name === "x-timestamp" || String(name).toLowerCase() ===
    "x-timestamp")
      return String(headers[i + 1]);
  }
}
var lastFetch = [void 0, !1];
function isNodesOwn(fetch2) {
  return fetch2 !== lastFetch[0] && (lastFetch = [fetch2, hasNodesText(
  fetch2)]), lastFetch[1];
}
function hasNodesText(fetch2) {
  try {
    let text2 = Function.prototype.toString.call(fetch2);
    return /^(async )?function fetch\(input, init = undefined\) \{/.
    test(text2) && text2.includes("require('internal/deps/un\
dici/undici')");
  } catch {
    return !1;
  }
}
var DISPATCHERS = ["undici.globalDispatcher.1", "undici.glob\
alDispatcher.2"].map(
  (name) => Symbol.for(name)
);
function isDispatcherNodesOwn() {
  return DISPATCHERS.every((name) => {
    try {
      let dispatcher = (
        /** @type {any} */
        globalThis[name]
      );
      return dispatcher === void 0 || isUntouched(dispatcher);
    } catch {
      return !1;
    }
  });
}
var builtIn = /* @__PURE__ */ new WeakMap();
function isUntouched(dispatcher) {
  try {
    let { constructor, dispatch } = dispatcher;
    return builtIn.has(constructor) || builtIn.set(constructor,
    isBuiltIn(constructor)), builtIn.get(constructor) === !0 &&
    dispatch === constructor.prototype.dispatch;
  } catch {
    return !1;
  }
}
function isBuiltIn(constructor) {
  if (!/^(Agent|Dispatcher1Wrapper)$/.test(constructor.name))
   return !1;
  let { stackTraceLimit } = Error;
  try {
    return Error.stackTraceLimit = 10, !new constructor({ factory: "\
none", connections: -1 });
  } catch (error) {
    let { message, stack } = (
      /** @type {Error} */
      error
    ), [first = ""] = String(stack).match(/^\s+at .*$/gm) ??
    [], text2 = Function.prototype.toString.call(constructor);
    return first.includes("node:internal/deps/undici/") && text2.
    includes(message.slice(0, 20));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

// src/wasm/dispatcher.js
function hasNodesClient() {
  try {
    return globalThis.process.versions.undici !== void 0;
  } catch {
    return !1;
  }
}
var KEEP_ALIVE_MS = 62e3, plain = /* @__PURE__ */ new WeakMap(),
ours;
function lasting(fetch2) {
  if (isUntouchedNode(fetch2))
    try {
      let nodes2 = nodesDispatcher() ?? (globalThis.Response &&
      nodesDispatcher()), { constructor } = nodes2;
      return plain.has(nodes2) || plain.set(nodes2, isPlain(
      nodes2, new constructor())), plain.get(nodes2) ? (ours ??=
      new constructor({ __proto__: null, keepAliveTimeout: KEEP_ALIVE_MS }),
      ours) : void 0;
    } catch {
      return;
    }
}
function nodesDispatcher() {
  let [older, newer] = DISPATCHERS.map((name) => (
    /** @type {any} */
    globalThis[name]
  ));
  return newer ?? older;
}
function isPlain(dispatcher, fresh) {
  let symbols = Object.getOwnPropertySymbols(fresh), symbolOf = (name) => symbols.
  find(({ description }) => description === name) ?? "", options = symbolOf(
  "options");
  return ["factory", "maxRedirections"].map(symbolOf).every(
  (symbol) => dispatcher[symbol] === fresh[symbol]) && Object.
  entries(dispatcher[options]).every(([name, value]) => fresh[options][name] ===
  value);
}

// src/wasm/transport.js
var MAX_EMPTY_CHUNKS = 100, MAX_HEADER = 1e3, WARM_UP_MS = 5e3,
MAX_WARM_UP = 65536, PAUSE_MS = 3e4, NODES_PAUSE_MS = 3e3, BARE = /* @__PURE__ */ Object.
create(null), Transport = class {
  /**
   * What all requests send, and a place for what each has a value of its own for.
   * @type {Record<string, string>}
   */
  headers = {};
  /** The names of the latter: of the timestamp and of the proof. @type {string[]} */
  #own = [];
  /** Of `warmUp`, while it is under way. @type {Promise<boolean> | undefined} */
  #warming;
  /** Of `keepWarm`. @type {any} */
  #timer;
  /** How long the gateway lets a connection lie idle, as far as it says. */
  #idleMs = 1 / 0;
  /**
   * @param {Function | undefined} fetch
   * @param {RequestInit} init
   * @param {string} url
   * @param {string} regionHeader
   * @param {number} keepWarmMs how long after the last request a connection is to lie ready
   */
  constructor(fetch2, init, url, regionHeader, keepWarmMs) {
    this.keepWarmMs = keepWarmMs, this.regionHeader = regionHeader,
    this.fetch = fetch2, this.init = init, this.url = url;
  }
  /** Each request has this header; without a value here, it has one of its own. */
  header(name, value) {
    value === void 0 && this.#own.push(name), define(this.headers,
    name, value ?? "", !0);
  }
  /** Lets go of the token, and of the connection. */
  wipe() {
    this.headers = {}, this.keepWarmMs = 0, this.#stay();
  }
  /** The runtime's own is looked up at each use, so that a page may replace it. */
  #fetch() {
    return this.fetch ?? tryGet(() => globalThis.fetch);
  }
  /**
   * What `fetch` is told.
   * @param {string} method
   * @param {Record<string, string>} headers
   * @param {AbortSignal} signal
   */
  #options(method, headers, signal) {
    let options = { __proto__: BARE, ...this.init, method, headers,
    signal }, cache = method === "GET" && CACHE_MODES.find(isKnown);
    cache && (options.cache = cache);
    let dispatcher = this.#dispatcher();
    return dispatcher && (options.dispatcher = dispatcher), options;
  }
  /** What keeps connections longer than the runtime does. */
  #dispatcher() {
    return this.fetch ? void 0 : lasting(this.#fetch());
  }
  /**
   * Opens the connection that the next request will take, or has it stay open. Resolves to whether
   * the gateway answered.
   */
  warmUp() {
    return this.#stay(), isEdgeWorker() ? this.#reach() : this.#reachOnce();
  }
  #reachOnce() {
    return this.#warming ??= this.#reach().finally(() => {
      this.#warming = void 0;
    }), this.#warming;
  }
  async #reach() {
    let controller = new AbortController(), isThere = !1, ask = async () => {
      let options = this.#options("GET", {}, controller.signal);
      globalThis.location && Object.assign(options, { mode: "\
no-cors", redirect: "follow" });
      let response = await this.#fetch()?.(`${this.url}/heal\
th`, options);
      isThere = typeof response.status == "number";
      let [, seconds] = /timeout=(\d+)/.exec(header(response,
      "keep-alive") ?? "") ?? [];
      seconds && (this.#idleMs = Number(seconds) * 1e3), await readBody(
      response, MAX_WARM_UP, { isOver: !1, onGivenUp: () => controller.
      abort() }), "dispatcher" in options && await new Promise(
      (resolve) => setTimeout(resolve));
    }, timer, late = new Promise((resolve) => {
      timer = setTimeout(resolve, WARM_UP_MS);
    });
    return late.then(() => controller.abort()), await Promise.
    race([ask().catch(() => {
    }), late]), clearTimeout(timer), isThere;
  }
  /** Has the connection stay open: after a pause it is used again, and so on for so long. */
  #stay(millis = this.keepWarmMs) {
    if (clearTimeout(this.#timer), millis === 0) return;
    let isShort = hasNodesClient() && !this.#dispatcher(), pause = Math.
    min(isShort ? NODES_PAUSE_MS : PAUSE_MS, this.#idleMs / 2);
    millis < pause || (this.#timer = setTimeout(() => {
      this.#stay(millis - pause), this.#reachOnce();
    }, pause), this.#timer.unref?.());
  }
  #headers(timestamp, proof, region) {
    let [timestampName = "", proofName = ""] = this.#own, headers = {
    ...this.headers };
    return headers[timestampName] = timestamp, headers[proofName] =
    proof, region !== void 0 && (headers[this.regionHeader] =
    region), headers;
  }
  /**
   * @param {string} method
   * @param {string} target
   * @param {string} timestamp
   * @param {string} proof
   * @param {string} [region]
   */
  signed(method, target, timestamp, proof, region) {
    return { method, url: this.url + target, headers: this.#headers(
    timestamp, proof, region) };
  }
  /**
   * Sends a request; it completes what Rust awaits as `id`.
   * @param {number} id
   * @param {Call} call
   * @param {string | undefined} orderId of a cancel
   * @param {string} method
   * @param {string} target path and query
   * @param {string} timestamp
   * @param {string} proof
   * @param {string | undefined} region
   * @param {string[]} further names and values of headers, in turns
   * @param {boolean} keepalive
   * @param {number} maxBody
   * @param {number} millis
   * @param {Abort} [abort]
   */
  send(id, call, orderId, method, target, timestamp, proof, region, further, keepalive, maxBody, millis, abort) {
    let controller = new AbortController(), wait = new Wait(
    call, abort, (isAborted) => gaveUp(id, isAborted));
    if (wait.onGivenUp = () => controller.abort(), wait.begin(
    millis).isOver) return wait;
    this.keepWarmMs && this.#stay();
    let url = this.url + target, headers = this.#headers(timestamp,
    proof, region);
    for (let i = 0; i < further.length; i += 2) headers[further[i] ??
    ""] = further[i + 1] ?? "";
    let options = this.#options(method, headers, controller.
    signal);
    keepalive && (options.keepalive = !0);
    let fetch2 = this.#fetch();
    if (fetch2) {
      orderId !== void 0 && call.sent(orderId);
      let sends = this.fetch ? void 0 : watch(fetch2, timestamp);
      exchange(id, fetch2, url, options, maxBody, wait, sends);
    } else {
      let cause = new TypeError("this runtime has no fetch a\
ny more");
      wait.end(() => failed(id, !1, cause.message, cause));
    }
    return wait;
  }
};
async function exchange(id, fetch2, url, options, maxBody, wait, sends) {
  let tell;
  try {
    let response = await fetch2(url, options), { status } = response,
    isRedirect = !sends && (tryGet(() => response.type) === "\
opaqueredirect" || tryGet(() => response.redirected) === !0),
    { body, reason, isBrokenOff, cause } = await readBody(response,
    maxBody, wait), traceId = header(response, "x-trace-id"),
    retryAfterMs = retryAfter(response);
    tell = () => answered(
      id,
      typeof status == "number" ? status : 0,
      isRedirect,
      provesOneCopy(sends),
      traceId,
      retryAfterMs,
      body,
      body?.length,
      reason,
      isBrokenOff === !0,
      cause
    );
  } catch (cause) {
    let reason = reasonOf(cause, url);
    tell = () => failed(id, !provesNotSent(sends, cause), reason,
    cause);
  }
  unwatch(sends), wait.end(tell);
}
function header(response, name) {
  let value = tryGet(() => response.headers.get(name));
  return typeof value == "string" ? value.slice(0, MAX_HEADER) :
  void 0;
}
function retryAfter(response) {
  let text2 = header(response, "retry-after")?.trim();
  if (text2 === void 0) return;
  if (/^\d{1,15}$/.test(text2)) return Number(text2) * 1e3;
  if (!/^[A-Z][a-z]+, .* GMT$/.test(text2)) return;
  let wait = Date.parse(text2) - Date.now();
  return Number.isNaN(wait) ? void 0 : Math.max(wait, 0);
}
async function readBody(response, maxBody, wait) {
  let isReading = !1;
  try {
    let { next, stop } = readerOf(response), body = new Uint8Array(),
    empty = 0;
    for (isReading = !0; ; ) {
      let { done, value } = await next();
      if (done) return { body };
      let chunk = bytes(value);
      if (chunk.length === 0 && (empty += 1), body.length + chunk.
      length > maxBody || empty > MAX_EMPTY_CHUNKS || wait.isOver)
        return wait.onGivenUp?.(), stop?.(), {};
      body = joined(body, chunk);
    }
  } catch (cause) {
    let reason = textOf(cause, "message") ?? "";
    return { isBrokenOff: isReading, reason, cause };
  }
}
function readerOf(response) {
  let body = (
    /** @type {any} */
    response.body
  );
  if (body === null) return { next: () => Promise.resolve({ done: !0 }) };
  if (typeof tryGet(() => body.getReader) == "function") {
    let reader = body.getReader();
    return { next: () => reader.read(), stop: () => {
      tryGet(() => reader.cancel().catch(() => {
      }));
    } };
  }
  if (typeof tryGet(() => body[Symbol.asyncIterator]) == "fu\
nction") {
    let iterator = body[Symbol.asyncIterator]();
    return { next: () => iterator.next(), stop: () => {
      tryGet(() => iterator.return?.().catch(() => {
      }));
    } };
  }
  if (typeof tryGet(() => response.arrayBuffer) == "function") {
    let isRead = !1;
    return { next: async () => isRead ? { done: !0 } : (isRead =
    !0, { value: await response.arrayBuffer() }) };
  }
  throw new TypeError("the response has neither a stream as \
`body` nor `arrayBuffer()`");
}
function joined(left, right) {
  if (left.length === 0) return right;
  let both = new Uint8Array(left.length + right.length);
  return both.set(left), both.set(right, left.length), both;
}
function bytes(value) {
  if (!(ArrayBuffer.isView(value) || isArrayBuffer(value))) throw new TypeError(
  "the body holds something other than bytes");
  return new Uint8Array(
    /** @type {Uint8Array} */
    value
  );
}
function isArrayBuffer(value) {
  return tryGet(() => byteLength?.call(
    /** @type {any} */
    value
  )) !== void 0;
}
var byteLength = Object.getOwnPropertyDescriptor(ArrayBuffer.
prototype, "byteLength")?.get;
function copyTo(bytes2, body) {
  bytes2.set(body);
}
function hasFetch() {
  return typeof tryGet(() => globalThis.fetch) == "function";
}
var CACHE_MODES = ["no-cache", "no-store"];
function isKnown(cache) {
  return tryGet(() => new globalThis.Request("https://cache.\
invalid", { cache })) !== void 0;
}
function tryGet(get) {
  try {
    return get();
  } catch {
    return;
  }
}

// target/pkg/longport_cancel_order.js
function acquired(id, permit, wait_ms, ticket, cause) {
  let val2 = +id, val3 = +(isLikeNone(permit) ? Number.MAX_SAFE_INTEGER :
  permit >>> 0), val4 = +(isLikeNone(wait_ms) ? 0 : wait_ms);
  var ptr0 = isLikeNone(ticket) ? 0 : passStringToWasm0(ticket,
  wasm.Oa, wasm.Pa), len0 = WASM_VECTOR_LEN;
  wasm.ya(val2, val3, !isLikeNone(wait_ms), val4, ptr0, len0,
  cause);
}
function answered(id, status, redirect, is_one_copy, trace_id, retry_after_ms, body, length, why, is_broken_off, cause) {
  let val3 = +id, val4 = +status, val5 = +redirect, val6 = +is_one_copy,
  val7 = +(isLikeNone(retry_after_ms) ? 0 : retry_after_ms),
  val8 = +(isLikeNone(length) ? Number.MAX_SAFE_INTEGER : length >>>
  0), val9 = +is_broken_off, ptr0, len0, ptr1, len1;
  try {
    ptr0 = isLikeNone(trace_id) ? 0 : passStringToWasm0(trace_id,
    wasm.Oa, wasm.Pa), len0 = WASM_VECTOR_LEN, ptr1 = isLikeNone(
    why) ? 0 : passStringToWasm0(why, wasm.Oa, wasm.Pa), len1 =
    WASM_VECTOR_LEN;
  } catch (e) {
    throw ptr1 && wasm.Qa(ptr1, len1 * 1, 1), ptr0 && wasm.Qa(
    ptr0, len0 * 1, 1), e;
  }
  wasm.za(val3, val4, val5, val6, ptr0, len0, !isLikeNone(retry_after_ms),
  val7, body, val8, ptr1, len1, val9, cause);
}
function begin(client, call, method, what, options) {
  let ret = wasm.Aa(client, call, method, what, options);
  if (ret[2])
    throw takeFromExternrefTable0(ret[1]);
  return ret[0] >>> 0;
}
function failed(id, is_sent, why, cause) {
  let val2 = +id, val3 = +is_sent, ptr0 = passStringToWasm0(
  why, wasm.Oa, wasm.Pa), len0 = WASM_VECTOR_LEN;
  wasm.Ba(val2, val3, ptr0, len0, cause);
}
function forget(client) {
  wasm.Ca(client);
}
function fromApikey(app_key, app_secret, access_token, options) {
  let ret = wasm.Da(app_key, app_secret, access_token, options);
  if (ret[2])
    throw takeFromExternrefTable0(ret[1]);
  return ret[0] >>> 0;
}
function fromApikeyEnv(options) {
  let ret = wasm.Ea(options);
  if (ret[2])
    throw takeFromExternrefTable0(ret[1]);
  return ret[0] >>> 0;
}
function fromOAuth(client_id, access_token, options) {
  let ret = wasm.Fa(client_id, access_token, options);
  if (ret[2])
    throw takeFromExternrefTable0(ret[1]);
  return ret[0] >>> 0;
}
function gaveUp(id, is_aborted) {
  wasm.Ga(id, is_aborted);
}
function poll(id, shown, unix_ms) {
  return wasm.Ha(id, shown, unix_ms) !== 0;
}
function transportOf(client) {
  let ret = wasm.Ia(client);
  if (ret[2])
    throw takeFromExternrefTable0(ret[1]);
  return takeFromExternrefTable0(ret[0]);
}
function woke(id) {
  wasm.Ja(id);
}
function __wbg_get_imports() {
  return {
    __proto__: null,
    a: { ...{
      __proto__: null,
      y: function(arg0, arg1) {
        return Error(getStringFromWasm0(arg0, arg1));
      },
      x: function(arg0) {
        return Number(arg0);
      },
      qa: function(arg0) {
        let v = arg0, ret = typeof v == "boolean" ? v : void 0;
        return isLikeNone(ret) ? 16777215 : ret ? 1 : 0;
      },
      ra: function(arg0) {
        return typeof arg0 == "function";
      },
      oa: function(arg0) {
        return arg0 === null;
      },
      F: function(arg0) {
        let val = arg0;
        return typeof val == "object" && val !== null;
      },
      pa: function(arg0) {
        return typeof arg0 == "string";
      },
      sa: function(arg0) {
        return arg0 === void 0;
      },
      na: function(arg0, arg1) {
        let obj = arg1, ret = typeof obj == "number" ? obj :
        void 0;
        getDataViewMemory0().setFloat64((arg0 >>> 0) + 8, isLikeNone(
        ret) ? 0 : ret, !0), getDataViewMemory0().setInt32((arg0 >>>
        0) + 0, !isLikeNone(ret), !0);
      },
      la: function(arg0, arg1) {
        let obj = arg1, ret = typeof obj == "string" ? obj :
        void 0;
        var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret,
        wasm.Oa, wasm.Pa), len1 = WASM_VECTOR_LEN;
        getDataViewMemory0().setInt32((arg0 >>> 0) + 4, len1,
        !0), getDataViewMemory0().setInt32((arg0 >>> 0) + 0,
        ptr1, !0);
      },
      ma: function(arg0, arg1) {
        throw new Error(getStringFromWasm0(arg0, arg1));
      },
      c: function(arg0) {
        arg0._wbg_cb_unref();
      },
      Y: function(arg0, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12) {
        arg0.accept(getArrayU32FromWasm0(arg1, arg2), getStringFromWasm0(
        arg3, arg4), arg5 >>> 0, arg6 === 0 ? void 0 : getStringFromWasm0(
        arg6, arg7), arg8, arg9 !== 0, arg10, arg11 === 0 ? void 0 :
        arg12);
      },
      t: function(arg0, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10) {
        return arg0.acquire(arg1 >>> 0, arg2, getStringFromWasm0(
        arg3, arg4), getStringFromWasm0(arg5, arg6), arg7 ===
        0 ? void 0 : getStringFromWasm0(arg7, arg8), arg9, arg10);
      },
      ja: function(arg0, arg1) {
        arg0.asked(arg1);
      },
      da: function(arg0, arg1, arg2) {
        try {
          var state0 = { a: arg1, b: arg2 }, cb0 = (arg02) => {
            let a = state0.a;
            state0.a = 0;
            try {
              return invoke1(a, state0.b, arg02);
            } finally {
              state0.a = a;
            }
          };
          return cleaned(arg0, cb0);
        } finally {
          state0.a = 0;
        }
      },
      d: function(arg0) {
        arg0.close();
      },
      ia: function(arg0, arg1) {
        return collect(arg0, arg1 >>> 0);
      },
      ha: function(arg0, arg1, arg2) {
        copyTo(getArrayU8FromWasm0(arg0, arg1), arg2);
      },
      J: function(arg0, arg1, arg2, arg3, arg4, arg5, arg6) {
        return new Transport(arg0, arg1, getStringFromWasm0(
        arg2, arg3), getStringFromWasm0(arg4, arg5), arg6 >>>
        0);
      },
      V: function(arg0, arg1) {
        let ret = digits(arg1);
        var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret,
        wasm.Oa, wasm.Pa), len1 = WASM_VECTOR_LEN;
        getDataViewMemory0().setInt32((arg0 >>> 0) + 4, len1,
        !0), getDataViewMemory0().setInt32((arg0 >>> 0) + 0,
        ptr1, !0);
      },
      T: function(arg0) {
        let ret = entries(arg0);
        return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
      },
      k: function(arg0, arg1, arg2) {
        let ret = expiryOf(getStringFromWasm0(arg1, arg2));
        getDataViewMemory0().setFloat64((arg0 >>> 0) + 8, isLikeNone(
        ret) ? 0 : ret, !0), getDataViewMemory0().setInt32((arg0 >>>
        0) + 0, !isLikeNone(ret), !0);
      },
      s: function(arg0, arg1, arg2, arg3, arg4, arg5) {
        arg0.fail(getArrayU32FromWasm0(arg1, arg2), arg3 ===
        0 ? void 0 : getStringFromWasm0(arg3, arg4), arg5);
      },
      u: function(arg0, arg1, arg2, arg3, arg4, arg5) {
        return fields(arg0, getStringFromWasm0(arg1, arg2), getStringFromWasm0(
        arg3, arg4), arg5 !== 0);
      },
      a: function(arg0) {
        return arg0.fired;
      },
      b: function(arg0, arg1, arg2) {
        arg0.forget(getStringFromWasm0(arg1, arg2));
      },
      ba: function(arg0, arg1, arg2) {
        arg0.found(getStringFromWasm0(arg1, arg2));
      },
      j: function(arg0, arg1) {
        return arg0[arg1 >>> 0];
      },
      G: function(arg0, arg1) {
        return hasPlainHost(getStringFromWasm0(arg0, arg1));
      },
      R: function(arg0, arg1, arg2, arg3, arg4) {
        arg0.header(getStringFromWasm0(arg1, arg2), arg3 ===
        0 ? void 0 : getStringFromWasm0(arg3, arg4));
      },
      I: function(arg0) {
        return SharedLimiter.isOne(arg0);
      },
      S: function(arg0, arg1) {
        return Object.is(arg0, arg1);
      },
      W: function(arg0, arg1) {
        let ret = kindOf(arg1), ptr1 = passStringToWasm0(ret,
        wasm.Oa, wasm.Pa), len1 = WASM_VECTOR_LEN;
        getDataViewMemory0().setInt32((arg0 >>> 0) + 4, len1,
        !0), getDataViewMemory0().setInt32((arg0 >>> 0) + 0,
        ptr1, !0);
      },
      ea: function(arg0, arg1, arg2, arg3, arg4) {
        arg0.known(getStringFromWasm0(arg1, arg2), getStringFromWasm0(
        arg3, arg4));
      },
      U: function(arg0) {
        return arg0.length;
      },
      o: function(arg0, arg1, arg2) {
        let ret = matches(arg0, arg1, arg2);
        return isLikeNone(ret) ? 16777215 : ret ? 1 : 0;
      },
      l: function() {
        return new Array();
      },
      N: function(arg0) {
        return new Date(arg0);
      },
      K: function() {
        return new Waiters();
      },
      Q: function(arg0, arg1, arg2, arg3, arg4, arg5, arg6) {
        return new SharedLimiter(arg0, getStringFromWasm0(arg1,
        arg2), arg3 >>> 0, arg4, arg5, arg6 !== 0);
      },
      w: function() {
        return new Object();
      },
      L: function() {
        return performance.now();
      },
      M: function() {
        return Date.now();
      },
      X: function(arg0, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13, arg14, arg15) {
        return order(getStringFromWasm0(arg0, arg1), getStringFromWasm0(
        arg2, arg3), getStringFromWasm0(arg4, arg5), getStringFromWasm0(
        arg6, arg7), getStringFromWasm0(arg8, arg9), getStringFromWasm0(
        arg10, arg11), getStringFromWasm0(arg12, arg13), arg14 ===
        0 ? void 0 : getStringFromWasm0(arg14, arg15));
      },
      h: function(arg0) {
        return arg0.promise;
      },
      m: function(arg0, arg1) {
        return arg0.push(arg1);
      },
      C: function() {
        return Math.random();
      },
      A: function(arg0) {
        return arg0.reason;
      },
      ga: function(arg0, arg1, arg2, arg3, arg4, arg5) {
        arg0.release(arg1 >>> 0, getStringFromWasm0(arg2, arg3),
        arg4 === 0 ? void 0 : arg5);
      },
      r: function(arg0, arg1, arg2, arg3) {
        arg0.report(arg1, arg2 >>> 0, arg3 !== 0);
      },
      f: function(arg0, arg1) {
        return requestToken(arg0, arg1 !== 0);
      },
      q: function(arg0, arg1) {
        arg0.resolve(arg1);
      },
      n: function(arg0, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13, arg14, arg15, arg16, arg17, arg18, arg19) {
        return arg0.send(arg1 >>> 0, arg2, arg3 === 0 ? void 0 :
        getStringFromWasm0(arg3, arg4), getStringFromWasm0(arg5,
        arg6), getStringFromWasm0(arg7, arg8), getStringFromWasm0(
        arg9, arg10), getStringFromWasm0(arg11, arg12), arg13 ===
        0 ? void 0 : getStringFromWasm0(arg13, arg14), arg15,
        arg16 !== 0, arg17 >>> 0, arg18, arg19);
      },
      _: function(arg0, arg1) {
        arg0.credentials = __wbindgen_enum_RequestCredentials[arg1];
      },
      z: function(arg0, arg1, arg2) {
        arg0[arg1] = arg2;
      },
      Z: function(arg0, arg1) {
        arg0.redirect = __wbindgen_enum_RequestRedirect[arg1];
      },
      $: function(arg0, arg1) {
        arg0.referrerPolicy = __wbindgen_enum_ReferrerPolicy[arg1];
      },
      v: function(arg0, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10) {
        return arg0.signed(getStringFromWasm0(arg1, arg2), getStringFromWasm0(
        arg3, arg4), getStringFromWasm0(arg5, arg6), getStringFromWasm0(
        arg7, arg8), arg9 === 0 ? void 0 : getStringFromWasm0(
        arg9, arg10));
      },
      ca: function(arg0, arg1, arg2, arg3, arg4, arg5) {
        return sleep(arg0 >>> 0, arg1, arg2, arg3 === Number.
        MAX_SAFE_INTEGER ? void 0 : arg3, arg4, arg5);
      },
      e: function(arg0) {
        arg0.stop();
      },
      O: function(arg0, arg1) {
        let ret = text(arg1);
        var ptr1 = isLikeNone(ret) ? 0 : passStringToWasm0(ret,
        wasm.Oa, wasm.Pa), len1 = WASM_VECTOR_LEN;
        getDataViewMemory0().setInt32((arg0 >>> 0) + 4, len1,
        !0), getDataViewMemory0().setInt32((arg0 >>> 0) + 0,
        ptr1, !0);
      },
      i: function(arg0, arg1, arg2) {
        return arg0.then(arg1, arg2);
      },
      D: function(arg0) {
        let ret = Abort.to(arg0);
        return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);
      },
      p: function(arg0, arg1) {
        return variable(getStringFromWasm0(arg0, arg1));
      },
      B: function(arg0, arg1) {
        arg0.wake(arg1 >>> 0);
      },
      aa: function(arg0) {
        arg0.wake();
      },
      ka: function(arg0) {
        arg0.wipe();
      },
      ua: function(arg0, arg1) {
        return makeMutClosure(arg0, arg1, invoke0);
      },
      va: function(arg0) {
        return arg0;
      },
      wa: function(arg0, arg1) {
        return getStringFromWasm0(arg0, arg1);
      },
      ta: function() {
        let table = wasm.Sa;
        table.set(0, void 0), table.set(1024, void 0), table.
        set(1025, null), table.set(1026, !0), table.set(1027,
        !1);
      }
    }, fa: isEdgeWorker, H: hasFetch, E: address, P: notify,
    g: inTime }
  };
}
function invoke0(arg0, arg1, arg2) {
  let ret = wasm.Na(arg0, arg1, arg2);
  if (ret[1])
    throw takeFromExternrefTable0(ret[0]);
}
function invoke1(arg0, arg1, arg2) {
  let deferred2_0, deferred2_1;
  try {
    let ptr0 = passStringToWasm0(arg2, wasm.Oa, wasm.Pa), len0 = WASM_VECTOR_LEN,
    ret = wasm.Ma(arg0, arg1, ptr0, len0);
    return deferred2_0 = ret[0], deferred2_1 = ret[1], getStringFromWasm0(
    ret[0], ret[1]);
  } finally {
    wasm.Qa(deferred2_0, deferred2_1, 1);
  }
}
var __wbindgen_enum_ReferrerPolicy = ["", "no-referrer", "no\
-referrer-when-downgrade", "origin", "origin-when-cross-orig\
in", "unsafe-url", "same-origin", "strict-origin", "strict-o\
rigin-when-cross-origin"], __wbindgen_enum_RequestCredentials = [
"omit", "same-origin", "include"], __wbindgen_enum_RequestRedirect = [
"follow", "error", "manual"];
function addToExternrefTable0(obj) {
  let idx = wasm.Ra();
  return wasm.Sa.set(idx, obj), idx;
}
var CLOSURE_DTORS = typeof FinalizationRegistry > "u" ? { register: () => {
}, unregister: () => {
} } : new FinalizationRegistry((state) => wasm.Ta(state.a, state.
b));
function getArrayU32FromWasm0(ptr, len) {
  return ptr = ptr >>> 0, getUint32ArrayMemory0().subarray(ptr /
  4, ptr / 4 + len);
}
function getArrayU8FromWasm0(ptr, len) {
  return ptr = ptr >>> 0, getUint8ArrayMemory0().subarray(ptr /
  1, ptr / 1 + len);
}
var cachedDataViewMemory0 = null;
function getDataViewMemory0() {
  return (cachedDataViewMemory0 === null || cachedDataViewMemory0.
  buffer.detached === !0 || cachedDataViewMemory0.buffer.detached ===
  void 0 && cachedDataViewMemory0.buffer !== wasm.xa.buffer) &&
  (cachedDataViewMemory0 = new DataView(wasm.xa.buffer)), cachedDataViewMemory0;
}
function getStringFromWasm0(ptr, len) {
  return ptr = ptr >>> 0, decodeText(getUint8ArrayMemory0().
  subarray(ptr, ptr + len));
}
var cachedUint32ArrayMemory0 = null;
function getUint32ArrayMemory0() {
  return (cachedUint32ArrayMemory0 === null || cachedUint32ArrayMemory0.
  byteLength === 0) && (cachedUint32ArrayMemory0 = new Uint32Array(
  wasm.xa.buffer)), cachedUint32ArrayMemory0;
}
var cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
  return (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.
  byteLength === 0) && (cachedUint8ArrayMemory0 = new Uint8Array(
  wasm.xa.buffer)), cachedUint8ArrayMemory0;
}
function isLikeNone(x) {
  return x == null;
}
function makeMutClosure(arg0, arg1, f) {
  let state = { a: arg0, b: arg1, cnt: 1 }, real = (...args) => {
    state.cnt++;
    let a = state.a;
    state.a = 0;
    try {
      return f(a, state.b, ...args);
    } finally {
      state.a = a, real._wbg_cb_unref();
    }
  };
  return real._wbg_cb_unref = () => {
    --state.cnt === 0 && (wasm.Ta(state.a, state.b), state.a =
    0, CLOSURE_DTORS.unregister(state));
  }, CLOSURE_DTORS.register(real, state, state), real;
}
function passStringToWasm0(arg, malloc, realloc) {
  if (realloc === void 0) {
    let buf = cachedTextEncoder.encode(arg), ptr2 = malloc(buf.
    length, 1) >>> 0;
    return getUint8ArrayMemory0().subarray(ptr2, ptr2 + buf.
    length).set(buf), WASM_VECTOR_LEN = buf.length, ptr2;
  }
  let len = arg.length, ptr = malloc(len, 1) >>> 0, mem = getUint8ArrayMemory0(),
  offset = 0;
  for (; offset < len; offset++) {
    let code = arg.charCodeAt(offset);
    if (code > 127) break;
    mem[ptr + offset] = code;
  }
  if (offset !== len) {
    offset !== 0 && (arg = arg.slice(offset)), ptr = realloc(
    ptr, len, len = offset + arg.length * 3, 1) >>> 0;
    let view = getUint8ArrayMemory0().subarray(ptr + offset,
    ptr + len), ret = cachedTextEncoder.encodeInto(arg, view);
    offset += ret.written, ptr = realloc(ptr, len, offset, 1) >>>
    0;
  }
  return WASM_VECTOR_LEN = offset, ptr;
}
function takeFromExternrefTable0(idx) {
  let value = wasm.Sa.get(idx);
  return wasm.Ua(idx), value;
}
var cachedTextDecoder = new TextDecoder("utf-8", { ignoreBOM: !0 });
cachedTextDecoder.decode();
var MAX_SAFARI_DECODE_BYTES = 2146435072, numBytesDecoded = 0;
function decodeText(bytes2) {
  return numBytesDecoded += bytes2.length, numBytesDecoded >=
  MAX_SAFARI_DECODE_BYTES && (cachedTextDecoder = new TextDecoder(
  "utf-8", { ignoreBOM: !0 }), cachedTextDecoder.decode(), numBytesDecoded =
  bytes2.length), cachedTextDecoder.decode(bytes2);
}
var cachedTextEncoder = new TextEncoder();
"encodeInto" in cachedTextEncoder || (cachedTextEncoder.encodeInto =
function(arg, view) {
  let buf = cachedTextEncoder.encode(arg);
  return view.set(buf), {
    read: arg.length,
    written: buf.length
  };
});
var WASM_VECTOR_LEN = 0, wasmModule, wasmInstance, wasm;
function __wbg_finalize_init(instance, module2) {
  return wasmInstance = instance, wasm = instance.exports, wasmModule =
  module2, cachedDataViewMemory0 = null, cachedUint32ArrayMemory0 =
  null, cachedUint8ArrayMemory0 = null, wasm.Va(), wasm;
}
function initSync(module2) {
  if (wasm !== void 0) return wasm;
  module2 !== void 0 && (Object.getPrototypeOf(module2) === Object.
  prototype ? { module: module2 } = module2 : console.warn("\
using deprecated parameters for `initSync()`; pass a single \
object instead"));
  let imports = __wbg_get_imports();
  module2 instanceof WebAssembly.Module || (module2 = new WebAssembly.
  Module(module2));
  let instance = new WebAssembly.Instance(module2, imports);
  return __wbg_finalize_init(instance, module2);
}

// src/wasm/longport_error.js
var LongportError = class extends Error {
  /**
   * @param {string} message
   * @param {ErrorFields} fields
   */
  constructor(message, fields3) {
    let { cause, ...rest } = { __proto__: null, cause: void 0,
    ...fields3 };
    super(message, cause === void 0 ? void 0 : { cause });
    for (let [name2, value] of Object.entries(rest))
      name2 !== "message" && define(this, name2, value, !0);
    let name = Object.hasOwn(NAMES2, rest.kind) ? NAMES2[rest.
    kind] : "LongportError";
    define(this, "name", name, !1);
  }
  /** An `Error` writes itself as `{}`, which is of no use in a log. */
  toJSON() {
    let { name: _, message, cause, ...fields3 } = this, said = cause ===
    void 0 ? {} : { cause: summaryOf(cause) };
    return { name: this.name, message: this.message, ...fields3,
    ...said };
  }
}, NAMES2 = { Aborted: "AbortError", Timeout: "TimeoutError" },
DEPTH2 = 4;
function summaryOf(cause, depth = DEPTH2) {
  try {
    if (typeof cause != "object" || cause === null) return String(
    cause);
    let summary = {};
    for (let name of ["name", "message", "code"]) {
      let value = cause[name];
      (typeof value == "string" || typeof value == "number") &&
      (summary[name] = value);
    }
    return depth > 1 && cause.cause !== void 0 && (summary.cause =
    summaryOf(cause.cause, depth - 1)), summary;
  } catch {
    return "something that cannot be read";
  }
}

// src/wasm/call.js
var trap, hasEnded = !1, open = /* @__PURE__ */ new Set();
function enter(step) {
  if (hasEnded) throw moduleEnded();
  let result;
  try {
    result = step();
  } catch (error) {
    let thrown = (
      /** @type {any} */
      error
    );
    if (thrown instanceof LongportError) throw thrown;
    if (isFacts(thrown)) throw new LongportError(thrown.message,
    thrown);
    end(thrown);
  }
  if (hasEnded) throw moduleEnded();
  return (
    /** @type {T} */
    result
  );
}
function isFacts(thrown) {
  return typeof thrown == "object" && thrown !== null && Object.
  hasOwn(thrown, "kind");
}
function end(thrown) {
  if (!hasEnded) {
    hasEnded = !0, trap = thrown;
    for (let call of open) call.close();
  }
}
function moduleEnded({ orderId, outcome, attempts } = { outcome: "\
not-sent", attempts: 0 }) {
  let message = `${orderId === void 0 ? "" : `order ${orderId}\
: `}the WebAssembly module has ended (${String(trap)}); rest\
art the process, reload the page, or start a new worker; ${SUMMARIES[outcome]}`,
  which = orderId === void 0 ? {} : { orderId };
  return new LongportError(message, {
    kind: "ModuleEnded",
    outcome,
    ...which,
    attempts,
    cause: trap
  });
}
var SUMMARIES = {
  "not-sent": "nothing was sent",
  rejected: "this call changed nothing",
  "too-late": "the order had ended otherwise",
  unknown: "the order may have been cancelled: look it up be\
fore acting on it"
}, Call = class {
  /**
   * What is known of each order that a request left for, should the module end.
   * @type {Map<string, { outcome: Outcome, attempts: number }>}
   */
  orders = /* @__PURE__ */ new Map();
  /** What is under way. @type {Set<import('./wait.js').Wait>} */
  waits = /* @__PURE__ */ new Set();
  /** What it resolves to, once that is known. @type {unknown} */
  result;
  /** What it rejects with. @type {Failed | undefined} */
  failed;
  /** Ends the wait for something to do. @type {((value?: unknown) => void) | undefined} */
  #resume;
  #isAwake = !1;
  /** The `Config`, whose secret is wiped once nothing holds on to it. @type {unknown} */
  config;
  isOver = !1;
  isClosed = !1;
  /** @param {unknown} config */
  of(config) {
    return this.config = config, this;
  }
  /** A request for this order leaves. @param {string} orderId */
  sent(orderId) {
    let attempts = (this.orders.get(orderId)?.attempts ?? 0) +
    1;
    this.orders.set(orderId, { outcome: "unknown", attempts });
  }
  /** The request was answered, and another one follows. @param {string} orderId @param {Outcome} outcome */
  known(orderId, outcome) {
    let order2 = this.orders.get(orderId);
    order2 && (order2.outcome = outcome);
  }
  /** Ends what is under way: nobody could hear of it any more. */
  close() {
    this.isClosed = !0;
    for (let wait of this.waits)
      wait.close(), wait.abort?.close();
    this.wake();
  }
  /** @param {unknown} value */
  resolve(value) {
    this.result = value;
  }
  /**
   * Its cancel was accepted.
   * @param {Uint32Array} _places
   * @param {string} orderId
   * @param {number} attempts
   * @param {string | undefined} traceId
   * @param {number} durationMs
   * @param {boolean} isByStatus
   * @param {unknown} order
   * @param {number} [readAtMs]
   */
  accept(_places, orderId, attempts, traceId, durationMs, isByStatus, order2, readAtMs) {
    this.result = receiptOf(orderId, attempts, traceId, durationMs,
    isByStatus, order2, readAtMs);
  }
  /** @param {Uint32Array} _places @param {string | undefined} _orderId @param {Failed} failed */
  fail(_places, _orderId, failed2) {
    this.failed = failed2;
  }
  /** There is something to do. */
  wake() {
    this.#isAwake = !0, this.#resume?.();
  }
  /** Goes into the module from a callback, and wakes the call. @param {() => void} step */
  deliver(step) {
    if (!this.isOver) {
      try {
        enter(step);
      } catch {
      }
      this.wake();
    }
  }
  /**
   * Runs the task that `start` begins to its end, each step in the asynchronous context that this
   * was called in. The first is taken a moment later, so that whoever aborts right after the call
   * knows that nothing was sent.
   * @param {() => number} start
   * @returns {Promise<unknown>}
   */
  async run(start) {
    open.add(this);
    try {
      let task = enter(start), step = () => poll(task, performance.
      now(), Date.now());
      for (await void 0; !enter(step); )
        this.#isAwake || await new Promise((resolve) => this.#resume =
        resolve), this.#isAwake = !1;
      if (this.failed) throw new LongportError(this.failed.message,
      this.failed);
      return this.result;
    } catch (error) {
      throw this.explained(error);
    } finally {
      this.isOver = !0, open.delete(this);
    }
  }
  /** With what is known of the order, where the module could not say. @param {any} error */
  explained(error) {
    let [known] = this.orders;
    return error.kind === "ModuleEnded" && known ? moduleEnded(
    { orderId: known[0], ...known[1] }) : error;
  }
};
function receiptOf(orderId, attempts, traceId, durationMs, isByStatus, order2, readAtMs) {
  let receipt = { orderId, attempts, durationMs, confirmedBy: isByStatus ?
  "status" : "answer" };
  return traceId !== void 0 && (receipt.traceId = traceId), readAtMs !==
  void 0 && Object.assign(receipt, { order: order2, readAt: new Date(
  readAtMs) }), receipt;
}
var LookUp = class extends Call {
  /** @override @param {any} error */
  explained(error) {
    return delete error.outcome, error;
  }
}, Bulk = class extends Call {
  /** @type {Result[]} */
  #results = [];
  /** What is known of each failure. @type {Map<Result, Failed>} */
  #failed = /* @__PURE__ */ new Map();
  /** @type {unknown[]} */
  #ids = [];
  /** Of `cancelAll`, should it not come to its end. */
  #report = { stillOpen: (
    /** @type {unknown[]} */
    []
  ), rounds: 0, complete: !1 };
  /** What the caller's `where` threw. @type {{ cause?: unknown }} */
  #thrown = {};
  /**
   * @override
   * @param {Uint32Array} places
   * @param {string} orderId
   * @param {number} attempts
   * @param {string | undefined} traceId
   * @param {number} durationMs
   * @param {boolean} isByStatus
   * @param {unknown} order
   * @param {number} [readAtMs]
   */
  accept(places, orderId, attempts, traceId, durationMs, isByStatus, order2, readAtMs) {
    let receipt = receiptOf(orderId, attempts, traceId, durationMs,
    isByStatus, order2, readAtMs);
    this.#settle(places, orderId, { ok: !0, orderId, receipt });
  }
  /** @override @param {Uint32Array} places @param {string | undefined} orderId @param {Failed} failed */
  fail(places, orderId, failed2) {
    if (places.length === 0) {
      this.failed = { ...failed2, ...this.#thrown };
      return;
    }
    let result = orderId === void 0 ? { ok: !1 } : { ok: !1,
    orderId };
    this.#failed.set(result, failed2), this.#settle(places, orderId,
    result);
  }
  /** Puts the result of an order in the places that name it. */
  #settle(places, orderId, result) {
    for (let place of places) this.#results[place] = result;
    orderId !== void 0 && this.orders.delete(orderId);
  }
  /** Keeps what was asked for. @param {unknown[]} ids */
  asked(ids) {
    this.#ids = ids;
  }
  /** One more order was found. @param {string} orderId */
  found(orderId) {
    this.#ids.push(orderId);
  }
  /** @param {unknown[]} stillOpen @param {number} rounds @param {boolean} complete */
  report(stillOpen, rounds, complete) {
    this.#report = { stillOpen, rounds, complete };
  }
  /** The caller's `where` threw. @param {unknown} cause */
  threw(cause) {
    this.#thrown = { cause };
  }
  /** @param {() => number} start */
  async runEvery(start) {
    return { results: await this.runAll(start), ...this.#report };
  }
  /** @param {() => number} start */
  async runAll(start) {
    try {
      await this.run(start);
    } catch (error) {
      if (!hasEnded || this.#ids.length === 0) throw error;
      for (let [place, id] of this.#ids.entries()) {
        if (place in this.#results) continue;
        if (typeof id != "string" && typeof id != "bigint") {
          this.#results[place] = { ok: !1, error: moduleEnded() };
          continue;
        }
        let orderId = String(id), known = this.orders.get(orderId) ??
        { outcome: "not-sent", attempts: 0 };
        this.#results[place] = { ok: !1, orderId, error: moduleEnded(
        { orderId, ...known }) };
      }
    }
    for (let [result, fields3] of this.#failed)
      result.error = new LongportError(fields3.message, fields3);
    return this.#results;
  }
};

// src/wasm/load.js
function initSync2(options) {
  try {
    return initSync(options);
  } catch (error) {
    throw explained(error);
  }
}
function explained(error) {
  return /content security|\bCSP\b|unsafe-eval/i.test(String(
  error)) ? new Error(
    "longport-cancel-order: this page's Content-Security-Pol\
icy forbids WebAssembly; add 'wasm-unsafe-eval' to its scrip\
t-src",
    { cause: error }
  ) : error;
}

// src/wasm/api.js
var OURS = /* @__PURE__ */ Symbol("ours"), FREED = 2 ** 32 -
1, unreachable = new FinalizationRegistry((client) => {
  unlessEnded(() => forget(client));
}), clientOf, Config = class _Config {
  /** @type {number} */
  #client;
  static {
    clientOf = (value) => typeof value == "object" && value !==
    null && #client in value ? value.#client : void 0;
  }
  /** @param {unknown} ours @param {number} client */
  constructor(ours2, client) {
    if (ours2 !== OURS)
      throw invalid("Config: is made by Config.fromApikey, f\
romApikeyEnv or fromOAuth, not by new");
    this.#client = client, unreachable.register(this, client,
    this);
  }
  /** @param {unknown} appKey @param {unknown} appSecret @param {unknown} accessToken @param {unknown} [options] */
  static fromApikey(appKey, appSecret, accessToken, options) {
    return made2(() => fromApikey(appKey, appSecret, accessToken,
    options));
  }
  /** @param {unknown} [options] */
  static fromApikeyEnv(options) {
    return made2(() => fromApikeyEnv(options));
  }
  /** @param {unknown} [options] */
  static fromEnv(options) {
    return _Config.fromApikeyEnv(options);
  }
  /** @param {unknown} clientId @param {unknown} accessToken @param {unknown} [options] */
  static fromOAuth(clientId, accessToken, options) {
    return made2(() => fromOAuth(clientId, accessToken, options));
  }
  free() {
    let client = clientOf(this);
    client === void 0 || client === FREED || (this.#client =
    FREED, unreachable.unregister(this), unlessEnded(() => forget(
    client)));
  }
};
function made2(make) {
  return new Config(OURS, enter(make));
}
var TradeContext = class _TradeContext {
  /** @type {unknown} */
  #config;
  /** @param {unknown} config */
  constructor(config) {
    transportOf2(config), this.#config = config;
  }
  /** @param {unknown} config */
  static new(config) {
    return new _TradeContext(config);
  }
  /** @param {unknown} orderId @param {unknown} [options] */
  cancelOrder(orderId, options) {
    let call = new Call();
    return call.run(_TradeContext.#start(this, "cancelOrder",
    call, 0, orderId, options));
  }
  /** @param {unknown} orderIds @param {unknown} [options] */
  cancelOrders(orderIds, options) {
    let call = new Bulk();
    return call.runAll(
      _TradeContext.#start(this, "cancelOrders", call, 3, orderIds,
      options)
    );
  }
  /** @param {unknown} [filter] @param {unknown} [options] */
  cancelAll(filter, options) {
    let call = new Bulk();
    return call.runEvery(_TradeContext.#start(this, "cancelA\
ll", call, 4, filter, options));
  }
  /** @param {unknown} orderId @param {unknown} [options] */
  orderDetail(orderId, options) {
    let call = new LookUp();
    return call.run(_TradeContext.#start(this, "orderDetail",
    call, 2, orderId, options));
  }
  /** @param {unknown} [filter] @param {unknown} [options] */
  openOrders(filter, options) {
    let call = new LookUp();
    return call.run(_TradeContext.#start(this, "openOrders",
    call, 5, filter, options));
  }
  /** @param {unknown} orderId @param {unknown} [options] */
  signCancelOrder(orderId, options) {
    let call = new Call();
    return call.run(
      _TradeContext.#start(this, "signCancelOrder", call, 1,
      orderId, options)
    );
  }
  async warmUp() {
    return await transportOf2(_TradeContext.#of(this, "warmU\
p")).warmUp();
  }
  free() {
    typeof this == "object" && this !== null && #config in this &&
    (this.#config = void 0);
  }
  /**
   * What starts a call of a method.
   * @param {unknown} context @param {string} name @param {Call} call @param {number} method
   * @param {unknown} what @param {unknown} options
   */
  static #start(context, name, call, method, what, options) {
    return () => begin2(_TradeContext.#of(context, name), call,
    method, what, options);
  }
  /** The `Config` of what a method was called on. @param {unknown} context @param {string} method */
  static #of(context, method) {
    if (typeof context != "object" || context === null)
      throw invalid(`context: ${method} was called on its ow\
n; call it as ctx.${method}(…)`);
    if (!(#config in context))
      throw invalid(
        `context: ${method} was called on something that is \
not a TradeContext: a copy or a proxy of one cannot be used \
(in Vue, keep the original by markRaw)`
      );
    if (!context.#config) throw invalid(`context: ${method} \
was called after free()`);
    return context.#config;
  }
};
function begin2(config, call, method, what, options) {
  return begin(usable(config), call.of(config), method, what,
  options);
}
function cancelOrder(config, orderId, options) {
  let call = new Call();
  return call.run(() => (transportOf2(config), begin2(config,
  call, 0, orderId, options)));
}
var api = { Config, LongportError, TradeContext, cancelOrder };
for (let [name, value] of Object.entries(api))
  Object.defineProperty(value, "name", { value: name });
if (Symbol.dispose)
  for (let { prototype } of [Config, TradeContext]) {
    let { free } = prototype;
    Object.defineProperty(prototype, Symbol.dispose, { value: free,
    configurable: !0 });
  }
function usable(config) {
  let client = clientOf(config);
  if (client === void 0)
    throw invalid("config: must be a Config that has not bee\
n freed, itself and not a copy of it");
  return client;
}
function transportOf2(config) {
  return enter(() => transportOf(usable(config)));
}
function invalid(message) {
  return new LongportError(message, { kind: "InvalidConfig",
  outcome: "not-sent", attempts: 0 });
}
function unlessEnded(step) {
  try {
    enter(step);
  } catch {
  }
}
