// Reads the JSON body of an order submission into the fields of the book.

import { PRACTICE_CODES, Refusal } from './codes.js';

const ORDER_TYPES = 'LO ELO MO AO ALO ODD LIT MIT TSLPAMT TSLPPCT TSMAMT TSMPCT SLO'.split(' ');
const PRICED = new Set(['LO', 'ELO', 'ALO', 'ODD', 'LIT']);
const DECIMAL = /^\d{1,15}(\.\d{1,9})?$/;

export function readSubmission(body) {
  const json = parse(body);
  need(json, 'symbol', (value) => /^[A-Za-z0-9.]{1,20}\.[A-Z]{2}$/.test(value));
  need(json, 'order_type', (value) => ORDER_TYPES.includes(value));
  need(json, 'side', (value) => ['Buy', 'Sell'].includes(value));
  need(json, 'submitted_quantity', isPositive);
  need(json, 'time_in_force', (value) => ['Day', 'GTC', 'GTD'].includes(value));
  if (PRICED.has(json.order_type)) need(json, 'submitted_price', isPositive);
  return {
    symbol: json.symbol,
    stockName: json.symbol,
    orderType: json.order_type,
    side: json.side,
    quantity: json.submitted_quantity,
    price: String(json.submitted_price ?? ''),
    timeInForce: json.time_in_force,
    expireDate: String(json.expire_date ?? ''),
    outsideRth: String(json.outside_rth ?? ''),
    remark: String(json.remark ?? '').slice(0, 64),
  };
}

function parse(body) {
  try {
    const json = JSON.parse(new TextDecoder().decode(body));
    if (json && typeof json === 'object' && !Array.isArray(json)) return json;
  } catch {
    // Told below, together with JSON that is no object.
  }
  throw new Refusal(PRACTICE_CODES.badRequest, 'the body is not a JSON object');
}

function need(json, name, holds) {
  const value = json[name];
  if (typeof value === 'string' && holds(value)) return;
  throw new Refusal(PRACTICE_CODES.badRequest, `${name} is missing or malformed`);
}

function isPositive(value) {
  return DECIMAL.test(value) && Number(value) > 0;
}
