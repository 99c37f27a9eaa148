// One lane of a story: a gateway of its own, the fault armed, and a program that cancels there, run
// for real. What happens is noted as it happens, and nothing is drawn here.

import { openInPageGateway } from '../in-page-gateway.js';
import { LongportError, TradeContext } from '../vendor/longport-cancel-order/browser.js';
import { PACE } from './list.js';

const FIRST_ORDER_ID = 709043056541253632n;
const ORDER_ID_STEP = 4099n;

/**
 * Starts `program` (`plain` or `withPackage`). The lane has
 * - `startedAt`, `orderIds`, and `requests`, as in-page-gateway.js tells of them
 * - `waits`      what the package said of its waits: `{ at, reason, inMs }`
 * - `told`       once the program has been told: `{ at, items: [{ says, raw }] }`, one for each order
 * - `histories`  of each order what the gateway's book says: `[{ status, at }]`
 * - `close()`    ends what is still under way
 */
export function startLane(story, program, onChange) {
  const ids = Array.from({ length: story.orders }, (_, n) =>
    String(FIRST_ORDER_ID + BigInt(n) * ORDER_ID_STEP),
  );
  const lane = { startedAt: Date.now(), orderIds: ids, requests: [], waits: [] };
  const { gateway, ...opened } = openInPageGateway({
    roundTripMs: story.roundTripMs,
    pace: PACE,
    limits: { minIntervalMs: 0, ...story.limits },
    orders: ids.map((orderId) => ({ orderId, plan: story.plan })),
    onRequest: (request) => lane.requests.push(request),
    onChange,
  });
  for (const fault of story.faults) gateway.fault(fault);
  lane.gateway = gateway;
  Object.defineProperty(lane, 'histories', {
    get: () => ids.map((orderId) => gateway.book.get(orderId).history),
  });
  lane.close = () => {
    lane.isClosed = true;
    opened.close();
  };
  const onWait = ({ call, reason, inMs }) => {
    if (call === 'cancel') lane.waits.push({ at: Date.now(), reason, inMs });
    onChange();
  };
  const config = opened.config({ rateLimit: story.limits, onWait });
  runProgram();
  return lane;

  async function runProgram() {
    const items = await program({ ctx: new TradeContext(config), ids, fetch: opened.fetch });
    // What comes after the story's end came of closing the gateway.
    if (lane.isClosed) return;
    lane.told = { at: Date.now(), items };
    onChange();
  }
}

/** A signed request by `fetch` alone, for each order. */
export async function plain({ ctx, ids, fetch }) {
  const signed = await Promise.all(ids.map((id) => ctx.signCancelOrder(id)));
  const answers = signed.map(({ url, method, headers }) => fetch(url, { method, headers }));
  return Promise.all(answers.map((answer) => answer.then(saysAnswer, saysError)));
}

async function saysAnswer(response) {
  const { code } = await response.json();
  return {
    says: response.ok && code === 0 ? 'accepted' : 'refused',
    raw: `HTTP ${response.status}`,
  };
}

function saysError({ name, message }) {
  return { says: 'error', raw: `${name}: ${message}` };
}

/** The same by the package. */
export async function withPackage({ ctx, ids }) {
  const results = await ctx.cancelOrders(ids, { until: 'closed' });
  return results.map(({ receipt, error }) => (receipt ? saysReceipt(receipt) : saysOutcome(error)));
}

const CANCELLED = new Set(['Canceled', 'PartialWithdrawal']);

function saysReceipt({ order, confirmedBy }) {
  const says = CANCELLED.has(order?.status) ? 'cancelled' : 'accepted';
  return { says, raw: order ? `status: '${order.status}'` : `confirmedBy: '${confirmedBy}'` };
}

function saysOutcome(error) {
  const outcome = error instanceof LongportError ? error.outcome : undefined;
  return { says: outcome ?? 'error', raw: `outcome: '${outcome}'` };
}
