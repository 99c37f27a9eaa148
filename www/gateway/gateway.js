// One practice gateway: the way of a call through it, from the request line to the answer.
//
//   control? -> preflight? -> body read (413)
//   -> fault at the front
//   -> endpoint known (404) -> caller admitted (authentication.js has the order) -> limits (429)
//   -> fault before the book
//   -> parameters (400) and book (404, 409)
//   -> fault after the book
//   -> answer

import { randomBytes } from 'node:crypto';
import { envelope, jsonAnswer, refusalAnswer, send } from './answers.js';
import { Authentication } from './authentication.js';
import { Book } from './book.js';
import { readBody } from './body.js';
import { BROKER_CODES, PRACTICE_CODES, Refusal } from './codes.js';
import { control, isControl } from './control.js';
import { allowReading, denyReading, isPreflight, preflightHeaders } from './cors.js';
import { ENDPOINTS } from './endpoints.js';
import { FAULT_KINDS } from './fault-kinds.js';
import { Faults } from './faults.js';
import { Limits } from './limits.js';
import { Record } from './record.js';
import { PRACTICE_ACCOUNT } from '../practice-account.js';
import { PRACTICE_OAUTH } from './practice-oauth.js';

const SKEW_ALLOWED_MS = 300_000; // by a clock-skew fault, where no maxSkewMs is set

export class Gateway {
  #options;
  #authentication;
  #faults;
  #limits;
  #record;
  #timers = new Set();

  /** The options are those of `startGateway`, less `port` and `host`. */
  constructor(options = {}) {
    this.#options = {
      accounts: [PRACTICE_ACCOUNT, PRACTICE_OAUTH],
      orders: [],
      now: Date.now,
      pathPrefix: '',
      ...options,
    };
    this.reset();
  }

  /**
   * Everything as at the start: the orders, limits and tokens given; no faults, calls or counts.
   * The book may be given other orders to start with.
   */
  reset(orders = this.#options.orders) {
    const { accounts, limits, now, pace } = this.#options;
    this.#authentication = new Authentication(accounts);
    this.#faults = new Faults();
    this.#limits = new Limits(limits);
    this.#record = new Record();
    this.book = new Book({ now, pace });
    for (const order of orders) this.book.submit(order);
  }

  /**
   * The last calls seen: `{ method, path, query, headers, receivedAt, status, code, traceId,
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

  /** Arms a fault; see faults.js. */
  fault(fault) {
    return this.#faults.arm(fault);
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

  /** Drops what was to be answered later. The server's sockets are its owner's to close. */
  stop() {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** A request listener for node:http. */
  handle = async (request, response) => {
    const traceId = randomBytes(16).toString('hex');
    response.setHeader('x-trace-id', traceId);
    allowReading(response);
    try {
      send(response, await this.#answer(request, response, traceId));
    } catch (error) {
      console.error('practice gateway:', error);
      send(response, refusalAnswer(BROKER_CODES.internal));
    }
  };

  async #answer(request, response, traceId) {
    const [path, query] = splitTarget(request.url);
    if (isControl(path)) {
      denyReading(response);
      return control(this, request, { path, ...this.#options });
    }
    if (isPreflight(request)) return this.#preflight(request);
    const call = this.#call(request, { path: this.#ownPath(path), query, traceId });
    const entry = this.#record.open(call);
    const answer = await this.#receive({ ...call, entry, request, response });
    if (!request.complete) response.setHeader('connection', 'close');
    this.#record.answered(entry, answer);
    return answer;
  }

  #preflight({ headers }) {
    this.#record.counts.preflights += 1;
    return { status: 204, headers: preflightHeaders(headers) };
  }

  #call({ method, headers, socket }, { path, query, traceId }) {
    const orderId = new URLSearchParams(query).get('order_id') ?? undefined;
    const caller = { headers: { ...headers }, ip: socket.remoteAddress };
    return { method, path, query, orderId, ...caller, receivedAt: this.#options.now(), traceId };
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
      call.body = await readBody(call.request);
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
    this.#limits.take(call.account, this.#options.now());
  }

  #clockFor(call) {
    const { now, maxSkewMs } = this.#options;
    const fault = this.#faults.take('clock', call);
    if (!fault) return { clock: now(), maxSkewMs };
    this.#record.faulted(call.entry, fault.kind);
    return { clock: now() + fault.skewMs, maxSkewMs: maxSkewMs ?? SKEW_ALLOWED_MS };
  }

  #act(call) {
    const endpoint = ENDPOINTS[`${call.method} ${call.path}`];
    return this.#decide(call, () =>
      jsonAnswer(200, envelope(0, 'success', endpoint({ ...call, book: this.book }))),
    );
  }

  /** Runs a step, makes a refusal an answer, and counts an answer that this step decided on. */
  async #decide(call, step) {
    const answer = await refusalsAsAnswers(step);
    if (answer) this.#record.decided(call.entry, answer.code);
    return answer;
  }

  /** What a fault at this place answers instead; undefined when the call goes on. */
  async #meetFault(where, call, answer) {
    const fault = this.#faults.take(where, call);
    if (!fault) return undefined;
    this.#record.faulted(call.entry, fault.kind);
    if (fault.cors === false) denyReading(call.response);
    if (fault.delayMs) await this.#wait(fault.delayMs);
    return FAULT_KINDS[fault.kind].act(fault, { answer, deliverAgain: () => this.#deliver(call) });
  }

  #wait(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, ms);
      this.#timers.add(timer);
    });
  }
}

/** The value of `step`, or the answer that says why it refused. */
async function refusalsAsAnswers(step) {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    throw error;
  }
}

/** Path and raw query of a request target. */
function splitTarget(target) {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}
