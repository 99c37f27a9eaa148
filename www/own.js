// A gateway of the visitor's own: keys typed in, handed to the package, and dropped at once.

import { ask, byId, on, setNotice, setText } from './dom.js';
import { onLanguage, t } from './language.js';

/** `connect(keys)` gives a desk or throws; `cancel(desk, target)` withdraws an order there. */
export function openOwn({ connect, cancel }) {
  const [form, own] = [byId('connect'), byId('own')];
  const { elements } = form;
  let gateway; // less its secrets
  let desk;
  let isWarned;

  on('connect', 'change', () => {
    for (const how of ['apiKey', 'oauth']) elements[how].disabled = elements.how.value !== how;
  });

  on('connect', 'submit', (event) => {
    event.preventDefault();
    const { appSecret, accessToken, ...shown } = Object.fromEntries(new FormData(form));
    try {
      desk = connect({ appSecret, accessToken, ...shown });
    } catch (error) {
      return setNotice('connect-failure', error.message);
    }
    setNotice('connect-failure');
    elements.appSecret.value = elements.accessToken.value = '';
    gateway = shown;
    isWarned = false;
    swap(true);
    byId('connected').focus();
  });

  on('own', 'submit', async (event) => {
    event.preventDefault();
    const orderId = own.elements.orderId.value.trim();
    const isAttached = own.elements.attached.checked;
    const words = `${t('realWords', { id: orderId, url: gateway.httpUrl })} ${paperWords()}`;
    isWarned ||= await ask(t('realTitle'), words, t('cancelThis'));
    if (isWarned && !desk.isBusy(orderId)) cancel(desk, { orderId, isAttached });
  });

  on('forget', 'click', () => {
    desk.close();
    own.reset();
    swap(false);
    elements.accessToken.focus();
  });

  function swap(isConnected) {
    form.hidden = isConnected;
    own.hidden = !isConnected;
    showWords();
  }

  const paperWords = () => t(gateway.paper ? 'paperOn' : 'paperOff');

  function showWords() {
    if (own.hidden) return;
    const facts = { url: gateway.httpUrl, by: t(gateway.how) };
    setText(byId('connected'), `${t('using', facts)} ${paperWords()}`);
  }

  onLanguage(showWords);
}
