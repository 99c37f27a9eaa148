// The orders that the demo starts with: first one for each way a cancel can go, then as many
// plain ones as are asked for.

const SPECIAL = [
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

/** Symbol, name, price, the exchange's tick at that price and its decimals, and the board lot. */
const STOCKS = [
  ['5.HK', 'HSBC', 68.5, 0.05, 3, 400],
  ['MSFT.US', 'Microsoft', 431.2, 0.01, 2, 10],
  ['1810.HK', 'Xiaomi', 39.3, 0.05, 3, 200],
  ['O39.SG', 'OCBC', 15.84, 0.01, 3, 100],
  ['3690.HK', 'Meituan', 128.4, 0.1, 3, 100],
  ['AMZN.US', 'Amazon', 187.6, 0.01, 2, 15],
  ['388.HK', 'HKEX', 341.8, 0.2, 3, 100],
  ['BABA.US', 'Alibaba ADR', 84.1, 0.01, 2, 20],
];

/** The first `count` orders, always the same. */
export function demoOrders(count) {
  return Array.from({ length: count }, (_, index) => SPECIAL[index] ?? plain(index));
}

/** `count` orders with nothing special about them, always the same. */
export function plainOrders(count) {
  return Array.from({ length: count }, (_, index) => plain(index));
}

function plain(index) {
  const [symbol, stockName, price, tick, digits, lot] = STOCKS[index % STOCKS.length];
  const away = price * (1 + ((index * 7) % 23) / 1000);
  return {
    symbol,
    stockName,
    side: index % 3 === 0 ? 'Sell' : 'Buy',
    quantity: String(lot * (1 + (index % 9))),
    price: (Math.round(away / tick) * tick).toFixed(digits),
  };
}
