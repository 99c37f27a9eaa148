// Uses everything that longport-practice declares, as its users would, and what must not compile. It
// is compiled and never run.

import {
  createGateway,
  startGateway,
  virtualClock,
  FAULT_KINDS,
  PRACTICE_ACCOUNT,
  PRACTICE_OAUTH,
  type ApiKeyAccount,
  type ArmedFault,
  type Call,
  type Counts,
  type Fault,
  type FaultKind,
  type FaultMatch,
  type FaultPlace,
  type FaultText,
  type GatewayOptions,
  type GatewayStatus,
  type InProcessGateway,
  type Limits,
  type NewOrder,
  type OAuthAccount,
  type Order,
  type Plan,
  type PracticeGateway,
  type StartOptions,
  type VirtualClock,
} from 'longport-practice';
import { Config } from 'longport-cancel-order';

export const plan: Required<Plan> = {
  executed: '1',
  startsAs: 'NotReported',
  fillsAfterMs: 1,
  fills: [{ afterMs: 1, quantity: 2 }],
  cancelledAfterMs: 1,
  endsBeforeCancel: 'FilledStatus',
  fillsFirst: true,
  fillsWhileCancelled: '1',
  reopens: 1,
  endsAs: 'RejectedStatus',
  dormantFromMs: 1,
  dormantToMs: 2,
  knownAfterMs: 1,
  listedAfterMs: 1,
  inDetail: { time_in_force: 'Day' },
  inList: {},
};

const order: NewOrder = { orderId: '1', symbol: '700.HK', attachedOrders: [{}], plan };
const limits: Limits = { calls: 1, windowMs: 1, minIntervalMs: 1, scope: 'account' };
const key: ApiKeyAccount = { appKey: 'k', appSecret: 's', accessToken: 't', live: true };
const oauth: OAuthAccount = { clientId: 'c', accessToken: 't', allowedIps: ['127.0.0.1'] };
const place: FaultPlace = 'after';
const match: FaultMatch = { method: 'DELETE', orderId: '1', path: '/v1/trade/order' };
const texts: FaultText[] = ['reset', 'reset@after:2', 'status=429', 'hang:forever'];
const faults: Fault[] = [
  { kind: 'status', status: 429, headers: { 'retry-after': '2' }, times: 'forever', where: place },
  { kind: 'html', match },
  { kind: 'redirect', location: '/', cors: false },
  { kind: 'delay', delayMs: 5 },
  { kind: 'endless', bytes: 1, everyMs: 1 },
  { kind: 'clock-skew', skewMs: 1 },
  { kind: 'stale', staleMs: 1, match },
];

const options: GatewayOptions = {
  orders: [order],
  faults: [...faults, ...texts],
  accounts: [key, oauth, PRACTICE_ACCOUNT, PRACTICE_OAUTH],
  pace: { waitToCancelMs: 0 },
  limits,
  strict: true,
  now: () => Date.now(),
  sleep: async () => {},
  midnight: 0,
  session: { opensAtMs: 0, closesAtMs: 1 },
  maxSkewMs: 1,
  refusalStatus: 400,
  pathPrefix: '/longport',
  onCall: (call: Call) => call.headers['x-api-key'],
};

export async function start(): Promise<[Call | undefined, Counts, GatewayStatus[]]> {
  const started: StartOptions = { ...options, port: 0, host: '127.0.0.1', controlToken: 'c' };
  await using gateway: PracticeGateway = await startGateway(started);
  const armed: ArmedFault = gateway.arm('reset@after', match);
  console.log(armed.id, armed.happened, gateway.faults().length, gateway.env.LONGPORT_HTTP_URL);
  gateway.arm({ kind: 'hang' });
  gateway.disarm();
  const [seeded]: Order[] = gateway.seed(40);
  const one: Order | undefined = gateway.book(seeded?.orderId ?? '');
  gateway.seed([order]);
  gateway.cancel('1');
  gateway.fill('1', 5);
  gateway.end('1', 'RejectedStatus');
  gateway.advance(gateway.now());
  gateway.limit(false);
  gateway.addAccount(oauth);
  gateway.expireToken();
  gateway.reset();
  await gateway.stop();
  console.log(gateway.url, one?.cancels[0]?.accepted, one?.history[0]?.by);
  return [gateway.log()[0], gateway.counts, gateway.book().map(({ status }) => status)];
}

export function inProcess(): Config {
  const gateway: InProcessGateway = createGateway({ orders: 3 });
  const { appKey, appSecret, accessToken } = gateway.account;
  const { fetch, url: httpUrl } = gateway;
  return Config.fromApikey(appKey, appSecret, accessToken, { fetch, httpUrl });
}

export async function inMilliseconds(): Promise<string> {
  using clock: VirtualClock = virtualClock(0);
  await clock.advance(5);
  const found: string = await clock.run(async () => 'found');
  clock.restore();
  return found + clock.now() + FAULT_KINDS['reset' satisfies FaultKind];
}

export function mistakes(gateway: PracticeGateway): void {
  // @ts-expect-error no such kind
  gateway.arm('boo');
  // @ts-expect-error no such kind
  gateway.arm({ kind: 'boo' });
  // @ts-expect-error a status needs one
  gateway.arm({ kind: 'status' });
  // @ts-expect-error no such option
  createGateway({ order: 1 });
  // @ts-expect-error no such field of a plan
  gateway.seed({ plan: { fillAfterMs: 1 } });
  // @ts-expect-error a gateway on a port has no `fetch` of its own
  void gateway.fetch;
}
