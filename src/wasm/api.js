// What users import. The classes know the module's side of them by a number that nobody else can
// reach: a copy, a clone or a proxy of one has none, and is told so, where it could otherwise reach
// into memory that is not its own.

import * as module from 'bindings';
import { Bulk, Call, LookUp, enter } from './call.js';
import { LongportError } from './longport_error.js';
import {
  CANCEL_ALL,
  CANCEL_ORDER,
  CANCEL_ORDERS,
  OPEN_ORDERS,
  ORDER_DETAIL,
  SIGN_CANCEL_ORDER,
} from './methods.js';

export { explained, initSync } from './load.js';

/** Only who has this makes a `Config` by its constructor. */
const OURS = Symbol('ours');

/** What no `Config` is known by, and so each that was freed. */
const FREED = 2 ** 32 - 1;

/** Wipes the secrets of a `Config` that nobody can reach any more. */
const unreachable = new FinalizationRegistry((/** @type {number} */ client) => {
  unlessEnded(() => module.forget(client));
});

/** What Rust knows a `Config` by; nothing for anything else. @type {(value: unknown) => number | undefined} */
let clientOf;

class Config {
  /** @type {number} */
  #client;

  static {
    clientOf = (value) =>
      typeof value === 'object' && value !== null && #client in value ? value.#client : undefined;
  }

  /** @param {unknown} ours @param {number} client */
  constructor(ours, client) {
    if (ours !== OURS) {
      throw invalid('Config: is made by Config.fromApikey, fromApikeyEnv or fromOAuth, not by new');
    }
    this.#client = client;
    unreachable.register(this, client, this);
  }

  /** @param {unknown} appKey @param {unknown} appSecret @param {unknown} accessToken @param {unknown} [options] */
  static fromApikey(appKey, appSecret, accessToken, options) {
    return made(() => module.fromApikey(appKey, appSecret, accessToken, options));
  }

  /** @param {unknown} [options] */
  static fromApikeyEnv(options) {
    return made(() => module.fromApikeyEnv(options));
  }

  /** @param {unknown} [options] */
  static fromEnv(options) {
    return Config.fromApikeyEnv(options);
  }

  /** @param {unknown} clientId @param {unknown} accessToken @param {unknown} [options] */
  static fromOAuth(clientId, accessToken, options) {
    return made(() => module.fromOAuth(clientId, accessToken, options));
  }

  free() {
    const client = clientOf(this);
    if (client === undefined || client === FREED) return;
    this.#client = FREED;
    unreachable.unregister(this);
    unlessEnded(() => module.forget(client));
  }
}

/** @param {() => number} make */
function made(make) {
  return new Config(OURS, enter(make));
}

class TradeContext {
  /** @type {unknown} */
  #config;

  /** @param {unknown} config */
  constructor(config) {
    transportOf(config);
    this.#config = config;
  }

  /** @param {unknown} config */
  static new(config) {
    return new TradeContext(config);
  }

  /** @param {unknown} orderId @param {unknown} [options] */
  cancelOrder(orderId, options) {
    const call = new Call();
    return call.run(TradeContext.#start(this, 'cancelOrder', call, CANCEL_ORDER, orderId, options));
  }

  /** @param {unknown} orderIds @param {unknown} [options] */
  cancelOrders(orderIds, options) {
    const call = new Bulk();
    return call.runAll(
      TradeContext.#start(this, 'cancelOrders', call, CANCEL_ORDERS, orderIds, options),
    );
  }

  /** @param {unknown} [filter] @param {unknown} [options] */
  cancelAll(filter, options) {
    const call = new Bulk();
    return call.runEvery(TradeContext.#start(this, 'cancelAll', call, CANCEL_ALL, filter, options));
  }

  /** @param {unknown} orderId @param {unknown} [options] */
  orderDetail(orderId, options) {
    const call = new LookUp();
    return call.run(TradeContext.#start(this, 'orderDetail', call, ORDER_DETAIL, orderId, options));
  }

  /** @param {unknown} [filter] @param {unknown} [options] */
  openOrders(filter, options) {
    const call = new LookUp();
    return call.run(TradeContext.#start(this, 'openOrders', call, OPEN_ORDERS, filter, options));
  }

  /** @param {unknown} orderId @param {unknown} [options] */
  signCancelOrder(orderId, options) {
    const call = new Call();
    return call.run(
      TradeContext.#start(this, 'signCancelOrder', call, SIGN_CANCEL_ORDER, orderId, options),
    );
  }

  async warmUp() {
    return await transportOf(TradeContext.#of(this, 'warmUp')).warmUp();
  }

  free() {
    if (typeof this === 'object' && this !== null && #config in this) this.#config = undefined;
  }

  /**
   * What starts a call of a method.
   * @param {unknown} context @param {string} name @param {Call} call @param {number} method
   * @param {unknown} what @param {unknown} options
   */
  static #start(context, name, call, method, what, options) {
    return () => begin(TradeContext.#of(context, name), call, method, what, options);
  }

  /** The `Config` of what a method was called on. @param {unknown} context @param {string} method */
  static #of(context, method) {
    if (typeof context !== 'object' || context === null) {
      throw invalid(`context: ${method} was called on its own; call it as ctx.${method}(…)`);
    }
    if (!(#config in context)) {
      throw invalid(
        `context: ${method} was called on something that is not a TradeContext: a copy or a proxy ` +
          'of one cannot be used (in Vue, keep the original by markRaw)',
      );
    }
    if (!context.#config) throw invalid(`context: ${method} was called after free()`);
    return context.#config;
  }
}

/**
 * @param {unknown} config @param {Call} call @param {number} method @param {unknown} what
 * @param {unknown} options
 */
function begin(config, call, method, what, options) {
  return module.begin(usable(config), call.of(config), method, what, options);
}

/** @param {unknown} config @param {unknown} orderId @param {unknown} [options] */
function cancelOrder(config, orderId, options) {
  const call = new Call();
  return call.run(() => {
    transportOf(config);
    return begin(config, call, CANCEL_ORDER, orderId, options);
  });
}

/** What users import, from whichever entry: the build has each of them export these names. */
export const api = { Config, LongportError, TradeContext, cancelOrder };

// The names that the build takes away, and that users see when they print an object.
for (const [name, value] of Object.entries(api)) {
  Object.defineProperty(value, 'name', { value: name });
}

if (Symbol.dispose) {
  for (const { prototype } of [Config, TradeContext]) {
    const { free } = prototype;
    Object.defineProperty(prototype, Symbol.dispose, { value: free, configurable: true });
  }
}

/** What Rust knows a `Config` by. @param {unknown} config */
function usable(config) {
  const client = clientOf(config);
  if (client === undefined) {
    throw invalid('config: must be a Config that has not been freed, itself and not a copy of it');
  }
  return client;
}

/** How the requests of a `Config` go out; throws unless it can be used. @param {unknown} config */
function transportOf(config) {
  return enter(() => module.transportOf(usable(config)));
}

/** @param {string} message */
function invalid(message) {
  return new LongportError(message, { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 });
}

/** Goes into the module where it has not ended: then there is nothing left to free. */
function unlessEnded(/** @type {() => void} */ step) {
  try {
    enter(step);
  } catch {
    // It has ended, and its memory will go with it.
  }
}
