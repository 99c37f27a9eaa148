// Draws the page from the state, and anew while something in it depends on the time.

import { isUnderWay } from './client/standing.js';
import { placesTaken } from './client/places.js';
import { CustomGateway } from './custom-gateway/custom-gateway.js';
import { Faults } from './faults/faults.js';
import { byId, html, render } from './html.js';
import { isUnknown } from './interrupted/records.js';
import { Log } from './log/log.js';
import { Latencies } from './pictures/latencies.js';
import { changed, onChange, state } from './state.js';
import { Table } from './table/table.js';

const TICK_MS = 250;

export function drawPage(on) {
  const draw = () => render(html`<${Page} on=${on} />`, byId('trading'));
  onChange(draw);
  draw();
  setInterval(() => needsTime() && changed(), TICK_MS);
}

const needsTime = () =>
  state.cancels.some(isUnderWay) ||
  placesTaken().length > 0 ||
  [...state.records.values()].some(isUnknown);

function Page({ on }) {
  return html`<div class="columns">
    <${Table} on=${on} />
    <div class="side">
      <${Faults} on=${on} />
      <${Log} on=${on} />
      <section class="pictures"><${Latencies} /></section>
      <${CustomGateway} on=${on} />
    </div>
  </div>`;
}
