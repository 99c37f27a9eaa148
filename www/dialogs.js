// The page's dialogs: a question before what cannot be undone, the keys, a bulk's report.

import { html, render } from './html.js';
import { t } from './language.js';
import { Chip, fullNameOf } from './mark.js';
import { areKeysOn, setKeys } from './table/keyboard.js';

/** Asks; any way out but yes is a no. `isReal`: it reaches a gateway of the visitor's own. */
export async function ask({ title, words, yes, isReal }) {
  const answer = await show(
    { id: 'confirm', title, isReal },
    html`<p id="confirm-words">${words}</p>
      <div class="bar">
        <button value="yes" id="confirm-yes" class="danger">${yes}</button>
        <button value="no" autofocus>${t('keep')}</button>
      </div>`,
  );
  return answer === 'yes';
}

const KEYS = {
  filter: '/',
  move: 'j k',
  select: 'x',
  range: 'Shift+x',
  cancel: 'c',
  show: 'Enter',
  help: '?',
};

export function showHelp() {
  return show(
    { id: 'keys', title: t('keys') },
    html`<dl class="keys">
        ${Object.entries(KEYS).map(
          ([does, key]) =>
            html`<div key=${key}>
              <dt><kbd>${key}</kbd></dt>
              <dd>${t(`key.${does}`)}</dd>
            </div>`,
        )}
      </dl>
      <label class="check"
        ><input
          type="checkbox"
          defaultChecked=${areKeysOn()}
          onChange=${({ target }) => setKeys(target.checked)}
        />
        ${t('keysOn')}</label
      >
      <div class="bar"><button value="no" autofocus>${t('close')}</button></div>`,
  );
}

/** `rows`: `[{ order, verdict }]`. */
export function showReport(rows) {
  const isLoud = ({ verdict }) => !['cancelled', 'accepted'].includes(verdict);
  const sorted = [...rows].sort((a, b) => isLoud(b) - isLoud(a));
  return show(
    { id: 'report-dialog', title: t('reportTitle', { n: rows.length }) },
    html`<div class="scroll" tabindex="0" role="region" aria-label=${t('report')}>
        <ul class="report">
          ${sorted.map(
            ({ order, verdict }) => html`<li><${Chip} of=${verdict} /> ${fullNameOf(order)}</li>`,
          )}
        </ul>
      </div>
      <div class="bar"><button value="no" autofocus>${t('close')}</button></div>`,
  );
}

function show({ id, title, isReal }, content) {
  const dialog = document.createElement('dialog');
  dialog.id = id;
  dialog.setAttribute('aria-labelledby', `${id}-title`);
  if (isReal) dialog.className = 'real';
  document.body.append(dialog);
  const body = html`<form method="dialog">
    <h2 id=${`${id}-title`}>${title}</h2>
    ${content}
  </form>`;
  render(body, dialog);
  dialog.showModal();
  dialog.querySelector('[autofocus]').focus();
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve(dialog.returnValue);
    };
  });
}
