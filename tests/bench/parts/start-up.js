// From the start of a process, or of a page, to the first accepted cancel.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inTurn } from '../inside/rounds.js';
import { NODES, withChromium } from '../runtimes.js';
import { BARE, BARE_COMMONJS, startScripts } from '../start-scripts.js';
import { inWords, ratio, round, median } from '../statistics.js';

const PAGES = {
  'bare fetch': 'bare.html',
  'this package': 'package.html',
  'this package, slim': 'slim.html',
};

export async function startUp({ quick, base, packageFolder }) {
  const rounds = quick ? 6 : 40;
  const scripts = startScripts(base, packageFolder);
  const processes = [];
  for (const node of NODES) {
    const start = (name) => millisToFirstOutput(node.program, scripts[name]);
    const millis = await inTurn(Object.keys(scripts), rounds, start);
    processes.push({ runtime: node.name(), millis });
  }
  const pages = await withChromium((browser) =>
    inTurn(Object.keys(PAGES), rounds, (name) => millisToAccepted(browser, base, PAGES[name])),
  );
  const floorOf = (name) => scripts[name].floor;
  return {
    processes,
    pages,
    tables: {
      'start-node': times('of a process', processes, floorOf, [BARE, BARE_COMMONJS]),
      'start-page': times('of a page', [{ runtime: 'Chromium', millis: pages }], () => BARE, [
        BARE,
      ]),
    },
  };
}

async function millisToFirstOutput(program, { source, type }) {
  const started = performance.now();
  const options = { stdio: ['ignore', 'pipe', 'inherit'] };
  const child = spawn(program, [`--input-type=${type}`, '--eval', source], options);
  const closed = once(child, 'close');
  const [output] = await Promise.race([once(child.stdout, 'data'), closed]);
  const millis = performance.now() - started;
  await closed;
  if (!/^(0|1|ok)\n$/.test(output)) throw new Error(`not accepted: ${output}`);
  return millis;
}

/** In a context of its own, so that nothing is in a cache. */
async function millisToAccepted(browser, base, page) {
  const context = await browser.newContext();
  try {
    const opened = await context.newPage();
    await opened.goto(`${base}/bench/inside/start/${page}`);
    const accepted = await opened.waitForFunction('globalThis.acceptedAt');
    return await accepted.jsonValue();
  } finally {
    await context.close();
  }
}

/** How many times as long as its floor each takes. */
function times(heading, columns, floorOf, floors) {
  const names = Object.keys(columns[0].millis);
  const inCell = (millis, name) => inWords(ratio(millis[name], millis[floorOf(name)]));
  const unit = ({ millis }) =>
    floors.map((floor) => `${round(median(millis[floor]), 0)} ms`).join(', ');
  return {
    head: [heading, ...columns.map(({ runtime }) => runtime)],
    rows: [
      ...names.map((name) => [name, ...columns.map(({ millis }) => inCell(millis, name))]),
      ['1.00 is', ...columns.map(unit)],
    ],
  };
}
