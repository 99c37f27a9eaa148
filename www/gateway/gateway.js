// One practice gateway: the way of a call through it, from the request line to the answer. Nothing
// here needs Node.js: http.js puts a gateway on a port, fetch.js makes it a `fetch`.
//
//   preflight? -> body read (413)
//   -> fault at the front
//   -> endpoint known (404) -> caller admitted (authentication.js has the order) -> limits (429)
//   -> fault before the book
//   -> parameters (400) and book (400, 409)
//   -> fault after the book
//   -> answer

import { envelope, jsonAnswer, refusalAnswer } from './answers.js';
import { Authentication } from './authentication.js';
import { Book } from './book.js';
import { BROKER_CODES, PRACTICE_CODES, Refusal } from './codes.js';
import { isPreflight, preflightHeaders } from './cors.js';
import { ENDPOINTS } from './endpoints.js';
import { FAULT_KINDS } from './fault-kinds.js';
import { Faults } from './faults.js';
import { hex } from './hash.js';
import { Limits } from './limits.js';
import { Record } from './record.js';
import { PRACTICE_ACCOUNT } from '../practice-account.js';
import { PRACTICE_OAUTH } from './practice-oauth.js';

/** What the broker's documentation leaves open, taken strictly. */
const STRICT = Object.freeze({ limits: { scope: 'account' }, maxSkewMs: 60_000 });

const SKEW_ALLOWED_MS = 300_000; // by a clock-skew fault, where no maxSkewMs is set

export class Gateway {
  /** The orders; `reset` makes it anew. */
  book = new Book();
  #options;
  #authentication;
  #faults;
  #limits;
  #record;
  #advancedMs = 0;
  #atEnd = new Set();
  #hasEnded = false;

  /** The options are those of `createGateway`. */
  constructor(options = {}) {
    this.#options = {
      accounts: [PRACTICE_ACCOUNT, PRACTICE_OAUTH],
      orders: [],
      now: () => Date.now(), // as it is then, so that a test's fake timers hold here too
      pathPrefix: '',
      refusalStatus: 400,
      ...(options.strict && STRICT),
      ...options,
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
    if (!(ms >= 0)) throw new TypeError('a clock is advanced by 0 ms or more');
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
      console.error('practice gateway:', error);
      return refusalAnswer(BROKER_CODES.internal);
    });
    const headers = { 'x-trace-id': traceId, ...answer.headers };
    return { ...answer, headers, readable: call.readable };
  }

  #call({ method, target, headers, ip, readBody }, traceId) {
    const [path, query] = splitTarget(target);
    const orderId = new URLSearchParams(query).get('order_id') ?? undefined;
    const receivedAt = this.now();
    const said = {
      method,
      path: this.#ownPath(path),
      query,
      headers: { ...headers },
      ip,
      readBody,
    };
    return { ...said, orderId, receivedAt, traceId, readable: true };
  }

  async #answer(call) {
    if (isPreflight(call)) return this.#preflight(call);
    if (call.method === 'GET' && call.path === '/health') return this.#health();
    const entry = this.#record.open(call);
    const answer = await this.#receive(Object.assign(call, { entry, by: `call ${entry.number}` }));
    this.#record.answered(entry, answer);
    this.#options.onCall?.({ ...entry });
    return answer;
  }

  /** What tells that the gateway is there: no call of the trade API, and open to all. */
  #health() {
    this.#record.counts.healthChecks += 1;
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'success' };
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
    return path.startsWith(`${pathPrefix}/`) ? path.slice(pathPrefix.length) : '';
  }

  async #receive(call) {
    const unreadable = await this.#decide(call, async () => {
      call.body = await call.readBody();
    });
    return unreadable ?? (await this.#meetFault('front', call)) ?? this.#deliver(call);
  }

  async #deliver(call) {
    const refused = await this.#decide(call, () => this.#admit(call));
    if (refused) return refused;
    const fault = await this.#meetFault('before', call);
    if (fault) return fault;
    const answer = await this.#act(call);
    return (await this.#meetFault('after', call, answer)) ?? answer;
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
    const fault = this.#takeFault('clock', call);
    if (!fault) return { clock: this.now(), maxSkewMs };
    return { clock: this.now() + fault.skewMs, maxSkewMs: maxSkewMs ?? SKEW_ALLOWED_MS };
  }

  #act(call) {
    const endpoint = ENDPOINTS[`${call.method} ${call.path}`];
    return this.#decide(call, () => {
      const view = call.method === 'GET' ? this.#viewFor(call) : undefined;
      const data = endpoint({ ...call, view, book: this.book });
      return jsonAnswer(200, envelope(0, 'success', data));
    });
  }

  #viewFor(call) {
    const { staleMs = 0 } = this.#takeFault('view', call) ?? {};
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
      // Which HTTP status comes with a code of the form 60xxxx is not documented.
      const isUndocumented = /^60\d{4}$/.test(code);
      const status = isUndocumented ? this.#options.refusalStatus : error.status;
      return refusalAnswer({ status, code, message });
    }
  }

  /** What a fault at this place answers instead; undefined when the call goes on. */
  async #meetFault(where, call, answer) {
    const fault = this.#takeFault(where, call);
    if (!fault) return undefined;
    if (fault.cors === false) call.readable = false;
    if (fault.delayMs) await this.#sleep(fault.delayMs);
    return FAULT_KINDS[fault.kind].act(fault, { answer, deliverAgain: () => this.#deliver(call) });
  }

  /**
   * Resolves after `ms`; by the gateway's own timer never, once the gateway has stopped.
   * @returns {Promise<void>}
   */
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
}

function newTraceId() {
  return hex(crypto.getRandomValues(new Uint8Array(16)));
}

/** Path and raw query of a request target. */
function splitTarget(target) {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}
