// The trading page: orders of the practice gateway, faults to cancel them under, each cancel laid
// open, and a gateway of one's own. Its parts are drawn from `state`; this file has what they do.

import { announce } from './announce.js';
import { openCustomClient, openPracticeClients } from './client/accounts.js';
import { isChanging, openPractice, watchBook } from './client/practice.js';
import { hurry, isWaiting, runBulk, stopBulk, takeOut } from './client/queue.js';
import { closedAs, isOpen, isUnderWay, keyOf, standingOf, verdictOf } from './client/standing.js';
import { ask, showHelp, showReport } from './dialogs.js';
import { deadlines, faultOf, settings } from './faults/faults.js';
import { byId } from './html.js';
import { drop, isOwn, isUnknown, keep, noteCancel, watchRecords } from './interrupted/records.js';
import { speak, t } from './language.js';
import { nameOf, statusWords } from './mark.js';
import { drawPage } from './page.js';
import { changed, state } from './state.js';
import { listenToKeys } from './table/keyboard.js';
import { canCancel, openOrders, selectedOrders, shownEntries } from './table/model.js';
import { toggle } from './table/selection.js';

const ASKS_ABOVE = 5; // so many selected orders are cancelled without a question
let newest = 0;

await speak();
const practice = await openPractice();
const clients = openPracticeClients(practice, onChangedCancel);
const customClients = [];

watchRecords(onLost);
const isBusy = () =>
  clients.paced.underWay().length + clients.unpaced.underWay().length > 0 || isChanging(state.book);
const refresh = watchBook(practice, { onReading, onFailure, isBusy });
listenToKeys(showHelp);

function onReading({ at, now, faults, orders }) {
  const before = state.book.orders;
  const next = orders.map((order) => [keyOf(order), { ...order, readAt: at }]);
  state.book = { at, now, faults, orders: new Map(next) };
  state.stale = undefined;
  tellChanges(before);
  settleByBook();
  changed();
}

function onFailure() {
  state.stale = navigator.onLine ? 'silent' : 'offline';
  changed();
}

/** What the book closes is settled, and what waits for it need not be sent. */
function settleByBook() {
  for (const [key, record] of state.records) {
    // One that another page sent is that page's to settle, until it is gone.
    const isTheirs = !isUnknown(record) && !isOwn(record);
    if (!record.gateway?.isPractice || isTheirs) continue;
    const order = state.book.orders.get(key);
    if (!order || closedAs(order)) drop(key);
  }
  for (const cancel of state.cancels) {
    if (cancel.order && isWaiting(cancel) && closedAs(state.book.orders.get(cancel.key)))
      takeOut(cancel);
  }
  for (const key of state.selected) {
    const order = state.book.orders.get(key);
    if (!order || !isOpen(order)) state.selected.delete(key);
  }
}

/** Reads out the first few orders whose status has changed. */
function tellChanges(before) {
  const hasChanged = ([key, { status }]) => (before.get(key)?.status ?? status) !== status;
  for (const [, order] of [...state.book.orders].filter(hasChanged).slice(0, 3)) {
    announce(`${nameOf(order)}: ${statusWords(order)}`);
  }
}

function onChangedCancel(cancel) {
  if (cancel.id === undefined) {
    cancel.id = newest++;
    cancel.key = cancel.order ? keyOf(cancel.order) : `${cancel.gateway.name} ${cancel.orderId}`;
    state.cancels.unshift(cancel);
    if (cancel.order) state.latest.set(cancel.key, cancel);
  }
  tellAcceptance(cancel);
  const order = state.book.orders.get(cancel.key);
  if (closedAs(order)) drop(cancel.key);
  else noteCancel(cancel, standingOf(cancel));
  changed();
}

/** A single one is told as soon as it is accepted; it is followed until it is closed. */
function tellAcceptance(cancel) {
  if (cancel.known !== 'accepted' || cancel.isTold || state.bulk?.cancels.includes(cancel)) return;
  cancel.isTold = true;
  const name = cancel.order ? nameOf(cancel.order) : cancel.orderId;
  announce(`${name}: ${t('accepted')}. ${t('accepted.more')}`);
}

/** Another page has gone: its orders may still be open. */
function onLost(lost) {
  lost.sent.forEach(restored);
  state.notice = lost;
  changed();
}

/** Cancels one order, and says how it goes. */
async function cancelOne(client, target) {
  const cancel = client.prepare(target, deadlines());
  state.shown = cancel;
  const name = target.order ? nameOf(target.order) : target.orderId;
  announce(t('said', { name, what: t('sending') }));
  const done = client.cancel(cancel);
  refresh();
  await done;
  const verdict = standingOf(cancel);
  announce(`${name}: ${t(verdict)}. ${t(`${verdict}.more`)}`);
  refresh();
}

const practiceClient = () => (settings.isPaced ? clients.paced : clients.unpaced);

async function cancelMany(orders) {
  const client = practiceClient();
  const isFree = (order) => {
    const cancel = state.latest.get(keyOf(order));
    return !cancel || !isUnderWay(cancel);
  };
  const free = orders.filter((order) => isOpen(order) && isFree(order));
  state.selected.clear();
  if (free.length === 1) return cancelOne(client, { orderId: free[0].orderId, order: free[0] });
  const cancels = free.map((order) =>
    client.prepare({ orderId: order.orderId, order }, deadlines()),
  );
  announce(t('saidMany', { n: cancels.length }));
  const done = runBulk(cancels);
  refresh();
  await done;
  announce(t('finished', { n: state.bulk.cancels.length }));
  refresh();
}

/** What the views can have done. */
const on = {
  focus: (key) => {
    if (state.active === key) return;
    state.active = key;
    changed();
  },
  select: (key, { shiftKey }) => toggle(shownEntries(), key, shiftKey),
  cancel: (entry) => canCancel(entry) && cancelMany([entry.order]),
  cancelHere: (entry) => {
    if (selectedOrders().length > 0) return on.cancelSelected();
    if (entry.cancel && isWaiting(entry.cancel)) return on.hurry(entry.cancel);
    on.cancel(entry);
  },
  async cancelSelected() {
    const orders = selectedOrders();
    const n = orders.length;
    if (n === 0) return;
    if (n > ASKS_ABOVE && !(await askForMany('selectedTitle', n))) return;
    cancelMany(orders);
  },
  async cancelAll() {
    const orders = openOrders();
    if (orders.length > 0 && (await askForMany('allTitle', orders.length))) cancelMany(orders);
  },
  hurry(cancel) {
    hurry(cancel);
    announce(t('said', { name: nameOf(cancel.order), what: t('hurry.more') }));
    changed();
  },
  takeOut(cancel) {
    takeOut(cancel);
    document.querySelector(`#orders > tr[data-key="${CSS.escape(cancel.key)}"]`)?.focus();
  },
  stop: stopBulk,
  report: () => {
    const rows = state.bulk.cancels.map((cancel) => {
      const order = state.book.orders.get(cancel.key) ?? cancel.order;
      return { order, verdict: verdictOf(cancel, order) };
    });
    showReport(rows);
  },
  show(cancel) {
    if (!cancel) return;
    state.shown = cancel;
    state.isSheetOpen = true;
    changed();
    requestAnimationFrame(() => requestAnimationFrame(() => byId(`cancel-${cancel.id}`)?.focus()));
  },
  async check(order) {
    const record = state.records.get(keyOf(order));
    await look(practiceClient(), order, record);
    refresh();
  },
  dismiss: (order) => {
    const key = keyOf(order);
    drop(key);
    state.latest.delete(key);
    announce(t('said', { name: nameOf(order), what: t('dismissed') }));
    changed();
  },
  checkCancel: (cancel) => (cancel.order ? on.check(cancel.order) : checkOwn(cancel)),
  dismissCancel: (cancel) => {
    if (cancel.order) on.dismiss(cancel.order);
    drop(cancel.key);
    state.cancels = state.cancels.filter((each) => each !== cancel);
    changed();
  },
  dismissNotice: () => {
    state.notice = undefined;
    changed();
  },
  showUnknown: () => {
    state.filter.status = 'unknown';
    changed();
  },
  help: showHelp,
  historyOf: (cancel) => practice.historyOf(cancel.orderId),
  control: (...request) => practice.control(...request).then(refresh, refresh),
  toggleFault: (name, isArmed) =>
    isArmed ? on.clearFaults() : on.control('POST', 'faults', faultOf(name)),
  clearFaults: () => on.control('DELETE', 'faults'),
  /** Brings the gateway's limits in line with the switch. */
  keepPacing: () => on.control('POST', 'limits', settings.isPaced ? {} : false),
  async startOver() {
    await practice.startOver(settings.bookSize).catch(() => {});
    for (const cancel of state.cancels) cancel.isCleared = !!cancel.order;
    state.shown = state.bulk = undefined;
    on.keepPacing();
  },
  connect(keys) {
    customClients.push(openCustomClient(keys, onChangedCancel));
    return customClients.at(-1);
  },
  async cancelOwn(client, target) {
    const { gateway } = client;
    const words = `${t('realWords', { id: target.orderId, url: gateway.url })} ${t(gateway.isPaper ? 'paperOn' : 'paperOff')}`;
    const yes = t(gateway.isPaper ? 'cancelPaper' : 'cancelReal');
    const isBusy = client.isBusy(target.orderId);
    if (isBusy) return announce(t('said', { name: target.orderId, what: t('sending') }));
    if (await ask({ title: t('realTitle'), words, yes, isReal: true })) cancelOne(client, target);
  },
};

const askForMany = (title, n) =>
  ask({ title: t(title, { n }), words: t('allWords'), yes: t('allYes', { n }) });

/** Reads the order's status through the package. Seen open, it stays unknown: see the README. */
async function look(client, { orderId }, record) {
  try {
    const order = await client.orderDetail(orderId, record?.isAttached);
    const seen = { status: order.status, readAt: Date.now() };
    if (closedAs(order)) drop(record?.key);
    else if (record) keep({ ...record, seen });
    announce(`${orderId}: ${t('seen', { at: t('now'), status: statusWords(order) })}`);
    return { order, readAt: new Date(seen.readAt) };
  } catch (error) {
    announce(error.message);
    return { failure: error };
  }
}

async function checkOwn(cancel) {
  const client = customClients.findLast(
    ({ gateway, isClosed }) => gateway.url === cancel.gateway.url && !isClosed,
  );
  if (!client) return announce(t('connectFirst'));
  const { order, readAt } = await look(client, cancel, state.records.get(cancel.key));
  if (order) cancel.error = Object.assign(Object.create(cancel.error), { order, readAt });
  changed();
}

/** A cancel of a page that is gone, as the log shows it. */
function restored(record) {
  const { orderId, order, key, at, gateway, isAttached } = record;
  const lost = {
    attempts: [],
    lookUps: [],
    waits: [],
    error: { outcome: 'unknown' },
    startedAt: 0,
  };
  const cancel = { ...lost, orderId, order, key, at, gateway, isAttached, id: newest++ };
  state.cancels.unshift(cancel);
  if (order) state.latest.set(key, cancel);
  return cancel;
}

for (const record of state.records.values()) {
  if (isUnknown(record)) restored(record);
}
drawPage(on);
