// The code under test: cancels an order, and says in a sentence what the trader is to know of it.

import { LongportError } from 'longport-cancel-order';

export async function cancelText(ctx, orderId) {
  try {
    const { order } = await ctx.cancelOrder(orderId, { until: 'closed' });
    const filled = Number(order?.executedQuantity ?? 0);
    return filled > 0 ? `Cancelled; ${filled} had been filled.` : 'Cancelled.';
  } catch (error) {
    if (!(error instanceof LongportError)) throw error;
    if (error.outcome === 'too-late') return `Too late: ${error.order?.status}.`;
    if (error.outcome === 'unknown') return 'It may be open, or cancelled: look at it.';
    return 'This cancel changed nothing.';
  }
}
