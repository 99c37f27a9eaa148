// One cancel, to be laid open.

import { isUnderWay } from '../client/standing.js';
import { html, useEffect, useState } from '../html.js';
import { clock, milliseconds, t } from '../language.js';
import { Chip, nameOf, statusWords } from '../mark.js';
import { Timeline } from '../pictures/timeline.js';
import { RequestView } from '../request-view/request-view.js';
import { changed, state } from '../state.js';
import { verdictInLog } from './verdict.js';

export function Entry({ cancel, on }) {
  const { order, orderId, gateway } = cancel;
  const verdict = verdictInLog(cancel);
  const isShown = state.shown === cancel;
  const toggle = (event) => {
    event.preventDefault(); // the state decides what is open
    state.shown = isShown ? undefined : cancel;
    changed();
  };
  return html`<li data-verdict=${verdict}>
    <details open=${isShown}>
      <summary id=${`cancel-${cancel.id}`} onClick=${toggle}>
        <${Chip} of=${verdict} />
        <span class="what">${order ? nameOf(order) : orderId}</span>
        <${Where} ...${gateway} />
        <small>${factsOf(cancel)}</small>
      </summary>
      ${isShown && html`<${Body} cancel=${cancel} verdict=${verdict} on=${on} />`}
    </details>
  </li>`;
}

/** A cancel at a gateway of the visitor's own never looks like practice. */
export function Where({ isPractice, isPaper }) {
  if (isPractice) return html`<span class="where practice">${t('practice')}</span>`;
  return html`<span class="where real">${t(isPaper ? 'paperTag' : 'realTag')}</span>`;
}

function factsOf({ attempts, at, startedAt, endedAt }) {
  const n = attempts.length;
  const took = n > 0 && endedAt && milliseconds(endedAt - startedAt);
  return [clock(at), n > 1 && t('attempts', { n }), took].filter(Boolean).join(' · ');
}

function Body({ cancel, verdict, on }) {
  const { orderId, error, receipt, attempts, deadlines } = cancel;
  const history = useHistory(cancel, on.historyOf);
  const { order: seen, readAt } = receipt ?? error ?? {};
  const isOpenQuestion = verdict === 'unknown' || error?.accepted;
  return html`<div class="body">
    <p>${t(`${verdict}.more`)}</p>
    ${seen && html`<p class="seen">${t('seen', { at: clock(readAt), status: statusWords(seen) })}</p>`}
    ${
      verdict === 'unknown' &&
      error.code !== undefined &&
      html`<p>${t('copies', { code: String(error.code) })}</p>`
    }
    ${
      isOpenQuestion &&
      html`<p class="bar">
        <button onClick=${() => on.checkCancel(cancel)}>${t('check')}</button>
        <button class="quiet" onClick=${() => on.dismissCancel(cancel)}>${t('dismiss')}</button>
      </p>`
    }
    ${cancel.startedAt > 0 && html`<${Timeline} cancel=${cancel} history=${history} />`}
    <p class="hint">
      ${orderId}${deadlines && ` · ${t('deadlines')}: ${t('limits', limitsOf(deadlines))}`}
    </p>
    ${error?.message && html`<p class="code" lang="en">${error.message}</p>`}
    <ol class="attempts">
      ${attempts.map((attempt, n) => html`<${Attempt} key=${n} ...${{ cancel, attempt }} />`)}
    </ol>
  </div>`;
}

export const limitsOf = ({ attemptTimeoutMs, timeoutMs }) => ({
  attempt: attemptTimeoutMs / 1000,
  call: timeoutMs / 1000,
});

/** What the practice book says that really happened; read anew until the order is closed. */
function useHistory(cancel, historyOf) {
  const [history, setHistory] = useState();
  const status = state.book.orders.get(cancel.key)?.status;
  useEffect(() => {
    if (cancel.order) historyOf(cancel).then(setHistory, () => {});
  }, [cancel, status, isUnderWay(cancel)]);
  return history;
}

function Attempt({ cancel, attempt }) {
  const { next, httpStatus, code, kind, traceId, durationMs, retryInMs, leftAt, known, hedge } =
    attempt;
  const facts = [
    `+${((leftAt - cancel.startedAt) / 1000).toFixed(3)} s`,
    hedge && t('hedge'),
    next && milliseconds(durationMs),
    httpStatus ?? t(next ? 'noAnswer' : 'noAnswerYet'),
    code !== undefined && t('code', { code: String(code) }),
    kind,
    next === 'retry' && retryInMs !== undefined && t('retryIn', { ms: milliseconds(retryInMs) }),
  ];
  return html`<li>
    <p>${facts.filter(Boolean).join(' · ')}</p>
    ${traceId && html`<p class="code">${t('trace', { id: traceId })}</p>`}
    ${next && html`<p>${t('knownThen')} <${Chip} of=${known} /></p>`}
    ${attempt.headers && html`<${RequestView} cancel=${cancel} attempt=${attempt} />`}
  </li>`;
}
