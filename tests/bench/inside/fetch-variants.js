// What `fetch` charges for each thing that a careful client asks of it: bare `fetch`, with one
// thing more or another way to read the body.

import { signedRequest } from './account.js';
import { FLOOR } from './clients.js';

export function variants({ base }) {
  const { url, ...init } = signedRequest(base, '1539095200.123', 'a'.repeat(64));
  const json = async (options) => (await fetch(url, { ...init, ...options })).json();
  const read = (take) => async () => take(await fetch(url, init));
  const careful = { redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' };
  return {
    [FLOOR]: () => json(),
    'again, for the noise': () => json(),
    'a signal that never fires': () => json({ signal: new AbortController().signal }),
    'AbortSignal.timeout': () => json({ signal: AbortSignal.timeout(10_000) }),
    'setTimeout, clearTimeout': () => timed(() => json()),
    "redirect: 'manual'": () => json({ redirect: 'manual' }),
    "cache: 'no-store'": () => json({ cache: 'no-store' }),
    'redirect, credentials, referrerPolicy, cache': () => json({ ...careful, cache: 'no-store' }),
    'text() and JSON.parse': read(async (response) => JSON.parse(await response.text())),
    'arrayBuffer()': read((response) => response.arrayBuffer()),
    'body.getReader()': read(byReader),
    'for await of body': read(byIteration),
    'one header read': read((response) => response.headers.get('x-trace-id') && response.json()),
  };
}

async function timed(work) {
  const timer = setTimeout(() => {}, 10_000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

async function byReader({ body }) {
  const reader = body.getReader();
  for (;;) if ((await reader.read()).done) return;
}

async function byIteration({ body }) {
  let size = 0;
  for await (const chunk of body) size += chunk.length;
  return size;
}
