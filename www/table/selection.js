// Which rows are selected, and by what the table is sorted.

import { changed, state } from '../state.js';
import { canCancel } from './model.js';

/** Selects a row or lets it go; with `isRange`, all between it and the last one that was. */
export function toggle(entries, key, isRange) {
  const isOn = !state.selected.has(key);
  const ends = [key, isRange ? (state.anchor ?? key) : key];
  const [from, to] = ends
    .map((each) => entries.findIndex((entry) => entry.key === each))
    .sort((a, b) => a - b);
  for (const entry of entries.slice(Math.max(from, 0), to + 1)) {
    if (isOn && canCancel(entry)) state.selected.add(entry.key);
    else state.selected.delete(entry.key);
  }
  state.anchor = key;
  changed();
}

export function toggleAll(entries, isOn) {
  for (const { key } of entries) {
    if (isOn) state.selected.add(key);
    else state.selected.delete(key);
  }
  changed();
}

/** Ascending, descending, then as in the book again. */
export function toggleSort(by) {
  const { sort } = state;
  if (sort.by !== by) state.sort = { by, isDescending: false };
  else state.sort = sort.isDescending ? { by: undefined } : { by, isDescending: true };
  changed();
}
