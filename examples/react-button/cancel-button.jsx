// A Cancel button, and what is known of the order once it was pressed.

import { useEffect, useRef, useState } from 'react';
import { LongportError } from 'longport-cancel-order';

/** What to tell the trader of each outcome; nothing more is known. */
const TEXTS = {
  'not-sent': () => 'Not sent: nothing was changed by it',
  rejected: () => 'Refused: nothing was changed',
  'too-late': ({ order }) => `Too late: ${order?.status}`,
  unknown: ({ accepted }) =>
    accepted ? 'Submitted; still open when last seen' : 'May still be open',
};

export function CancelButton({ ctx, orderId }) {
  const [state, setState] = useState({ text: '', isBusy: false, mayRetry: true });
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true; // StrictMode mounts it twice
    return () => {
      isMounted.current = false;
    };
  }, []);
  // What was sent stays sent: leaving the page's view aborts nothing, it only is no longer shown.
  const show = (next) => isMounted.current && setState(next);

  async function cancel() {
    show({ text: 'Cancelling…', isBusy: true, mayRetry: false });
    try {
      const { order } = await ctx.cancelOrder(orderId, { until: 'closed' });
      const filled = order?.executedQuantity;
      const text = Number(filled) > 0 ? `Cancelled; ${filled} had been filled` : 'Cancelled';
      show({ text, isBusy: false, mayRetry: false });
    } catch (error) {
      if (!(error instanceof LongportError)) throw error;
      const text = TEXTS[error.outcome]?.(error) ?? error.message;
      show({ text, isBusy: false, mayRetry: error.outcome !== 'too-late' });
    }
  }

  return (
    <span>
      <button disabled={state.isBusy || !state.mayRetry} onClick={cancel}>
        Cancel
      </button>{' '}
      <output title={orderId}>{state.text}</output>
    </span>
  );
}
