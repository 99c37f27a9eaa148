// Uses everything that the package declares, as its users would, and what must not compile. It is
// compiled and never run.

import {
  Config,
  LongportError,
  TradeContext,
  cancelOrder,
  type AccessTokenProvider,
  type AttemptEvent,
  type CallEvent,
  type CancelAllOptions,
  type CancelAllReport,
  type CancelOptions,
  type CancelOrdersOptions,
  type CancelProgress,
  type CancelReceipt,
  type CancelResult,
  type ConfigOptions,
  type ErrorKind,
  type Known,
  type ListOptions,
  type OrderFilter,
  type Outcome,
  type PermitAnswer,
  type PermitRequest,
  type RateLimit,
  type RateLimiter,
  type RatePermit,
  type SendEvent,
  type SignedRequest,
  type WaitEvent,
  type AttachedOrder,
  type Order,
  type OrderChargeDetail,
  type OrderChargeFee,
  type OrderChargeItem,
  type OrderDetail,
  type OrderDetailOptions,
  type OrderHistoryDetail,
  type OrderStatus,
  type TimeInForceType,
} from 'longport-cancel-order';

const id = '709043056541253632';

/** Compiles only when `Value` is exactly `Expected`. */
type Exactly<Value, Expected> =
  (<T>() => T extends Value ? 1 : 2) extends <T>() => T extends Expected ? 1 : 2 ? true : never;

export function configure(): Config[] {
  const rateLimit: RateLimit = { calls: 30, windowMs: 30_000, minIntervalMs: 20, scope: 'account' };
  const options: ConfigOptions = {
    httpUrl: 'https://example.com/longport',
    region: 'cn',
    language: 'zh-HK',
    enablePapertrading: true,
    headers: { 'x-request-source': 'desk-7' },
    fetch: (input, init) => fetch(input, init),
    timeoutMs: 30_000,
    attemptTimeoutMs: 10_000,
    maxRetries: 4,
    rateLimit,
    keepWarm: 60_000,
    onSend: (event) => logSend(event, { call: event.call, reason: 'limit' }),
    onAttempt: (event) => logAttempt(event),
    onWait: (event) => void event.inMs,
  };
  const provider: AccessTokenProvider = async ({ refresh }) => (refresh ? 'new' : 'old');
  return [
    Config.fromApikey('key', 'secret', 'token'),
    Config.fromApikey('key', 'secret', 'token', options),
    Config.fromApikeyEnv(),
    Config.fromApikeyEnv({ rateLimit: false }),
    Config.fromEnv({ rateLimit: {} }),
    Config.fromOAuth('client', 'token', { fetch }),
    Config.fromOAuth('client', provider),
    Config.fromOAuth('client', () => 'token'),
  ];
}

function logAttempt(event: AttemptEvent): string {
  const { orderId, attempt, durationMs, next, kind, httpStatus, code, traceId, retryInMs } = event;
  const happened: 'receipt' | 'retry' | 'others' | 'error' = next;
  const numbers: (number | undefined)[] = [attempt, durationMs, httpStatus, code, retryInMs];
  const why: ErrorKind | undefined = kind;
  return [orderId, happened, why, traceId, ...numbers].join(' ');
}

export function logSend(
  { call, orderId, attempt, hedge, known }: SendEvent,
  { reason, inMs }: WaitEvent,
): string {
  const what: 'cancel' | 'detail' | 'list' = call;
  const now: Known = known;
  const about: CallEvent = { call: what };
  return [about.call, orderId, attempt, hedge, now, reason, inMs].join(' ');
}

export async function cancelEverything(config: Config): Promise<string[]> {
  const ctx = TradeContext.new(config);
  const options: CancelAllOptions = {
    where: (order) => order.side === 'Buy' && Number(order.quantity) > 0,
    onProgress: ({ done, accepted, closed, failed, total }) =>
      void [done, accepted, closed, failed, total],
    totalTimeoutMs: 60_000,
    maxRounds: 3,
    dryRun: false,
    hedge: false,
  };
  const filter: OrderFilter = { symbol: '700.HK', market: 'HK' };
  const { results, stillOpen, rounds, complete }: CancelAllReport = await ctx.cancelAll(
    filter,
    options,
  );
  const receipt = await ctx.cancelOrder('7', {
    until: 'closed',
    settleTimeoutMs: 0,
    headers: { traceparent: '00' },
  });
  const isWarm: boolean = await ctx.warmUp();
  if (!isWarm) console.log('the gateway does not answer');
  const by: 'answer' | 'status' = receipt.confirmedBy;
  const look: OrderDetailOptions & ListOptions = { isAttached: true, timeoutMs: 5_000 };
  const detail: OrderDetail = await ctx.orderDetail(7n, look);
  const open: Order[] = await ctx.openOrders();
  const times: (Date | undefined)[] = [receipt.readAt, detail.updatedAt];
  return [
    by,
    detail.status,
    `${open.length} ${stillOpen.length} ${rounds} ${complete}`,
    `${times}`,
    ...results.map((r) => r.error?.order?.status ?? ''),
  ];
}

export async function cancel(config: Config): Promise<CancelReceipt> {
  const ctx = new TradeContext(config);
  const same: TradeContext = TradeContext.new(config);
  const awaited: TradeContext = await TradeContext.new(config);
  const options: CancelOptions = {
    isAttached: false,
    signal: new AbortController().signal,
    timeoutMs: 5_000,
    attemptTimeoutMs: 1_000,
    maxRetries: 0,
    keepalive: true,
  };
  await same.cancelOrder(id, true);
  await awaited.cancelOrder(709043056541253632n, { signal: null });
  await cancelOrder(config, id);
  await cancelOrder(config, 1n, { signal: AbortSignal.timeout(1_000) });
  const receipt = await ctx.cancelOrder(id, options);
  const exact: Exactly<typeof receipt, CancelReceipt> = true;
  const { orderId, attempts, traceId, durationMs } = receipt;
  const types: [string, number, string | undefined, number, boolean] = [
    orderId,
    attempts,
    traceId,
    durationMs,
    exact,
  ];
  console.log(types);
  ctx.free();
  config.free();
  return receipt;
}

export async function cancelMany(ctx: TradeContext): Promise<(string | undefined)[]> {
  const progress = ({ done, accepted, failed, total, nextCallInMs }: CancelProgress) =>
    console.log(done + accepted + failed, total, nextCallInMs?.toFixed());
  const options: CancelOrdersOptions = { concurrency: 8, onProgress: progress, maxRetries: 2 };
  await ctx.cancelOrders(new Set([id]));
  await ctx.cancelOrders([id, 1n], { signal: AbortSignal.abort() });
  const results: CancelResult[] = await ctx.cancelOrders([id], options);
  return results.map((result) => {
    const outcome: Outcome | undefined = result.error?.outcome;
    if (result.ok) return result.receipt.orderId;
    return result.error.orderId ?? result.orderId ?? outcome;
  });
}

export async function sign(ctx: TradeContext): Promise<Response> {
  await ctx.signCancelOrder(1n, true);
  await ctx.signCancelOrder(id, { isAttached: true });
  const { method, url, headers }: SignedRequest = await ctx.signCancelOrder(id);
  const only: Exactly<typeof method, 'DELETE'> = true;
  console.log(only, headers['x-api-signature']?.length);
  return fetch(url, { method, headers });
}

export function tell(error: unknown): string {
  if (!(error instanceof LongportError)) throw error;
  const { message, stack, cause }: Error = error;
  const { httpStatus, code, traceId, attempts, retryAfterMs } = error;
  const details = [message, stack, cause, httpStatus, code, traceId, attempts, retryAfterMs];
  const logged: Record<string, unknown> = error.toJSON();
  switch (error.name) {
    case 'AbortError':
    case 'TimeoutError':
    case 'LongportError':
      return `${error.outcome && inWords(error.outcome)} ${isWorthRetrying(error.kind)} ${details} ${logged}`;
  }
}

/** That there is no fifth outcome and no other kind, the compiler finds: all ways return. */
function inWords(outcome: Outcome): string {
  switch (outcome) {
    case 'not-sent':
    case 'rejected':
      return 'as it was';
    case 'too-late':
      return 'ended otherwise';
    case 'unknown':
      return 'look it up';
  }
}

function isWorthRetrying(kind: ErrorKind): boolean {
  switch (kind) {
    case 'InvalidOrderId':
    case 'InvalidConfig':
    case 'Aborted':
    case 'SignatureInvalid':
    case 'AppKeyIllegal':
    case 'IpNotAllowed':
    case 'TokenExpired':
    case 'OrderNotOpen':
    case 'OrderNotFound':
    case 'Rejected':
    case 'BadResponse':
    case 'ListTooLong':
    case 'Unsupported':
    case 'ModuleEnded':
      return false;
    case 'Timeout':
    case 'Network':
    case 'DuplicateRequest':
    case 'RateLimited':
    case 'Internal':
      return true;
  }
}

/** As a test of the user's own makes one. */
export function double(): LongportError {
  return new LongportError('refused', {
    kind: 'Rejected',
    outcome: 'rejected',
    attempts: 1,
    code: 1,
  });
}

/** Both are disposable, whatever `lib` the project names. */
export function dispose(config: Config, ctx: TradeContext): void {
  for (const each of [config, ctx]) each[Symbol.dispose]();
}

/** What a page shows of an order, and a test double has. */
export function show(detail: OrderDetail): string {
  const order: Order = detail;
  const status: OrderStatus = order.status;
  const timeInForce: TimeInForceType = order.timeInForce ?? 'Day';
  const [attached]: AttachedOrder[] = order.attachedOrders ?? [];
  const [past]: OrderHistoryDetail[] = detail.history ?? [];
  const charges: OrderChargeDetail = detail.chargeDetail ?? {};
  const [item]: OrderChargeItem[] = charges.items ?? [];
  const [fee]: OrderChargeFee[] = item?.fees ?? [];
  const { orderId, quantity, executedQuantity, symbol, side }: Record<string, unknown> & Order = {
    ...order,
  };
  const times: (Date | undefined)[] = [
    order.submittedAt,
    order.updatedAt,
    order.triggerAt,
    past?.time,
    attached?.submittedAt,
    attached?.updatedAt,
  ];
  const numbers: (number | undefined)[] = [
    order.limitDepthLevel,
    order.triggerCount,
    attached?.attachedTypeDisplay,
  ];
  const texts: (string | undefined)[] = [
    ...[orderId, quantity, executedQuantity, symbol, side, timeInForce],
    ...[order.stockName, order.price, order.executedPrice, order.orderType, order.lastDone],
    ...[order.triggerPrice, order.msg, order.tag, order.expireDate, order.trailingAmount],
    ...[order.trailingPercent, order.limitOffset, order.triggerStatus, order.currency],
    ...[order.outsideRth, order.monitorPrice, order.remark],
    ...[detail.freeStatus, detail.freeAmount, detail.freeCurrency],
    ...[detail.deductionsStatus, detail.deductionsAmount, detail.deductionsCurrency],
    ...[detail.platformDeductedStatus, detail.platformDeductedAmount],
    ...[detail.platformDeductedCurrency, past?.price, past?.quantity, past?.status, past?.msg],
    ...[charges.totalAmount, charges.currency, item?.code, item?.name],
    ...[fee?.code, fee?.name, fee?.amount, fee?.currency],
    ...[attached?.orderId, attached?.status, attached?.quantity, attached?.executedQty],
    ...[attached?.triggerPrice, attached?.submitPrice, attached?.timeInForce],
  ];
  const isOver = status === 'Canceled' || attached?.withdrawn === true;
  return [isOver, ...times, ...numbers, ...texts].join();
}

export async function mustNotCompile(config: Config, ctx: TradeContext): Promise<void> {
  // @ts-expect-error a number has lost digits
  await ctx.cancelOrder(709043056541253632);
  // @ts-expect-error no order id
  await ctx.cancelOrder();
  // @ts-expect-error null is no order id
  await cancelOrder(config, null);
  // @ts-expect-error a number among them
  await ctx.cancelOrders([1]);
  // @ts-expect-error no iterable of ids
  await ctx.cancelOrders(1n);
  // @ts-expect-error an option that does not exist
  await ctx.cancelOrder(id, { timeout: 5_000 });
  // @ts-expect-error an option of `cancelOrders` alone
  await ctx.cancelOrder(id, { concurrency: 2 });
  // @ts-expect-error a controller is no signal
  await ctx.cancelOrder(id, { signal: new AbortController() });
  // @ts-expect-error signing takes no time limit
  await ctx.signCancelOrder(id, { timeoutMs: 1 });
  // @ts-expect-error there is no such region
  Config.fromEnv({ region: 'us' });
  // @ts-expect-error there is no such language
  Config.fromEnv({ language: 'fr' });
  // @ts-expect-error a header is a string
  Config.fromEnv({ headers: { 'x-desk': 7 } });
  // @ts-expect-error `false` switches it off, `true` means nothing
  Config.fromEnv({ rateLimit: true });
  // @ts-expect-error a secret is missing
  Config.fromApikey('key', 'secret');
  // @ts-expect-error a provider returns a token
  Config.fromOAuth('client', () => 7);
  // @ts-expect-error made by its static methods only
  new Config();
  // @ts-expect-error a context needs a Config
  new TradeContext({ appKey: 'key' });
  // @ts-expect-error an error cannot be changed
  double().outcome = 'rejected';
  // @ts-expect-error the secret is nowhere to be read
  console.log(config.appSecret);
}

/** A limiter of one's own. */
export class Turnstile implements RateLimiter {
  places = 30;
  acquire({
    account,
    interface: name,
    priority,
    limit,
    ticket,
    signal,
  }: PermitRequest): Promise<PermitAnswer> {
    console.log(account, name, priority, limit.calls, limit.windowMs, signal.aborted);
    if (this.places === 0) return Promise.resolve({ notBeforeMs: 100, ticket: ticket ?? 'next' });
    this.places -= 1;
    const permit: RatePermit = {
      release: (how, { retryAfterMs }) => {
        if (how === 'not-sent') this.places += 1;
        if (how === 'refused') console.log(retryAfterMs);
      },
    };
    return Promise.resolve({ permit });
  }
}
Config.fromEnv({ rateLimiter: new Turnstile(), rateLimit: { share: 0.25 }, accountId: 'desk-7' });
// @ts-expect-error a limiter answers with a permit, or a time and a ticket
Config.fromEnv({ rateLimiter: { acquire: async () => ({ notBeforeMs: 1 }) } });
