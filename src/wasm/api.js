// What users import: the classes that wasm-bindgen makes, on their best behaviour after `free()`.
// By themselves they throw "null pointer passed to rust", where a promise should reject and a
// second `free()` should do nothing.
import {
  default as init,
  initSync,
  Config,
  LongportError,
  TradeContext,
  cancelOrder,
} from 'bindings';

export { init as default, initSync, Config, LongportError, TradeContext, cancelOrder };

// The names that a minifier takes away, and that users see when they print an object.
for (const [name, value] of Object.entries({ Config, LongportError, TradeContext, cancelOrder })) {
  Object.defineProperty(value, 'name', { value: name });
}

for (const { prototype } of [Config, TradeContext]) {
  const { free } = prototype;
  prototype.free = function () {
    if (this.__wbg_ptr) free.call(this);
  };
  if (Symbol.dispose) prototype[Symbol.dispose] = prototype.free;
}

for (const name of ['cancelOrder', 'cancelOrders', 'signCancelOrder']) {
  const method = TradeContext.prototype[name];
  TradeContext.prototype[name] = function (...args) {
    return this?.__wbg_ptr ? method.apply(this, args) : Promise.reject(unusable());
  };
}

function unusable() {
  const message = 'context: must be a TradeContext that has not been freed';
  return new LongportError(message, { kind: 'InvalidConfig', outcome: 'not-sent', attempts: 0 });
}
