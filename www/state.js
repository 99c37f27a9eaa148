// All that the page knows, in one place. Whoever changes it says so by `changed()`, and the views are
// drawn from it, at most once a frame.

export const state = {
  /** The practice book as last read: `{ at, now, faults, orders: Map<key, order> }`. */
  book: { orders: new Map(), faults: [] },
  /** Why the book is not current: `undefined`, 'silent' or 'offline'. */
  stale: undefined,
  /** The cancels made from this page, newest first, and the latest of each practice order. */
  cancels: [],
  latest: new Map(),
  /** Cancels of orders that may still be open, of all tabs: key -> record (interrupted/records.js). */
  records: new Map(),
  /** The bulk that was begun last: `{ cancels, startedAt, isStopped }`. */
  bulk: undefined,
  /** The table: what is shown, in which order, what is selected, which row has the focus. */
  filter: { text: '', status: 'all', side: 'all' },
  sort: { by: undefined, isDescending: false },
  selected: new Set(),
  active: undefined,
  anchor: undefined,
  /** The cancel that is laid open, and whether the sheet of cancels is, on a phone. */
  shown: undefined,
  isSheetOpen: false,
  notice: undefined,
};

const listeners = [];
let isDue = false;

export const onChange = (listener) => listeners.push(listener);

export function changed() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => {
    isDue = false;
    for (const listener of listeners) listener();
  });
}
