// Cancels whose order may still be open, kept until they are settled or dismissed: through a reload,
// a second one, and in all tabs. A page may be killed without notice, so each cancel that is sent has
// a record from then on, without keys, and each page a lock that ends with it: whoever gets that lock
// knows that the answers are lost.
//
//   { key, orderId, isAttached, order?, gateway, at, owner, phase: 'waiting' | 'sent' | 'unknown',
//     seen?: { status, readAt } }

import { memory } from '../memory.js';
import { changed, state } from '../state.js';

const PREFIX = 'cancel of ';
const OWN = `page ${crypto.randomUUID()}`;
const watched = new Set([OWN]);

export const isUnknown = ({ phase }) => phase === 'unknown';
export const isOwn = ({ owner }) => owner === OWN;

/** Reads what other pages left, and watches those that live. `onLost(lost)`: one has gone. */
export function watchRecords(onLost) {
  lock(OWN, () => new Promise(() => {}));
  for (const name of Object.keys(memory)) load(name, onLost);
  addEventListener('storage', ({ key }) => key?.startsWith(PREFIX) && load(key, onLost));
}

function load(name, onLost) {
  if (!name.startsWith(PREFIX)) return;
  const record = parsed(memory[name]);
  const key = name.slice(PREFIX.length);
  if (record) state.records.set(key, record);
  else state.records.delete(key);
  if (record && !isUnknown(record)) watchOwner(record.owner, onLost);
  changed();
}

/** What another page of this origin wrote under the same name is none of ours. */
function parsed(text) {
  try {
    const record = JSON.parse(text);
    return typeof record?.orderId === 'string' ? record : undefined;
  } catch {
    return undefined;
  }
}

function watchOwner(owner, onLost) {
  if (watched.has(owner)) return;
  watched.add(owner);
  lock(owner, () => {
    const left = [...state.records.values()].filter((each) => each.owner === owner);
    const sent = left.filter(({ phase }) => phase === 'sent');
    const waiting = left.filter(({ phase }) => phase === 'waiting');
    for (const record of sent) keep({ ...record, phase: 'unknown' });
    for (const { key } of waiting) drop(key);
    if (sent.length + waiting.length > 0) onLost({ sent, waiting });
  });
}

export function keep(record) {
  state.records.set(record.key, record);
  memory[PREFIX + record.key] = JSON.stringify(record);
  changed();
}

/** Settled or dismissed. */
export function drop(key) {
  if (!state.records.delete(key)) return;
  delete memory[PREFIX + key];
  changed();
}

/** What is known of a cancel goes into its record, until it is settled. */
export function noteCancel(cancel, standing) {
  const { key, orderId, isAttached, order, gateway, at, error } = cancel;
  const phase = PHASES[standing];
  if (!phase) return drop(key);
  const known = state.records.get(key);
  if (known?.owner === OWN && known.phase === phase) return;
  const seen = error?.order && { status: error.order.status, readAt: +error.readAt };
  const { name, isPractice, url } = gateway;
  const kept = order && { ...order };
  const where = { name, isPractice, url };
  keep({ key, orderId, isAttached, order: kept, gateway: where, at, owner: OWN, phase, seen });
}

const PHASES = {
  waiting: 'waiting',
  sending: 'sent',
  retrying: 'sent',
  settling: 'sent',
  unknown: 'unknown',
};

/** Where the browser blocks storage it has no locks either, and there is nothing to take. */
const lock = (name, act) => navigator.locks.request(name, act).catch(() => {});
