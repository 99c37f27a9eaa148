// Node.js, by `require`: the module is read from the disk before anyone can use it.
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const api = require('./dist/longport_cancel_order.cjs');

api.initSync({ module: readFileSync(join(__dirname, 'dist', 'longport_cancel_order.wasm')) });

exports.Config = api.Config;
exports.LongportError = api.LongportError;
exports.TradeContext = api.TradeContext;
exports.cancelOrder = api.cancelOrder;
