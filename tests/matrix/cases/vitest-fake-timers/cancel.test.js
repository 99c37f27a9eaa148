import { expect, test, vi } from 'vitest';
import { Config, TradeContext } from 'longport-cancel-order';

/** A response that needs no timer of the runtime's. */
function plain() {
  const chunks = [new TextEncoder().encode('{"code":0,"message":"success","data":{}}')];
  const read = async () =>
    chunks.length ? { done: false, value: chunks.pop() } : { done: true, value: undefined };
  return { status: 200, headers: new Headers(), body: { getReader: () => ({ read }) } };
}

test('cancels an order under fake timers, and another after them', async () => {
  const doubled = new TradeContext(Config.fromApikeyEnv({ fetch: plain, rateLimit: false }));
  const ctx = new TradeContext(Config.fromApikeyEnv({ rateLimit: false }));
  // Not what it replaces by default, but what it can.
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance', 'queueMicrotask'],
  });
  const { attempts } = await doubled.cancelOrder('1');
  expect(attempts).toBe(1);
  const left = doubled.cancelOrder('2');
  vi.useRealTimers();
  expect((await left).attempts).toBe(1);
  const { traceId } = await ctx.cancelOrder('709043056541253632');
  expect(traceId).toBeTruthy();
  console.log('The cancel is submitted', traceId);
});
