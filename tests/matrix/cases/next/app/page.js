'use client';

import { useEffect } from 'react';
import { Config, TradeContext } from 'longport-cancel-order';

async function cancel() {
  const ctx = new TradeContext(Config.fromApikeyEnv());
  const { traceId } = await ctx.cancelOrder('709043056541253632');
  console.log('The cancel is submitted', traceId);
}

export default function Page() {
  useEffect(() => void cancel(), []);
  return <h1>longport-cancel-order</h1>;
}
