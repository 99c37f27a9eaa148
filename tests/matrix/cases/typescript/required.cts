import longport = require('longport-cancel-order');

const ctx = new longport.TradeContext(longport.Config.fromApikeyEnv());
export const receipt: Promise<longport.CancelReceipt> = ctx.cancelOrder('709043056541253632');
