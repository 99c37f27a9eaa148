// Makes the practice gateway fail, and shows which faults are armed, for how many calls more.

import { html } from '../html.js';
import { t } from '../language.js';
import { changed, state } from '../state.js';
import { limitsOf } from '../log/entry.js';

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

const DEADLINES = [
  { attemptTimeoutMs: 2000, timeoutMs: 40_000 },
  { attemptTimeoutMs: 10_000, timeoutMs: 60_000 },
];

/** What the visitor chose for the cancels to come. */
export const settings = { times: '1', deadlines: 0, isPaced: true, bookSize: '36' };
const SIZES = ['12', '36', '1000'];
export const deadlines = () => DEADLINES[settings.deadlines];

export const faultOf = (name) => {
  const times = Number(settings.times) || 'forever';
  return { kind: name, ...FAULTS[name], times, match: { method: 'DELETE' } };
};

/** The name by which the page knows an armed fault. */
const nameOf = ({ kind, where, status }) => {
  if (where === 'after') return 'reset-after';
  return kind === 'status' && status === 403 ? 'forbidden' : kind;
};

const leftOf = ({ times, happened }) => (times === 'forever' ? '∞' : times - happened);

export function Faults({ on }) {
  const choose = (part) => {
    Object.assign(settings, part);
    changed();
  };
  const armed = state.book.faults;
  return html`<section id="faults-panel" aria-labelledby="faults-title">
    <h2 id="faults-title">${t('faults')}</h2>
    <p id="armed" role="status">${armedWords(armed)}</p>
    <div id="faults" role="group" aria-labelledby="faults-title">
      ${Object.keys(FAULTS).map((name) => {
        const left = armed.filter((fault) => nameOf(fault) === name).map(leftOf);
        return html`<button
          key=${name}
          data-fault=${name}
          aria-pressed=${String(left.length > 0)}
          onClick=${() => on.toggleFault(name, left.length > 0)}
        >
          <b>${t(`fault.${name}`)}</b>
          ${left.length > 0 && html`<span class="times">×${left.join('+')}</span>`}
          <small>${t(`fault.${name}.more`)}</small>
        </button>`;
      })}
    </div>
    <div class="bar">
      <label class="bar"
        >${t('howOften')}
        <select id="times" onChange=${({ target }) => choose({ times: target.value })}>
          ${['1', '3', 'forever'].map(
            (each) =>
              html`<option value=${each} selected=${settings.times === each}>
                ${t(`times.${each}`)}
              </option>`,
          )}
        </select></label
      >
      <button id="clear" aria-disabled=${String(armed.length === 0)} onClick=${on.clearFaults}>
        ${t('clear')}
      </button>
    </div>
    <details class="settings">
      <summary>${t('settings')}</summary>
      <label class="bar"
        >${t('deadlines')}
        <select
          id="deadlines"
          onChange=${({ target }) => choose({ deadlines: target.selectedIndex })}
        >
          ${DEADLINES.map(
            (each, n) =>
              html`<option key=${n} selected=${n === settings.deadlines}>
                ${t('limits', limitsOf(each))}
              </option>`,
          )}
        </select></label
      >
      <label class="check"
        ><input
          type="checkbox"
          id="pacing"
          checked=${settings.isPaced}
          onChange=${({ target }) => {
            choose({ isPaced: target.checked });
            on.keepPacing();
          }}
        />
        ${t('pacing')}</label
      >
      <span class="bar">
        <label class="bar"
          >${t('newBook')}
          <select id="book-size" onChange=${({ target }) => choose({ bookSize: target.value })}>
            ${SIZES.map(
              (size) =>
                html`<option value=${size} selected=${size === settings.bookSize}>${size}</option>`,
            )}
          </select></label
        >
        <button id="start-over" onClick=${on.startOver}>${t('startOver')}</button>
      </span>
    </details>
  </section>`;
}

/** Nothing is said of a gateway that does not answer. */
function armedWords(armed) {
  if (state.stale) return t('faultsUnknown');
  if (armed.length === 0) return t('noFaults');
  const words = armed.map((fault) => `${t(`fault.${nameOf(fault)}`)} ×${leftOf(fault)}`);
  return t('armed', { what: words.join(', ') });
}
