// An attempt as it went over the network: the request as sent, how it was signed, and the same call by
// hand. Secrets are masked or named, never shown.

import { html, useEffect, useState } from '../html.js';
import { t } from '../language.js';
import { curlOf, scriptOf } from '../snippets/snippets.js';
import { signatureOf } from './signature.js';

export function RequestView({ cancel, attempt }) {
  const [isOpen, setOpen] = useState(false);
  return html`<details onToggle=${({ target }) => setOpen(target.open)}>
    <summary>${t('request')}</summary>
    ${isOpen && html`<${Blocks} cancel=${cancel} attempt=${attempt} />`}
  </details>`;
}

function Blocks({ cancel, attempt }) {
  const [signature, setSignature] = useState('');
  const isSigned = attempt.headers['x-api-signature'];
  const { isPractice } = cancel.gateway;
  useEffect(() => {
    if (isSigned) signatureOf(attempt, isPractice).then(setSignature);
  }, [attempt]);
  const lines = Object.entries(attempt.headers).map((header) => header.join(': '));
  return html`<${Block}
      title=${t('asSent')}
      text=${[`DELETE ${attempt.url}`, ...lines].join('\n')}
    />
    ${isSigned && html`<${Block} title=${t('signature')} text=${signature} />`}
    <${Block} title="curl" text=${curlOf(attempt)} />
    <${Block} title="JavaScript" text=${scriptOf(cancel, attempt)} />`;
}

function Block({ title, text }) {
  const [told, tell] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => tell('copied'),
      () => tell('notCopied'),
    );
  return html`<h3>
      ${title}
      <button class="quiet" aria-label=${`${t('copy')}: ${title}`} onClick=${copy}>
        ${t('copy')}
      </button>
      <span role="status">${told && t(told)}</span>
    </h3>
    <pre tabindex="0" role="region" aria-label=${title}>${text}</pre>`;
}
