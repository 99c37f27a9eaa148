// Runs a snippet in a frame of its own, and tells what it writes.

import { documentOf } from './frame.js';
import { link } from './link.js';

/** Runs it in `place`, calling `onLine(kind, text)`; gives `{ done, stop }`. */
export function runSnippet(snippet, place, onLine) {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.title = 'Playground';
  element.hidden = true;
  let end;
  const done = new Promise((resolve) => (end = resolve));
  const stop = () => {
    removeEventListener('message', onMessage);
    element.remove();
    end();
  };
  const modules = link(snippet).catch((error) => {
    onLine('error', `${error.name}: ${error.message}`);
    stop();
  });

  async function onMessage({ source, data }) {
    if (source !== element.contentWindow) return;
    if (data.kind === 'ready') source.postMessage(await modules, '*');
    else if (data.kind === 'done') end();
    else onLine(data.kind, data.text);
  }

  addEventListener('message', onMessage);
  element.srcdoc = documentOf();
  place.append(element);
  return { done, stop };
}
