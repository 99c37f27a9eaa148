// The keyboard. One row of the table has the focus, and the keys act on it; two keys work anywhere,
// and the help has a switch that turns all of them off.

import { byId } from '../html.js';
import { memory } from '../memory.js';
import { changed, state } from '../state.js';
import { activeOf, shownEntries } from './model.js';
import { toggle } from './selection.js';

export const areKeysOn = () => memory['shortcuts'] !== 'off';

export function setKeys(isOn) {
  memory['shortcuts'] = isOn ? 'on' : 'off';
  changed();
}

const isTyping = ({ target }) =>
  target.closest('input:not([type=checkbox]), select, textarea, dialog');
const hasModifier = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;

const MOVES = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};
const LETTER_MOVES = { j: 1, k: -1 };

export function onTableKey(event, on) {
  if (hasModifier(event)) return;
  const entries = shownEntries();
  const active = activeOf(entries);
  const { key, shiftKey } = event;
  const letter = areKeysOn() ? key.toLowerCase() : '';
  const entry = entries.find((each) => each.key === active);
  const move = MOVES[key] ?? LETTER_MOVES[letter];
  const isOnRow = event.target.localName === 'tr';
  if (move) focusRow(entries, active, move);
  else if (letter === 'x' || (isOnRow && key === ' ')) toggle(entries, active, shiftKey);
  else if (letter === 'c') on.cancelHere(entry);
  else if (isOnRow && key === 'Enter') on.show(entry.cancel);
  else return;
  event.preventDefault();
}

function focusRow(entries, active, by) {
  const from = entries.findIndex(({ key }) => key === active);
  const at = Math.min(Math.max(from + by, 0), entries.length - 1);
  state.active = entries[at].key;
  changed();
  const row = document.querySelector(`#orders > tr[data-key="${CSS.escape(state.active)}"]`);
  row.tabIndex = 0;
  row.focus();
  row.scrollIntoView({ block: 'nearest' });
}

/** `openHelp()` shows the keys. */
export function listenToKeys(openHelp) {
  document.addEventListener('keydown', (event) => {
    if (!areKeysOn() || hasModifier(event) || isTyping(event)) return;
    if (event.key === '/') byId('search').focus();
    else if (event.key === '?') openHelp();
    else return;
    event.preventDefault();
  });
}
