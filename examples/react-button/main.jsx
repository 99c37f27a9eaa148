// The button on a list, with a practice gateway inside the page. With an account it would be
// `Config.fromOAuth(clientId, getToken)`: a page must not carry a secret of yours.

import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Config, TradeContext } from 'longport-cancel-order';
import { createGateway } from 'longport-practice/core';
import { CancelButton } from './cancel-button.jsx';

const gateway = createGateway();
gateway.seed([
  { orderId: '1', symbol: '700.HK' },
  { orderId: '2', symbol: 'AAPL.US', plan: { executed: '40' } },
  { orderId: '3', symbol: 'TSLA.US', plan: { fillsAfterMs: 0 } },
]);
const { appKey, appSecret, accessToken } = gateway.account;
const options = { fetch: gateway.fetch, httpUrl: gateway.url };

function App() {
  // Once, and not with each rendering: what it has sent and is waiting for belongs to it.
  const [ctx] = useState(
    () => new TradeContext(Config.fromApikey(appKey, appSecret, accessToken, options)),
  );
  return gateway.book().map(({ orderId, symbol }) => (
    <p key={orderId}>
      {symbol} <CancelButton ctx={ctx} orderId={orderId} />
    </p>
  ));
}

globalThis.gateway = gateway; // to look at its book in the console, or to arm a fault
createRoot(document.querySelector('#root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
