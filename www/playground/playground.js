// The playground: a snippet for each place where the package runs; the browser's can be edited and
// run here.

import { keepForOffline } from '../offline.js';
import { runSnippet } from './run.js';
import { SAMPLES } from './samples.js';

const byId = (id) => document.getElementById(id);
const tabs = new Map(Object.keys(SAMPLES).map((id) => [id, createTab(id)]));
const edited = Object.fromEntries(Object.entries(SAMPLES).map(([id, { code }]) => [id, code]));
let chosen;
let running;

function createTab(id) {
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.id = `tab-${id}`;
  tab.textContent = SAMPLES[id].name;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', 'panel');
  tab.addEventListener('click', () => choose(id));
  return tab;
}

function choose(id) {
  chosen = id;
  for (const [each, tab] of tabs) {
    tab.setAttribute('aria-selected', each === id);
    tab.tabIndex = each === id ? 0 : -1;
  }
  byId('panel').setAttribute('aria-labelledby', `tab-${id}`);
  byId('code').value = edited[id];
  byId('code').readOnly = id !== 'browser';
  byId('run').hidden = id !== 'browser';
  byId('reset').hidden = id !== 'browser';
  byId('output').hidden = id !== 'browser';
  byId('elsewhere').hidden = id === 'browser';
  byId('before').textContent = SAMPLES[id].before ?? '';
  byId('copied').textContent = '';
  history.replaceState(null, '', `#${id}`);
}

/** Arrows, Home and End move among the tabs, as in any list of tabs. */
function onTabKey(event) {
  const ids = [...tabs.keys()];
  const at = ids.indexOf(chosen);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  choose(ids.at(next % ids.length));
  tabs.get(chosen).focus();
}

function write(kind, text) {
  const line = document.createElement('p');
  line.className = kind;
  line.textContent = text;
  byId('lines').append(line);
  byId('lines').scrollTop = byId('lines').scrollHeight;
}

async function run() {
  running?.stop();
  byId('lines').replaceChildren();
  byId('state').textContent = 'Running…';
  const own = runSnippet(byId('code').value, byId('frames'), write);
  running = own;
  await own.done;
  if (running === own) byId('state').textContent = 'Finished.';
}

async function copy() {
  const isCopied = await navigator.clipboard?.writeText(byId('code').value).then(
    () => true,
    () => false,
  );
  if (!isCopied) byId('code').select();
  byId('copied').textContent = isCopied ? 'Copied.' : 'Selected: copy it by the keyboard.';
}

byId('tabs').append(...tabs.values());
byId('tabs').addEventListener('keydown', onTabKey);
byId('code').addEventListener('input', ({ target }) => (edited[chosen] = target.value));
byId('run').addEventListener('click', run);
byId('copy').addEventListener('click', copy);
byId('reset').addEventListener('click', () => {
  edited[chosen] = SAMPLES[chosen].code;
  byId('code').value = edited[chosen];
});
byId('code').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || chosen !== 'browser') return;
  event.preventDefault();
  run();
});
const asked = location.hash.slice(1);
choose(Object.hasOwn(SAMPLES, asked) ? asked : 'browser');
keepForOffline();
