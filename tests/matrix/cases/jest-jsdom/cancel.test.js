const { request } = require('node:http');
const { Config, TradeContext } = require('longport-cancel-order');

/** jsdom has no fetch, and neither TextDecoder nor TextEncoder. */
function fetch(url, { method, headers }) {
  return new Promise((resolve, reject) => {
    const respond = async (response) => {
      const chunks = await response.toArray();
      resolve({
        status: response.statusCode,
        headers: new Map(Object.entries(response.headers)),
        arrayBuffer: async () => Buffer.concat(chunks),
      });
    };
    request(url, { method, headers }, respond).on('error', reject).end();
  });
}

test('cancels an order', async () => {
  expect([typeof window, typeof TextDecoder]).toEqual(['object', 'undefined']);
  const ctx = new TradeContext(Config.fromApikeyEnv({ fetch }));
  const { traceId } = await ctx.cancelOrder('709043056541253632');
  expect(traceId).toBeTruthy();
  console.log('The cancel is submitted', traceId);
});
