const { Config, TradeContext } = require('longport-cancel-order');
const { createGateway, startGateway, virtualClock } = require('longport-practice');

afterEach(() => jest.useRealTimers());

/** What a cancel of an order comes to. */
function cancel(gateway, orderId) {
  const { appKey, appSecret, accessToken } = gateway.account;
  const { url: httpUrl, fetch } = gateway;
  const options = { httpUrl, ...(fetch && { fetch }) };
  const ctx = new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, options));
  return ctx.cancelOrder(orderId).then(
    () => 'submitted',
    ({ outcome }) => outcome,
  );
}

test('the virtual clock', async () => {
  const clock = virtualClock();
  const gateway = createGateway({ orders: [{ orderId: '1' }], faults: ['hang:forever'] });
  expect(await clock.run(cancel(gateway, '1'))).toBe('unknown');
  clock.restore();
});

test('fake timers', async () => {
  jest.useFakeTimers();
  const gateway = createGateway({ orders: [{ orderId: '1' }], faults: ['hang:forever'] });
  const outcome = cancel(gateway, '1');
  await jest.advanceTimersByTimeAsync(120_000);
  expect(await outcome).toBe('unknown');
  expect(gateway.now()).toBe(Date.now());
});

test('a gateway on a port', async () => {
  const gateway = await startGateway({ orders: [{ orderId: '1' }] });
  expect(await cancel(gateway, '1')).toBe('submitted');
  expect(gateway.book('1').cancels.length).toBe(1);
  await gateway.stop();
});
