// Node.js, by `require`: the module is read from the disk before anyone can use it.
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { api, initSync } = require('./dist/longport_cancel_order.cjs');

initSync({ module: readFileSync(join(__dirname, 'dist', 'longport_cancel_order.wasm')) });

module.exports = api;
