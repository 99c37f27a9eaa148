// A gateway of the visitor's own: keys typed in, handed to the package, and dropped from the form
// at once.

import { ask, byId, on, setNotice, setText } from './dom.js';
import { onLanguage, t } from './language.js';

/** `connect(settings)` gives a desk or throws; `cancel(desk, target)` withdraws an order there. */
export function openOwn({ connect, cancel }) {
  const [form, own] = [byId('connect'), byId('own')];
  let settings;
  let desk;
  let isWarned;

  on('connect', 'submit', (event) => {
    event.preventDefault();
    settings = Object.fromEntries(new FormData(form));
    try {
      desk = connect(settings);
    } catch (error) {
      return setNotice('connect-failure', error.message);
    }
    setNotice('connect-failure');
    for (const field of form.querySelectorAll('[type=password]')) field.value = '';
    isWarned = false;
    swap(true);
    byId('connected').focus();
  });

  on('own', 'submit', async (event) => {
    event.preventDefault();
    const orderId = own.elements.orderId.value.trim();
    const notice = t('realWords', { id: orderId, url: settings.httpUrl });
    isWarned ||= await ask(t('realTitle'), `${notice} ${paperWords()}`, t('cancelThis'));
    const isAttached = own.elements.attached.checked;
    if (isWarned && !desk.isBusy(orderId)) cancel(desk, { orderId, isAttached });
  });

  on('forget', 'click', () => {
    desk.close();
    own.reset();
    swap(false);
    form.elements.accessToken.focus();
  });

  function swap(isConnected) {
    form.hidden = isConnected;
    own.hidden = !isConnected;
    showWords();
  }

  const paperWords = () => t(settings.paper ? 'paperOn' : 'paperOff');

  function showWords() {
    if (own.hidden) return;
    const by = t(settings.how);
    setText(byId('connected'), `${t('using', { url: settings.httpUrl, by })} ${paperWords()}`);
  }

  /** Shows the fields of the chosen way to sign in, and asks for no other. */
  function showFields() {
    for (const label of form.querySelectorAll('[data-for]')) {
      label.hidden = label.dataset.for !== form.elements.how.value;
      label.querySelector('input').disabled = label.hidden;
    }
  }

  on('connect', 'change', showFields);
  showFields();
  onLanguage(showWords);
}
