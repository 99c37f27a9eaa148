// What happens to the cancels, or has happened to the orders. Each order meets the fault once, at its first request; the next one
// would be answered. What the gateway had verified before the fault it remembers: sent again
// unchanged, it is a duplicate (403202).

const TEXT_429 = { kind: 'status', status: 429, body: 'Too Many Requests' };

const FAULTS = [
  ['429 as JSON', { kind: 'status', status: 429, where: 'before' }],
  ['429 as text, from a proxy', { ...TEXT_429, where: 'front' }],
  ['429 as text, from the gateway', { ...TEXT_429, where: 'before' }],
  ['502', { kind: 'html', status: 502, where: 'front' }],
  ['connection reset', { kind: 'reset', where: 'front' }],
  ['answer lost after the order was cancelled', { kind: 'reset', where: 'after' }],
];

/** What becomes of the orders otherwise. */
const FATES = [
  ['filled just before', { plan: { endsBeforeCancel: 'FilledStatus' } }],
  ['cancelled by somebody else just before', { plan: { endsBeforeCancel: 'CanceledStatus' } }],
  ['filled although the cancel was accepted', { plan: { fillsFirst: true }, until: 'closed' }],
];

/** Ten orders, so that it matters little when in a second each call happens to leave. */
const met = ([what, fault]) => ({ what, fault, orders: 10, limits: false });

const fated = ([what, more]) => ({ what, ...more, orders: 10, limits: false });

export const SCENARIOS = [
  ...FAULTS.map(met),
  ...FATES.map(fated),
  { what: '40 at once, 30 allowed in 30 s', orders: 40, limits: {}, atOnce: true },
];
