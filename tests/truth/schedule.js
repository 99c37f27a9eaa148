// What the gateway of honest-gateway.js does with each request. A schedule answers five questions:
//
//   order(orderId)            how the gateway treats this order: see below
//   lookUp(orderId, number)   what it does with the look-up `number` of the order, counted from 1
//   request(orderId, number)  what it does with the order's request `number`, counted from 1; a copy
//                             of a request is not counted
//   connection(number)        true: the connection is reset before anything is read from it
//   idle(orderId, number)     true: the connection is closed once that request has been answered
//
// An order's treatment: `copies`, how a copy of a request is answered ('duplicate' by 403202,
// 'limited' by 429, 'refused' by 400); `again`, how a further request is answered once the order is
// cancelled ('accepted' or 'refused'); `forbidden`, whether all its requests are answered by 403205;
// `ended`, the status in which it is before its first cancel arrives, where it is over by then;
// `pending`, through how many statuses a cancel goes before it takes effect; `endsAs`, the status in
// which it ends.
//
// What is done with a request: `executes`, whether the order is cancelled; then `act`:
//
//   answer       by code 0, or by a refusal if the order was not cancelled
//   drop         the connection is closed, or reset, without a byte
//   down         so is it, and the gateway is down from before that until `reopen()`
//   half         the connection is closed in the middle of the answer
//   silent       there is no answer at all
//   limited      429: never with `executes`
//   refused      400: never with `executes`
//   misdirected  421 from a proxy that has passed nothing on: never with `executes`
//   fails        5xx
//   proxy        an answer of a proxy in front, which does not know what became of the request
//
// A look-up is answered by the order's status, or `lags`, which is the status before; by the status of
// `another order`, by 602001 (`no such order`), or as above.

import { seeded } from '../support/chance.js';

/** Where several actions share a weight, `executes` is decided by one toss. */
const ACTIONS = [
  { weight: 25, act: 'answer', executes: 1 },
  { weight: 24, act: 'drop', executes: 0.75 },
  { weight: 8, act: 'down', executes: 0.7 },
  { weight: 7, act: 'half', executes: 0.5 },
  { weight: 2, act: 'silent', executes: 0.5 },
  { weight: 9, act: 'limited', executes: 0 },
  { weight: 6, act: 'refused', executes: 0 },
  { weight: 3, act: 'misdirected', executes: 0 },
  { weight: 11, act: 'fails', executes: 0.6 },
  { weight: 5, act: 'proxy', executes: 0.6 },
];

const LOOK_UPS = [
  { weight: 60, act: 'answer' },
  { weight: 12, act: 'lags' },
  { weight: 4, act: 'another order' },
  { weight: 4, act: 'no such order' },
  { weight: 7, act: 'fails' },
  { weight: 5, act: 'drop' },
  { weight: 2, act: 'half' },
  { weight: 1, act: 'silent' },
  { weight: 3, act: 'limited' },
  { weight: 2, act: 'proxy' },
];

/** How orders end by themselves, and how those do for which a cancel comes too late. */
const ENDS = ['CanceledStatus', 'FilledStatus', 'RejectedStatus', 'ExpiredStatus'];

/** A schedule in which everything happens. The same seed gives the same one. */
export function randomSchedule(seed) {
  return {
    order(orderId) {
      const random = seeded(seed, 'order', orderId);
      return {
        copies: pick(random, ['duplicate', 'limited', 'refused']),
        again: pick(random, ['accepted', 'refused']),
        forbidden: random() < 0.04,
        ...lifeOf(seeded(seed, 'life', orderId)),
      };
    },
    request(orderId, number) {
      const random = seeded(seed, 'request', orderId, number);
      const { act, executes } = weighted(ACTIONS, random());
      return { act, executes: random() < executes, variant: random() };
    },
    lookUp(orderId, number) {
      const random = seeded(seed, 'look-up', orderId, number);
      return { act: weighted(LOOK_UPS, random()).act, variant: random() };
    },
    connection: (number) => seeded(seed, 'connection', number)() < 0.02,
    idle: (orderId, number) => seeded(seed, 'idle', orderId, number)() < 0.1,
  };
}

/** Values of `variant`: how a connection ends. */
export const CLOSED = 0;
export const RESET = 0.9;

/** Orders with an even id are accepted; the others meet `cases`, `{ act, copies, variant }`, in turn. */
export function inTurn(cases) {
  const well = { act: 'answer', variant: CLOSED };
  const caseOf = (orderId) => {
    const index = Number(BigInt(orderId) % BigInt(2 * cases.length));
    return index % 2 === 0 ? well : cases[(index - 1) / 2];
  };
  return {
    order: (orderId) => ({ copies: caseOf(orderId).copies, again: 'refused' }),
    request: (orderId) => ({ executes: true, ...caseOf(orderId) }),
    lookUp: () => ({ act: 'answer' }),
    connection: () => false,
    idle: () => false,
  };
}

function lifeOf(random) {
  const isOver = random() < 0.1;
  return {
    ended: isOver ? pick(random, ENDS) : undefined,
    pending: pick(random, [0, 1, 2]),
    endsAs: random() < 0.15 ? 'FilledStatus' : 'CanceledStatus',
  };
}

function weighted(choices, mark) {
  const total = choices.reduce((sum, { weight }) => sum + weight, 0);
  let passed = 0;
  return choices.find(({ weight }) => mark * total < (passed += weight));
}

function pick(random, choices) {
  return choices[Math.floor(random() * choices.length)];
}
