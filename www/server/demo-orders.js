// The orders that the demo starts with: one for each way a withdrawal can go.

export const demoOrders = [
  { symbol: '700.HK', stockName: 'Tencent', side: 'Buy', quantity: '100', price: '380.000' },
  {
    symbol: 'AAPL.US',
    stockName: 'Apple',
    side: 'Sell',
    quantity: '20',
    price: '235.50',
    plan: { executed: '8' },
  },
  {
    symbol: '9988.HK',
    stockName: 'Alibaba',
    side: 'Buy',
    quantity: '300',
    price: '82.350',
    plan: { fillsFirst: true },
  },
  { symbol: 'TSLA.US', stockName: 'Tesla', side: 'Sell', quantity: '5', price: '298.00' },
  {
    symbol: 'D05.SG',
    stockName: 'DBS',
    side: 'Buy',
    quantity: '200',
    price: '36.400',
    plan: { endsAs: 'RejectedStatus' },
  },
  {
    symbol: 'NVDA.US',
    stockName: 'NVIDIA',
    side: 'Buy',
    quantity: '12',
    price: '121.75',
    plan: { fillsAfterMs: 0 },
  },
];
