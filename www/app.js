// The demo page: a blotter of practice orders, weather to withdraw them in, each cancel laid open,
// and a gateway of one's own.

import { Config } from '/pkg/browser.js';
import { openBlotter } from './blotter.js';
import { watchBook } from './book.js';
import { openBulk } from './bulk.js';
import { openDesk } from './desk.js';
import { announce, ask, byId, on, setNotice } from './dom.js';
import { clock, count, language, onLanguage, speak, t } from './language.js';
import { note, takeLeftOver } from './left-over.js';
import { openLog } from './log.js';
import { openOwn } from './own.js';
import { PRACTICE_ACCOUNT } from './practice-account.js';
import { keyOf, nameOf, verdictOf } from './states.js';
import { deadlines, openWeather } from './weather.js';

const leftOver = [];
const latest = new Map();
const runBulk = openBulk();
const blotter = openBlotter({
  cancelOf: (order) => latest.get(keyOf(order)),
  cancel: cancelPractice,
  cancelAll,
  onShow: (cancel) => log.open(cancel).focus(),
});
const log = openLog(({ order }) => order && blotter.find(keyOf(order)));
const weather = openWeather(() => refresh());
onLanguage(showLeftOver);
openOwn({ connect, cancel });
await speak();

const practice = { ...PRACTICE_ACCOUNT, httpUrl: location.origin };
const desks = [];
connect(practice);
connect({ ...practice, rateLimit: false });
const underWay = () => desks.flatMap((desk) => desk.underWay());
const isBusy = () => underWay().length > 0 || blotter.isChanging();
const refresh = watchBook({ onReading, onFailure: blotter.stale, isBusy });
takeLeftOver(onLeftOver);
on('start-over', 'click', startOver);

function onReading(reading) {
  blotter.update(reading);
  weather.show(reading.faults);
  log.refresh();
}

function onChange(cancel) {
  if (cancel.attempts.length > 0) note(underWay());
  showInRow(cancel);
  log.update(cancel);
}

function showInRow(cancel) {
  if (!cancel.order) return;
  latest.set(keyOf(cancel.order), cancel);
  blotter.refresh(keyOf(cancel.order));
}

async function cancel(desk, target) {
  const { cancels, done } = desk.cancel([target], deadlines());
  log.open(cancels[0]);
  await done;
  const state = verdictOf(cancels[0]);
  const name = target.order ? nameOf(target.order) : target.orderId;
  announce(`${name}: ${t(state)}. ${t(`${state}.more`)}`);
}

async function cancelPractice(orders) {
  const desk = desks[byId('pacing').checked ? 0 : 1];
  const free = orders.filter(({ orderId }) => !desks.some((each) => each.isBusy(orderId)));
  const targets = free.map((order) => ({ orderId: order.orderId, order }));
  if (targets.length === 1) await cancel(desk, targets[0]);
  if (targets.length > 1) await runBulk(desk, targets, deadlines());
  refresh();
}

async function cancelAll(orders) {
  const words = { n: count(orders.length) };
  if (orders.length === 0) return;
  if (await ask(t('allTitle', words), t('allWords'), t('allYes', words))) cancelPractice(orders);
}

async function startOver() {
  const path = `/practice/orders?count=${byId('book-size').value}`;
  await fetch(path, { method: 'POST' }).catch(() => {});
  log.clear();
  weather.keepPacing();
}

/** Opens a desk at a gateway. Throws when the keys or the address cannot be right. */
function connect({ how, appKey, appSecret, clientId, accessToken, httpUrl, paper, rateLimit }) {
  const settings = { httpUrl, rateLimit, enablePapertrading: !!paper, language: language() };
  const makeConfig = (options) =>
    how === 'oauth'
      ? Config.fromOAuth(clientId, accessToken, { ...settings, ...options })
      : Config.fromApikey(appKey, appSecret, accessToken, { ...settings, ...options });
  desks.push(openDesk(makeConfig, onChange));
  return desks.at(-1);
}

function onLeftOver(left) {
  leftOver.push(left);
  left.cancels.forEach(showInRow);
  showLeftOver();
}

function showLeftOver() {
  const words = leftOver.flatMap(({ at, cancels, waiting }) => {
    const facts = { at: clock(at), n: count(cancels.length), waiting: count(waiting) };
    const own = cancels.filter(({ order }) => !order);
    return [t('leftOver', facts), ...own.map(({ orderId }) => `${orderId}: ${t('unknown')}.`)];
  });
  setNotice('left-over', words.join(' '));
}
