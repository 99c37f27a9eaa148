// A gateway of the visitor's own: keys typed in, handed to the package, and dropped from the form
// at once.

import { byId } from './dom.js';

/**
 * `connect(settings)` gives `{ context, forget }` or throws; `cancel(context, orderId, isAttached)`
 * uses it.
 */
export function connectForm({ connect, cancel }) {
  const form = byId('connect');
  const own = byId('own');
  let connection;

  form.addEventListener('change', () => showFieldsFor(form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const settings = settingsOf(form);
    try {
      connection = connect(settings);
    } catch (error) {
      return fail(error.message);
    }
    fail('');
    for (const field of form.querySelectorAll('[type=password]')) field.value = '';
    byId('connected').textContent = describe(settings);
    form.hidden = true;
    own.hidden = false;
    byId('connected').focus();
  });

  own.addEventListener('submit', (event) => {
    event.preventDefault();
    const { orderId, attached } = own.elements;
    cancel(connection.context, orderId.value.trim(), attached.checked);
  });

  byId('forget').addEventListener('click', () => {
    connection.forget();
    own.reset();
    own.hidden = true;
    form.hidden = false;
    form.elements.accessToken.focus();
  });

  showFieldsFor(form);
}

function settingsOf(form) {
  return { ...Object.fromEntries(new FormData(form)), paper: form.elements.paper.checked };
}

/**
 * Shows the fields of the chosen way to sign in, and disables the others so that they are not asked
 * for.
 */
function showFieldsFor(form) {
  for (const label of form.querySelectorAll('[data-for]')) {
    const isOther = label.dataset.for !== form.elements.how.value;
    label.hidden = isOther;
    label.querySelector('input').disabled = isOther;
  }
}

function describe({ how, httpUrl, paper }) {
  const by = how === 'oauth' ? 'an OAuth token' : 'an API key';
  const trading = paper ? 'Paper trading is on.' : 'Paper trading is off: a cancel here is real.';
  return `Using ${httpUrl} with ${by}. ${trading}`;
}

function fail(message) {
  const place = byId('connect-failure');
  place.textContent = message;
  place.hidden = message === '';
}
