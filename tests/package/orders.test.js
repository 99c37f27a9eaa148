// What callers get of an order: the official SDK's names for what the gateway writes, and nothing
// that the gateway's JSON could smuggle in.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { inspect } from 'node:util';
import { order } from '../../src/wasm/orders.js';

const source = (path) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');

/** As Rust reads it. */
const READ = ['709043056541253632', 'New', '0', '200', '700.HK', 'Buy', 'GoodTilCanceled'];

const READ_FIELDS = {
  orderId: '709043056541253632',
  status: 'New',
  executedQuantity: '0',
  quantity: '200',
  symbol: '700.HK',
  side: 'Buy',
  timeInForce: 'GoodTilCanceled',
};

/** An order with these members of JSON, without what Rust has read. */
function rest(members, read = READ) {
  const json = typeof members === 'string' ? members : JSON.stringify(members);
  const fields = { ...order(json, ...read) };
  for (const [name, value] of Object.entries(READ_FIELDS)) {
    if (fields[name] === value) delete fields[name];
  }
  return fields;
}

test("an order's details have the official SDK's names", () => {
  const json = {
    order_id: '709043056541253632',
    status: 'NewStatus',
    stock_name: '腾讯控股',
    quantity: '200',
    executed_quantity: '0',
    price: '11.900',
    executed_price: '0.000',
    submitted_at: '1680863604',
    side: 'Buy',
    symbol: '700.HK',
    order_type: 'TSLPAMT',
    last_done: '164.660',
    trigger_price: '0.0000',
    msg: '',
    tag: 'GTC',
    time_in_force: 'GTC',
    expire_date: '2023-04-10',
    updated_at: '1681113000',
    trigger_at: '0',
    trailing_amount: '1.5',
    trailing_percent: '',
    limit_offset: '0.01',
    trigger_status: 'ACTIVE',
    outside_rth: 'ANY_TIME',
    limit_depth_level: -2,
    trigger_count: 0,
    monitor_price: '12.0',
    currency: 'HKD',
    remark: 'NewStatus',
    free_status: 'None',
    free_amount: '',
    free_currency: '',
    deductions_status: 'NONE',
    deductions_amount: '1.00',
    deductions_currency: 'HKD',
    platform_deducted_status: 'NO_DATA',
    platform_deducted_amount: '',
    platform_deducted_currency: '',
    history: [
      { price: '', quantity: '200', status: 'NewStatus', msg: '', time: '1680863604' },
      { price: '11.9', quantity: '0', status: 'WaitToNew', msg: 'ok', time: 1680863605 },
    ],
    charge_detail: {
      total_amount: '1.50',
      currency: 'HKD',
      items: [
        {
          code: 'BROKER_FEES',
          name: 'Broker Fees',
          fees: [{ code: 'MARKET_FEES', name: 'Commission', amount: '1.50', currency: 'HKD' }],
        },
        { code: 'THIRD_FEES', name: 'Third-party Fees', fees: [] },
      ],
    },
    attached_orders: [
      {
        order_id: '709043056541253633',
        attached_type_display: 2,
        executed_qty: '0',
        withdrawn: false,
        status: 'VarietiesNotReported',
        time_in_force: 'GTD',
        gtd: '2023-05-10',
        trigger_status: 1,
        tag: 0,
        force_only_rth: 'RTH_ONLY',
        activate_rth: 'OVERNIGHT',
        submitted_at: '1680863604',
        updated_at: '',
      },
    ],
  };
  assert.deepEqual(order(JSON.stringify(json), ...READ), {
    ...READ_FIELDS,
    stockName: '腾讯控股',
    price: '11.900',
    executedPrice: '0.000',
    submittedAt: new Date('2023-04-07T10:33:24Z'),
    orderType: 'TSLPAMT',
    lastDone: '164.660',
    triggerPrice: '0.0000',
    tag: 'LongTerm',
    expireDate: '2023-04-10',
    updatedAt: new Date('2023-04-10T07:50:00Z'),
    trailingAmount: '1.5',
    limitOffset: '0.01',
    triggerStatus: 'Active',
    outsideRth: 'AnyTime',
    limitDepthLevel: -2,
    triggerCount: 0,
    monitorPrice: '12.0',
    currency: 'HKD',
    remark: 'NewStatus',
    freeStatus: 'None',
    deductionsStatus: 'None',
    deductionsAmount: '1.00',
    deductionsCurrency: 'HKD',
    platformDeductedStatus: 'NoData',
    history: [
      { quantity: '200', status: 'New', time: new Date('2023-04-07T10:33:24Z') },
      {
        price: '11.9',
        quantity: '0',
        status: 'WaitToNew',
        msg: 'ok',
        time: new Date('2023-04-07T10:33:25Z'),
      },
    ],
    chargeDetail: {
      totalAmount: '1.50',
      currency: 'HKD',
      items: [
        {
          code: 'Broker',
          name: 'Broker Fees',
          fees: [{ code: 'MARKET_FEES', name: 'Commission', amount: '1.50', currency: 'HKD' }],
        },
        { code: 'Third', name: 'Third-party Fees', fees: [] },
      ],
    },
    attachedOrders: [
      {
        orderId: '709043056541253633',
        attachedTypeDisplay: 2,
        executedQty: '0',
        withdrawn: false,
        status: 'VarietiesNotReported',
        timeInForce: 'GoodTilDate',
        gtd: '2023-05-10',
        triggerStatus: 1,
        tag: 0,
        forceOnlyRth: 'RTHOnly',
        activateRth: 'Overnight',
        submittedAt: new Date('2023-04-07T10:33:24Z'),
      },
    ],
  });
});

for (const [what, members, expected] of [
  ['null, of whatever', { charge_detail: null, msg: null, updated_at: null, tag: null }, {}],
  ['an empty text', { price: '', free_currency: '', submitted_at: '', outside_rth: '' }, {}],
  ['a time of 0', { trigger_at: '0', updated_at: 0, submitted_at: '00' }, {}],
  ['what is no time', { trigger_at: 'soon', updated_at: '1e9', submitted_at: '1680863604.5' }, {}],
  ['a time past all dates', { trigger_at: '9'.repeat(13), updated_at: -5, submitted_at: true }, {}],
  [
    'what the SDK has as null',
    { trigger_status: 'NOT_USED', outside_rth: 'UnknownOutsideRth' },
    {},
  ],
]) {
  test(`${what} is left out`, () => assert.deepEqual(rest(members), expected));
}

for (const [what, members, expected] of [
  [
    'an enumeration that is not known',
    { tag: 'Blue', trigger_status: 'ACTIVE ', outside_rth: 'any_time', free_status: 'NONE' },
    { tag: 'Blue', triggerStatus: 'ACTIVE ', outsideRth: 'any_time', freeStatus: 'NONE' },
  ],
  [
    'one that has the name of a method',
    { tag: 'constructor', trigger_status: 'toString', history: [{ status: '__proto__' }] },
    { tag: 'constructor', triggerStatus: 'toString', history: [{ status: '__proto__' }] },
  ],
  [
    'a field that has the name of a prototype',
    '{"__proto__":"toString"}',
    { _Proto__: 'toString' },
  ],
  [
    'an enumeration of another type',
    { tag: 7, trigger_status: true, outside_rth: ['ANY_TIME'], deductions_status: { NONE: 'x' } },
    { tag: 7, triggerStatus: true, outsideRth: ['ANY_TIME'], deductionsStatus: { NONE: 'x' } },
  ],
  [
    'a field that is not known',
    { brand_new: 'NewStatus', lot_2_size: 0, x: false, list: ['', null, 'a'] },
    { brandNew: 'NewStatus', lot2Size: 0, x: false, list: [undefined, undefined, 'a'] },
  ],
  [
    'a text that is an enumeration elsewhere',
    { remark: 'GTC', msg: 'ACTIVE' },
    { remark: 'GTC', msg: 'ACTIVE' },
  ],
]) {
  test(`${what} stays as the gateway wrote it`, () => assert.deepEqual(rest(members), expected));
}

test('what Rust has read stands over what the JSON has under that name', () => {
  const members = [
    '"order_id":"1","orderId":"2","order_Id":"3"',
    '"status":"FilledStatus","executedQuantity":"200","executed_quantity":"100"',
    '"Symbol":"A","symbol":"B","side":"Sell","quantity":7',
    '"timeInForce":"Day","time_in_force":"Day"',
  ].join();
  assert.deepEqual(rest(`{${members}}`), { order_Id: '3', Symbol: 'A' });
  const { timeInForce, ...told } = order(`{${members}}`, ...READ.slice(0, -1));
  assert.equal(timeInForce, undefined);
  assert.equal(Object.hasOwn(told, 'timeInForce'), false);
  assert.equal('timeInForce' in order('{"timeInForce":"Day"}', ...READ.slice(0, -1)), false);
});

test('no key of the JSON reaches a prototype, or takes the place of a method', () => {
  const evil = '{"status":"CanceledStatus","polluted":1}';
  const keys = [
    '__proto__',
    '____proto__',
    '_proto_',
    'constructor',
    'to_string',
    'value_of',
    'has_own_property',
    'toString',
  ];
  const members = keys.map((key) => `"${key}":${evil}`).join();
  for (const json of [`{${members}}`, `{"history":[{${members}}],"x":{${members}}}`]) {
    const made = order(json, ...READ);
    assert.equal({}.polluted, undefined);
    for (const object of [made, made.x, ...(made.history ?? [])].filter(Boolean)) {
      assert.equal(Object.getPrototypeOf(object), Object.prototype);
      assert.equal(Object.hasOwn(object, '__proto__'), false);
      assert.equal(`${object}`, '[object Object]');
      assert.equal(Object.getPrototypeOf(Object.assign({}, object)), Object.prototype);
    }
    assert.equal(made.status, 'New');
    assert.ok(inspect(made).length > 0 && JSON.stringify(made).length > 0);
  }
});

test('what others have put on Object.prototype changes nothing', (t) => {
  const { prototype } = Object;
  const names = ['stockName', 'status', 'remark', 'stock_name', 'GTC', 'NewStatus', 'value'];
  t.after(() => names.forEach((name) => delete prototype[name]));
  const json =
    '{"stock_name":"A","tag":"GTC","history":[{"status":"NewStatus"}],"remark":"NewStatus"}';
  const before = order(json, ...READ);
  for (const name of names) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get: () => 'polluted',
      set() {
        assert.fail(`${name} was set`);
      },
    });
  }
  const after = order(json, ...READ);
  const own = (object) => JSON.stringify(Object.getOwnPropertyDescriptors(object));
  assert.equal(own(after), own(before));
});

test('JavaScript, Rust and the declarations name the same statuses', () => {
  const table = source('order/status.rs').match(/^statuses! \{$[^]*?^\}$/m)[0];
  const rows = [...table.matchAll(/^ {4}(\w+), "(\w+)", \w+;$/gm)];
  assert.equal(rows.length, 17);
  const declared = source('wasm/order-types.d.ts').match(/type OrderStatus =[^]*?\(string & /)[0];
  const names = [...declared.matchAll(/'(\w+)'/g)].map(([, name]) => name);
  assert.deepEqual(names.sort(), rows.map(([, name]) => name).sort());
  for (const [, name, spelling] of rows) {
    const [{ status }] = rest({ history: [{ status: spelling }] }).history;
    assert.equal(status, name, spelling);
  }
});

test('JavaScript and Rust name the same times in force', () => {
  const spellings = source('order/status.rs').matchAll(/^ +"(\w+)" => Self::(\w+),$/gm);
  const pairs = [...spellings].map(([, ...pair]) => pair);
  assert.deepEqual(
    pairs.map(([spelling]) => spelling),
    ['Day', 'GTC', 'GTD'],
  );
  for (const [spelling, name] of pairs) {
    const made = rest({ attached_orders: [{ time_in_force: spelling }] });
    assert.equal(made.attachedOrders[0].timeInForce, name);
  }
});
