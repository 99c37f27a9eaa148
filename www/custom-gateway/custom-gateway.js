// A gateway of the visitor's own: keys typed in, handed to the package, and dropped at once.

import { html, useEffect, useRef, useState } from '../html.js';
import { t } from '../language.js';

/** `on.connect(keys)` gives a client or throws; `on.cancelOwn(client, target)` cancels there. */
export function CustomGateway({ on }) {
  const [connected, setConnected] = useState();
  const [wasForgotten, setForgotten] = useState(false);
  const forget = () => {
    connected.client.close();
    setConnected();
    setForgotten(true);
  };
  return html`<section id="own-panel" aria-labelledby="own-title" class=${connected ? 'real' : ''}>
    <h2 id="own-title">${t('own')}</h2>
    ${
      connected
        ? html`<${Connected} ...${{ ...connected, forget, on }} />`
        : html`<${Connect}
            wasForgotten=${wasForgotten}
            onConnect=${(keys) => setConnected({ client: on.connect(keys), gateway: shownOf(keys) })}
          />`
    }
  </section>`;
}

const shownOf = ({ how, httpUrl, paper }) => ({ how, httpUrl, paper });

function Connect({ onConnect, wasForgotten }) {
  const token = useRef();
  useEffect(() => wasForgotten && token.current.focus(), []);
  const [how, setHow] = useState('apiKey');
  const [failure, setFailure] = useState('');
  const submit = (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      onConnect(Object.fromEntries(new FormData(form)));
    } catch (error) {
      setFailure(error.message);
    }
    for (const field of form.querySelectorAll('[type=password]')) field.value = '';
  };
  return html`<form id="connect" autocomplete="off" onSubmit=${submit}>
    <p class="hint">${t('memoryOnly')}</p>
    <label
      >${t('signIn')}
      <select name="how" onChange=${({ target }) => setHow(target.value)}>
        <option value="apiKey">${t('apiKey')}</option>
        <option value="oauth">${t('oauth')}</option>
      </select></label
    >
    ${
      how === 'apiKey'
        ? html`<label key="key">App key <input name="appKey" required /></label>
            <label key="secret"
              >App secret <input name="appSecret" type="password" required
            /></label>`
        : html`<label key="client">Client id <input name="clientId" required /></label>`
    }
    <label>Access token <input name="accessToken" type="password" ref=${token} required /></label>
    <label
      >${t('address')}
      <input name="httpUrl" type="url" defaultValue="https://openapi.longportapp.com" required
    /></label>
    <p class="hint">${t('cors')}</p>
    <label class="check"><input name="paper" type="checkbox" defaultChecked /> ${t('paper')}</label>
    <button>${t('connect')}</button>
    ${failure && html`<p class="notice" id="connect-failure" role="alert" lang="en">${failure}</p>`}
  </form>`;
}

function Connected({ client, gateway, forget, on }) {
  const words = useRef();
  const { httpUrl, how, paper } = gateway;
  useEffect(() => words.current.focus(), []);
  const submit = (event) => {
    event.preventDefault();
    const { orderId, attached } = event.currentTarget.elements;
    const target = { orderId: orderId.value.trim(), isAttached: attached.checked };
    on.cancelOwn(client, target);
  };
  return html`<form id="own" autocomplete="off" onSubmit=${submit}>
    <p id="connected" tabindex="-1" ref=${words}>
      ${t('using', { url: httpUrl, by: t(how) })}
      <strong>${t(paper ? 'paperOn' : 'paperOff')}</strong>
    </p>
    <label>${t('orderId')} <input name="orderId" inputmode="numeric" required /></label>
    <label class="check"><input name="attached" type="checkbox" /> ${t('attached')}</label>
    <div class="bar">
      <button class="danger">${t(paper ? 'cancelPaper' : 'cancelReal')}</button>
      <button type="button" id="forget" onClick=${forget}>${t('forget')}</button>
    </div>
  </form>`;
}
