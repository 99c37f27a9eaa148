// Cancels orders and notes what the package says of each. It runs in every runtime, so it uses
// nothing that only some of them have.

const { fetch } = globalThis;

/** Far longer than any call may take: only what never settles takes longer. */
const NEVER_MS = 30_000;

/**
 * Cancels the orders `first` to `first + count - 1` through one context, `concurrency` at a time;
 * resolves to `{ orderId, outcome, status, accepted, kind, code, message }` for each; the outcome of
 * one that resolves is `accepted` by an answer and `confirmed` by the order's status. After each one
 * `control` is fetched. `retries` and `untils` are given to the orders in turn. `install` is called
 * before each.
 */
export async function cancels({ Config, TradeContext, LongportError }, job, resend = {}) {
  const { url, control, account, first, count, concurrency, retries, untils } = job;
  const { attemptTimeoutMs, settleTimeoutMs } = job;
  shortenBackoffs();
  const { appKey, appSecret, accessToken } = account;
  const config = Config.fromApikey(appKey, appSecret, accessToken, {
    httpUrl: url,
    rateLimit: false,
    attemptTimeoutMs,
    settleTimeoutMs,
    timeoutMs: 20_000,
    ...resend.options,
  });
  const context = new TradeContext(config);
  const outcomes = [];
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next++;
      const orderId = String(BigInt(first) + BigInt(index));
      const maxRetries = retries[index % retries.length];
      const until = untils[index % untils.length];
      resend.install?.();
      const cancel = context.cancelOrder(orderId, { maxRetries, until });
      outcomes.push({ orderId, ...(await inTime(cancel, LongportError)) });
      await (await fetch(control)).text();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return outcomes;
}

async function inTime(promise, LongportError) {
  let timer;
  const never = new Promise((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'it never settled' }), NEVER_MS);
  });
  const told = promise.then(
    ({ confirmedBy, order }) => {
      const outcome = confirmedBy === 'answer' ? 'accepted' : 'confirmed';
      return { outcome, status: order?.status };
    },
    (error) => {
      if (!(error instanceof LongportError)) return { outcome: `no LongportError: ${error}` };
      const { outcome, order, accepted, kind, code, message } = error;
      return { outcome, status: order?.status, accepted, kind, code, message };
    },
  );
  const settled = await Promise.race([told, never]);
  clearTimeout(timer);
  return settled;
}

/** They are drawn from `Math.random`. */
function shortenBackoffs() {
  const { random } = Math;
  Math.random = () => random() * 0.05;
}
