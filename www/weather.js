// Makes the practice gateway misbehave, and says what it still has in store.

import { button, byId, el, on, setText } from './dom.js';
import { onLanguage, t } from './language.js';

const FAULTS = {
  delay: { delayMs: 1500 },
  status: { status: 429, headers: { 'retry-after': '1' } },
  html: { status: 502, where: 'front' },
  'reset-after': { kind: 'reset', where: 'after' },
  reset: { where: 'front' },
  hang: { where: 'front' },
  forbidden: { kind: 'status', status: 403 },
  'expired-token': {},
  'clock-skew': { skewMs: 3_600_000 },
};

/** `refresh()` is called when the weather has changed; gives `show(faults)` and `keepPacing()`. */
export function openWeather(refresh) {
  let armed = [];

  async function control(method, path, json) {
    const body = JSON.stringify(json);
    await fetch(`/__control/${path}`, { method, body }).catch(() => {});
    refresh();
  }

  /** Brings the gateway's limits in line with the switch. */
  const keepPacing = () => control('POST', 'limits', byId('pacing').checked ? {} : false);

  function faultButton(name) {
    const times = () => +byId('times').value || 'forever';
    const arm = () => control('POST', 'faults', { kind: name, ...FAULTS[name], times: times() });
    const does = el('small', {}, t(`${name}.more`));
    return button({ 'data-fault': name }, arm, el('b', {}, t(name)), does);
  }

  function show(faults) {
    armed = faults;
    const words = faults.map(({ kind, where, status, times, happened }) => {
      const left = times === 'forever' ? '∞' : times - happened;
      const name = where === 'after' ? 'reset-after' : status === 403 ? 'forbidden' : kind;
      return `${t(name)} ×${left}`;
    });
    setText(byId('armed'), words[0] ? t('armed', { what: words.join(', ') }) : t('fair'));
  }

  on('clear', 'click', () => control('DELETE', 'faults'));
  on('pacing', 'change', keepPacing);
  onLanguage(() => {
    byId('faults').replaceChildren(...Object.keys(FAULTS).map(faultButton));
    for (const option of byId('deadlines')) option.text = deadlineWords(deadlinesOf(option));
    show(armed);
  });
  return { show, keepPacing };
}

export const deadlines = () => deadlinesOf(byId('deadlines'));

function deadlinesOf({ value }) {
  const [attemptTimeoutMs, timeoutMs] = value.split(' ').map(Number);
  return { attemptTimeoutMs, timeoutMs };
}

export const deadlineWords = ({ attemptTimeoutMs, timeoutMs }) =>
  t('limits', { attempt: attemptTimeoutMs / 1000, call: timeoutMs / 1000 });
